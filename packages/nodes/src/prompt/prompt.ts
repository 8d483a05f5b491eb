import { defineNode, flag, spoken } from "@dialtree/flow";

/** Says something and goes on. */
export const prompt = defineNode({
  type: "prompt",
  version: 1,
  title: "Prompt",
  summary: "Says something to the caller and goes on.",
  group: "say and ask",
  fields: {
    prompt: spoken({ label: "What the caller hears" }),
    bargeIn: flag({
      label: "A key interrupts it",
      help: "The key is kept for the next menu. Turn this off for what everybody has to hear.",
      initial: true,
    }),
  },
  worksWhile: ["answered"],
  outlets: () => [
    { id: "next", label: "Then", role: "way" },
    { id: "failed", label: "Could not be played", role: "failure" },
  ],
  program: ({ prompt, bargeIn }) => ({
    initial: "telling",
    states: {
      telling: {
        do: [{ type: "play", say: [prompt] }],
        ...(bargeIn ? { keys: "interrupting" } : {}),
        on: {
          interrupted: { do: [{ type: "stop" }], to: { outlet: "next" } },
          "play.done": { to: { outlet: "next" } },
          "play.failed": { to: { outlet: "failed" } },
          "play.unknown": { to: { outlet: "failed" } },
        },
      },
    },
  }),
});
