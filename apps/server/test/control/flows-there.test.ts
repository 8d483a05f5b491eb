// A query that forgets that flows can be removed would have a removed one answer. Each says that it wants only those that are
// there, by `flowsIn` or for itself, or stands here with why it wants all of them.

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "../../src");

const asksOfAll: Readonly<Record<string, string>> = {
  "control/drafts/there.ts":
    "it is what leaves out the removed, and what says that one was, and keeps its id",
  "control/removal/removals.ts": "lists the removed",
  "control/removal/in-the-way.ts":
    "titles of flows with versions that calls get, which none of the removed has",
  "control/publishing/versions.ts": "journals name versions of removed flows",
  "control/archive/taking-in.ts": "a removed flow keeps its id",
  "control/seeding/seed.ts": "a flow that was removed does not come back with the next start",
};

test("each query of flows knows that some are removed", () => {
  const asking = globSync("**/*.ts", { cwd: folder }).filter((file) =>
    /\b(?:selectFrom|innerJoin|leftJoin)\("flow"/.test(readFileSync(join(folder, file), "utf8")),
  );
  expect(asking.sort()).toEqual(Object.keys(asksOfAll).sort());
});

test("nobody changes a flow that was removed", () => {
  const changing = globSync("**/*.ts", { cwd: folder }).flatMap((file) =>
    readFileSync(join(folder, file), "utf8")
      .split(/\.updateTable\("flow"\)/)
      .slice(1)
      .map((rest) => [file, /removed_at/.test(rest.slice(0, rest.indexOf(";")))] as const),
  );
  expect(changing.length).toBeGreaterThan(3);
  expect(changing.filter(([, isAware]) => !isAware)).toEqual([]);
});
