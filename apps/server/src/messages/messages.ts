// Messages that callers leave, from the beep to whoever takes them: the table says how far each is, and whoever finds one
// due does the next step. Nothing is remembered anywhere else, so that any server can go on where another one died.

import type { CallStore, Clock, OnTheLine } from "@dialtree/calls";
import type { Egress } from "@dialtree/egress";
import type { CallCommand, EventBody, FailureReason, Party } from "@dialtree/flow";
import { type News, Secret } from "@dialtree/graph";
import { downloadRecording, type Recording } from "@dialtree/graph/io";
import type { Logger } from "pino";
import type { Dispatcher } from "undici";
import type { MessageRow } from "../control/database/tables.ts";
import type { Mailbox, Mailboxes } from "./mailboxes.ts";
import { type Letter, mail } from "./mailing.ts";
import type { Entry, MessageCounts, Rows, Unreadable } from "./rows.ts";
import type { Sealing } from "./sealing.ts";
import { voiceIn } from "./voice.ts";

export interface MessagesOptions {
  readonly mailboxes: Mailboxes;
  readonly rows: Rows;
  readonly sealing: Sealing;
  readonly store: Pick<CallStore, "load">;
  /** The time that calls live in. */
  readonly clock: Clock;
  /** The time that signatures carry. */
  readonly wallClock: Clock;
  /** Where Graph's recordings may lie: these hosts and those below them. */
  readonly recordingHosts: readonly string[];
  /** How recordings are fetched; a pool for each unless told. */
  readonly downloads?: Dispatcher;
  /** How messages are handed on: the way to the mailboxes' addresses, and to nobody else. */
  readonly egress: Egress;
  /** Brings news into a call. @throws when it could not be written down. */
  readonly tell: (
    call: { readonly key: string; readonly tenant: string },
    event: EventBody,
  ) => Promise<unknown>;
  /** Another server may make messages due: the table is looked at so often, in milliseconds. */
  readonly looksEveryMs?: number;
  /** Messages of a mailbox that may lie here; what its settings say unless told. */
  readonly room?: (mailbox: Mailbox) => number;
  readonly log: Pick<Logger, "info" | "warn" | "error">;
  readonly count: (what: MessageCount) => void;
}

/** What is counted. */
export type MessageCount = "recorded" | "handed on" | "not taken" | "lost" | "discarded";

export interface Messages {
  /** Makes room for a recording that Graph is about to be asked for. Why not, when it cannot be. */
  record(command: RecordCommand, line: OnTheLine): Promise<{ readonly refused: string } | undefined>;
  /** Graph has told that a recording is over. False: it is none of ours, or there is nothing to fetch. */
  arrived(session: string, tenant: string, news: Recorded): Promise<boolean>;
  /** The caller has sent it: from now on it gets to its mailbox. Why not, when it cannot. */
  deliver(session: string, command: string): Promise<{ readonly refused: string } | undefined>;
  /** The call is over: what its caller has not sent is sent or thrown away now. */
  callEnded(session: string): Promise<void>;
  /** The name under which a recording can be heard while its call lasts. */
  nameOf(session: string, command: string): string;
  /** What a caller said, while its call lasts and it was not sent. */
  heard(id: string): Promise<Uint8Array | undefined>;
  readonly box: MailboxRoom;
  /** From now on what is due is done. */
  start(): void;
  /** Something is being done at this moment. */
  readonly busy: boolean;
  close(): Promise<void>;
}

/** What people may see of messages. */
export interface MailboxRoom {
  readonly mailboxes: Mailboxes;
  count(mailbox: string): Promise<MessageCounts>;
  list(mailbox: string): Promise<readonly Listed[]>;
  /** The sound of a message that is kept for people. */
  fetch(id: string): Promise<Uint8Array | undefined>;
  remove(id: string): Promise<boolean>;
}

export interface Listed extends Letter {
  readonly state: "waiting" | "kept";
  /** How often it was handed on and not taken. */
  readonly tries: number;
  /** When it is gone, ISO 8601. */
  readonly until: string;
}

type RecordCommand = CallCommand & { readonly type: "record" };
type Recorded = News & { readonly type: "recorded" };

// Longer than anything that is done with a message takes: then whoever had it in hand is dead.
const inHandMs = 60_000;
const lookAgainMs = 30_000;
// Graph tells of the end of a call before it tells of a recording that ended with it, if it does.
const lateNewsMs = 60_000;
const fetchAgainMs = [500, 1_000, 2_000, 4_000] as const;
const tellAgainMs = 1_000;
const mailAgainMs = [10_000, 30_000, 120_000, 600_000, 1_800_000, 3_600_000] as const;
const lookedAtOnce = 50;
const mailedAtOnce = 4;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Failures that no second try mends. */
const final: readonly Recording["failure"][] = ["wrong address", "too big"];

export function createMessages(options: MessagesOptions): Messages {
  const { mailboxes, rows, sealing, store, clock, log, count } = options;
  const { room = (mailbox) => mailbox.room } = options;
  // Rows hold whole milliseconds.
  const now = () => Math.round(clock.now());
  const underWay = new Set<Promise<void>>();
  const mailing = new Map<string, number>();
  let cancelLook = () => {};
  let looking: Promise<void> | undefined;
  let again = false;
  let begun = false;
  let closed = false;

  /** Whoever closes this waits for it. */
  function tracked<T>(work: Promise<T>): Promise<T> {
    const done: Promise<void> = work.then(
      () => void underWay.delete(done),
      () => void underWay.delete(done),
    );
    underWay.add(done);
    return work;
  }

  function spawn(work: Promise<void>): void {
    void tracked(work).catch((error: unknown) =>
      log.error({ err: error }, "a message could not be worked on; it will be again"),
    );
  }

  /** Looks now what is due; and again when the next one is. */
  function look(): void {
    if (!begun || closed) return;
    if (looking) {
      again = true;
      return;
    }
    cancelLook();
    looking = lookOnce()
      .catch((error: unknown) => {
        log.error({ err: error }, "messages cannot be looked for");
        return tellAgainMs;
      })
      .then((next) => {
        looking = undefined;
        const after = again ? 0 : next;
        again = false;
        if (closed || after === undefined) return;
        if (after === 0) look();
        else cancelLook = clock.after(after, look);
      });
  }

  /** Milliseconds until it is worth looking again. */
  async function lookOnce(): Promise<number | undefined> {
    for (const row of await rows.due(now(), lookedAtOnce)) {
      const entry = await rows.claim(row, now() + inHandMs);
      if (entry) spawn((isReadable(entry) ? goOn(entry) : unreadable(entry)).finally(look));
    }
    const next = await rows.nextDue();
    const polled = options.looksEveryMs;
    if (next === undefined) return polled;
    return Math.max(1, Math.min(next - now(), polled ?? Number.POSITIVE_INFINITY));
  }

  async function goOn(entry: Entry): Promise<void> {
    const { id, session, state } = entry;
    switch (state) {
      case "speaking":
        if (await isLive(session)) await rows.change(id, [state], { due_at: now() + lookAgainMs });
        else await rows.remove(id, [state]);
        return;
      case "fetching":
        return bring(entry);
      case "held":
        if (await isLive(session))
          return void (await rows.change(id, [state], { due_at: now() + lookAgainMs }));
        return unsent(entry);
      case "leaving":
        return handOn(entry);
      case "kept":
        await rows.remove(id, [state]);
        return;
    }
  }

  /** Not thrown away at once: it may be this server's secret that is wrong, and not the others'. */
  async function unreadable(row: Unreadable): Promise<void> {
    const { id, session, mailbox, state, gives_up_at } = row;
    const why = "it was sealed with another secret than this server has";
    if (now() < gives_up_at) {
      log.error(
        { message: id, session, mailbox, why },
        "A message cannot be read. Give the server the secret of before",
      );
      await rows.change(id, [state], { due_at: Math.min(now() + hourMs, gives_up_at) });
    } else if (state === "leaving" || !(await isLive(session))) await lose(row, why);
    else await rows.change(id, [state], { due_at: now() + lookAgainMs });
  }

  async function isLive(session: string): Promise<boolean> {
    const [found] = await store.load([session]);
    return found?.is === "live";
  }

  async function bring(entry: Entry): Promise<void> {
    const { id, facts } = entry;
    let { milliseconds } = entry;
    if (milliseconds === null) {
      const { source, ...known } = facts;
      if (!source) return discard(entry, "error", "nobody knows where it is");
      const got = await downloadRecording(
        { location: source.location, token: new Secret(source.token) },
        {
          hosts: options.recordingHosts,
          clock: options.wallClock,
          ...(options.downloads ? { dispatcher: options.downloads } : {}),
        },
      );
      const voice = got.bytes ? voiceIn(got.bytes) : { fault: [got.failure, got.detail].join(" ").trim() };
      if ("fault" in voice) {
        const next = final.includes(got.failure) ? undefined : fetchAgainMs[entry.tries];
        if (next === undefined) return discard(entry, "error", voice.fault);
        await rows.change(id, ["fetching"], { tries: entry.tries + 1, due_at: now() + next });
        return;
      }
      if (voice.spoken === 0) return discard(entry, "silence");
      if (voice.spoken < facts.shortestMs) return discard(entry, "too-short");
      ({ milliseconds } = voice);
      const kept = await rows.change(id, ["fetching"], {
        audio: got.bytes as Uint8Array,
        milliseconds,
        // Its token is of no use any more.
        facts: known,
      });
      if (!kept) return;
      count("recorded");
    }
    if (!(await told(entry, { outcome: "done", recorded: milliseconds }))) return;
    await rows.change(id, ["fetching"], { state: "held", due_at: now() + lookAgainMs, tries: 0 });
    // What ended meanwhile is not waited for.
    if (!(await isLive(entry.session))) await rows.change(id, ["held"], { due_at: now() });
  }

  async function discard(entry: Entry, reason: FailureReason, why?: string): Promise<void> {
    const { id, session, mailbox } = entry;
    if (why !== undefined)
      log.warn(
        { message: id, session, mailbox, why },
        "What a caller said could not be fetched from Graph, and is lost. The flow has told the caller so",
      );
    if (!(await told(entry, { outcome: "failed", reason, ...(why === undefined ? {} : { detail: why }) })))
      return;
    await rows.remove(id, ["fetching"]);
  }

  /** Lets the flow know. False when that has to be done again. */
  async function told(
    { id, session, command, facts }: Entry,
    how: Pick<EventBody & { readonly type: "result" }, "outcome" | "reason" | "recorded" | "detail">,
  ): Promise<boolean> {
    try {
      await options.tell(
        { key: session, tenant: facts.tenant },
        { type: "result", command: { id: command }, ...how },
      );
      return true;
    } catch (error) {
      log.error({ err: error, message: id, session }, "a call could not be told of its recording");
      await rows.change(id, ["fetching"], { due_at: now() + tellAgainMs });
      return false;
    }
  }

  async function unsent(entry: Entry): Promise<void> {
    const { id, mailbox, session, facts, milliseconds } = entry;
    if (facts.ifCallEnds === "discard") {
      if (await rows.remove(id, ["held"])) count("discarded");
      return;
    }
    if (await send(entry)) return;
    await rows.remove(id, ["held"]);
    count("lost");
    log.error(
      { message: id, session, mailbox, milliseconds },
      `A message is lost: the mailbox ${mailbox} has no room. See why nobody takes its messages, or give it more room`,
    );
  }

  /** From now on a message gets to its mailbox. */
  async function send({ id, mailbox, state }: Entry): Promise<boolean> {
    const box = mailboxes.get(mailbox);
    if (!box) return false;
    const { waiting, kept } = await rows.count(mailbox);
    if (waiting + kept >= room(box)) return false;
    const until = now() + (box.address ? box.giveUpHours * hourMs : box.keepDays * dayMs);
    // A flow that hands on what it has just been told of can be quicker than the row that says so.
    return rows.change(id, state === "fetching" ? ["fetching", "held"] : [state], {
      state: box.address ? "leaving" : "kept",
      due_at: box.address ? now() : until,
      gives_up_at: until,
      tries: 0,
    });
  }

  async function handOn(entry: Entry): Promise<void> {
    const { id, mailbox, tries } = entry;
    const box = mailboxes.get(mailbox);
    const inHand = mailing.get(mailbox) ?? 0;
    if (box?.address && inHand >= mailedAtOnce)
      return void (await rows.change(id, ["leaving"], { due_at: now() + tellAgainMs }));
    const sound = await rows.sound(id);
    if (!sound) return lose(entry, "its sound cannot be read");
    let why = "the mailbox has no address any more";
    let later: number | undefined;
    if (box?.address) {
      mailing.set(mailbox, inHand + 1);
      try {
        const said = await mail(box.address, letterOf(entry), sound, {
          egress: options.egress,
          now: options.wallClock.now(),
        });
        if (said.took) return taken(entry, box);
        ({ why, later } = said);
      } finally {
        mailing.set(mailbox, (mailing.get(mailbox) ?? 1) - 1);
      }
    }
    count("not taken");
    const pause = later ?? mailAgainMs[Math.min(tries, mailAgainMs.length - 1)] ?? hourMs;
    if (now() + pause > entry.gives_up_at) return lose(entry, why);
    log.warn(
      { message: id, session: entry.session, mailbox, tries: tries + 1, why },
      `The mailbox ${mailbox} has not taken a message: ${why}. It is tried again`,
    );
    await rows.change(id, ["leaving"], { tries: tries + 1, due_at: now() + pause });
  }

  async function taken({ id, session, mailbox, milliseconds }: Entry, { keepDays }: Mailbox): Promise<void> {
    count("handed on");
    log.info({ message: id, session, mailbox, milliseconds }, "a message was handed on");
    if (keepDays === 0) await rows.remove(id, ["leaving"]);
    else
      await rows.change(id, ["leaving"], {
        state: "kept",
        due_at: now() + keepDays * dayMs,
        gives_up_at: now() + keepDays * dayMs,
      });
  }

  async function lose(row: Omit<MessageRow, "facts" | "audio">, why: string): Promise<void> {
    const { id, session, mailbox, milliseconds, made_at, state } = row;
    await rows.remove(id, [state]);
    count("lost");
    log.error(
      { message: id, session, mailbox, milliseconds, recordedAt: new Date(made_at).toISOString(), why },
      `A message is lost: the mailbox ${mailbox} has not taken it in time (${why}). Mend its address; nobody can hear this one any more`,
    );
  }

  async function listed(entry: Entry): Promise<Listed> {
    const state = entry.state === "kept" ? "kept" : "waiting";
    return {
      ...letterOf(entry),
      state,
      tries: entry.tries,
      until: new Date(entry.gives_up_at).toISOString(),
    };
  }

  const tracking =
    <A extends readonly unknown[], T>(work: (...given: A) => Promise<T>) =>
    (...given: A): Promise<T> =>
      tracked(work(...given));

  return {
    box: {
      mailboxes,
      count: rows.count,
      list: async (mailbox) => Promise.all((await rows.sent(mailbox)).map(listed)),
      fetch: async (id) => ((await rows.find(id))?.state === "kept" ? rows.sound(id) : undefined),
      async remove(id) {
        const removed = await rows.removeByHand(id);
        if (removed) log.info({ message: id }, "a message was removed by hand");
        return removed;
      },
    },
    record: tracking(async (command: RecordCommand, line: OnTheLine) => {
      const { key, tenant, caller, called, language } = line;
      const { id: name, mailbox, flow, shortest, longest, untilFirstWord, ifCallEnds } = command;
      if (!mailboxes.has(mailbox)) return { refused: `there is no mailbox ${mailbox}` };
      const id = sealing.nameOf(key, name);
      // Whoever records anew has thrown away what was said before.
      for (const other of await rows.ofSession(key))
        if (other.id !== id) await rows.remove(other.id, ["speaking", "fetching", "held"]);
      await rows.add({
        id,
        session: key,
        command: name,
        mailbox,
        state: "speaking",
        made_at: now(),
        due_at: now() + Math.max(longest, untilFirstWord) * 1_000 + lateNewsMs,
        gives_up_at: 0,
        facts: { tenant, caller, called, flow, language, shortestMs: shortest * 1_000, ifCallEnds },
      });
      look();
      return undefined;
    }),
    arrived: tracking(async (session: string, tenant: string, news: Recorded) => {
      const { clientContext, outcome, recording } = news;
      if (clientContext === undefined || outcome !== "done" || !recording) return false;
      const entry = await rows.find(sealing.nameOf(session, clientContext));
      if (!entry || entry.facts.tenant !== tenant) return false;
      const { location, token } = recording;
      const facts = { ...entry.facts, source: { location, token: token.reveal() } };
      await rows.change(entry.id, ["speaking"], { state: "fetching", facts, due_at: now(), tries: 0 });
      look();
      return true;
    }),
    deliver: tracking(async (session: string, command: string) => {
      const entry = await rows.find(sealing.nameOf(session, command));
      // Asked once more: it has gone already.
      if (!entry || entry.state === "leaving" || entry.state === "kept") return undefined;
      const sent = await send(entry);
      look();
      return sent ? undefined : { refused: `the mailbox ${entry.mailbox} has no room` };
    }),
    callEnded: tracking(async (session: string) => {
      for (const { id, state } of await rows.ofSession(session)) {
        if (state === "held") await rows.change(id, ["held"], { due_at: now() });
        if (state === "speaking") await rows.change(id, ["speaking"], { due_at: now() + lateNewsMs });
      }
      look();
    }),
    nameOf: (session, command) => sealing.nameOf(session, command),
    async heard(id) {
      const entry = await rows.find(id);
      return entry?.state === "held" || entry?.state === "fetching" ? rows.sound(id) : undefined;
    },
    start() {
      begun = true;
      look();
    },
    get busy() {
      return underWay.size > 0 || looking !== undefined;
    },
    async close() {
      closed = true;
      cancelLook();
      await looking;
      await Promise.all(underWay);
    },
  };
}

function isReadable(row: Entry | Unreadable): row is Entry {
  return row.facts !== undefined;
}

function letterOf({ id, mailbox, facts, made_at, milliseconds }: Entry): Letter {
  const { flow, caller, called, language } = facts;
  return {
    id,
    mailbox,
    flow,
    caller: nameOf(caller),
    called: nameOf(called),
    language,
    recordedAt: new Date(made_at).toISOString(),
    milliseconds: milliseconds ?? 0,
  };
}

/** A number, else a name or an id; `withheld` for whoever does not show one. */
function nameOf(party: Party): string {
  if (party.kind === "phone") return party.number;
  if (party.kind === "unknown") return "withheld";
  return [("name" in party && party.name) || undefined, "id" in party ? party.id : undefined]
    .filter((part) => part !== undefined)
    .join(" ");
}
