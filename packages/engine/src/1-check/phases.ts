import { type Phase, type Problem, problem } from "@dialtree/flow";
import { arrivals, type Following } from "./arrivals.ts";
import type { Survey } from "./survey.ts";

const codes = {
  ringing: "needs_answered_call",
  answered: "needs_ringing_call",
  // Only an entry can be there, and nothing leads out of it before somebody has picked up, or nobody.
  calling: "needs_answered_call",
  unreached: "needs_somebody_there",
} as const;

/**
 * Every call from ringing to answered, also where a call of ours would begin by being placed: an entry that places calls takes those
 * that ring as well.
 */
export const phasesFollowed: Following<Phase> = {
  start: ["ringing"],
  works: ({ worksWhile }, phase) => worksWhile.includes(phase),
  behind: (outlet, before) => outlet?.phase ?? before,
};

/** Reports nodes that are reached in a phase in which they cannot work: a prompt before the answer, a redirect after it. */
export function phaseProblems(survey: Survey): Problem[] {
  return arrivals(survey, phasesFollowed).refused.map(({ surveyed: { node, at, name }, state, via }) =>
    problem(codes[state], { at, node: node.id }, { node: name, via }),
  );
}
