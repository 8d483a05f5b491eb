import { defineNode, isSilent, type Program, spoken } from "@dialtree/flow";

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
    const end = { to: { state: "hanging-up" } };
    return {
      initial: isSilent(say) ? "hanging-up" : "telling",
      states: {
        telling: {
          do: [{ type: "play", say: [say] }],
          on: { "play.done": end, "play.failed": end, "play.unknown": end },
        },
        "hanging-up": {
          do: [{ type: "hangUp" }],
          on: {
            "hangUp.failed": { to: { state: "not-gone" } },
            "hangUp.unknown": { to: { state: "not-gone" } },
          },
        },
        // Nobody should listen to silence because one request was lost.
        "not-gone": { after: { seconds: 2, ...end } },
      },
    };
  },
});
