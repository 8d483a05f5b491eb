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

test("what is said while the caller is on hold is told the others, also when changing that has failed", () => {
  const asks = (type: "hold" | "takeBack", at: number): Entry => ({
    at,
    kind: "command",
    command: { id: `c${at}`, leg: "caller", type },
  });
  const fails = (command: "hold" | "takeBack", at: number): Entry => ({
    at,
    kind: "fails",
    command,
    outcome: "failed",
  });
  const heard = shown(
    asks("hold", 0),
    fails("hold", 1),
    hears("Never there.", 2),
    asks("hold", 3),
    hears("On hold.", 4),
    asks("hold", 5),
    fails("hold", 6),
    hears("On hold still.", 7),
    asks("takeBack", 8),
    fails("takeBack", 9),
    hears("Not back.", 10),
    asks("takeBack", 11),
    hears("Back.", 12),
  );
  expect(heard.filter((line) => line.includes('"'))).toEqual([
    'hears      "Never there."',
    'tells      the others "On hold."',
    'tells      the others "On hold still."',
    'tells      the others "Not back."',
    'hears      "Back."',
  ]);
});
