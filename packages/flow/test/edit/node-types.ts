import {
  defineNode,
  destination,
  flag,
  key,
  list,
  nodeTypesOf,
  oneOf,
  type Program,
  place,
  spoken,
  text,
  whole,
} from "../../src/index.ts";

// A few node types of our own, one for each thing that editing has to mind.

const ended: Program = { initial: "ended", states: { ended: {} } };

/** Calls come in; an option decides which exits there are. */
const incoming = defineNode({
  type: "incoming",
  version: 1,
  title: "Incoming call",
  summary: "Where a call comes in.",
  group: "start",
  fields: { answer: oneOf({ label: "Answer", options: { now: "At once", later: "Later" }, initial: "now" }) },
  entry: true,
  worksWhile: ["ringing", "answered"],
  outlets: ({ answer }) =>
    answer === "now"
      ? [
          { id: "answered", label: "Answered", role: "way" },
          { id: "failed", label: "Could not be answered", role: "failure" },
        ]
      : [{ id: "ringing", label: "While it rings", role: "way" }],
  program: () => ended,
});

/** Exits of list items, items with keys, and an exit that an option takes away. */
const menu = defineNode({
  type: "menu",
  version: 2,
  title: "Menu",
  summary: "Offers choices.",
  group: "say and ask",
  fields: {
    prompt: spoken({ label: "What the caller hears" }),
    choices: list({
      label: "Choices",
      items: { key: key({ label: "Key" }), label: text({ label: "Leads to", max: 20 }) },
      min: 1,
      max: 5,
      initial: [{ id: "choice-1", key: "1", label: "" }],
    }),
    retries: list({ label: "Retries", items: { say: spoken({ label: "After no key" }) }, max: 3 }),
    patient: flag({ label: "Wait for ever", initial: false }),
  },
  worksWhile: ["answered"],
  outlets: ({ choices, patient }) => [
    ...choices.map(({ id, key, label }) => ({
      id,
      label: label === "" ? `Press ${key}` : `Press ${key}, ${label}`,
      role: "way" as const,
    })),
    ...(patient ? [] : [{ id: "no-input", label: "Presses nothing", role: "mishap" as const }]),
  ],
  program: () => ended,
});

const prompt = defineNode({
  type: "prompt",
  version: 1,
  title: "Prompt",
  summary: "Says something.",
  group: "say and ask",
  fields: {
    prompt: spoken({ label: "What the caller hears" }),
    times: whole({ label: "Times", min: 1, max: 9, initial: 1 }),
  },
  worksWhile: ["answered"],
  outlets: () => [
    { id: "next", label: "Then", role: "way" },
    { id: "failed", label: "Could not be played", role: "failure" },
  ],
  program: () => ended,
});

/** Connections that are no edges, in a field and in the items of a list. */
const goTo = defineNode({
  type: "go-to",
  version: 1,
  title: "Go to",
  summary: "Goes on elsewhere.",
  group: "steer",
  fields: {
    place: place({ label: "Go on at" }),
    otherwise: list({ label: "Otherwise", items: { place: place({ label: "Go on at" }) }, max: 3 }),
  },
  worksWhile: ["ringing", "answered"],
  outlets: () => [],
  program: () => ended,
});

/** A field with members of its own, some of them optional. */
const transfer = defineNode({
  type: "transfer",
  version: 1,
  title: "Transfer",
  summary: "Sends the call on.",
  group: "send on",
  fields: { to: destination({ label: "To", accepts: ["user", "phone"] }) },
  worksWhile: ["answered"],
  outlets: () => [{ id: "failed", label: "Not reached", role: "failure" }],
  program: () => ended,
});

export const nodeTypes = nodeTypesOf([incoming, menu, prompt, goTo, transfer]);
