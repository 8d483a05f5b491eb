import type { SaidPhrase, SaidValue } from "@dialtree/flow";
import { phrase, wordsOf, written } from "@dialtree/flow/saying";

/** What is said before a further attempt where its author has written nothing. */
export interface Slips {
  readonly noInput: SaidPhrase;
  readonly noMatch: SaidPhrase;
}

/** The question makes sense without them, so they are in the caller's own language or not there. */
export const usualSlips: Slips = {
  noInput: { phrase: "nothingHeard", mayBeMissing: true },
  noMatch: { phrase: "notValid", mayBeMissing: true },
};

/** A key of the telephone, said as a digit. */
export function saidKey(key: number): SaidValue {
  return { source: { constant: String(key) }, how: { as: "digits", group: 0 } };
}

/** What callers of a language hear of built-in words, for authors to read; undefined where nobody taught it the language. */
export function builtInWords(
  said: readonly (SaidPhrase | SaidValue)[],
): (language: string) => string | undefined {
  return (language) => {
    const words = said.flatMap((one) => wordsIn(one, language));
    return words.length < said.length ? undefined : written(words, language);
  };
}

function wordsIn(said: SaidPhrase | SaidValue, language: string): readonly string[] {
  if ("phrase" in said) return [phrase(said.phrase, language) ?? []].flat();
  const value = "constant" in said.source ? said.source.constant : "";
  const found = wordsOf(value, said.how, language);
  return "words" in found ? found.words : [];
}
