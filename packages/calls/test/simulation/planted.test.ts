// The simulation is worth something if it finds what is wrong: mistakes are planted in copies of the code, one at a time.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { withPlanted } from "./plant.ts";
import { planted } from "./planted.ts";

const run = fileURLToPath(new URL("run.ts", import.meta.url));

interface Found {
  readonly name: string;
  readonly invariant?: string;
}

test("every planted mistake is found within 1,000 worlds", { timeout: 600_000 }, async () => {
  // In a process of its own: copies of the code are imported as they are.
  const { stdout } = await promisify(execFile)(process.execPath, [run, "--planted", "--json"]);
  const found = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Found);
  expect(found.map(({ name }) => name)).toEqual(planted.map(({ name }) => name));
  expect(found.filter(({ invariant }) => invariant === undefined)).toEqual([]);
});

test("a list that the code has outgrown is not gone by", async () => {
  const [one] = planted;
  if (!one) throw new Error("Nothing is planted.");
  const unheard = async () => expect.unreachable();
  await expect(withPlanted({ ...one, find: "is not there" }, unheard)).rejects.toThrow("0 times");
  await expect(withPlanted({ ...one, find: "this" }, unheard)).rejects.toThrow(TypeError);
});
