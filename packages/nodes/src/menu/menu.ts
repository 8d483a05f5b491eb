import {
  defineNode,
  duration,
  flag,
  key,
  list,
  type NodeProblem,
  type Spoken,
  spoken,
  text,
} from "@dialtree/flow";
import { attemptFields, unanswered } from "./asking.ts";
import { silentBefore } from "./past.ts";
import { menuProgram } from "./program.ts";

/** The fields of one choice; its `id` is its outlet. */
export const choiceFields = {
  key: key({ label: "Key" }),
  label: text({ label: "What it is for", max: 60 }),
};

const attempt = attemptFields({ noMatch: "a wrong key", help: "Said before the menu is repeated." });

/** Offers choices and takes one key. */
export const menu = defineNode({
  type: "menu",
  version: 2,
  title: "Menu",
  summary: "Offers choices; the caller presses a key.",
  group: "say and ask",
  fields: {
    prompt: spoken({ label: "What the caller hears" }),
    choices: list({
      label: "Choices",
      add: "Add a choice",
      items: choiceFields,
      min: 1,
      max: 12,
      initial: [{ id: "choice-1", key: "1", label: "" }],
    }),
    firstKeyTimeout: duration({
      label: "Wait for a key (seconds)",
      help: "Counted from the end of what the caller hears.",
      min: 1,
      max: 60,
      initial: 5,
    }),
    builtInWords: attempt.builtInWords,
    retries: list({
      label: "Further attempts",
      add: "Add an attempt",
      help: "What happens after no key or a wrong key. When all attempts are used up, the exit for it is taken.",
      items: { ...attempt.words, repeat: flag({ label: "Then repeat the menu", initial: true }) },
      max: 9,
      initial: [
        { id: "second", noInput: {}, noMatch: {}, repeat: true },
        { id: "third", noInput: {}, noMatch: {}, repeat: true },
      ],
    }),
    bargeIn: flag({
      label: "A key interrupts what is being said",
      help: "Off: the menu is heard to its end, and a key pressed meanwhile counts then.",
      initial: true,
    }),
    typeAhead: flag({
      label: "Keys pressed earlier count",
      help: "Callers who know the menus can press 1 2 at once. Off: only keys pressed at this menu count.",
      initial: true,
    }),
  },
  worksWhile: ["answered"],
  outlets: ({ choices, retries }) => [
    ...choices.map(({ id, key, label }) => ({
      id,
      label: label === "" ? `Press ${key}` : `Press ${key}, ${label}`,
      role: "way" as const,
    })),
    ...unanswered(retries, { noInput: "Presses nothing", noMatch: "Wrong key" }),
  ],
  check: ({ choices, prompt }) => [...repeatedKeys(choices), ...unsaidKeys(choices, prompt)],
  program: menuProgram,
  problems: {
    menu_key_repeated: {
      severity: "error",
      say: ({ key }) => `Two choices use the key ${key}.`,
      remedy: () => "Give each choice a key of its own.",
    },
    menu_key_unsaid: {
      severity: "warning",
      say: ({ key, choice }) => `Callers are not told of the key ${key}${choice ? ` (${choice})` : ""}.`,
      remedy: () => "Name the key in what the caller hears, or leave it if only some people should know it.",
    },
  },
  past: [silentBefore(2)],
});

type Choices = readonly { readonly id: string; readonly key: string; readonly label: string }[];

/**
 * Keys that a text forgets while it names others: somebody has changed a key, and not what is said. A text without any of
 * the keys names them otherwise, in words or not at all, and is left alone.
 */
function unsaidKeys(choices: Choices, prompt: Spoken): NodeProblem[] {
  const keys = choices.filter(({ key }) => /^\d$/.test(key));
  return Object.entries(prompt).flatMap(([language, { text }]) => {
    const said = new Set(text.match(/(?<![\d.,:])\d(?![\d:]|[.,]\d)/g));
    if (!keys.some(({ key }) => said.has(key))) return [];
    return keys
      .filter(({ key }) => !said.has(key))
      .map(({ key, label }) => ({
        code: "menu_key_unsaid",
        at: ["prompt", language],
        values: { key, choice: label },
      }));
  });
}

function repeatedKeys(choices: Choices): NodeProblem[] {
  const seen = new Set<string>();
  return choices.flatMap(({ id, key }, index) => {
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ code: "menu_key_repeated", at: ["choices", index, "key"], outlet: id, values: { key } }];
  });
}
