import { defineNode, type Program, spoken } from "@dialtree/flow";
import { wordsBefore } from "../transfer/handing-over.ts";
import { hangingUp } from "./hanging-up.ts";

/** Ends an answered call. */
export const hangUp = defineNode({
  type: "hang-up",
  version: 1,
  title: "Hang up",
  summary: "Ends the call, after some last words if you like.",
  group: "end",
  fields: { say: spoken({ label: "What the caller hears last", optional: true }) },
  worksWhile: ["answered", "unreached"],
  outlets: () => [],
  program: ({ say }): Program => {
    const words = wordsBefore(say, "hanging-up");
    return {
      initial: words.first,
      states: {
        ...words.states,
        ...hangingUp,
      },
    };
  },
});
