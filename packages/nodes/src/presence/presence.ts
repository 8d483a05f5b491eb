import { defineNode, destination, type Program } from "@dialtree/flow";

// Longer than it takes as a rule, and short enough to be waited for without a word.
const longestWaitSeconds = 3;

/** Goes on by what Teams shows of somebody. */
export const presence = defineNode({
  type: "presence",
  version: 1,
  title: "Is somebody free?",
  summary: "Goes on by what Teams shows of a person: available, busy or away.",
  group: "steer",
  fields: {
    user: destination({
      label: "Who",
      help: "A person in Teams. A queue or a phone shows nothing.",
      accepts: ["user"],
    }),
  },
  worksWhile: ["ringing", "answered"],
  outlets: () => [
    { id: "available", label: "Available", role: "way" },
    { id: "busy", label: "Busy", role: "way" },
    { id: "away", label: "Away or offline", role: "way" },
    { id: "unknown", label: "Nobody knows", role: "mishap" },
  ],
  program: ({ user }): Program => {
    const unknown = { to: { outlet: "unknown" } };
    const task = user?.kind === "user" && {
      type: "task" as const,
      task: "presence" as const,
      settings: { user: user.id },
      given: {},
      seconds: longestWaitSeconds,
    };
    return {
      initial: "asking",
      states: {
        asking: {
          do: task ? [task] : [],
          on: {
            "answered.available": { to: { outlet: "available" } },
            "answered.busy": { to: { outlet: "busy" } },
            "answered.away": { to: { outlet: "away" } },
            "task.failed": unknown,
            "task.unknown": unknown,
          },
          ...(task ? {} : { always: unknown }),
        },
      },
    };
  },
});
