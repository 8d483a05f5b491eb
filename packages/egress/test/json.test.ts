import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonLimits, readJson } from "../src/json.ts";

const read = (text: string) => readJson(new TextEncoder().encode(text));

test("JSON is read as it is", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value);
      const found = read(text);
      // Keys that are reserved are refused; that has a test of its own.
      if (/"(__proto__|constructor|prototype)":/.test(text)) return "fault" in found;
      expect(found).toEqual({ value: JSON.parse(text) });
    }),
  );
});

const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const wide = (members: number) => `{${Array.from({ length: members }, (_, n) => `"k${n}":1`).join(",")}}`;

test.each([
  ["as deep as may be", nested(jsonLimits.depth), true],
  ["one level deeper", nested(jsonLimits.depth + 1), false],
  ["objects one level deeper", `${'{"a":'.repeat(33)}1${"}".repeat(33)}`, false],
  ["brackets in words are no levels", JSON.stringify(`"${"[{".repeat(100)}`), true],
  ["as many members as may be", wide(jsonLimits.members / 2), true],
  ["a million members", wide(1_000_000), false],
  ["a long list", `[${"1,".repeat(jsonLimits.members + 1)}1]`, false],
  ["a member that leads to what all objects share", '{"a":[{"__proto__":{"isAdmin":true}}]}', false],
  ["the same, spelled otherwise", '{"\\u005f_proto__":1}', false],
  ["a constructor", '{"constructor":{"prototype":{"isAdmin":true}}}', false],
  ["half of it", '{"a":', false],
  ["nothing", "", false],
  ["what JSON does not have", "{a:1}", false],
])("%s", (_, text, isReadable) => {
  expect("value" in read(text)).toBe(isReadable);
  expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
});

test("what is no UTF-8 is not guessed at", () => {
  expect(readJson(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({ fault: "it is not UTF-8" });
});
