import { defineNode, type Program, spoken } from "@dialtree/flow";
import { wordsBefore } from "../transfer/handing-over.ts";

/** Ends an answered call. */
export const hangUp = defineNode({
  type: "hang-up",
  version: 1,
  title: "Hang up",
  summary: "Ends the call, after some last words if you like.",
  group: "end",
  fields: { say: spoken({ label: "What the caller hears last", optional: true }) },
  worksWhile: ["answered"],
  outlets: () => [],
  program: ({ say }): Program => {
    const words = wordsBefore(say, "hanging-up");
    return {
      initial: words.first,
      states: {
        ...words.states,
        "hanging-up": {
          do: [{ type: "hangUp" }],
          on: {
            "hangUp.failed": { to: { state: "not-gone" } },
            "hangUp.unknown": { to: { state: "not-gone" } },
          },
        },
        // Nobody should listen to silence because one request was lost.
        "not-gone": { after: { seconds: 2, to: { state: "hanging-up" } } },
      },
    };
  },
});
