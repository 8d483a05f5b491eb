import { defineNode, oneOf } from "@dialtree/flow";

/** Keeps what is played out of a group call, or lets it in again. */
export const mute = defineNode({
  type: "mute",
  version: 1,
  title: "Mute or unmute",
  summary: "Keeps this line quiet in a group call, or lets it be heard again.",
  group: "say and ask",
  fields: {
    line: oneOf({
      label: "From now on this line is",
      options: { muted: "Muted", heard: "Heard again" },
      initial: "muted",
    }),
  },
  worksWhile: ["answered"],
  worksIn: "group",
  outlets: () => [
    { id: "next", label: "Then", role: "way" },
    { id: "failed", label: "Could not be changed", role: "failure" },
  ],
  program: ({ line }) => {
    const type = line === "muted" ? "mute" : "unmute";
    const failed = { to: { outlet: "failed" } };
    return {
      initial: "changing",
      states: {
        changing: {
          do: [{ type }],
          on: {
            [`${type}.done`]: { to: { outlet: "next" } },
            [`${type}.failed`]: failed,
            [`${type}.unknown`]: failed,
          },
        },
      },
    };
  },
});
