import { type CallerKind, defineNode, oneOf, type Program } from "@dialtree/flow";
import { answeredOutlets, pickingUp } from "../answer/answering.ts";

const callersOf: Readonly<Record<"account" | "bot", readonly CallerKind[]>> = {
  account: ["user to account", "phone to account"],
  bot: ["user to bot"],
};

/** Where people bring the line into their group call or meeting. */
export const invited = defineNode({
  type: "invited",
  version: 1,
  title: "Invited into a group call",
  summary:
    "Where people bring this line into their group call or meeting. Those who call it alone go another way.",
  group: "start",
  fields: {
    reachedBy: oneOf({
      label: "People reach this by",
      help: "Decides whom can be invited: out of calls to the bot itself, Teams leads to no phone number.",
      options: { account: "A phone number or resource account", bot: "Adding the bot in Teams" },
      initial: "account",
    }),
  },
  entry: true,
  worksWhile: ["ringing", "answered"],
  takes: ["two", "group"],
  callers: ({ reachedBy }) => callersOf[reachedBy],
  outlets: () => [
    { id: "joined", label: "In the group call", role: "way", phase: "answered", shape: "group" },
    { id: "alone", label: "Somebody calls alone", role: "mishap", phase: "ringing", shape: "two" },
    ...answeredOutlets.filter(({ id }) => id === "failed"),
  ],
  program: (): Program => ({
    initial: "deciding",
    states: {
      ...pickingUp("joined"),
      deciding: {
        decides: true,
        on: {
          "decided.group": { to: { state: "begin" } },
          "decided.two": { to: { outlet: "alone" } },
        },
      },
    },
  }),
  decide: (_data, { state, phase, shape }) => (state === "deciding" ? shape : phase),
});
