import type { ProblemEntry, ProblemValues } from "../problems/index.ts";

/** What one kind of problem says in another language; how bad it is differs in none. */
export type EntryWords = Pick<ProblemEntry, "say" | "remedy">;

/** The sentences of problems, pieces of advice or refusals, by their codes. */
export type ProblemWords = Readonly<Record<string, EntryWords>>;

/** The same sentences, with values that are words of ours themselves (what a setting is called) translated as well. */
export function withValues(words: ProblemWords, say: (text: string) => string): ProblemWords {
  return Object.fromEntries(
    Object.entries(words).map(([code, entry]) => [
      code,
      {
        say: (values: ProblemValues) => entry.say(said(values, say)),
        remedy: (values: ProblemValues) => entry.remedy(said(values, say)),
      },
    ]),
  );
}

function said(values: ProblemValues, say: (text: string) => string): ProblemValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? say(value) : value]),
  );
}
