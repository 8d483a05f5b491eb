import { maskedNumber, readNumber } from "@dialtree/flow/destinations";
import fc from "fast-check";
import { expect, test } from "vitest";

test.each([
  ["+493012345678", "+493012345678"],
  [" +49 30 1234 5678 ", "+493012345678"],
  ["+49 (30) 1234-5678", "+493012345678"],
  ["+49.30/12345678", "+493012345678"],
  ["+49\u00a030\u202f1234\u20115678", "+493012345678"],
  ["tel:+1-555-0100", "+15550100"],
  ["TEL:+15550100", "+15550100"],
])("%j is %s", (written, number) => {
  expect(readNumber(written)).toEqual({ number });
});

// Ways to write a number that some reader or other on the way to a telephone takes for another one.
const hostile: readonly (readonly [string, string])[] = [
  ["0049 30 12345678", "in place of 00"],
  ["011 49 30 12345678", "in place of 00"],
  ["+0049 30 12345678", "begins with 0"],
  ["+0", "begins with 0"],
  ["030 12345678", "Begin with +"],
  ["1900 123 4567", "Begin with +"],
  ["+49 (0)30 12345678", "Leave out the (0)"],
  ["+15550100;ext=900", "extension"],
  ["tel:+15550100;phone-context=+1900", "extension"],
  ["+15550100,,9001234567", "extension"],
  ["+15550100x12", "extension"],
  ["*67+15550100", "extension"],
  ["+15550100#", "extension"],
  ["+1٥٥٥٠١٠٠", "digits from 0 to 9"],
  ["+１５５５０１００", "digits from 0 to 9"],
  ["＋15550100", "digits from 0 to 9"],
  ["+1555\u200b0100", "digits from 0 to 9"],
  ["+1555\u202e0010", "digits from 0 to 9"],
  ["+1555\n0100", "digits from 0 to 9"],
  ["+1555\u00000100", "digits from 0 to 9"],
  ["++15550100", "digits from 0 to 9"],
  ["+1+15550100", "digits from 0 to 9"],
  ["sip:+15550100@example.com", "digits from 0 to 9"],
  ["+1555O1OO", "digits from 0 to 9"],
  ["+1234567890123456", "too many"],
  [`+1${"5".repeat(60)}`, "longer than any"],
  ["+", "too few"],
  ["+123", "too few"],
  ["", "digits from 0 to 9"],
];

test.each(hostile)("%j is no number: %s", (written, why) => {
  expect(readNumber(written)).toMatchObject({ fault: expect.stringContaining(why) });
});

test("whatever is written, what comes out is E.164 with the digits that stand there, in their order", () => {
  const sign = fc.constantFrom(..."+0123456789 -().;,xX#*\u00a0\u0660\uff11tel:");
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: sign, maxLength: 24 }), fc.string({ maxLength: 24 })), (text) => {
      const read = readNumber(text);
      if ("fault" in read) return;
      expect(read.number).toMatch(/^\+[1-9][0-9]{4,14}$/);
      expect(read.number.slice(1)).toBe(text.replace(/[^0-9]/g, ""));
    }),
  );
});

test("a masked number tells what it begins with and its last two digits", () => {
  expect(maskedNumber("+493012345678")).toBe("+493…78");
  expect(maskedNumber("+49 30 12345678\n")).toBe("(no phone number)");
});
