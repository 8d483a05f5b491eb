import { expect, test } from "vitest";
import { isChosen } from "../../../src/control/rollout/choosing.ts";

const keys = Array.from({ length: 10_000 }, (_, index) => `call-${index}`);
const chosen = (salt: string, share: number) => keys.filter((key) => isChosen(salt, key, share));

// Pinned: a server of another release that chose otherwise would give half of a call's callers something else.
test.each([
  [1, 109],
  [10, 1013],
  [50, 4975],
  [99, 9904],
])("of 10,000 calls %i in a hundred are chosen, always the same", (share, pinned) => {
  const { length } = chosen("rollout-1", share);
  expect(length).toBe(pinned);
  // Four standard deviations.
  const deviation = Math.sqrt(10_000 * (share / 100) * (1 - share / 100));
  expect(Math.abs(length - share * 100)).toBeLessThan(4 * deviation);
});

test("whoever is in at one share is in at a larger one", () => {
  const larger = new Set(chosen("rollout-1", 25));
  expect(chosen("rollout-1", 10).filter((key) => !larger.has(key))).toEqual([]);
});

test("another rollout chooses others", () => {
  const first = new Set(chosen("rollout-1", 10));
  const both = chosen("rollout-2", 10).filter((key) => first.has(key)).length;
  expect(both).toBeGreaterThan(60);
  expect(both).toBeLessThan(140);
});
