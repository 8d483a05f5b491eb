import type { ProblemEntry, ProblemValues } from "../problems/index.ts";

/** What one kind of problem says in another language; how bad it is differs in none. */
export type EntryWords = Pick<ProblemEntry, "say" | "remedy">;

/** The sentences of problems, pieces of advice or refusals, by their codes. */
export type ProblemWords = Readonly<Record<string, EntryWords>>;

/** A catalogue in other words. Values that are words of ours themselves (the name of a setting) are said in them too. */
export function inWords<Entry extends EntryWords>(
  catalogue: Readonly<Record<string, Entry>>,
  words: ProblemWords,
  say: (text: string) => string,
): Readonly<Record<string, Entry>> {
  return Object.fromEntries(
    Object.entries(catalogue).map(([code, entry]) => {
      const own = words[code];
      if (!own) return [code, entry];
      return [
        code,
        {
          ...entry,
          say: (values: ProblemValues) => own.say(said(values, say)),
          remedy: (values: ProblemValues) => own.remedy(said(values, say)),
        },
      ];
    }),
  );
}

function said(values: ProblemValues, say: (text: string) => string): ProblemValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? say(value) : value]),
  );
}
