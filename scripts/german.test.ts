import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import {
  changedSince,
  englishByKey,
  hashesIn,
  hashOf,
  lookedAtAnew,
  lookedAtFile,
  textOf,
} from "./german.ts";

test("no English sentence has changed since its German was looked at", async () => {
  const looked = hashesIn(readFileSync(lookedAtFile, "utf8"));
  const english = await englishByKey();
  expect(english.size).toBeGreaterThan(2_000);
  expect(
    changedSince(looked, english),
    "Look at the German of these, then run node scripts/german.ts with their names",
  ).toEqual([]);
  const isUnknown = (key: string) => !looked.has(key);
  const isGone = (key: string) => !english.has(key);
  expect([...english.keys()].filter(isUnknown), "New: run node scripts/german.ts").toEqual([]);
  expect([...looked.keys()].filter(isGone), "Gone: run node scripts/german.ts").toEqual([]);
});

test("all German that is found by a key or a code is looked at when its English changes", async () => {
  const english = new Set((await englishByKey()).values());
  const forgotten: string[] = [];
  let seen = 0;
  for (const file of globSync("{apps,packages}/*/src/**/*.de.ts")) {
    for (const { from, name } of cataloguesIn(readFileSync(file, "utf8"))) {
      const catalogue: object = (await import(resolve(file, "..", from)))[name];
      const missing = Object.values(catalogue).some((held) => !english.has(textOf(held)));
      if (missing) forgotten.push(`${file}: ${name}`);
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(30);
  expect(forgotten).toEqual([]);
});

/** The English catalogues whose keys a German one has, as its types say. */
function cataloguesIn(source: string): readonly { readonly from: string; readonly name: string }[] {
  const keyed = source.matchAll(/(?:keyof typeof |Translated<typeof )(?:import\("([^"]+)"\)\.)?(\w+)/g);
  return [...keyed].flatMap(([, from, name = ""]) => {
    const imported = new RegExp(`import[^;]*\\b${name}\\b[^;]*from "([^"]+)"`).exec(source)?.[1];
    const file = from ?? imported;
    return file === undefined ? [] : [{ from: file, name }];
  });
}

describe("what was looked at", () => {
  const looked = new Map([
    ["a", hashOf("Save")],
    ["b", hashOf("Open")],
    ["gone", hashOf("Old")],
  ]);
  const english = new Map([
    ["b", "Open it"],
    ["a", "Save"],
    ["new", "Close"],
  ]);

  test("names what was rewritten since, and nothing that is as it was", () => {
    expect(changedSince(looked, english)).toEqual(["b"]);
  });

  test("stands in the order of the keys, which may have blanks in them", () => {
    const text = lookedAtAnew(
      new Map(),
      new Map([
        ["b c", "Two"],
        ["a", "One"],
      ]),
      new Set(),
    );
    expect(text).toBe(`a ${hashOf("One")}\nb c ${hashOf("Two")}\n`);
    expect([...hashesIn(text).keys()]).toEqual(["a", "b c"]);
  });

  test("is the remedy as well as the sentence, and whatever a sentence is made of", () => {
    expect(textOf({ say: () => "It is full.", remedy: () => "Empty it." })).toBe("It is full.\nEmpty it.");
    expect(textOf((count: number, name: string) => `${count} of ${name}`)).toBe("{1} of {2}");
    expect(textOf({ title: "Full", detail: { short: "It is." } })).toBe("Full\nIt is.");
  });

  test("takes in what is new, and what has changed only when it is named", () => {
    const before = lookedAtAnew(looked, english, new Set());
    expect(hashesIn(before)).toEqual(
      new Map([
        ["a", hashOf("Save")],
        ["b", hashOf("Open")],
        ["new", hashOf("Close")],
      ]),
    );
    expect(changedSince(hashesIn(lookedAtAnew(looked, english, new Set(["b"]))), english)).toEqual([]);
  });
});
