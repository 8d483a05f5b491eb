import {
  defineNode,
  destination,
  duration,
  flag,
  isSilent,
  list,
  type NodeProblem,
  oneOf,
  type Program,
  spoken,
  whole,
} from "@dialtree/flow";
import { wordsBefore } from "../transfer/handing-over.ts";
import { type Called, callingState, callingStates } from "./calling.ts";

/** Calls several people for a caller, who gets the one that picks up first. */
export const ringGroup = defineNode({
  type: "ring-group",
  version: 1,
  title: "Ring group",
  summary: "Calls several people, one after the other or at once; the caller gets whoever picks up first.",
  group: "send on",
  fields: {
    say: spoken({
      label: "What the caller hears first",
      help: "For instance: I am looking for somebody who can help you.",
      optional: true,
    }),
    people: list({
      label: "Who is called",
      add: "Add somebody",
      items: { to: destination({ label: "Person or phone number", accepts: ["user", "phone"] }) },
      min: 1,
      max: 10,
      initial: [{ id: "person-1" }],
    }),
    order: oneOf({
      label: "They are called",
      options: { "in-turn": "One after the other", "at-once": "All at once" },
      initial: "in-turn",
    }),
    ringFor: duration({
      label: "Let it ring for (seconds)",
      help: "At each of them.",
      min: 5,
      max: 60,
      initial: 20,
    }),
    rounds: whole({ label: "Rounds", help: "How often all of them are called.", min: 1, max: 3, initial: 1 }),
    hold: spoken({
      label: "What the caller hears meanwhile",
      help: "Again and again, until somebody picks up: words or music.",
    }),
    tell: spoken({
      label: "What whoever picks up hears",
      help: "For instance: A call for support. If they are asked: press 1 to take it, or 2 if you cannot.",
      optional: true,
    }),
    asks: flag({ label: "They take the call with 1, or turn it away with 2", initial: false }),
    taken: spoken({
      label: "What others hear who pick up too late",
      help: "If all are called at once. For instance: Somebody else has taken the call. Thank you.",
      optional: true,
    }),
  },
  worksWhile: ["answered"],
  passage: "transfer",
  passages: () => ["dial", "transfer"],
  outlets: () => [
    { id: "nobody", label: "Nobody takes the call", role: "mishap" },
    { id: "failed", label: "Could not be handed over", role: "mishap" },
  ],
  check: ({ tell, asks, order, taken, people }): readonly NodeProblem[] => [
    ...(asks && isSilent(tell) ? [{ code: "ring_group_unasked", at: ["tell"] }] : []),
    ...(order === "at-once" && people.length > 1 && isSilent(taken)
      ? [{ code: "ring_group_cut_off", at: ["taken"] }]
      : []),
  ],
  program: ({ say, people, order, ringFor, rounds, hold, tell, asks, taken }): Program => {
    const { first, states } = wordsBefore(say, callingState);
    const turns = Array.from({ length: rounds }, (_, round) => {
      const called = people.flatMap(({ to }, index): Called[] =>
        to ? [{ leg: legName(index + 1, round + 1), to }] : [],
      );
      return order === "at-once" ? [called] : called.map((one) => [one]);
    }).flat();
    return {
      initial: first,
      states: {
        ...states,
        ...callingStates({
          turns: turns.filter(({ length }) => length > 0),
          ringSeconds: ringFor,
          hold,
          tell,
          asks,
          taken,
          nobody: () => ({ to: { outlet: "nobody" } }),
          failed: { to: { outlet: "failed" } },
        }),
      },
    };
  },
  problems: {
    ring_group_unasked: {
      severity: "error",
      say: () => "Whoever picks up is to press 1 or 2, and is not told so.",
      remedy: () => "Write what they hear: what the call is about, and that 1 takes it and 2 turns it away.",
    },
    ring_group_cut_off: {
      severity: "warning",
      say: () => "Whoever picks up a moment after somebody else is cut off without a word.",
      remedy: () => "Write what they hear, such as: Somebody else has taken the call. Thank you.",
    },
  },
});

function legName(person: number, round: number): string {
  return round === 1 ? `person-${person}` : `person-${person}-round-${round}`;
}
