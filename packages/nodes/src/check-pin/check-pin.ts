import {
  type Action,
  defineNode,
  duration,
  type Moves,
  type Program,
  resource,
  spoken,
  variable,
} from "@dialtree/flow";
import { collectingProgram, collectingWord } from "../collect-digits/collecting.ts";
import { endKeyField, interDigitTimeoutField, lengthFields } from "../collect-digits/collecting-fields.ts";
import { judge } from "../collect-digits/entry.ts";
import { type Attempt, askingFields, unanswered } from "../menu/asking.ts";
import { silentBefore } from "../menu/past.ts";
import { checkState, waitingStates } from "./waiting.ts";

const { firstKeyTimeout, ...further } = askingFields({ noMatch: "a wrong PIN" });

/** Asks for the PIN of an account and lets only those go on who know it. */
export const checkPin = defineNode({
  type: "check-pin",
  version: 2,
  title: "Check a PIN",
  summary: "Asks for the PIN of an account, and counts wrong ones across calls.",
  group: "say and ask",
  fields: {
    prompt: spoken({ label: "What the caller hears" }),
    account: variable({
      label: "Account number",
      help: "The name under which a step before has kept it, such as customerNumber.",
      use: "reads",
    }),
    list: resource({
      label: "List of PINs",
      help: "One of the lists on the page PIN lists.",
      of: "pin-list",
    }),
    ...lengthFields({ min: 4, max: 12, initial: [4, 8] }),
    endKey: endKeyField("The caller ends with"),
    firstKeyTimeout,
    interDigitTimeout: interDigitTimeoutField({ what: "PIN" }),
    ...further,
    phrase: spoken({
      label: "Heard while it is checked",
      help: "Said once, when it takes longer than a second. For instance: One moment, please.",
      optional: true,
    }),
    music: spoken({
      label: "Then, again and again",
      help: "Music, best as a recording. Empty: silence.",
      optional: true,
    }),
    longestWait: duration({
      label: "Wait for the check (seconds)",
      help: "After it the PIN could not be checked.",
      min: 2,
      max: 60,
      initial: 15,
    }),
  },
  worksWhile: ["answered"],
  outlets: ({ retries }) => [
    { id: "right", label: "Right PIN", role: "way" },
    ...unanswered(retries, { noInput: "Keys in nothing", noMatch: "Wrong PIN" }),
    { id: "locked", label: "Locked", role: "mishap" },
    { id: "unchecked", label: "Could not be checked", role: "failure" },
  ],
  check: ({ shortest, longest }) =>
    shortest > longest
      ? [{ code: "check_pin_lengths_crossed", at: ["shortest"], values: { shortest, longest } }]
      : [],
  program: (data): Program => {
    const { account, list, phrase, music, longestWait: seconds } = data;
    const ends =
      ({ next }: Attempt) =>
      (first: readonly Action[]): Moves => {
        const unchecked = { do: first, to: { outlet: "unchecked" } };
        return {
          "answered.right": { do: first, to: { outlet: "right" } },
          // As after any wrong answer: what was typed behind it would answer blindly.
          "answered.wrong": { do: [...first, { type: "dropKeys" }], to: next("no-match") },
          "answered.locked": { do: [...first, { type: "dropKeys" }], to: { outlet: "locked" } },
          "task.failed": unchecked,
          "task.unknown": unchecked,
        };
      };
    const task = {
      type: "task",
      task: "check-pin",
      settings: { list },
      given: { account: { variable: account }, pin: { entry: "sensitive" }, caller: { caller: "identity" } },
      seconds,
    } as const;
    return collectingProgram({
      ...data,
      signKeys: "clear",
      done: ({ number }) => ({ to: { state: checkState(`${number}`) } }),
      further: (attempt) => waitingStates(`${attempt.number}`, { task, phrase, music, ends: ends(attempt) }),
    });
  },
  decide: ({ shortest, longest }, { state, entry }) =>
    collectingWord(state, entry, judge(entry, { shortest, longest, beginnings: "" })),
  problems: {
    check_pin_lengths_crossed: {
      severity: "error",
      say: ({ shortest, longest }) =>
        `A PIN needs at least ${shortest} digits and has at most ${longest}: nothing can be keyed in.`,
      remedy: () => "Give the fewest digits a smaller number, or the most digits a larger one.",
    },
  },
  past: [silentBefore(2)],
});
