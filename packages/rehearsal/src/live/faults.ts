import { type CommandType, commandTraits, type FailureReason, type PhoneCommandType } from "@dialtree/flow";
import type { Act } from "../caller/index.ts";
import type { Answer, KeysTravel } from "../telephone/index.ts";
import { operationOf } from "./operations.ts";

/** A fault switch of the simulator. */
export interface FaultSwitch {
  readonly fault:
    | "serverError"
    | "lostReply"
    | "refused"
    | "targetBusy"
    | "targetDeclines"
    | "targetOffline"
    | "targetNoAnswer"
    | "duplicate"
    | "reorder";
  readonly on: readonly [string];
  readonly after?: number;
  readonly times: number;
  readonly status?: number;
}

// How often the server sends a command whose fate stays unclear, until it gives up: a harmless one at once again and
// again (the attempts of the Graph client), a once-only one each time it has seen that nothing came of it (the runner).
const sendings = { harmless: 4, onceOnly: 3 } as const;

type OfTelephone = Answer & { readonly command: PhoneCommandType };

/**
 * The switches that make a live telephone behave as `given` lines say. `impossible` are those that Graph has no way of
 * saying: such as a redirect that fails because the other side is busy, after which there is no call any more; and all
 * that is not the telephone's to do.
 */
export function answersAsFaults(answers: readonly Answer[]): {
  readonly faults: readonly FaultSwitch[];
  readonly impossible: readonly Answer[];
} {
  const faults: FaultSwitch[] = [];
  const impossible: Answer[] = [];
  const counts = new Map<CommandType, { requests: number; rings: number }>();
  for (const answer of answers) {
    if (!isOfTelephone(answer)) {
      impossible.push(answer);
      continue;
    }
    const { command } = answer;
    const count = counts.get(command) ?? { requests: 0, rings: 0 };
    counts.set(command, count);
    const operation = operationOf[command];
    const arranged = arrangementOf(answer);
    if (operation === undefined || arranged === undefined) {
      impossible.push(answer);
      continue;
    }
    const on = [operation] as const;
    const { fault, times, status, rings } = arranged;
    // A request that is turned away never gets as far as ringing anybody.
    const passed = rings ? count.rings : count.requests;
    if (fault)
      faults.push({
        fault,
        on,
        times,
        ...(passed > 0 ? { after: passed } : {}),
        ...(status === undefined ? {} : { status }),
      });
    count.requests += times;
    if (rings) count.rings += times;
  }
  return { faults, impossible };
}

/**
 * The switches that make somebody whom a flow calls behave as `given dial` lines say. `impossible` are those of which no
 * telephone network tells.
 */
export function calleeAsFaults(answers: readonly Answer[]): ReturnType<typeof answersAsFaults> {
  const on = ["createCall"] as const;
  const faults: FaultSwitch[] = [];
  const impossible: Answer[] = [];
  for (const answer of answers) {
    const { outcome, reason = "error", takes } = answer;
    const target = targets[reason];
    if (takes !== undefined) impossible.push(answer);
    // Sent once, and no reply tells what became of it.
    else if (outcome === "unknown") faults.push({ fault: "serverError", on, times: 1, status: 500 });
    else if (outcome === "done") continue;
    else if (target) faults.push({ fault: target, on, times: 1 });
    else if (reason === "refused") faults.push({ fault: "refused", on, times: 1, status: 403 });
    else if (reason === "error") faults.push({ fault: "serverError", on, times: 1, status: 501 });
    else impossible.push(answer);
  }
  return { faults, impossible };
}

const targets: { readonly [R in FailureReason]?: FaultSwitch["fault"] } = {
  busy: "targetBusy",
  declined: "targetDeclines",
  unreachable: "targetOffline",
  "no-answer": "targetNoAnswer",
};

/** The switches that make the keys of a caller travel as a scenario says. */
export function keysTravelAsFaults(travel: KeysTravel, acts: readonly Act[]): readonly FaultSwitch[] {
  const on = ["tone"] as const;
  const pressed = acts.map((act) =>
    act.type === "presses" || act.type === "interrupts" ? act.keys.length : 0,
  );
  const all = pressed.reduce((sum, count) => sum + count, 0);
  if (travel === "twice") return [{ fault: "duplicate", on, times: all }];
  let before = 0;
  return pressed.flatMap((count) => {
    const pairs = Array.from({ length: Math.floor(count / 2) }, (_, pair) => before + pair * 2);
    before += count;
    return pairs.map((after) => ({
      fault: "reorder" as const,
      on,
      times: 1,
      ...(after > 0 ? { after } : {}),
    }));
  });
}

function isOfTelephone(answer: Answer): answer is OfTelephone {
  return answer.command !== "task";
}

interface Arrangement {
  /** Left out when nothing has to be arranged. */
  readonly fault?: FaultSwitch["fault"];
  /** Requests that it takes up. */
  readonly times: number;
  readonly status?: number;
  /** The request is taken, and somebody is rung. */
  readonly rings: boolean;
}

function arrangementOf({ command, outcome, reason = "error" }: OfTelephone): Arrangement | undefined {
  if (outcome === "done") return { times: 1, rings: true };
  if (outcome === "unknown") {
    // In a rehearsal these are done although nobody can say so.
    if (harmlessTwice.has(command)) return { fault: "lostReply", times: sendings.harmless, rings: true };
    const once = commandTraits[command].onceOnly ? sendings.onceOnly : sendings.harmless;
    // Whether one recording is made already, keys were pressed or a phone rings cannot be seen: never a second time.
    const times = ["record", "sendTones", "invite", "dial", "hold"].includes(command) ? 1 : once;
    return { fault: "serverError", status: 500, times, rings: false };
  }
  if (reason === "refused") return { fault: "refused", status: 403, times: 1, rings: false };
  const target = command === "invite" || command === "dial" ? targets[reason] : undefined;
  if (target) return { fault: target, times: 1, rings: true };
  if (command === "transfer" && reason !== "cancelled")
    return { fault: reason === "no-answer" ? "targetNoAnswer" : "targetBusy", times: 1, rings: true };
  // 501 is the one server error that says for certain that nothing was done.
  return reason === "error" ? { fault: "serverError", status: 501, times: 1, rings: false } : undefined;
}

const harmlessTwice: ReadonlySet<CommandType> = new Set(["listen", "stop", "mute", "unmute", "keepAlive"]);
