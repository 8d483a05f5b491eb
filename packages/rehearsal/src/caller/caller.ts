import type { Act } from "./act.ts";

/**
 * A scripted caller: a pure state machine that is told what can be heard and says when it will act next. The rehearsal
 * and a live call through a server use the same one, which is why their transcripts can be compared.
 */
export interface Caller {
  /** What is still to be done. */
  readonly acts: readonly Act[];
  readonly answered: boolean;
  /** Somebody who is called: until they have picked up they do nothing. */
  readonly isCalled?: true;
  /** When the prompt that is being said began, and how long it lasts if that is known. */
  readonly hearing?: { readonly since: number; readonly length?: number };
  /** Since when what the caller says is recorded. */
  readonly recordedSince?: number;
  /** Whether anything was heard to its end since the last key. */
  readonly heardSomething: boolean;
  /** Since when nothing has been said. */
  readonly quietSince: number;
  /** A wait under way ends then. */
  readonly waitsUntil?: number;
  /** Set by a wait that is over: the next act needs no pause of its own. */
  readonly waited: boolean;
  /** When the caller last did anything, or the call began. */
  readonly lastActAt: number;
}

export type Heard =
  | { readonly type: "answered" }
  | { readonly type: "prompt begins"; readonly length?: number }
  | { readonly type: "prompt ends" }
  | { readonly type: "prompt cut off" }
  /** The beep is over: what is said now is recorded. */
  | { readonly type: "recording begins" }
  | { readonly type: "recording ends" };

/** A caller's moment to act. `wait begins` only notes the time. */
export type Intention = { readonly at: number; readonly act: Act | { readonly type: "wait begins" } };

// People need a moment between the end of a prompt and the key.
const reactionMs = 500;
// How far into a prompt somebody who knows it presses.
const interruptionMs = 1_000;
// A call that is going to be answered is so within this time; later on, waiting and leaving happen while it rings.
const ringingMs = 1_000;
/** Milliseconds between two keys, where a caller does not say so. */
const quickSuccessionMs = 200;

/** Milliseconds between two keys of an act. */
export function intervalOf({ every = quickSuccessionMs }: { readonly every?: number }): number {
  return every;
}
// Whoever hears nothing new for so long hangs up, so that each rehearsed call ends.
const patienceMs = 5 * 60_000;

export function newCaller(acts: readonly Act[], at: number, isCalled = false): Caller {
  const still = { answered: false, heardSomething: false, quietSince: at, waited: false, lastActAt: at };
  return { acts, ...still, ...(isCalled ? { isCalled } : {}) };
}

/** Takes note of what can be heard. */
export function observe(caller: Caller, heard: Heard, at: number): Caller {
  const { hearing: _over, ...quiet } = caller;
  switch (heard.type) {
    case "answered":
      return { ...caller, answered: true, quietSince: at };
    case "prompt begins":
      return {
        ...quiet,
        hearing: { since: at, ...(heard.length === undefined ? {} : { length: heard.length }) },
      };
    case "prompt ends":
      return { ...quiet, heardSomething: true, quietSince: at };
    case "prompt cut off":
      return { ...quiet, quietSince: at };
    case "recording begins":
      return { ...quiet, recordedSince: at, quietSince: at };
    case "recording ends": {
      const { recordedSince: _until, ...unrecorded } = caller;
      return { ...unrecorded, quietSince: at };
    }
  }
}

/** What the caller will do next and when, if nothing else is heard before. */
export function intention(caller: Caller): Intention | undefined {
  if (caller.isCalled && !caller.answered) return undefined;
  const [act] = caller.acts;
  const runsOutAt = Math.max(caller.quietSince, caller.lastActAt) + patienceMs;
  const impatient: Intention | undefined = caller.hearing
    ? undefined
    : { at: runsOutAt, act: { type: "leaves" } };
  if (!act) return impatient;
  if (act.type === "interrupts") {
    if (!caller.hearing) return impatient;
    const { since, length = Number.POSITIVE_INFINITY } = caller.hearing;
    return { at: Math.max(caller.lastActAt, since + Math.min(interruptionMs, length / 2)), act };
  }
  // Nobody speaks to where nobody listens.
  if (act.type === "says" && caller.recordedSince === undefined) return impatient;
  if (act.type === "waits" && caller.waitsUntil !== undefined) return { at: caller.waitsUntil, act };
  if (caller.hearing) return undefined;
  if (!caller.answered && !caller.waited && act.type !== "presses") {
    const at = caller.quietSince + ringingMs;
    return { at, act: act.type === "waits" ? { type: "wait begins" } : act };
  }
  // Nothing was heard yet that could be answered.
  if (!caller.heardSomething && !caller.waited && caller.recordedSince === undefined) return impatient;
  if (act.type === "waits")
    return { at: Math.max(caller.quietSince, caller.lastActAt), act: { type: "wait begins" } };
  return { at: Math.max(caller.lastActAt, caller.quietSince + (caller.waited ? 0 : reactionMs)), act };
}

/** The caller after acting on an intention. */
export function acted(caller: Caller, { act }: Intention, at: number): Caller {
  const { waitsUntil: _begun, ...rest } = caller;
  const [next, ...later] = caller.acts;
  switch (act.type) {
    case "wait begins":
      return { ...caller, waitsUntil: at + (next?.type === "waits" ? next.milliseconds : 0) };
    case "waits":
      return { ...rest, acts: later, waited: true, lastActAt: at };
    case "says":
      return { ...rest, acts: later, waited: false, lastActAt: at + act.milliseconds };
    case "leaves":
      return { ...rest, acts: next?.type === "leaves" ? later : caller.acts, lastActAt: at };
    case "presses":
    case "interrupts":
      return {
        ...rest,
        acts: later,
        waited: false,
        heardSomething: false,
        lastActAt: at + (act.keys.length - 1) * intervalOf(act),
      };
  }
}
