import { describe, expect, test } from "vitest";

type Sentences = Readonly<Record<string, string>>;

const english = {
  ...import.meta.glob<Sentences>("../src/**/words.ts", { import: "own", eager: true }),
  ...import.meta.glob<Sentences>("../src/messages/en.ts", { import: "en", eager: true }),
};
const german = import.meta.glob<Sentences>("../src/**/*.de.ts", { import: "german", eager: true });

const inGerman = (file: string): string => file.replace(/\.ts$/, ".de.ts");

/** The names of the slots, and of those with words behind a number whether they have both. */
function slotsOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{([^}]+)\}/g)]
    .map(([, slot = ""]) => {
      const [name = "", ...forms] = slot.split("|");
      return forms.length === 0 ? name : `${name} with ${forms.length} words`;
    })
    .sort();
}

/** What is wrong with a German catalogue, so that whoever adds an English sentence reads what to write where. */
function faultsOf(file: string, own: Sentences, said: Sentences | undefined): readonly string[] {
  if (!said) return [`${inGerman(file)} is missing`];
  const missing = Object.keys(own).filter((key) => !said[key]);
  const superfluous = Object.keys(said).filter((key) => !(key in own));
  const different = Object.entries(own).filter(
    ([key, sentence]) => said[key] && slotsOf(sentence).join() !== slotsOf(said[key]).join(),
  );
  return [
    ...missing.map((key) => `${inGerman(file)} lacks "${key}"`),
    ...superfluous.map((key) => `${inGerman(file)} has "${key}", and ${file} has not`),
    ...different.map(([key, sentence]) => `${inGerman(file)}: "${key}" needs the slots ${slotsOf(sentence)}`),
  ];
}

describe("every sentence with a key", () => {
  test("is there in German, with the same slots", () => {
    expect(Object.keys(english).length).toBeGreaterThan(30);
    expect(
      Object.entries(english).flatMap(([file, own]) => faultsOf(file, own, german[inGerman(file)])),
    ).toEqual([]);
  });

  test("stands in one catalogue only, as German is looked up by the key alone", () => {
    const seen = new Map<string, string>();
    for (const [file, own] of Object.entries(english))
      for (const key of Object.keys(own)) {
        expect(seen.get(key), `"${key}" of ${file} is a key of another catalogue`).toBeUndefined();
        seen.set(key, file);
      }
  });

  test("a catalogue that lacks something is noticed", () => {
    const own = { "a.b": "{count|step|steps} in {flow}", "a.c": "Save" };
    expect(faultsOf("words.ts", own, undefined)).toEqual(["words.de.ts is missing"]);
    expect(faultsOf("words.ts", own, { "a.b": "{count|Schritt|Schritte} in {flow}" })).toEqual([
      'words.de.ts lacks "a.c"',
    ]);
    expect(faultsOf("words.ts", own, { "a.b": "{count} in {flow}", "a.c": "Speichern", "a.d": "x" })).toEqual(
      [
        'words.de.ts has "a.d", and words.ts has not',
        'words.de.ts: "a.b" needs the slots count with 2 words,flow',
      ],
    );
  });
});

test("the editor takes node types in its own language", () => {
  const sources = import.meta.glob<string>("../src/**/*.{ts,tsx}", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const written = Object.keys(sources).filter((file) => sources[file]?.includes('from "@dialtree/nodes"'));
  expect(written, "Take nodeTypes from words/node-types.ts").toEqual(["../src/words/node-types.ts"]);
});
