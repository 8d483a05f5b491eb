import { defineNode, flag, oneOf, type Program, pressed, pressedAnyOther, spoken } from "@dialtree/flow";
import type { CaseFile } from "../cases/case-file.ts";
import type { NodeFolder } from "./node-folder.ts";

/** A node type that lacks nothing and has something of everything, for tests that take one thing away. */
export const whole = defineNode({
  type: "ask-consent",
  version: 3,
  title: "Ask for consent",
  summary: "Asks the caller to agree by pressing 1.",
  group: "say and ask",
  fields: {
    notice: spoken({ label: "What the caller hears first", optional: true }),
    question: spoken({ label: "What the caller is asked" }),
    tone: oneOf({ label: "Tone", options: { polite: "Polite", plain: "Plain" }, initial: "polite" }),
    silenceAgrees: flag({ label: "Silence counts as agreement", initial: false }),
  },
  worksWhile: ["answered"],
  outlets: () => [
    { id: "agreed", label: "Agrees", role: "way" },
    { id: "refused", label: "Does not agree", role: "way" },
    { id: "failed", label: "Could not be asked", role: "failure" },
  ],
  check: ({ silenceAgrees, tone }) =>
    silenceAgrees && tone === "plain" ? [{ code: "ask_consent_rude", at: ["tone"] }] : [],
  program: ({ notice, question, silenceAgrees }): Program => {
    const [agreed, refused, failed] = ["agreed", "refused", "failed"].map((outlet) => ({ to: { outlet } }));
    const asking = { to: { state: "asking" } };
    const answers = { [pressed("1")]: agreed, [pressedAnyOther]: refused };
    return {
      initial: "telling",
      states: {
        telling: {
          do: [{ type: "play", say: [notice] }],
          keys: "interrupting",
          on: { interrupted: { do: [{ type: "stop" }], ...asking }, "play.done": asking },
        },
        asking: {
          do: [{ type: "play", say: [question] }],
          on: { "play.done": { to: { state: "waiting" } } },
        },
        waiting: {
          keys: "collected",
          on: answers,
          after: { seconds: 5, to: { outlet: silenceAgrees ? "agreed" : "refused" } },
        },
      },
      on: { "play.failed": failed, "play.unknown": failed },
    };
  },
  problems: {
    ask_consent_rude: {
      severity: "warning",
      say: () => "This asks plainly and takes silence for agreement.",
      remedy: () => "Choose the polite tone.",
    },
  },
  past: [
    {
      to: 2,
      why: "The question was called text.",
      up: ({ text, ...rest }) => ({ ...rest, question: text ?? {} }),
    },
    { to: 3, why: "A notice can come first.", up: (data) => ({ notice: {}, ...data }) },
  ],
});

const question = { "en-US": { text: "Do you agree?" } };
const asked = ["answers", 'hears      "Do you agree?"'];
const end = ["hangs up", "ends       local"];

/** The case file of the whole node; changes to it make another one. */
export const wholeCases: CaseFile = {
  cases: [
    {
      name: "the caller agrees",
      data: { question, tone: "polite" },
      caller: "1",
      transcript: [...asked, "presses    1", ...end],
      leaves: "agreed",
    },
    {
      name: "the caller says nothing",
      data: { question, tone: "plain", silenceAgrees: false },
      caller: "",
      transcript: [...asked, ...end],
      leaves: "refused",
    },
    {
      name: "the question cannot be played",
      data: { question, silenceAgrees: true },
      given: ["play fails"],
      caller: "",
      transcript: ["answers", "fails      play (error)", ...end],
      leaves: "failed",
    },
  ],
  broken: [
    {
      data: { question, tone: "plain", silenceAgrees: true },
      problems: [{ code: "ask_consent_rude", at: "/tone" }],
    },
  ],
  past: {
    2: {
      before: { text: {}, tone: "plain", silenceAgrees: false },
      after: { question: {}, tone: "plain", silenceAgrees: false },
    },
    3: {
      before: { question: {}, tone: "plain", silenceAgrees: false },
      after: { notice: {}, question: {}, tone: "plain", silenceAgrees: false },
    },
  },
};

export const wholePage = `# Ask for consent

## What it does

Asks, and waits for a key.

**Example.** “May we record this call?”

## Exits

- **Agrees** – the caller pressed 1.
- **Does not agree** – any other key, or none.
- **Could not be asked** – the question could not be played.

## When not to use it

Where nobody has a choice.
`;

export const wholeFolder: NodeFolder = {
  exportedAs: "askConsent",
  from: "./ask-consent/ask-consent.ts",
  files: { "ask-consent.md": wholePage, "ask-consent.cases.json": JSON.stringify(wholeCases) },
};
