import {
  type CallCommand,
  commandTraits,
  type EventBody,
  type LegName,
  type Outcome,
  type PhoneCommand,
  taskTraits,
} from "@dialtree/flow";
import type { Clock } from "../clock.ts";
import { type Errands, errandOf, type Settled } from "./errands.ts";
import { isOnceOnly } from "./state.ts";
import type { LegState, OnTheLine, Telephone } from "./telephone.ts";

/** What the outgoing side of a call is given to work with. */
export interface OutgoingPorts {
  readonly telephone: Telephone;
  readonly errands: Errands;
  readonly clock: Clock;
  /** The call as it is now; undefined when it is over. */
  line(): OnTheLine | undefined;
  /** Brings an event of a leg into the call, however long that takes. */
  surely(leg: LegName, event: EventBody): Promise<void>;
  /** The telephone has told its name of a leg that was dialled: to be written down, however long that takes. */
  dialled(leg: LegName, call: string): Promise<void>;
  /** Whether it is certain that the command is still this server's to send. */
  holds(command: CallCommand): boolean;
  /** Finds out whether it is, when that is not certain; waits as long as nothing can be found out. */
  reclaim(command: CallCommand): Promise<boolean>;
  /** The command is with the telephone now; an event will settle it. */
  accepted(command: CallCommand): void;
  unclear(command: CallCommand, detail: string | undefined): void;
}

/** Sends a call's commands: in their order, after they were committed, and once-only ones never blindly twice. */
export interface Outgoing {
  /** `maybeSentAt`: another server may have sent it then, before it died. Milliseconds since 1970, UTC. */
  send(command: CallCommand, maybeSentAt?: number): void;
  /** Nothing is under way. */
  readonly idle: boolean;
  /** The call is over: whatever is under way is given up. */
  end(): void;
}

// When a command's fate is looked for, in milliseconds after it became unclear. Graph shows a transfer or redirect
// that it has taken on within moments; one that cannot be seen after the last look has not happened.
const looksWhileRinging = [500, 2_000] as const;
const looksOnceAnswered = [500, 2_000, 5_000] as const;
// Graph itself may be away. Beyond this the flow has to be told that nobody knows.
const furtherLooks = 4;
const furtherLookMs = 3_000;
/** How often a once-only command is sent anew after it was seen that nothing has come of it. */
const resends = 2;

/** Once-only commands that cannot be seen on a call while they are carried out. */
const leavesNoTrace: ReadonlySet<CallCommand["type"]> = new Set(["record", "sendTones", "invite", "hold"]);

type Fate = "took effect" | "no effect" | "gone" | "nobody knows";

export function createOutgoing(ports: OutgoingPorts): Outgoing {
  const { telephone, errands, clock } = ports;
  const ended = new AbortController();
  const { signal } = ended;
  const lanes = new Map<string, Promise<void>>();
  let underWay = 0;

  function wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        cancel();
        signal.removeEventListener("abort", done);
        resolve();
      };
      const cancel = clock.after(ms, done);
      signal.addEventListener("abort", done, { once: true });
    });
  }

  async function look(command: CallCommand): Promise<LegState> {
    const line = ports.line();
    return line ? telephone.look(command.leg, line, signal) : "gone";
  }

  /** Finds out whether a command of unclear fate has had its effect. */
  async function fateOf(command: CallCommand, unclearSince: number): Promise<Fate> {
    if (command.type === "dial") return fateOfDialled(command, unclearSince);
    const looks = command.type === "redirect" ? looksWhileRinging : looksOnceAnswered;
    const last = unclearSince + (looks.at(-1) ?? 0);
    let more = furtherLooks;
    for (let next = 0; ; next += 1) {
      const at = unclearSince + (looks[next] ?? Number.NEGATIVE_INFINITY);
      const due = next < looks.length ? at : clock.now() + furtherLookMs;
      // What became unclear long ago needs only the last look.
      if (due > clock.now()) await wait(due - clock.now());
      if (signal.aborted) return "gone";
      const state = await look(command);
      if (state === "gone") return "gone";
      if (state === "leaving") return "took effect";
      // Whether a call is being recorded is not to be seen, and a second recording is a second beep: the flow stops
      // whatever there may be and asks anew, which is better than silence and than a beep in the middle of a word. Keys that
      // were pressed leave no trace either, and pressed twice they say something else; nor does a phone that rings.
      if (leavesNoTrace.has(command.type) && state !== "unknown") return "nobody knows";
      if (clock.now() < last) continue;
      if (state !== "unknown") return "no effect";
      more -= 1;
      if (more < 0) return "nobody knows";
    }
  }

  /**
   * Whether somebody is called of whom no reply has come: news of that leg says so, and nothing else does. It is never
   * dialled once more, because then two telephones would ring for one caller.
   */
  async function fateOfDialled(command: CallCommand, unclearSince: number): Promise<Fate> {
    for (const after of looksOnceAnswered) {
      const due = unclearSince + after;
      if (due > clock.now()) await wait(due - clock.now());
      if (signal.aborted) return "gone";
      if (ports.line()?.legs[command.leg] !== undefined) return "took effect";
    }
    // Another server may have heard of it.
    if (!(await ports.reclaim(command))) return "took effect";
    return ports.line()?.legs[command.leg] === undefined ? "nobody knows" : "took effect";
  }

  /** A repeat that fails may have failed just because the first sending worked; one without a reply may have worked. */
  async function workedAfterAll(
    command: CallCommand,
    { outcome }: { readonly outcome: Outcome },
    repeated: boolean,
  ): Promise<boolean> {
    const doubtful = outcome === "unknown" || (outcome === "failed" && repeated);
    if (!doubtful || commandTraits[command.type].settledBy !== "notification") return false;
    // Whoever is back already is not taken back again. It cannot be looked at: news of the first time tells, or none comes.
    if (command.type === "takeBack") return true;
    // What nobody has a name for cannot be looked at.
    if (command.type === "dial") return false;
    const state = await look(command);
    if (state === "leaving") return true;
    return command.type === "answer" && (state === "connecting" || state === "connected");
  }

  /** Waits until it is certain that a command is this server's to see to; false: it is not. */
  async function isOurs(command: CallCommand): Promise<boolean> {
    // For a server that was taken for dead another one stands in.
    while (!ports.holds(command)) if (!(await ports.reclaim(command))) return false;
    return true;
  }

  async function carryOut(
    command: CallCommand & { readonly type: "task" },
    maybeBegunAt: number | undefined,
  ): Promise<void> {
    if (maybeBegunAt !== undefined && taskTraits[command.task].afterCrash(command) === "unknown")
      return ports.surely(command.leg, resultOf(command, "unknown", "whoever carried it out is gone"));
    let settled: Settled | "withheld" = "withheld";
    while (settled === "withheld") {
      if (!(await isOurs(command))) return;
      const line = ports.line();
      if (!line) return;
      settled = await errands.carryOut(errandOf(line, command), signal, () => ports.holds(command));
    }
    const reason = settled.outcome === "failed" ? ({ reason: "error" } as const) : {};
    if (!signal.aborted)
      await ports.surely(command.leg, {
        type: "result",
        command: { id: command.id },
        ...settled,
        ...reason,
      });
  }

  async function deliver(command: PhoneCommand, maybeSentAt: number | undefined): Promise<void> {
    let unclearSince = isOnceOnly(command) ? maybeSentAt : undefined;
    let repeated = maybeSentAt !== undefined;
    let left = resends;
    while (!signal.aborted) {
      if (unclearSince !== undefined) {
        const fate = await fateOf(command, unclearSince);
        if (signal.aborted) return;
        if (fate === "took effect") return ports.accepted(command);
        if (fate === "gone") return ports.surely(command.leg, { type: "ended" });
        if (fate === "nobody knows" || left === 0)
          return ports.surely(command.leg, resultOf(command, "unknown"));
        left -= 1;
        repeated = true;
      }
      // Meanwhile news may have settled it, at another server.
      if (repeated && isOnceOnly(command) && !(await ports.reclaim(command))) return;
      const mine = () => ports.holds(command);
      // Mostly it is, and there is nothing to wait for.
      if (!ports.holds(command) && !(await isOurs(command))) return;
      const line = ports.line();
      if (!line) return;
      const sent = await telephone.send(command, line, signal, mine);
      if (signal.aborted) return;
      switch (sent.became) {
        case "withheld":
          continue;
        case "accepted":
          if (sent.call !== undefined) await ports.dialled(command.leg, sent.call);
          return ports.accepted(command);
        case "gone":
          // A call that is still ringing has been taken away by its caller or by Graph.
          return ports.surely(command.leg, {
            type: "ended",
            ...(sent.detail === undefined ? {} : { detail: sent.detail }),
          });
        case "settled":
          if (await workedAfterAll(command, sent.event, repeated)) return ports.accepted(command);
          return ports.surely(command.leg, sent.event);
        case "unsure":
          ports.unclear(command, sent.detail);
          unclearSince = clock.now();
      }
    }
  }

  async function sendAfter(
    before: Promise<void> | undefined,
    command: CallCommand,
    maybeSentAt: number | undefined,
  ): Promise<void> {
    try {
      await before;
      await (command.type === "task" ? carryOut(command, maybeSentAt) : deliver(command, maybeSentAt));
    } finally {
      underWay -= 1;
    }
  }

  return {
    send: (command, maybeSentAt) => {
      const lane = laneOf(command);
      underWay += 1;
      lanes.set(lane, sendAfter(lanes.get(lane), command, maybeSentAt));
    },
    get idle() {
      return underWay === 0;
    },
    end: () => ended.abort(),
  };
}

/** What is in one lane goes one after the other. */
function laneOf({ type, leg, id }: CallCommand): string {
  // A keepAlive that takes its time must not keep a caller waiting for words, and for a task they are waiting anyway.
  if (type === "task") return `${type} ${id}`;
  return type === "keepAlive" ? `${type} ${leg}` : leg;
}

/** The event that settles a command of which nothing better is known. */
export function resultOf(
  { id }: Pick<CallCommand, "id">,
  outcome: "unknown",
  detail?: string,
): EventBody & { readonly type: "result" } {
  return { type: "result", command: { id }, outcome, ...(detail === undefined ? {} : { detail }) };
}
