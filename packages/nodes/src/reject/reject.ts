import { defineNode, oneOf, type Program } from "@dialtree/flow";

/** Turns a ringing call away. */
export const reject = defineNode({
  type: "reject",
  version: 1,
  title: "Reject",
  summary: "Turns a ringing call away: the caller hears the busy tone, or that the call was declined.",
  group: "end",
  fields: {
    reason: oneOf({
      label: "The caller learns",
      options: { busy: "The line is busy", declined: "The call was declined" },
      initial: "busy",
    }),
  },
  worksWhile: ["ringing"],
  outlets: () => [],
  program: ({ reason }): Program => {
    // Refused when the call was picked up after all (the reply to an answer can be lost): silence would be worse.
    const end = { to: { state: "hanging-up" } };
    return {
      initial: "rejecting",
      states: {
        rejecting: { do: [{ type: "reject", reason }], on: { "reject.failed": end, "reject.unknown": end } },
        "hanging-up": { do: [{ type: "hangUp" }] },
      },
    };
  },
});
