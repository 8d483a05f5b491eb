import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { englishAloud, isAudible } from "../src/english-aloud.ts";

describe("englishAloud", () => {
  test.each([
    ["plain text stays", "Press 1 for sales.", "Press 1 for sales."],
    ["accents go", "Café Zoë, Łódź", "Cafe Zoe, Lodz"],
    ["typographic quotes become plain", "“Don’t”", '"Don\'t"'],
    ["a long dash is a breath", "One moment — please", "One moment , please"],
    ["a short dash stays a dash", "9–17", "9-17"],
    ["an ellipsis is three dots", "Well…", "Well..."],
    ["lines run on", "Press 1\r\nfor sales", "Press 1 for sales"],
    ["an empty line ends a sentence", "Hello\n \nPress 1", "Hello. Press 1"],
    ["a sentence that has ended does not end twice", 'Say "hi!"\n\nPress 1', 'Say "hi!" Press 1'],
    ["the last sentence is left open", "Hello\n\n", "Hello"],
    ["control characters and what only formats are dropped", "a\u0000b\u0007c\u200bd\u00ade", "abcde"],
    ["wide letters are letters", "Ｈｉ", "Hi"],
    ["what looks like an option or a variable is text", "-x --help $HOME `ls`", "-x --help $HOME `ls`"],
  ])("%s", (_name, text, said) => {
    expect(englishAloud(text)).toEqual({ text: said, unspoken: [] });
  });

  test.each([
    ["other scripts", "Say こんにちは now", "Say now", ["こ", "ん", "に", "ち", "は"]],
    ["an emoji that is several characters, once", "👨‍👩‍👧 Hi 👨‍👩‍👧", "Hi", ["👨‍👩‍👧"]],
    ["signs without a name in Flite", "€5 or £4", "5 or 4", ["€", "£"]],
    ["markup", "<b>Hi", "b Hi", ["<", ">"]],
  ])("names what has no sound: %s", (_name, text, said, unspoken) => {
    expect(englishAloud(text)).toEqual({ text: said, unspoken });
  });

  test("any text becomes one line of ASCII, and what is said has no more to be said about it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const aloud = englishAloud(text);
        expect(aloud.text).toMatch(/^[ -~]*$/);
        expect(englishAloud(aloud.text)).toEqual({ text: aloud.text, unspoken: [] });
      }),
    );
  });
});

test.each([
  ["a", true],
  ["7", true],
  ["%", true],
  ["", false],
  ["... ?!", false],
])("isAudible(%j) is %j", (text, audible) => {
  expect(isAudible(text)).toBe(audible);
});
