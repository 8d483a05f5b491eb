import { type Action, defineNode, key, spoken, variable } from "@dialtree/flow";
import { askingFields, unanswered } from "../menu/asking.ts";
import { oneKeyProgram } from "../menu/one-key.ts";
import { silentBefore } from "../menu/past.ts";

/** Asks for yes or no. */
export const yesNo = defineNode({
  type: "yes-no",
  version: 2,
  title: "Yes or no",
  summary: "Asks a question that the caller answers with yes or no, and keeps the answer.",
  group: "say and ask",
  fields: {
    prompt: spoken({
      label: "What the caller hears",
      help: "Name both keys: May we call you back? For yes, press 1, for no, press 2.",
    }),
    yes: key({ label: "Key for yes", initial: "1" }),
    no: key({ label: "Key for no", initial: "2" }),
    as: variable({
      label: "Keep the answer as",
      help: "A name by which later steps find it, such as mayCallBack.",
      use: "keeps",
      optional: true,
    }),
    ...askingFields({ noMatch: "a wrong key" }),
  },
  worksWhile: ["answered"],
  outlets: ({ retries }) => [
    { id: "yes", label: "Yes", role: "way" },
    { id: "no", label: "No", role: "way" },
    ...unanswered(retries, { noInput: "Presses nothing", noMatch: "Wrong key" }),
  ],
  check: ({ yes, no }) => (yes === no ? [{ code: "yes_no_one_key", at: ["no"], values: { key: no } }] : []),
  program: ({ yes, no, as, ...asking }) => {
    const keep = (value: boolean): readonly Action[] => (as === "" ? [] : [{ type: "keep", as, value }]);
    return oneKeyProgram(asking, [
      // Of two alike the first one counts in the fields, and the last one in a program.
      { key: no, do: keep(false), outlet: "no" },
      { key: yes, do: keep(true), outlet: "yes" },
    ]);
  },
  problems: {
    yes_no_one_key: {
      severity: "error",
      say: ({ key }) => `The key ${key} means both yes and no.`,
      remedy: () => "Give one of the two another key.",
    },
  },
  past: [silentBefore(2)],
});
