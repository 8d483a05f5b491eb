// What a caller has keyed in at this step, in the session's one string: the letters, a pound that ended them, and behind a
// star the number of the person chosen: 237, 64#, 237*3.

export interface Asked {
  /** Keys from 2 to 9. */
  readonly letters: string;
  /** The caller has said that this is all of the name. */
  readonly whole: boolean;
  /** Which of those who were read out, from 1. */
  readonly chosen: number;
}

/** What can be chosen without a choice: the only one there is. */
const theOnlyOne = 1;

export function readAsked(entry: string): Asked {
  const [keyed = "", ...choices] = entry.split("*");
  const letters = keyed.replace(/[^2-9]/g, "");
  return { letters, whole: keyed.endsWith("#"), chosen: Number(choices.at(-1) ?? theOnlyOne) };
}
