import { defineNode, destination, type Program, spoken } from "@dialtree/flow";
import { handingOver, wordsBefore } from "./handing-over.ts";

/** Hands an answered call over to somebody. */
export const transfer = defineNode({
  type: "transfer",
  version: 1,
  title: "Transfer",
  summary: "Hands the call over to a person, a queue, a number or a voicemail box.",
  group: "send on",
  fields: {
    say: spoken({
      label: "What the caller hears first",
      help: "For instance: I am putting you through.",
      optional: true,
    }),
    to: destination({ label: "Transfer to", accepts: ["user", "account", "phone", "voicemail"] }),
  },
  worksWhile: ["answered"],
  worksIn: "two",
  passage: "transfer",
  outlets: () => [{ id: "failed", label: "Could not be reached", role: "mishap" }],
  program: ({ say, to }): Program => {
    const { first, states } = wordsBefore(say, "transferring");
    const transferring = handingOver(to && { type: "transfer", to }, "failed");
    return { initial: first, states: { ...states, transferring } };
  },
});
