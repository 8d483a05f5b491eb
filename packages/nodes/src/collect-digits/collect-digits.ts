import {
  type Action,
  defineNode,
  flag,
  type Move,
  type NodeProblem,
  oneOf,
  type Program,
  spoken,
  text,
  variable,
} from "@dialtree/flow";
import { askingFields, unanswered } from "../menu/asking.ts";
import { builtInWords } from "../menu/built-in.ts";
import { silentBefore } from "../menu/past.ts";
import { collectingProgram, collectingWord, type SignKeys } from "./collecting.ts";
import { endKeyField, interDigitTimeoutField, lengthFields } from "./collecting-fields.ts";
import { type EntryShape, judge, readBeginnings } from "./entry.ts";
import { builtInAfter, builtInBefore, readBackState, readingBack } from "./read-back.ts";

const { firstKeyTimeout, ...further } = askingFields({ noMatch: "a wrong number" });

/** Asks for several digits: a customer number, a PIN, a date. */
export const collectDigits = defineNode({
  type: "collect-digits",
  version: 2,
  title: "Collect digits",
  summary: "Asks for several digits, such as a customer number or a PIN, and keeps them.",
  group: "say and ask",
  fields: {
    prompt: spoken({ label: "What the caller hears" }),
    as: variable({
      label: "Keep the digits as",
      help: "The name by which later steps find them, such as customerNumber.",
      use: "keeps",
    }),
    sensitive: flag({
      label: "The digits are secret",
      help: "For a PIN or a card number: later steps can use the digits, and no person ever sees them.",
      initial: false,
    }),
    ...lengthFields({ min: 1, max: 32, initial: [1, 10] }),
    beginnings: text({
      label: "Must begin with",
      help: "Numbers or ranges, such as 1, 20-29. Empty: anything counts.",
      max: 200,
      optional: true,
    }),
    endKey: endKeyField("The caller ends with"),
    signKeys: oneOf({
      label: "Star and pound, where they do not end it",
      options: {
        clear: "Start the number anew",
        digits: "Are part of the number",
        wrong: "Are wrong keys",
      },
      initial: "clear",
    }),
    firstKeyTimeout,
    interDigitTimeout: interDigitTimeoutField({ what: "number" }),
    ...further,
    readBack: flag({
      label: "Read the digits back",
      help: "The caller confirms them with 1, or keys them in again with 2.",
      initial: false,
    }),
    beforeDigits: spoken({
      label: "Heard before the digits are read back",
      help: "Built in where nothing is written after them either.",
      optional: true,
      builtIn: builtInWords(builtInBefore),
    }),
    afterDigits: spoken({
      label: "Heard after them",
      help: "How to confirm them with 1 or to key them in again with 2.",
      optional: true,
      builtIn: builtInWords(builtInAfter),
    }),
  },
  worksWhile: ["answered"],
  outlets: ({ retries }) => [
    { id: "collected", label: "Keyed in", role: "way" },
    ...unanswered(retries, { noInput: "Keys in nothing", noMatch: "Wrong number" }),
  ],
  check: (data) => [...shapeProblems(data), ...readBackProblems(data)],
  program: (data): Program => {
    const { as, sensitive, readBack, beforeDigits: before, afterDigits: after } = data;
    const keep: readonly Action[] = as === "" ? [] : [{ type: "keepEntry", as, sensitive }];
    const right: Move = { do: keep, to: { outlet: "collected" } };
    if (!readBack) return collectingProgram({ ...data, done: () => right });
    const { initial, states } = collectingProgram({
      ...data,
      done: () => ({ to: { state: readBackState } }),
    });
    return { initial, states: { ...states, ...readingBack({ ...data, before, after, right }) } };
  },
  decide: (data, { state, entry }) => collectingWord(state, entry, judge(entry, data)),
  problems: {
    collect_digits_lengths_crossed: {
      severity: "error",
      say: ({ shortest, longest }) =>
        `It needs at least ${shortest} digits and takes at most ${longest}: nothing can be keyed in.`,
      remedy: () => "Give the fewest digits a smaller number, or the most digits a larger one.",
    },
    collect_digits_beginnings_unreadable: {
      severity: "error",
      say: ({ beginnings }) => `"${beginnings}" is not a list of beginnings.`,
      remedy: () => "Write numbers and ranges of equally many digits, with commas between: 1, 20-29.",
    },
    collect_digits_beginning_too_long: {
      severity: "error",
      say: ({ beginning, longest }) => `No number of at most ${longest} digits begins with ${beginning}.`,
      remedy: () => "Shorten the beginning, or allow more digits.",
    },
    collect_digits_signs_unsaid: {
      severity: "warning",
      say: () => "Star and pound can be part of the number; such numbers cannot be read back.",
      remedy: () => "Let star and pound start the number anew, or do not read it back.",
    },
  },
  past: [silentBefore(2)],
});

function shapeProblems({ shortest, longest, beginnings }: EntryShape): NodeProblem[] {
  const ranges = readBeginnings(beginnings);
  const crossed = { code: "collect_digits_lengths_crossed", at: ["shortest"], values: { shortest, longest } };
  if (!ranges) {
    const unreadable = {
      code: "collect_digits_beginnings_unreadable",
      at: ["beginnings"],
      values: { beginnings },
    };
    return shortest > longest ? [crossed, unreadable] : [unreadable];
  }
  const tooLong = ranges.filter(({ from }) => from.length > longest);
  return [
    ...(shortest > longest ? [crossed] : []),
    ...tooLong.map(({ from }) => ({
      code: "collect_digits_beginning_too_long",
      at: ["beginnings"],
      values: { beginning: from, longest },
    })),
  ];
}

interface Confirming {
  readonly readBack: boolean;
  readonly signKeys: SignKeys;
}

function readBackProblems({ readBack, signKeys }: Confirming): NodeProblem[] {
  return readBack && signKeys === "digits" ? [{ code: "collect_digits_signs_unsaid", at: ["signKeys"] }] : [];
}
