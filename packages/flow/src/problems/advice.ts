import type { Problem, ProblemEntry, ProblemPlace, ProblemValues } from "./problem.ts";

/** Worth a thought: the flow works, and its callers might be served better. */
export type Advice = Omit<Problem, "severity"> & { readonly severity: "advice" };

/** What callers would complain about in a flow that works. */
export const flowAdvice = {
  advice_many_options: {
    say: ({ node, options, most }) =>
      `${node} offers ${options} options: few callers remember more than ${most} until they have heard them all.`,
    remedy: () => "Put what belongs together into a menu of its own, and what is asked for most first.",
  },
  advice_long_listening: {
    say: ({ node, seconds, each }) =>
      `${node} takes about ${seconds} seconds to be heard, ${each} for each option, before the last one is known.`,
    remedy: () => "Say it in fewer words; what not everybody needs can follow after a choice.",
  },
  advice_key_before_label: {
    say: ({ node, words }) => `${node} names a key before what it is for: "${words} …".`,
    remedy: () =>
      "Turn it round: for sales, press 1. Callers listen for what they want, and then for its key.",
  },
  advice_nobody_to_talk_to: {
    say: () => "Callers are asked something, and none of them can get to a person or another line.",
    remedy: () =>
      "Offer somebody to talk to, at least to those who press nothing; a key for all questions will do.",
  },
  advice_closed_in_silence: {
    say: ({ node, outlet }) => `Callers who take "${outlet}" of ${node} are hung up on without a word.`,
    remedy: () => "Say when somebody is there again, or offer to take a message.",
  },
  advice_value_unused: {
    say: ({ node, value }) => `${node} has callers key in "${value}", and nothing uses it.`,
    remedy: () => "Leave the question out, or use what was keyed in.",
  },
} as const satisfies Readonly<Record<string, Omit<ProblemEntry, "severity">>>;

/** A piece of advice. */
export function advised(
  code: keyof typeof flowAdvice,
  place: ProblemPlace,
  values: ProblemValues = {},
): Advice {
  return { code, severity: "advice", ...place, values };
}
