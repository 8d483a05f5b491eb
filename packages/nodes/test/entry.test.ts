import fc from "fast-check";
import { expect, test } from "vitest";
import { judge, readBeginnings } from "../src/collect-digits/entry.ts";

const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength, maxLength });

test("a number fits if it is long enough and its first digits lie in one of the ranges, compared as numbers", () => {
  const range = digits(1, 4).chain((one) =>
    digits(one.length, one.length).map((other) => [one, other].sort() as [string, string]),
  );
  fc.assert(
    fc.property(
      digits(0, 6),
      fc.array(range, { maxLength: 3 }),
      fc.nat(6),
      fc.nat(6),
      (entry, ranges, shortest, longest) => {
        const beginnings = ranges.map(([from, to]) => `${from}-${to}`).join(", ");
        const begins = ranges.some(([from, to]) => {
          const first = entry.slice(0, from.length);
          return first.length === from.length && Number(first) >= Number(from) && Number(first) <= Number(to);
        });
        expect(judge(entry, { shortest, longest, beginnings })).toEqual({
          full: entry.length >= longest,
          fits: entry.length >= shortest && (ranges.length === 0 || begins),
        });
      },
    ),
    { numRuns: 2_000, examples: [["2", [["19", "29"]], 1, 4]] },
  );
});

test.each([
  ["", []],
  [" , ", []],
  ["1", [{ from: "1", to: "1" }]],
  [
    "1, 20-29",
    [
      { from: "1", to: "1" },
      { from: "20", to: "29" },
    ],
  ],
  ["1,", undefined],
  ["29-20", undefined],
  ["2-29", undefined],
  ["1-2-3", undefined],
  ["one", undefined],
])("%j is read as %j", (text, ranges) => {
  expect(readBeginnings(text)).toEqual(ranges);
});
