import { defineNode, oneOf, spoken } from "@dialtree/flow";

/** Gives the caller music in place of a group call, or takes them back into it. */
export const hold = defineNode({
  type: "hold",
  version: 1,
  title: "Hold or take back",
  summary: "Plays music to the caller alone while the others of a group call talk, or takes the caller back.",
  group: "say and ask",
  fields: {
    caller: oneOf({
      label: "From now on the caller is",
      options: { held: "On hold", back: "Back in the call" },
      initial: "held",
    }),
    music: spoken({
      label: "Music",
      help: "Only for putting on hold. Left empty: the music of Teams.",
      optional: true,
    }),
  },
  worksWhile: ["answered"],
  worksIn: "group",
  outlets: () => [
    { id: "next", label: "Then", role: "way" },
    { id: "failed", label: "Could not be done", role: "failure" },
  ],
  program: ({ caller, music }) => {
    const asked = caller === "held" ? ({ type: "hold", music } as const) : ({ type: "takeBack" } as const);
    const failed = { to: { outlet: "failed" } };
    return {
      initial: "changing",
      states: {
        changing: {
          do: [asked],
          on: {
            [`${asked.type}.done`]: { to: { outlet: "next" } },
            [`${asked.type}.failed`]: failed,
            [`${asked.type}.unknown`]: failed,
          },
        },
      },
    };
  },
});
