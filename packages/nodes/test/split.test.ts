import fc from "fast-check";
import { expect, test } from "vitest";
import { chanceOf, shareAt } from "../src/split/share.ts";

const calls = 4_000;

test("over many calls the shares come true, at every step and for seeds as they come", () => {
  const percents = fc
    .array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 5 })
    .map((parts) => [...parts, 100 - parts.reduce((sum, part) => sum + part, 0)]);
  const step = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(percents, step, fc.integer({ min: 0, max: 2 ** 31 }), (shares, node, first) => {
      const counts = shares.map(() => 0);
      for (let seed = first; seed < first + calls; seed++)
        counts[shareAt(chanceOf(`${node} ${seed}`), shares)]! += 1;
      for (const [index, percent] of shares.entries()) {
        const expected = (calls * percent) / 100;
        // Five standard deviations: by chance alone once in millions.
        const most = 5 * Math.sqrt(expected * (1 - percent / 100)) + 1;
        expect(Math.abs((counts[index] ?? 0) - expected)).toBeLessThan(most);
      }
    }),
    { numRuns: 20, seed: 1 },
  );
});

test("two steps send the same call their ways independently of each other", () => {
  const both = Array.from({ length: calls }, (_, seed) => [
    chanceOf(`one ${seed}`) < 0.5,
    chanceOf(`two ${seed}`) < 0.5,
  ]);
  const same = both.filter(([one, two]) => one === two).length;
  expect(Math.abs(same - calls / 2)).toBeLessThan(5 * Math.sqrt(calls / 4));
});

test("a share of nothing is never drawn, at whatever chance", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (chance) => {
      expect(shareAt(chance, [0, 100, 0])).toBe(1);
      expect(shareAt(chance, [0, 60, 40, 0])).toBe(chance < 0.6 ? 1 : 2);
    }),
  );
});

test("the same text always has the same chance", () => {
  // Written down, so that a change of the hash is noticed: callers would hear something else from one day to the next.
  expect(["split 1", "split 2", "split +15550100"].map((text) => shareAt(chanceOf(text), [50, 50]))).toEqual([
    1, 0, 1,
  ]);
});
