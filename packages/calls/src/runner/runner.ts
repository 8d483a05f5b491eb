import { randomUUID } from "node:crypto";
import { begin, type CompiledFlow } from "@dialtree/engine";
import {
  callerLeg,
  type Destination,
  type EventBody,
  type LegName,
  type PhoneBody,
  type PhoneCommand,
} from "@dialtree/flow";
import type { Clock } from "../clock.ts";
import { type CallStore, type Due, StoreError } from "../store/call-store.ts";
import { groupCommit } from "../store/group-commit.ts";
import type { Desk, Flows, Lifetimes, RunnerLog } from "./desk.ts";
import { type Errands, noErrands } from "./errands.ts";
import { createNewsroom, type Newsroom } from "./newsroom.ts";
import { Ongoing } from "./ongoing.ts";
import { paced } from "./paced.ts";
import { beatEveryMs, createPresence, deadAfterMs } from "./presence.ts";
import type { Seal } from "./seal.ts";
import { sharedClock } from "./shared-clock.ts";
import { type Called, hangUpStray, isStray } from "./strays.ts";
import type { OnTheLine, Telephone } from "./telephone.ts";
import type { Taken } from "./written-call.ts";

export interface RunnerOptions {
  readonly store: CallStore;
  /** The most batches of commits under way to the store; one, unless a network lies between. */
  readonly batchesAtOnce?: number | undefined;
  /** What a batch of commits waits for before it sets out: calls back once all that has just arrived is taken in. */
  readonly gathered?: ((run: () => void) => void) | undefined;
  readonly flows: Flows;
  readonly telephone: Telephone;
  /** Carries out what flows ask for besides telephoning; left out, all of that fails. */
  readonly errands?: Errands | undefined;
  readonly clock: Clock;
  readonly seal: Seal;
  readonly log: RunnerLog;
  readonly lifetimes?: Lifetimes | undefined;
  /** Where the chance of a new session starts from. */
  readonly newSeed: () => number;
}

/** A call that has just come in. */
export interface IncomingCall {
  /** The session's key: the telephone's id of the call, normalised. */
  readonly key: string;
  readonly tenant: string;
  /** The telephone's own name of the caller's leg. */
  readonly call: string;
  readonly event: EventBody & { readonly type: "incoming" };
  readonly dedupeKey?: string | undefined;
  readonly flow: CompiledFlow;
  /** Where its caller goes when the store is away; without one the call is turned away. */
  readonly emergency: Destination | undefined;
}

/** A call of ours, to be placed. */
export interface OutgoingCall {
  /** The session's key. Whoever asks for the same call once more names the same. */
  readonly key: string;
  readonly tenant: string;
  readonly event: EventBody & { readonly type: "outgoing" };
  readonly flow: CompiledFlow;
}

/** News of a call that is known already. `leg`: by our name, or by the telephone's. */
export interface CallUpdate {
  readonly key: string;
  /** Who says so. */
  readonly tenant: string;
  readonly leg: LegName | Called;
  readonly event: EventBody;
  readonly dedupeKey?: string | undefined;
}

export interface Runner {
  /**
   * Takes over the calls that are in the store, unless other servers live that see to them; and from now on whatever is
   * overdue in it. Once is enough.
   */
  start(): Promise<void>;
  /**
   * Begins a call. While the store is away its caller is sent where the flow sends callers in trouble: that needs no
   * store, and is `emergency`.
   */
  begin(call: IncomingCall): Promise<Taken | "emergency">;
  /**
   * Begins a call of ours: its flow dials. The same key again begins nothing ("repeated", or "ended" once the call is over).
   * @throws StoreError when nobody knows whether it was begun; then to be asked for again, with the same key.
   */
  place(call: OutgoingCall): Promise<Taken>;
  /** @throws StoreError or CallUnusable when the event could not be written down; it has to be told again. */
  take(update: CallUpdate): Promise<Taken>;
  readonly newsroom: Newsroom;
  /** How many calls this server has in hand. */
  readonly ongoing: number;
  /** Whether an event is being worked on at this moment. */
  readonly busy: boolean;
  /**
   * Stops: what is on its way is waited for a few seconds. Calls stay in the store, and another server goes on with them
   * at once, or whoever starts next.
   */
  close(): Promise<void>;
}

/** How often the store is looked through, in milliseconds: where others may die, and where there are none. */
const sweepEveryMs = { shared: 300, alone: 1_000 } as const;
const sweptAtOnce = 500;
/** Whoever has a call in hand is in time. What is later than this, in milliseconds, is in nobody's hands. */
const overdueByMs = 500;
/** A call that was found in good hands is not looked at again for so long, in milliseconds. */
const leftAloneMs = 1_000;
const drainMs = 5_000;
/** After a restart there may be very many calls to ask Graph about: those who speak meanwhile must not wait behind all of them. */
const askedAtOnce = 16;
const tombstonesKeptMs = 24 * 60 * 60_000;
const forgetEveryMs = 60 * 60_000;
// Graph drops a call after 15 s of ringing; the way out takes its part of that.
const beginWithinMs = 4_000;
const emergencyRingSeconds = 55;
const emergenciesKept = 10_000;
/** How often it is looked whether a call is away of which nobody knows; until nobody's phone rings that long. Milliseconds. */
const doubtMs = { lookAgain: 2_000, last: 90_000 } as const;
/** So many calls that this server has let go of are known as calls that have begun. */
const letGoKept = 10_000;
/** "in doubt": a redirect that went unanswered may be under way, or somebody else's transfer. */
type SentAway = "on its way" | "in doubt" | "away" | "perhaps";
const endedElsewhere = { type: "ended", reason: "redirected" } as const;
const writtenAgainMs = 1_000;

export function createRunner(options: RunnerOptions): Runner {
  const { store, batchesAtOnce, flows, telephone, errands = noErrands, seal, log } = options;
  const server = randomUUID();
  const clock = sharedClock(options.clock);
  const presence = createPresence(server, store, options.clock, clock);
  const calls = new Map<string, Ongoing>();
  const newsroom = createNewsroom();
  const ask = paced(askedAtOnce);
  const commits = groupCommit(store, { atOnce: batchesAtOnce, gathered: options.gathered });
  // Calls that were sent away without a trace in the store, so that a repeat of their news does not begin them.
  const sentAway = new Map<string, SentAway>();
  const letGo = new Set<string>();
  const desk: Desk = {
    server,
    presence,
    store,
    commits,
    flows,
    telephone,
    errands,
    clock,
    seal,
    newsroom,
    log,
    lifetimes: options.lifetimes,
    forget: (call) => {
      // By now another one may be in hand under the same key.
      if (calls.get(call.key) === call) calls.delete(call.key);
      if (call.known) rememberLetGo(call.key);
    },
  };
  let closed = false;
  let gone = false;
  let started: Promise<void> | undefined;
  const cancels = new Map<() => Promise<void>, () => void>();
  /** Calls that were found to be in good hands, and when. */
  const leftAlone = new Map<string, number>();
  let adopted = false;
  let startedAt = 0;
  let forgotAt = Number.NEGATIVE_INFINITY;
  const failing = new Set<() => Promise<void>>();

  function callOf(key: string): Ongoing {
    const known = calls.get(key);
    if (known) return known;
    const made = new Ongoing(key, desk);
    calls.set(key, made);
    return made;
  }

  async function takeOver(key: string): Promise<void> {
    const sent = sentAway.get(key);
    // What it would do now could undo the way out that it is on.
    if (sent === "on its way" || sent === "in doubt") return;
    if (sent === "away") return writeAway(key);
    const call = callOf(key);
    await call.takeOver();
    // What was told while nobody was there may be lost: the call is asked about, in its own time.
    ask(async () => {
      if (closed || calls.get(key) !== call) return;
      await call.lookAfter().catch((error) => trouble(key, error));
    });
  }

  function trouble(key: string, error: unknown): void {
    log("store unavailable", key, { why: error instanceof Error ? error.message : String(error) });
  }

  /** What is tried again and again fails again and again; once is news. */
  async function troubleOnce(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      failing.delete(work);
    } catch (error) {
      if (!failing.has(work)) trouble("", error);
      failing.add(work);
    }
  }

  /** Takes in hand whatever is in the store: nobody else is there. */
  async function adoptAll(): Promise<void> {
    let after: string | undefined;
    for (let more = true; more; ) {
      const keys = await store.live(sweptAtOnce, after);
      const nobodys = keys.filter((key) => !calls.has(key));
      await Promise.all(nobodys.map((key) => takeOver(key).catch((error) => trouble(key, error))));
      after = keys.at(-1);
      more = keys.length === sweptAtOnce;
    }
    adopted = true;
  }

  async function adopt(): Promise<void> {
    if (!presence.company) return adoptAll();
    // Those who have said so since this one began live indeed, and have their calls in hand.
    if (options.clock.now() - startedAt > deadAfterMs + beatEveryMs) adopted = true;
  }

  /** Finds what is overdue: nobody has it in hand, or whoever had it is dead. */
  async function sweep(): Promise<void> {
    await presence.ready();
    if (!adopted) await adopt();
    const now = clock.now();
    for (const [key, at] of leftAlone) if (now - at > leftAloneMs) leftAlone.delete(key);
    let page: readonly Due[] = [];
    do {
      page = await store.due(now - overdueByMs, sweptAtOnce, page.at(-1));
      await Promise.all(page.map((due) => attend(due).catch((error) => trouble(due.key, error))));
    } while (page.length === sweptAtOnce);
    if (now - forgotAt < forgetEveryMs) return;
    forgotAt = now;
    await store.forget(now - tombstonesKeptMs);
  }

  async function attend(due: Due): Promise<void> {
    const { key } = due;
    const sent = sentAway.get(key);
    if (sent !== undefined && sent !== "perhaps") return takeOver(key);
    const known = calls.get(key);
    if (known) return known.attend(due);
    if (leftAlone.has(key)) return;
    await takeOver(key);
    if (!calls.has(key)) leftAlone.set(key, clock.now());
  }

  async function beat(): Promise<void> {
    // Whoever is missed may have had them in hand.
    if (await presence.beat()) leftAlone.clear();
  }

  /** Does it now, and so long after each time again, if at all. The answer is that of the first time. */
  function again(everyMs: () => number | undefined, work: () => Promise<void>): Promise<void> {
    return troubleOnce(work).finally(() => {
      const ms = everyMs();
      if (gone || ms === undefined) return;
      cancels.set(
        work,
        options.clock.after(ms, () => void again(everyMs, work)),
      );
    });
  }

  /** Lets what is on its way arrive, as far as it does so soon. */
  async function drain(): Promise<void> {
    const until = options.clock.now() + drainMs;
    for (;;) {
      await Promise.all(
        [...calls.values()].map((call) => call.tidyUp().catch((error) => trouble(call.key, error))),
      );
      if ([...calls.values()].every((call) => call.settled) || options.clock.now() >= until) return;
      await pause(50);
    }
  }

  function rememberSentAway(key: string, how: SentAway): void {
    const [oldest] = sentAway.keys();
    if (sentAway.size >= emergenciesKept && oldest !== undefined) sentAway.delete(oldest);
    sentAway.set(key, how);
  }

  /** Writes down that a call was sent away. @throws StoreError */
  async function writeAway(key: string): Promise<void> {
    const call = callOf(key);
    try {
      await call.take(callerLeg, endedElsewhere);
    } catch (error) {
      // In hand it would be read again by itself, and gone on with.
      call.leave();
      throw error;
    }
  }

  /** A call of which no more is known than that it is over. */
  function strayLine(key: string, tenant: string): OnTheLine {
    const nobody = { kind: "unknown" } as const;
    return { key, tenant, legs: {}, version: "", language: "", caller: nobody, called: nobody };
  }

  function rememberLetGo(key: string): void {
    const [oldest] = letGo;
    if (letGo.size >= letGoKept && oldest !== undefined) letGo.delete(oldest);
    letGo.add(key);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => void options.clock.after(ms, resolve));
  }

  /** Finds out whether a call is away whose way out went unanswered. */
  async function isAway(line: OnTheLine, signal: AbortSignal): Promise<boolean | "nobody knows"> {
    for (let ms = 0; ms < doubtMs.last && !gone; ms += doubtMs.lookAgain) {
      const state = await telephone.look(callerLeg, line, signal);
      // Another server may be transferring it, which can fail.
      if (state !== "leaving" && state !== "unknown") return state === "gone";
      rememberSentAway(line.key, "in doubt");
      await pause(doubtMs.lookAgain);
    }
    return "nobody knows";
  }

  /** Sends a call on without having written anything down. */
  async function sendAway(call: IncomingCall, begun: Promise<unknown>, cause: unknown): Promise<void> {
    const { key, tenant, flow, emergency, event } = call;
    const { caller, called } = event;
    rememberSentAway(key, "on its way");
    log("emergency redirect", key, { why: cause instanceof Error ? cause.message : String(cause) });
    const line = {
      key,
      tenant,
      legs: { [callerLeg]: call.call },
      version: flow.version,
      language: "",
      caller,
      called,
    };
    const { signal } = new AbortController();
    const works = async (body: PhoneBody): Promise<boolean | "nobody knows"> => {
      const command: PhoneCommand = { id: "emergency", leg: callerLeg, ...body };
      const sent = await telephone.send(command, line, signal, () => true);
      if (sent.became === "settled") return sent.event.outcome === "done";
      return sent.became === "unsure" ? isAway(line, signal) : true;
    };
    const redirect: PhoneBody | undefined = emergency && {
      type: "redirect",
      to: [emergency],
      ringSeconds: emergencyRingSeconds,
    };
    // Where nobody can be reached there is nothing left but to let the caller know.
    const away = (redirect && (await works(redirect))) || (await works({ type: "reject", reason: "busy" }));
    // What can be neither redirected nor turned away does not ring: its news came late, and it is well looked after.
    if (!away) return void sentAway.delete(key);
    // Another server may have answered it. If it was written down at all, whoever goes on with it finds out.
    if (away === "nobody knows") return rememberSentAway(key, "perhaps");
    rememberSentAway(key, "away");
    // Its beginning may be written down all the same, now or when the store comes round.
    await begun.catch(() => undefined);
    while (!gone) {
      try {
        return await writeAway(key);
      } catch (error) {
        trouble(key, error);
      }
      await pause(writtenAgainMs);
    }
  }

  return {
    newsroom,
    get ongoing() {
      return calls.size;
    },
    get busy() {
      return [...calls.values()].some((call) => call.busy);
    },
    start() {
      started ??= (async () => {
        startedAt = options.clock.now();
        await again(() => (presence.shared ? beatEveryMs : undefined), beat);
        const everyMs = () => sweepEveryMs[presence.shared ? "shared" : "alone"];
        if (!gone) await again(everyMs, async () => (closed ? undefined : sweep()));
      })();
      return started;
    },
    async begin(call) {
      const { key, tenant, event, dedupeKey, flow } = call;
      if (sentAway.has(key)) return "emergency";
      const ongoing = callOf(key);
      const begun = ongoing.begin({
        tenant,
        legs: { [callerLeg]: call.call },
        flow,
        dedupeKey,
        begin: (at) => {
          const incoming = { at, leg: callerLeg, ...event } as const;
          const beginning = { key, seed: options.newSeed(), flow, event: incoming };
          return { event: incoming, step: begin(flows.library, beginning) };
        },
      });
      let cancel = () => {};
      const tooLate = new Promise<never>((_, reject) => {
        cancel = clock.after(beginWithinMs, () =>
          reject(new StoreError("unavailable", "The store did not answer in time.")),
        );
      });
      try {
        return await Promise.race([begun, tooLate]);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        // A call that is in hand here, or was, is not new. Its news came twice, and comes once more.
        if (ongoing.known || letGo.has(key)) throw error;
        // The same news came twice, and the other one has sent the call away meanwhile.
        if (sentAway.has(key)) return "emergency";
        // Should the store come round after all, then not to a call that has been sent elsewhere.
        ongoing.leave();
        void sendAway(call, begun, error);
        return "emergency";
      } finally {
        cancel();
      }
    },
    place({ key, tenant, event, flow }) {
      return callOf(key).begin({
        tenant,
        legs: {},
        flow,
        dedupeKey: "placed",
        begin: (at) => {
          const placed = { at, leg: callerLeg, ...event } as const;
          const beginning = { key, seed: options.newSeed(), flow, event: placed };
          return { event: placed, step: begin(flows.library, beginning) };
        },
      });
    },
    async take({ key, tenant, leg, event, dedupeKey }) {
      const sent = sentAway.get(key);
      if (sent === "away") return "ended";
      // That it has ended is true whatever comes of its being sent away.
      if (sent === "on its way" && event.type !== "ended")
        throw new StoreError("unavailable", "The call is just being sent away.");
      const taken = await callOf(key).take(leg, event, dedupeKey, tenant);
      if (typeof leg === "string" || leg.dialled === undefined) return taken;
      const isAlive = event.type === "dialled" || event.type === "connected";
      if (isAlive && isStray(taken))
        void hangUpStray(telephone, strayLine(key, tenant), leg.dialled, leg.named);
      return taken;
    },
    async close() {
      closed = true;
      await drain();
      gone = true;
      for (const cancel of cancels.values()) cancel();
      for (const call of [...calls.values()]) call.leave();
      await commits.idle();
      // Should this be lost, it is missed in a moment anyway.
      await store.farewell(server).catch((error) => trouble("", error));
    },
  };
}
