import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countSteps, likelyStepsFile } from "./likely-steps.ts";

test("the editor's table of likely steps is what the shipped flows do (if not: node scripts/likely-steps.ts)", () => {
  const counted = countSteps();
  expect(Object.keys(counted).length).toBeGreaterThan(30);
  expect(JSON.parse(readFileSync(likelyStepsFile, "utf8"))).toEqual(counted);
});
