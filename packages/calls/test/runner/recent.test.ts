import fc from "fast-check";
import { expect, test } from "vitest";
import { isRecent, noneRecent, type Recent, rememberedIn } from "../../src/runner/recent.ts";

const kept = 64;
const all = (keys: readonly string[]): Recent => keys.reduce<Recent>(rememberedIn, noneRecent);

test("the last 64 keys are known, whatever they are; older ones are not, nor any that never came", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ maxLength: 80, unit: "binary" }), { maxLength: 200 }),
      fc.string(),
      (keys, stranger) => {
        const recent = all(keys);
        const newest = keys.slice(-kept);
        expect(newest.filter((key) => !isRecent(recent, key))).toEqual([]);
        expect(keys.slice(0, -kept).filter((key) => isRecent(recent, key))).toEqual([]);
        expect(isRecent(recent, stranger)).toBe(newest.includes(stranger));
      },
    ),
  );
});

test("keys that are nearly the same are told apart", () => {
  const call = "1f1b2a3c-0000-4000-8000-00000000000";
  const words = ["result c", "result c1", "tone ", "state ", "message "];
  const keys = [0, 1, 2, 3].flatMap((n) =>
    words.flatMap((word) => Array.from({ length: 5_000 }, (_, m) => `${call}${n} ${word}${m}`)),
  );
  const different = new Set(keys);
  expect(new Set([...different].map((key) => rememberedIn(noneRecent, key))).size).toBe(different.size);
});

test("news without a key changes nothing", () => {
  expect(rememberedIn(all(["a"]), undefined)).toBe(all(["a"]));
});

test("what is kept does not grow with the keys", () => {
  expect(all(Array.from({ length: 500 }, (_, n) => `${"long ".repeat(40)}${n}`)).length).toBe(640);
});
