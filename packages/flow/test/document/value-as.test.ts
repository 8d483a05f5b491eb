import { valueAs } from "@dialtree/flow";
import { expect, test } from "vitest";

test.each([
  ["4711", 4711],
  [" 0042 ", 42],
  ["-12.50", -12.5],
  ["+3", 3],
  ["", undefined],
  ["0x10", undefined],
  ["1e3", undefined],
  ["Infinity", undefined],
  ["12,50", undefined],
  ["9".repeat(400), undefined],
  [true, undefined],
])("%j as a number is %j", (value, number) => {
  expect(valueAs(value, "number")).toBe(number);
});

test.each([
  ["yes", true],
  ["No", false],
  ["TRUE", true],
  [false, false],
  ["perhaps", undefined],
  [1, undefined],
])("%j as yes or no is %j", (value, flag) => {
  expect(valueAs(value, "flag")).toBe(flag);
});

test.each([
  [12.5, "12.5"],
  [true, "true"],
  ["", ""],
])("%j as a text is %j", (value, text) => {
  expect(valueAs(value, "text")).toBe(text);
});
