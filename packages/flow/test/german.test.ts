import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changeSentences } from "../src/diff/words.de.ts";
import { refusals as refusalsWritten } from "../src/edit/index.ts";
import { callNames, functions } from "../src/expressions/vocabulary.ts";
import {
  germanAdvice,
  germanClock,
  germanOutlook,
  germanPicture,
  germanProblems,
  germanRefusals,
  germanTitles,
  germanValues,
  germanVocabulary,
} from "../src/german.ts";
import type { Occasion, Week } from "../src/hours/index.ts";
import {
  dateWords,
  monthNames,
  occasionWords,
  standingWords,
  weekdayNames,
  weekWords,
} from "../src/hours/words.ts";
import {
  callerWords,
  cannotReach,
  flowAdvice,
  flowProblems,
  growthTable,
  type ProblemEntry,
  reachTable,
  targetWords,
} from "../src/index.ts";
import { pictureWords } from "../src/picture/words.ts";
import { type Sentences, slotsOf, translator } from "../src/translating/index.ts";

const source = join(import.meta.dirname, "../src");

/** Which values a sentence mentions. */
function readBy(say: ProblemEntry["say"]): readonly string[] {
  const read = new Set<string>();
  say(
    new Proxy({} as Record<string, string>, {
      get(_, name: string) {
        read.add(name);
        return `{${name}}`;
      },
    }),
  );
  return [...read].sort();
}

type Entries = Readonly<Record<string, Pick<ProblemEntry, "say" | "remedy">>>;

const catalogues: readonly (readonly [file: string, english: Entries, german: Entries])[] = [
  ["packages/flow/src/problems/catalogue.de.ts", flowProblems, germanProblems],
  ["packages/flow/src/problems/advice.de.ts", flowAdvice, germanAdvice],
  ["packages/flow/src/edit/refusals.de.ts", refusalsWritten, germanRefusals],
];

describe.each(catalogues)("%s", (file, english, german) => {
  test("has every code, and no other", () => {
    expect(Object.keys(german).sort(), file).toEqual(Object.keys(english).sort());
  });

  test("mentions the values that the English mentions", () => {
    for (const [code, { say, remedy }] of Object.entries(english)) {
      expect(readBy(german[code]?.say ?? (() => "")), `${code} in ${file}`).toEqual(readBy(say));
      expect(readBy(german[code]?.remedy ?? (() => "")), `what to do about ${code} in ${file}`).toEqual(
        readBy(remedy),
      );
    }
  });
});

/** What of these is not there in German. */
function missingIn(sentences: Sentences, english: readonly string[]): readonly string[] {
  const say = translator(sentences);
  return english.filter((one) => say(one) === undefined);
}

/** Texts of a source that begin with a capital and have more than one word; what is put in is an x. */
function sentencesOf(path: string): readonly string[] {
  const code = readFileSync(join(source, path), "utf8").replaceAll(/^\s*(\/\/|\*|\/\*\*).*$/gm, "");
  return [...code.matchAll(/`([A-Z][^`]* [^`]*)`|"([A-Z][^"]* [^"]*)"/g)].map(([, template, plain]) =>
    (template ?? plain ?? "").replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, "x"),
  );
}

test("titles of editing operations", () => {
  const files = globSync("edit/**/*.ts", { cwd: source }).filter(
    (file) => !/(\.de|refusals)\.ts$/.test(file),
  );
  const found = files.flatMap(sentencesOf);
  expect(found).toContain("Connect x to x");
  const missing = missingIn({ ...germanTitles, ...germanValues }, found);
  expect(missing, "packages/flow/src/edit/titles.de.ts lacks these").toEqual([]);
});

test("pictures of flows", () => {
  expect(Object.keys(germanPicture)).toEqual(Object.keys(pictureWords));
  for (const [key, english] of Object.entries(pictureWords))
    expect(slotsOf(germanPicture[key as keyof typeof pictureWords]), key).toEqual(slotsOf(english));
});

test("what changes are about", () => {
  const found = sentencesOf("diff/settings.ts").filter((one) => one !== "x, x");
  expect(found.length).toBeGreaterThan(8);
  // Those by language have its name behind them.
  const said = found.map((one) => (/^(Heard where|Voice$)/.test(one) ? `${one}, x` : one));
  expect(missingIn(changeSentences, said), "packages/flow/src/diff/words.de.ts lacks these").toEqual([]);
});

test("helps of expressions", () => {
  const helps = [...callNames, ...functions].map(({ help }) => help);
  expect(missingIn(germanVocabulary, helps), "packages/flow/src/expressions/vocabulary.de.ts").toEqual([]);
});

test("who can be reached, and why not", () => {
  const cells = [
    ...Object.values(reachTable).flatMap((ways) => Object.values(ways).flatMap((to) => Object.values(to))),
    ...Object.values(growthTable),
  ];
  const sentences = ["redirect", "transfer", "invite", "dial"].map(
    (way) =>
      `${cannotReach({ way, target: "a person", caller: "people who call from Teams", source: "x" })}.`,
  );
  const all = [
    ...Object.values(callerWords),
    ...Object.values(targetWords),
    ...cells.map(({ source: page }) => page),
    ...sentences,
  ];
  expect(missingIn(germanOutlook, all), "packages/flow/src/node-type/outlook.de.ts lacks these").toEqual([]);
});

test("days, times and calendars", () => {
  const occasions: readonly Occasion[] = [
    { date: "2026-12-25" },
    { from: "2026-12-24", to: "2026-12-26" },
    { yearly: "12-25" },
    { yearly: "02-29" },
    { easter: -2 },
    { easter: 0 },
    { easter: 1 },
    { easter: 39 },
    { nth: 4, weekday: "thu", month: 11 },
    { last: "mon", month: 5 },
  ];
  const open = [
    { from: "09:00", to: "12:00" },
    { from: "22:00", to: "06:00" },
  ];
  const week: Week = { mon: open, tue: open, wed: open, thu: open, fri: open, sat: open, sun: [] };
  const special = { id: "x", name: "Christmas", on: { date: "2026-12-25" }, hours: [] };
  const span = { from: "09:00", to: "17:00" };
  const all = [
    ...Object.values(weekdayNames),
    ...monthNames,
    ...occasions.map(occasionWords),
    ...weekWords(week),
    ...weekWords({ ...week, mon: [{ from: "00:00", to: "24:00" }] }),
    dateWords("2026-12-25"),
    standingWords({ state: "open", span } as Parameters<typeof standingWords>[0]),
    standingWords({ state: "open", span, special } as Parameters<typeof standingWords>[0]),
    standingWords({ state: "holiday", special } as Parameters<typeof standingWords>[0]),
    standingWords({ state: "closed" } as Parameters<typeof standingWords>[0]),
    standingWords({ state: "emergency" } as Parameters<typeof standingWords>[0]),
  ];
  expect(missingIn(germanClock, all), "packages/flow/src/hours/words.de.ts lacks these").toEqual([]);
  const say = translator(germanClock);
  expect(say("Friday 25 December 2026")).toBe("Freitag, 25. Dezember 2026");
  expect(say("Monday to Friday: 09:00 to 12:00 and 13:00 to 17:30")).toBe(
    "Montag bis Freitag: 09:00 bis 12:00 und 13:00 bis 17:30",
  );
  expect(say("the fourth Thursday of November")).toBe("der vierte Donnerstag im November");
});

test("the slots of a sentence in German are those of the English", () => {
  const all = Object.entries({
    ...germanTitles,
    ...germanClock,
    ...germanOutlook,
    ...germanValues,
    ...germanVocabulary,
    ...changeSentences,
  });
  expect(
    all.filter(([one, other]) => slotsOf(one).toSorted().join() !== slotsOf(other).toSorted().join()),
  ).toEqual([]);
});
