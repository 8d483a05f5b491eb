import fc from "fast-check";
import { expect, test } from "vitest";
import { readCells, writeCells } from "../../src/texts/index.ts";

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('"', "\t", "\n", "\r", "a", " ", "ß", "=", "'"), maxLength: 8 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

test("what is written is read as it was", () => {
  fc.assert(
    fc.property(rows, (cells) => {
      expect(readCells(writeCells(cells))).toEqual(cells);
    }),
  );
});

test("any text gives cells, and plain ones are all of it", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', "\t", "\n", "\r", "a"), maxLength: 30 }), (text) => {
      const read = readCells(text);
      expect(read.length).toBeGreaterThan(0);
      expect(read.every((cells) => cells.length > 0)).toBe(true);
      if (!text.includes('"')) expect(read.flat().join("")).toBe(text.replaceAll(/[\t\r\n]/g, ""));
    }),
  );
});

test.each([
  ["a word", "Hello", [["Hello"]]],
  ["nothing", "", [[""]]],
  [
    "two rows of a spreadsheet on Windows",
    "Hello\tHallo\r\nBye\tTschüs\r\n",
    [
      ["Hello", "Hallo"],
      ["Bye", "Tschüs"],
    ],
  ],
  ["rows without an end", "one\ntwo", [["one"], ["two"]]],
  ["an empty row in between, and empty cells", "a\t\n\n\tb\n", [["a", ""], [""], ["", "b"]]],
  ["a cell of two lines", '"Hello.\nPress 1."\tHallo\n', [["Hello.\nPress 1.", "Hallo"]]],
  ["quotes in a cell of two lines", '"Say ""yes""\nor no"\n', [['Say "yes"\nor no']]],
  ["quotes that somebody wrote", '"Yes" or "no"\t"Yes"\n', [['"Yes" or "no"', '"Yes"']]],
  ["a quote that never ends", '"Hello\tHallo\n', [['"Hello', "Hallo"]]],
])("%s", (_what, text, cells) => {
  expect(readCells(text)).toEqual(cells);
});
