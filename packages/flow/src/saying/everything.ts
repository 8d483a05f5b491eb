import { currencies, type HowToSay } from "./how.ts";
import { phrase, phraseNames } from "./phrases.ts";
import { breath, inventory } from "./say.ts";

const everyWay: readonly HowToSay[] = [
  { as: "digits", group: 1 },
  { as: "number" },
  ...currencies.map((currency) => ({ as: "money", currency }) as const),
  { as: "date", weekday: true },
  { as: "time" },
];

/** Every fragment of a language that is a word: of values of all kinds, and of phrases. Each once. */
export function everyFragment(language: string): readonly string[] {
  const words = everyWay.flatMap((how) => inventory(language, how));
  const said = phraseNames.flatMap((name) => phrase(name, language) ?? []);
  return [...new Set([...words, ...said])].filter((text) => text !== breath);
}

/** The name of the file that a fragment is recorded in: `vingt-et-un.wav`. Unlike within a language. */
export function fragmentFile(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase();
  return `${plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}.wav`;
}
