import { readSsml } from "@dialtree/azure-speech-stand-in";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ssmlOf } from "../src/ssml.ts";

const voice = "en-US-JennyNeural";
const read = (text: string) => readSsml(ssmlOf({ text, language: "en-US", voice }));

/** What of a text XML can hold; the rest is a space. */
function holdable(text: string): string {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const isHoldable =
      code === 9 ||
      code === 10 ||
      code === 13 ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code >= 0x1_0000;
    return isHoldable ? character : " ";
  })
    .join("")
    .replace(/\r\n?/g, "\n");
}

describe("a text in SSML stays a text", () => {
  test.each([
    '<break time="10h"/>',
    "]]>",
    "<![CDATA[x]]>",
    "</voice></speak>",
    "&amp;",
    "&#0;",
    "&lol;",
    "a & b < c > d \" e ' f",
    "<!-- -->",
    "<?xml version='1.0'?>",
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;',
    "<audio src='http://example.com/a.wav'/>",
    "日本語 😀 über",
  ])("%s", (text) => {
    expect(read(text)).toEqual({ language: "en-US", voice, text });
  });

  test("any at all, as another reader of XML finds it", () => {
    const letters = fc.constantFrom(
      ..."<>&\"'/!-[]?=;#x0 \t\r\n\u0000\u000b\u007f\u0085\ud800\udc00\ufffe\u2028a",
    );
    const texts = fc.oneof(
      fc.string({ unit: letters, maxLength: 40 }),
      fc.string({ unit: "binary", maxLength: 40 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
        .map((codes) => String.fromCharCode(...codes)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(text)).toEqual({ language: "en-US", voice, text: holdable(text) });
      }),
      { numRuns: 500 },
    );
  });

  test("neither does a language or a voice become markup", () => {
    const odd = `x"><break/><voice name='y`;
    expect(readSsml(ssmlOf({ text: "Hello", language: odd, voice: odd }))).toEqual({
      language: odd,
      voice: odd,
      text: "Hello",
    });
  });
});
