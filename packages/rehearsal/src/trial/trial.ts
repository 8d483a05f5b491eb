import { type Act, acted } from "../caller/index.ts";
import { act, advance, isOver, nextAt, type Occasion, type Rehearsal, rehearse } from "../rehearsal.ts";
import { type Answer, newTelephone } from "../telephone/index.ts";
import { type Arranged, type AskedOf, type Given, settle } from "./errands.ts";
import { haltOf } from "./halt.ts";

/** What happens in a trial. Times are milliseconds since the call came in. */
export type Move =
  /** The next thing that happens by itself. */
  | { readonly type: "goes on" }
  /** Time passes in which nothing happens. */
  | { readonly type: "waits"; readonly until: number }
  /** The caller does something. */
  | { readonly type: "acts"; readonly act: Act }
  /** Somebody says how what was asked about ends. */
  | { readonly type: "answers"; readonly answer: Answer };

/** A call at one moment of a trial, and how it came there. */
export interface Moment {
  readonly call: Rehearsal;
  /** What nobody has said the end of: the call stands still just before it. */
  readonly asked?: Pending;
  /** Left out of the first one. */
  readonly by?: Move;
  /** Somebody has decided on this move; others only follow. */
  readonly chosen?: true;
  /** How errands ended that came with this move. */
  readonly given: readonly Given[];
}

interface Pending extends AskedOf {
  /** What it comes of: done once all of it is answered. */
  readonly happen: (call: Rehearsal) => Rehearsal;
  readonly given: readonly Given[];
}

/** Who calls whom, when, through which flow: all but what somebody decides on in the course of it. */
export type TrialOccasion = Omit<Occasion, "acts" | "answers">;

/** A call that somebody tries out: all its moments, and the one that they look at. Immutable. */
export interface Trial {
  readonly moments: readonly Moment[];
  readonly position: number;
}

/** Lets the call come in, or has the flow place it. Nothing but what comes with that has happened then. */
export function beginTrial(occasion: TrialOccasion, arranged: Arranged): Trial {
  const whole = rehearse(occasion);
  const { caller, called, group } = occasion;
  // Even the first step may have errands, such as that of a flow that calls somebody.
  const silent: Rehearsal = {
    ...whole,
    transcript: whole.transcript.slice(0, 1),
    journal: [],
    telephone: newTelephone(caller, called, [], group ? "group" : "two"),
  };
  const happen = ({ telephone }: Rehearsal) => rehearse({ ...occasion, answers: telephone.answers });
  return { moments: [momentAfter(silent, happen, arranged, [])], position: 0 };
}

/** The moment that somebody looks at. */
export function momentOf({ moments, position }: Trial): Moment {
  const moment = moments[position];
  if (!moment) throw new Error("A trial stands at one of its moments.");
  return moment;
}

/** Milliseconds since the call came in, at the moment that somebody looks at. */
export function elapsedOf(trial: Trial): number {
  const { now, occasion } = momentOf(trial).call;
  return now - occasion.at;
}

/**
 * The trial after a move, from the moment that somebody looks at; what came after that is forgotten. While something is asked
 * nothing else happens, and what can have no effect is not done. `chosen`: somebody has decided on it.
 */
export function moved(trial: Trial, move: Move, arranged: Arranged, chosen = true): Trial {
  const here = momentOf(trial);
  const { call, asked } = here;
  const isAbout = move.type === "answers" ? move.answer.command === asked?.command.type : !asked;
  if (!isAbout || isInVain(move, call)) return trial;
  const after =
    asked && move.type === "answers"
      ? momentAfter(call, asked.happen, arranged, [...asked.given, { answer: move.answer, usual: false }])
      : momentAfter(call, happeningOf(move), arranged, []);
  const moment: Moment = { ...after, by: move, ...(chosen ? { chosen: true } : {}) };
  return {
    moments: [...trial.moments.slice(0, trial.position + 1), moment],
    position: trial.position + 1,
  };
}

/** Goes on until it is the caller's turn, something is asked, or nothing more happens by itself. */
export function ranOn(trial: Trial, arranged: Arranged): Trial {
  let current = trial;
  while (!isHalted(current)) current = moved(current, { type: "goes on" }, arranged, false);
  return current;
}

/** Time passes until then, with all that happens in it; less when something is asked before. */
export function passed(trial: Trial, until: number, arranged: Arranged): Trial {
  let current = trial;
  for (;;) {
    const { call, asked } = momentOf(current);
    const due = nextAt(call);
    if (asked || due === undefined) return current;
    const at = due - call.occasion.at;
    if (at > until)
      return elapsedOf(current) < until ? moved(current, { type: "waits", until }, arranged, false) : current;
    current = moved(current, { type: "goes on" }, arranged, false);
  }
}

/** The trial as it was at one of its moments. What came later can be gone forth to until something else happens. */
export function rewound({ moments }: Trial, position: number): Trial {
  return { moments, position: Math.min(Math.max(position, 0), moments.length - 1) };
}

/** Where one step back leads: to just before what was decided on last. Undefined at the beginning. */
export function stepBack({ moments, position }: Trial): number | undefined {
  const last = moments.findLastIndex(({ chosen }, index) => chosen && index <= position);
  return last > 0 ? last - 1 : undefined;
}

/** Where one step forth leads: to where the next decision that was taken before has led. Undefined when there is none. */
export function stepForth({ moments, position }: Trial): number | undefined {
  const next = moments.findIndex(({ chosen }, index) => chosen && index > position);
  if (next < 0) return undefined;
  const after = moments.findIndex(({ chosen }, index) => chosen && index > next);
  return after < 0 ? moments.length - 1 : after - 1;
}

/** Only whoever is on the line does anything there: a phone that still rings takes no keys. Nobody speaks where nobody listens. */
function isInVain(move: Move, call: Rehearsal): boolean {
  if (isOver(call)) return true;
  if (move.type !== "acts" || move.act.type === "leaves") return false;
  const { recording } = call.telephone;
  const isRecorded = recording !== undefined && recording.begins <= call.now && call.now < recording.ends;
  return call.session.phase !== "answered" || (move.act.type === "says" && !isRecorded);
}

function isHalted(trial: Trial): boolean {
  const { call, asked } = momentOf(trial);
  return asked !== undefined || haltOf(call) !== undefined;
}

function momentAfter(
  before: Rehearsal,
  happen: (call: Rehearsal) => Rehearsal,
  arranged: Arranged,
  said: readonly Given[],
): Moment {
  const settled = settle(before, happen, arranged, said);
  if ("call" in settled) return settled;
  const { asked, given } = settled;
  return { call: before, asked: { ...asked, happen, given }, given: [] };
}

function happeningOf(move: Move): (call: Rehearsal) => Rehearsal {
  switch (move.type) {
    case "goes on":
      return advance;
    case "waits":
      return (call) => ({ ...call, now: Math.max(call.now, call.occasion.at + move.until) });
    case "acts":
      return (call) => {
        const intended = { at: call.now, act: move.act };
        return act({ ...call, caller: acted(call.caller, intended, call.now) }, move.act);
      };
    case "answers":
      return (call) => call;
  }
}
