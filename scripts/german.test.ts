import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { changedSince, englishByKey, hashesIn, hashOf, lookedAtAnew, lookedAtFile } from "./german.ts";

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
