import type { Prompt } from "@dialtree/flow";
import { type Entry, linesOf, lineText } from "@dialtree/rehearsal";
import { expect, test } from "vitest";

const hears = (text: string, at: number, more: Partial<Prompt> = {}, play = "c1"): Entry => ({
  at,
  kind: "hears",
  prompt: { text, language: "de-DE", ...more },
  length: 500,
  interrupted: false,
  play,
});
const part = { fragment: true } as const;
const shown = (...entries: Entry[]): readonly string[] => linesOf(entries).map(lineText);

test("a value reads as one, written as its language writes it", () => {
  const heard = shown(
    hears("Es sind", 0),
    hears("einundzwanzig", 1, part),
    hears("tausend", 2, part),
    hears("Euro", 3, part),
    hears("Danke.", 4),
  );
  expect(heard).toEqual([
    'hears      "Es sind"',
    'hears      "einundzwanzigtausend Euro"',
    'hears      "Danke."',
  ]);
});

test("two values are two, and one that was cut off says so", () => {
  const heard = shown(
    hears("eins", 0, part),
    { ...hears("zwei", 1, part), interrupted: true } as Entry,
    hears("drei", 2, part, "c2"),
  );
  expect(heard).toEqual(['hears      "eins zwei" (interrupted)', 'hears      "drei"']);
});

test("of what is concealed not even the number of words is told", () => {
  const secret = { ...part, concealed: true } as const;
  expect(shown(hears("•••", 0, secret), hears("•••", 1, secret))).toEqual(['hears      "•••"']);
});
