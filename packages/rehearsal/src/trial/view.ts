import { type JournalEntry, type Timer, topFrame } from "@dialtree/engine";
import type { VariableValue } from "@dialtree/flow";
import { type Next, type Rehearsal, whatIsNext } from "../rehearsal.ts";
import { type Entry, inOneBreath } from "../transcript/index.ts";
import type { Asked } from "./errands.ts";
import { type Halt, haltOf } from "./halt.ts";
import { momentOf, passed, rewound, stepBack, stepForth, type Trial } from "./trial.ts";

/** A trial as somebody looks at it. Plain data; times are milliseconds since the call came in. */
export interface TrialView {
  /** When the call came in: milliseconds since 1970, UTC. */
  readonly began: number;
  readonly elapsed: number;
  readonly phase: Rehearsal["session"]["phase"];
  readonly language: string;
  /** Something is said, or music plays. */
  readonly isHearing: boolean;
  readonly halt?: Halt;
  readonly asked?: Asked;
  /** In order of time. What a prompt says that has not begun is among them. */
  readonly entries: readonly Entry[];
  readonly path: readonly PathStep[];
  readonly variables: readonly ShownVariable[];
  readonly timers: readonly Timer[];
  /** The flow that the call is in. */
  readonly flow: string;
  /** How many keys the step has taken that wait for more. */
  readonly keyed: number;
  readonly next?: Next;
  readonly canStepBack: boolean;
  readonly canStepForth: boolean;
}

export type PathStep = Extract<JournalEntry, { readonly kind: "entered" | "left" }>;

export interface ShownVariable {
  readonly name: string;
  /** Left out where nobody may read it. */
  readonly value?: VariableValue;
}

/** What there is to see at the moment that somebody looks at. */
export function viewOf(trial: Trial): TrialView {
  const { call, asked } = momentOf(trial);
  const { now, occasion, session, caller } = call;
  // The step that asks is where the call has come to, with what it was given.
  const { journal, session: ahead } = asked?.ahead ?? call;
  const halt = haltOf(call);
  const next = whatIsNext(call);
  const { at: began } = occasion;
  return {
    began,
    elapsed: now - began,
    phase: session.phase,
    language: session.language,
    isHearing: caller.hearing !== undefined,
    ...(halt ? { halt } : {}),
    ...(asked ? { asked: { errand: asked.errand, command: asked.command } } : {}),
    entries: entriesOf(call),
    path: journal.filter((entry) => entry.kind === "entered" || entry.kind === "left"),
    variables: Object.entries(ahead.variables).map(([name, value]) =>
      ahead.sensitive.includes(name) ? { name } : { name, value },
    ),
    timers: session.timers.map((timer) => ({ ...timer, dueAt: timer.dueAt - began })),
    flow: topFrame(session).flow,
    keyed: session.entry.length,
    ...(next ? { next: { ...next, at: next.at - began } } : {}),
    canStepBack: stepBack(trial) !== undefined,
    canStepForth: stepForth(trial) !== undefined,
  };
}

// As far into a prompt as whoever knows it interrupts it.
const momentMs = 1_000;

/**
 * The trial at the moment that an entry of its view tells of: where a prompt has just begun, and where somebody has done
 * something, just before that.
 */
export function rewoundTo(trial: Trial, index: number): Trial {
  const wanted = entriesOf(momentOf(trial).call)[index];
  if (!wanted) return trial;
  const key = keyOf(wanted);
  const position = trial.moments.findIndex(
    ({ call }, at) => at <= trial.position && call.transcript.some((entry) => keyOf(entry) === key),
  );
  if (position < 0) return trial;
  if (wanted.kind === "acts") return rewound(trial, position - 1);
  // Of several prompts in a row the later ones begin while nothing else happens.
  const { moments } = trial;
  const began = moments.findLastIndex(
    ({ call }, at) => at >= position && at <= trial.position && call.now - call.occasion.at <= wanted.at,
  );
  const into = wanted.kind === "hears" ? Math.min(momentMs, wanted.length / 2) : 0;
  return passed(rewound(trial, Math.max(began, position)), Math.floor(wanted.at + into), {});
}

function entriesOf({ transcript }: Rehearsal): readonly Entry[] {
  return inOneBreath(transcript.toSorted((a, b) => a.at - b.at));
}

// What was cut off is another entry, of the same prompt.
function keyOf(entry: Entry): unknown {
  return entry.kind === "hears" ? `${entry.play} ${entry.at}` : entry;
}
