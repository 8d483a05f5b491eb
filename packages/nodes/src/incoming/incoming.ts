import { type CallerKind, defineNode, duration, flag, oneOf, type Program } from "@dialtree/flow";
import { answeredOutlets, answering } from "../answer/answering.ts";

const callersOf: Readonly<Record<"account" | "bot", readonly CallerKind[]>> = {
  account: ["user to account", "phone to account"],
  bot: ["user to bot"],
};

/** Where a call comes in: picked up at once, or left ringing while the flow decides. */
export const incoming = defineNode({
  type: "incoming",
  version: 1,
  title: "Incoming call",
  summary: "Where a call comes in. Answers at once, or lets it ring while the flow decides.",
  group: "start",
  fields: {
    answer: oneOf({
      label: "When a call comes in",
      options: { now: "Answer at once", later: "Let it ring and decide first" },
      initial: "now",
    }),
    ringFor: duration({
      label: "Let it ring for (seconds)",
      help: "How long the caller hears ringing before the flow goes on. Only when it rings first.",
      // The engine takes the fallback at ten seconds, so the flow keeps two for what it decides.
      min: 0,
      max: 8,
      initial: 2,
    }),
    reachedBy: oneOf({
      label: "Callers reach this by",
      help: "Decides where calls can be sent on: after a call to the bot itself, Teams leads to no phone number.",
      options: { account: "A phone number or resource account", bot: "Calling the bot in Teams" },
      initial: "account",
    }),
    outsiders: flag({
      label: "People of other organisations call from Teams",
      help: "They cannot be transferred to your people; the check then shows which exits they take.",
      initial: false,
    }),
  },
  entry: true,
  worksWhile: ["ringing", "answered"],
  callers: ({ reachedBy, outsiders }) => [
    ...callersOf[reachedBy],
    ...(outsiders && reachedBy === "account" ? (["outside user to account"] as const) : []),
  ],
  outlets: ({ answer }) =>
    answer === "now"
      ? answeredOutlets
      : [{ id: "ringing", label: "While it rings", role: "way", phase: "ringing" }],
  program: ({ answer, ringFor }) => (answer === "now" ? answering : ringing(ringFor)),
  decide: (_data, { phase }) => phase,
});

function ringing(seconds: number): Program {
  const on = { to: { outlet: "ringing" } };
  // Not a timer of no length: the check must see that nothing is waited for.
  if (seconds === 0) return { initial: "ringing", states: { ringing: { always: on } } };
  return {
    initial: "begin",
    states: {
      // A call that another flow has answered does not ring any more; waiting would be silence.
      begin: {
        decides: true,
        on: { "decided.ringing": { to: { state: "ringing" } }, "decided.answered": on },
      },
      ringing: { after: { seconds, ...on } },
    },
  };
}
