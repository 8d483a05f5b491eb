import { expect, test } from "vitest";
import { paced } from "../../src/runner/paced.ts";
import { quiet } from "./stand.ts";

test("what is too much at once is begun in order as soon as there is room", async () => {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const ask = paced(2);
  for (const n of [0, 1, 2, 3, 4])
    ask(() => {
      begun.push(n);
      return new Promise((resolve) => ends.push(resolve));
    });
  expect(begun).toEqual([0, 1]);
  ends[1]?.();
  await quiet();
  expect(begun).toEqual([0, 1, 2]);
  for (const end of ends) end();
  await quiet();
  for (const end of ends) end();
  await quiet();
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  ask(async () => void begun.push(5));
  for (const end of ends) end();
  await quiet();
  expect(begun.at(-1)).toBe(5);
});
