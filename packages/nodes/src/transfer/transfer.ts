import {
  defineNode,
  destination,
  duration,
  flag,
  isSilent,
  type NodeProblem,
  oneOf,
  type Program,
  spoken,
} from "@dialtree/flow";
import { callingState, callingStates } from "../ring-group/calling.ts";
import { handingOver, wordsBefore } from "./handing-over.ts";

/** Hands an answered call over to somebody. */
export const transfer = defineNode({
  type: "transfer",
  version: 2,
  title: "Transfer",
  summary:
    "Hands the call over to a person, a queue, a number or a voicemail box; at once, or once they have picked up.",
  group: "send on",
  fields: {
    say: spoken({
      label: "What the caller hears first",
      help: "For instance: I am putting you through.",
      optional: true,
    }),
    to: destination({ label: "Transfer to", accepts: ["user", "account", "phone", "voicemail"] }),
    how: oneOf({
      label: "How",
      help: "Asking first works with people and phone numbers. Queues and voicemail boxes take calls at once.",
      options: { "at-once": "At once", "ask-first": "Call them first, then hand over" },
      initial: "at-once",
    }),
    ringFor: duration({
      label: "Let it ring for (seconds)",
      help: "Only if they are called first.",
      min: 5,
      max: 60,
      initial: 25,
    }),
    hold: spoken({
      label: "What the caller hears meanwhile",
      help: "Again and again, until somebody picks up: words or music. Only if they are called first.",
      optional: true,
    }),
    tell: spoken({
      label: "What the person hears",
      help: "For instance: A call for sales. If they are asked: press 1 to take it, or 2 if you cannot.",
      optional: true,
    }),
    asks: flag({ label: "The person takes the call with 1, or turns it away with 2", initial: false }),
  },
  worksWhile: ["answered"],
  worksIn: "two",
  passage: "transfer",
  passages: ({ how }) => (how === "ask-first" ? ["dial", "transfer"] : ["transfer"]),
  outlets: ({ how }) => [
    ...(how === "ask-first"
      ? ([
          { id: "no-answer", label: "Does not answer", role: "mishap" },
          { id: "busy", label: "Busy", role: "mishap" },
          { id: "declined", label: "Turned it away", role: "mishap" },
        ] as const)
      : []),
    { id: "failed", label: "Could not be reached", role: "mishap" },
  ],
  check: ({ how, hold, tell, asks }): readonly NodeProblem[] => {
    if (how !== "ask-first") return [];
    return [
      ...(isSilent(hold) ? [{ code: "transfer_silent", at: ["hold"] }] : []),
      ...(asks && isSilent(tell) ? [{ code: "transfer_unasked", at: ["tell"] }] : []),
    ];
  },
  program: ({ say, to, how, ringFor, hold, tell, asks }): Program => {
    if (how === "at-once") {
      const { first, states } = wordsBefore(say, "transferring");
      const transferring = handingOver(to && { type: "transfer", to }, "failed");
      return { initial: first, states: { ...states, transferring } };
    }
    const { first, states } = wordsBefore(say, callingState);
    return {
      initial: first,
      states: {
        ...states,
        ...callingStates({
          turns: to ? [[{ leg: "person", to }]] : [],
          ringSeconds: ringFor,
          hold,
          tell,
          asks,
          taken: {},
          nobody: (why) => ({ to: { outlet: why } }),
          failed: { to: { outlet: "failed" } },
        }),
      },
    };
  },
  problems: {
    transfer_silent: {
      severity: "error",
      say: () => "Callers hear nothing while somebody is called for them.",
      remedy: () => "Write what they hear meanwhile, or choose a recording of music.",
    },
    transfer_unasked: {
      severity: "error",
      say: () => "Whoever picks up is to press 1 or 2, and is not told so.",
      remedy: () => "Write what the person hears: who calls, and that 1 takes the call and 2 turns it away.",
    },
  },
  past: [
    {
      to: 2,
      why: "Somebody can be called first. Calls that were handed over at once still are.",
      up: (data) => ({ how: "at-once", ringFor: 25, hold: {}, tell: {}, asks: false, ...data }),
    },
  ],
});
