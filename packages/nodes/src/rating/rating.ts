import { type Action, type DialKey, defineNode, dialKeys, spoken, variable, whole } from "@dialtree/flow";
import { askingFields, unanswered } from "../menu/asking.ts";
import { oneKeyProgram } from "../menu/one-key.ts";
import { silentBefore } from "../menu/past.ts";

/** Asks for a score. */
export const rating = defineNode({
  type: "rating",
  version: 2,
  title: "Rating",
  summary: "Asks for a score from 1 up to 9, and keeps it.",
  group: "say and ask",
  fields: {
    prompt: spoken({
      label: "What the caller hears",
      help: "Say which end is good: How satisfied are you, from 1, not at all, to 5, very?",
    }),
    best: whole({ label: "Scores go from 1 to", min: 2, max: 9, initial: 5 }),
    lowUpTo: whole({
      label: "A score is low up to",
      help: "Low scores have an exit of their own. 0: none is low.",
      min: 0,
      max: 8,
      initial: 0,
    }),
    as: variable({
      label: "Keep the score as",
      help: "A name by which later steps and reports find it, such as satisfaction.",
      use: "keeps",
      optional: true,
    }),
    ...askingFields({ noMatch: "a wrong key" }),
  },
  worksWhile: ["answered"],
  outlets: ({ best, lowUpTo, retries }) => [
    ...(lowUpTo > 0
      ? [{ id: "low", label: "Low score", when: range(1, lowUpTo), role: "way" as const }]
      : []),
    { id: "rated", label: "Rated", when: range(lowUpTo + 1, best), role: "way" },
    ...unanswered(retries, { noInput: "Presses nothing", noMatch: "Wrong key" }),
  ],
  check: ({ best, lowUpTo }) =>
    lowUpTo < best ? [] : [{ code: "rating_all_low", at: ["lowUpTo"], values: { lowUpTo, best } }],
  program: ({ best, lowUpTo, as, ...asking }) => {
    const keep = (value: number): readonly Action[] => (as === "" ? [] : [{ type: "keep", as, value }]);
    const answers = scoreKeys.slice(0, best).map((key, index) => {
      const score = index + 1;
      return { key, do: keep(score), outlet: score <= lowUpTo ? "low" : "rated" };
    });
    return oneKeyProgram(asking, answers);
  },
  problems: {
    rating_all_low: {
      severity: "error",
      say: ({ lowUpTo, best }) => `Scores up to ${lowUpTo} are low, and ${best} is the best one.`,
      remedy: () => "Lower the first number: some score has to be good.",
    },
  },
  past: [silentBefore(2)],
});

const scoreKeys: readonly DialKey[] = dialKeys.slice(0, 9);

function range(from: number, to: number): string {
  return from >= to ? String(from) : `${from} to ${to}`;
}
