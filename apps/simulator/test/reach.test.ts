import { expect, test } from "vitest";
import { reach, reachTable } from "../src/calls/reach.ts";

const callers = ["phone", "withheld", "user", "outsideUser", "guest"] as const;
const targets = ["user", "phone", "instance", "misnamed", "bot"] as const;

test("every caller, every target and every way in has a verdict with a source, and no row is idle", () => {
  const used = new Set<unknown>();
  for (const verb of ["redirect", "transfer"] as const)
    for (const from of callers)
      for (const dialled of ["number", "bot"] as const)
        for (const to of targets) {
          const cell = reach(verb, from, dialled, to);
          expect(cell.source).not.toBe("");
          used.add(cell);
        }
  expect(reachTable.filter((row) => !used.has(row))).toEqual([]);
});

test.each([
  ["transfer", "phone", "number", "phone", "documented"],
  ["redirect", "phone", "number", "phone", "documented"],
  ["transfer", "user", "bot", "phone", "unsupported"],
  ["redirect", "user", "bot", "phone", "unsupported"],
  ["transfer", "user", "bot", "user", "documented"],
  ["transfer", "guest", "number", "user", "unsupported"],
  ["transfer", "outsideUser", "number", "user", "unsupported"],
  ["transfer", "phone", "number", "user", "inferred"],
  ["redirect", "guest", "bot", "user", "documented"],
] as const)("%s of a %s who called the %s to a %s is %s", (verb, from, dialled, to, verdict) => {
  expect(reach(verb, from, dialled, to).verdict).toBe(verdict);
});
