import type { FlowDocument } from "@dialtree/flow";

/** A small flow with something of everything that a document can hold. */
export const small: FlowDocument = {
  format: 1,
  id: "small",
  title: "Small",
  description: "For tests.",
  languages: ["en-US", "de-DE"],
  fallback: {
    say: { "en-US": { text: "One moment." } },
    to: { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01", name: "Operator" },
  },
  variables: { room: { type: "number", initial: 1 } },
  start: "start",
  nodes: [
    {
      id: "start",
      type: "incoming",
      version: 1,
      data: { answer: "now", ringFor: 0, reachedBy: "account", outsiders: false },
    },
    {
      id: "main",
      type: "menu",
      version: 2,
      title: "Main menu",
      data: {
        prompt: {
          "de-DE": { text: "Bitte wählen.", recording: "main.de.wav" },
          "en-US": { text: "Press 1." },
        },
        choices: [{ id: "sales", key: "1", label: "Sales" }],
        firstKeyTimeout: 5,
        builtInWords: false,
        retries: [{ id: "second", noInput: {}, noMatch: {}, repeat: true }],
        bargeIn: true,
        typeAhead: false,
      },
    },
    { id: "bye", type: "hang-up", version: 1, data: { say: {} } },
  ],
  edges: [
    { from: "start", outlet: "answered", to: "main" },
    { from: "main", outlet: "sales", to: "bye" },
  ],
  layout: { start: { x: 0, y: 0 }, main: { x: 200, y: 0 } },
};
