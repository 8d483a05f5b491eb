import fc from "fast-check";
import { expect, test } from "vitest";
import { leadsBack, wayBack } from "../src/canvas/way.ts";

test("a line to the right needs no way round; one to the left, or straight down, does", () => {
  const from = { x: 100, y: 0 };
  expect(leadsBack({ from, to: { x: 200, y: 50 } })).toBe(false);
  expect(leadsBack({ from, to: { x: 100, y: 50 } })).toBe(true);
  expect(leadsBack({ from, to: { x: -200, y: 50 } })).toBe(true);
});

test("a line back begins and ends where it should, and runs under both boxes", () => {
  const place = fc.record({
    x: fc.integer({ min: -5_000, max: 5_000 }),
    y: fc.integer({ min: -5_000, max: 5_000 }),
  });
  fc.assert(
    fc.property(place, place, fc.nat(400), (from, to, height) => {
      const below = Math.max(from.y, to.y) + height;
      const [path, x, y] = wayBack({ from, to, below });
      expect(path).not.toMatch(/NaN|Infinity/);
      expect(path.startsWith(`M ${from.x} ${from.y} `)).toBe(true);
      expect(path.endsWith(`L ${to.x} ${to.y}`)).toBe(true);
      expect(y).toBeGreaterThan(below);
      expect(x).toBe((from.x + to.x) / 2);
      // The lane is one of the corners, on the way there and on the way back.
      expect(path.split(" ").filter((part) => Number(part) === y).length).toBeGreaterThanOrEqual(2);
    }),
  );
});
