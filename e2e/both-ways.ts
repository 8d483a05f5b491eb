// Plays a scenario on a running server and a simulator that share one manual clock, and gives the transcript that the
// rehearsal of the same scenario is compared with. Between two timers everybody finishes what the last one caused, so
// that the same scenario always goes the same way.

import { defaultLanguage, type FlowDocument } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import {
  type Answer,
  answersAsFaults,
  answerText,
  calledFor,
  calleeAsFaults,
  callingParty,
  callKey,
  carryOut,
  type Deed,
  dialledFrom,
  follow,
  isComplete,
  keysTravelAsFaults,
  knowsWords,
  type LiveCall,
  linesOf,
  lineText,
  liveTranscript,
  newLiveCall,
  nextAct,
  type PromptLength,
  partyOf,
  readNews,
  readSeen,
  readStream,
  type Scenario,
  spokenSound,
} from "@dialtree/rehearsal";
import type { ManualClock, Simulator } from "@dialtree/simulator";
import { arrangedCallees } from "./arranged-callees.ts";

type LogEntry = Parameters<Parameters<Simulator["world"]["log"]["listen"]>[0]>[0];

/** A server and a simulator in one process, on one clock. */
export interface Line {
  readonly server: {
    /** Where its API answers. */
    readonly url: string;
    /** Whether one more message may lie here; what it takes for `given deliver fails`. */
    roomForMessages(there: boolean): void;
    /** Resolves once it has done everything that can be done before the clock goes on. */
    idle(): Promise<void>;
  };
  readonly simulator: Simulator;
  readonly clock: ManualClock;
}

/** What is dialled, and what has to be known of the flow that answers. */
export interface Dialled {
  /** A number, the id of a resource account, or "bot". */
  readonly to: string;
  readonly document: FlowDocument;
  readonly promptLength?: PromptLength;
}

export interface PlayedLive {
  /** As `playScenario` gives them. */
  readonly lines: readonly string[];
  readonly call: LiveCall;
}

// No call of a scenario lasts longer, in the time of the clock.
const longestMs = 3 * 3_600_000;
// People's time: how long news may take from the server to here.
const newsWithinMs = 10_000;
// The end of a call may itself wait for the clock, so this one is not an error.
const endWithinMs = 250;

/**
 * Plays a scenario live.
 * @throws Error when it cannot be arranged, or when the call does not come to its end.
 */
export async function playLive(line: Line, scenario: Scenario, dialled: Dialled): Promise<PlayedLive> {
  const { server, simulator, clock } = line;
  const { world } = simulator;
  const { from, group, language = defaultLanguage(dialled.document), at, values } = scenario.call;
  if (at !== undefined && at !== clock.now())
    throw new Error("The clock has to be set to the time of the call.");
  const isDelivery = ({ command }: Answer) => command === "deliver";
  const isOurs = ({ command }: Answer) => values !== undefined && command === "dial";
  const isOfOthers = ({ command }: Answer) => command === "task" || command === "dial";
  // Neither those nor messages are this call's own at Graph.
  const arranged = answersAsFaults(
    scenario.answers.filter((answer) => !isOfOthers(answer) && !isDelivery(answer)),
  );
  const callee = calleeAsFaults(scenario.answers.filter(isOurs));
  const impossible = [...arranged.impossible, ...callee.impossible];
  if (impossible.length > 0)
    throw new Error(`Cannot be arranged: ${impossible.map((answer) => answerText(answer)).join(", ")}`);

  const control = async (path: string, body?: object) => {
    const isSound = body instanceof Uint8Array;
    const type = isSound ? "audio/wav" : "application/json";
    const reply = await simulator.plain.inject({
      method: "POST",
      url: `/control${path}`,
      headers: { host: "localhost", ...(body ? { "content-type": type } : {}) },
      ...(body ? { payload: isSound ? Buffer.from(body) : JSON.stringify(body) } : {}),
    });
    return { status: reply.statusCode, body: reply.body };
  };

  // A call of ours has no id before it is made, and what is asked of it is none of the caller's call; nor is anything that is
  // asked once the caller was brought to where others are.
  const comesOver = scenario.expected.some((line) => line.startsWith("brings"));
  const isElsewhere = ({ on }: { readonly on: readonly string[] }) =>
    comesOver || on.includes("createCall") || on.includes("invite");
  server.roomForMessages(!scenario.answers.some(isDelivery));
  let logged = 0;
  let callId: string | undefined;
  const ownFaults = new Set<string>();
  const early: unknown[] = [];
  let call: LiveCall | undefined;
  const stopListening = world.log.listen((entry) => {
    logged += 1;
    if (values && callId === undefined && "callId" in entry) callId = outgoingIn(world, entry.callId);
    callId = wentTo(entry, callId);
    const seen = callId === undefined ? undefined : readSeen(entry, callId);
    if (callId === undefined) early.push(entry);
    else if (seen && call) call = follow(call, seen);
  });
  const doing = new Set<Promise<unknown>>();
  const does = (done: Promise<unknown>) => {
    doing.add(done);
    void done.finally(() => doing.delete(done));
  };
  // Of a call of ours the one who is called is its caller.
  const callees = values
    ? undefined
    : arrangedCallees(simulator, clock, scenario.answers, (path, body) => does(control(path, body)));
  const giveUp = new AbortController();
  let cancelAct = () => {};
  try {
    const faults = [
      ...arranged.faults,
      ...callee.faults,
      ...(scenario.keysTravel ? keysTravelAsFaults(scenario.keysTravel, scenario.acts) : []),
    ];

    async function callIn(): Promise<{ readonly key: string; readonly placedAt: number }> {
      for (const fault of faults.filter(isElsewhere)) ownFaults.add(world.switchOn(fault).id);
      const placed = await control("/calls", {
        from: dialledFrom(from, language),
        to: dialled.to,
        ...(group ? { with: [{ kind: "guest" }] } : {}),
        faults: faults.filter((fault) => !isElsewhere(fault)),
      });
      if (placed.status !== 201) throw new Error(`The simulator answers ${placed.status}: ${placed.body}`);
      const { id, placedAt } = JSON.parse(placed.body) as { id: string; placedAt: string };
      callId = id;
      return { key: callKey(id), placedAt: Date.parse(placedAt) };
    }

    async function callOut(): Promise<{ readonly key: string; readonly placedAt: number }> {
      // Of a call that is only about to be made nobody knows the id yet.
      for (const fault of faults)
        ownFaults.add(world.switchOn(fault as Parameters<typeof world.switchOn>[0]).id);
      const placedAt = clock.now();
      const reply = await fetch(`${server.url}/api/outgoing-calls`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          request: `scenario-${placedAt}-${Math.random()}`,
          flow: dialled.document.id,
          to: toCall(from),
          values,
          ...(scenario.call.language === undefined ? {} : { language }),
        }),
      });
      if (reply.status !== 201) throw new Error(`The server answers ${reply.status}: ${await reply.text()}`);
      return { key: ((await reply.json()) as { key: string }).key, placedAt };
    }

    const { key, placedAt } = await (values ? callOut() : callIn());
    const begun = newLiveCall({
      caller: partyOf(from) ?? { kind: "unknown" },
      called: values ? callingParty(from) : calledFor({ document: dialled.document }, nodeTypes),
      ...(group ? { group } : {}),
      ...(values ? { ours: true as const } : {}),
      flow: dialled.document.id,
      language,
      acts: scenario.acts,
      at: placedAt,
      ...(dialled.promptLength ? { promptLength: dialled.promptLength } : {}),
    });
    call = early.reduce<LiveCall>((before, entry) => {
      const seen = callId === undefined ? undefined : readSeen(entry, callId);
      return seen ? follow(before, seen) : before;
    }, begun);

    const news = followNews(`${server.url}/api/calls/${key}/news`, giveUp.signal, (item) => {
      const read = readNews(item);
      if (read && "fault" in read) throw new Error(`The server's news cannot be read: ${read.fault}`);
      if (read && call) call = follow(call, read);
    });
    const now = (): LiveCall => call ?? begun;

    async function quiet(): Promise<void> {
      for (let before = -1; before !== logged; ) {
        before = logged;
        await Promise.all(doing);
        await world.settled();
        await server.idle();
        callees?.look();
      }
    }

    async function between(): Promise<void> {
      await quiet();
      await news.open();
      if (!(await news.until(() => knowsWords(now()), newsWithinMs)))
        throw new Error(`The server has not said which prompts it plays.\n${told(now()).join("\n")}`);
      if (now().overAt !== undefined) await news.until(() => isComplete(now()), endWithinMs);
      intend();
    }

    // As in a rehearsal, at one moment the caller comes last: set anew after everything that happens, this timer is
    // always the newest one.
    function intend(): void {
      cancelAct();
      const intended = nextAct(now());
      if (!intended) return;
      cancelAct = clock.setTimer(
        () => {
          const acted = carryOut(now(), intended, clock.now());
          call = acted.call;
          for (const deed of acted.deeds) {
            if (deed.at <= clock.now()) perform(deed);
            else clock.setTimer(() => perform(deed), deed.at - clock.now());
          }
        },
        Math.max(0, intended.at - clock.now()),
      );
    }

    function perform(deed: Deed): void {
      // A call that has ended meanwhile takes no keys, and nobody minds.
      const done =
        "key" in deed
          ? control(`/calls/${callId}/keys`, { keys: deed.key })
          : "speaks" in deed
            ? control(`/calls/${callId}/speak`, spokenSound(deed.speaks))
            : control(`/calls/${callId}/hangUp`);
      does(done);
    }

    const until = clock.now() + longestMs;
    await between();
    while (!isComplete(now())) {
      const due = clock.nextDue();
      if (due === undefined || due > until) break;
      await clock.advance(Math.max(0, due - clock.now()), between);
    }
    if (!isComplete(now())) throw new Error(`The call did not end.\n${told(now()).join("\n")}`);
    // The call line is repeated as it was written: what it says of time and language is input.
    const [callLine = ""] = scenario.expected;
    return { lines: [callLine, ...told(now()).slice(1)], call: now() };
  } finally {
    cancelAct();
    callees?.end();
    giveUp.abort();
    stopListening();
    for (const fault of world.faults.list())
      if (ownFaults.has(fault.id) || (callId !== undefined && fault.callId === callId))
        world.faults.remove(fault.id);
  }
}

/** The call that the caller is in from this entry on: whoever is brought into another one is no longer in theirs. */
function wentTo(entry: LogEntry, from: string | undefined): string | undefined {
  const isTheirs = entry.type === "phone" && entry.did === "cameOver" && entry.callId === from;
  return isTheirs ? String(entry.detail?.to) : from;
}

/** The id of a call that the server has made, if this is one. */
function outgoingIn({ find }: Simulator["world"], id: string | undefined): string | undefined {
  const found = id === undefined ? undefined : find(id);
  return found?.direction === "outgoing" ? found.id : undefined;
}

/** Whom a scenario has called, as the server takes them. */
function toCall(to: string): object {
  const party = partyOf(to);
  return party?.kind === "user" ? { kind: "user", id: party.id } : { kind: "phone", number: to };
}

const told = (call: LiveCall): readonly string[] => linesOf(liveTranscript(call)).map(lineText);

interface News {
  /** Opens the stream, unless it is open or the server does not know the call yet. */
  open(): Promise<void>;
  /** Waits for something to become true by news; false when it has not. */
  until(holds: () => boolean, withinMs: number): Promise<boolean>;
}

function followNews(url: string, signal: AbortSignal, take: (item: unknown) => void): News {
  let reading: Promise<void> | undefined;
  let failed: unknown;
  let wake = () => {};

  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = "";
    const decoder = new TextDecoder();
    for await (const part of body) {
      const arrived = readStream(rest + decoder.decode(part, { stream: true }));
      rest = arrived.rest;
      for (const { data } of arrived.messages) take(JSON.parse(data));
      wake();
    }
  }

  return {
    async open() {
      if (reading) return;
      const reply = await fetch(url, { signal, headers: { accept: "text/event-stream" } });
      if (reply.status === 404) return void (await reply.arrayBuffer());
      if (!reply.ok || !reply.body)
        throw new Error(`The server answers ${reply.status} for the call's news.`);
      reading = read(reply.body).catch((error: unknown) => {
        if (!signal.aborted) failed = error;
        wake();
      });
    },
    async until(holds, withinMs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<"late">((resolve) => {
        timer = setTimeout(() => resolve("late"), withinMs);
      });
      try {
        while (!holds()) {
          if (failed !== undefined) throw failed;
          const more = new Promise<void>((resolve) => {
            wake = resolve;
          });
          if ((await Promise.race([more, late])) === "late") return holds();
        }
        if (failed !== undefined) throw failed;
        return true;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
