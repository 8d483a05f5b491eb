import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { receive } from "../../src/control/api/received-file.ts";
import { temporaryFolder } from "./rig.ts";

const folder = () => join(temporaryFolder(), "incoming");

test("what comes in pieces is a file, known by its content, until somebody removes it", async () => {
  const into = folder();
  const received = await receive(Readable.from([Buffer.from("one, "), Buffer.from("two")]), into, 8);
  expect(readFileSync(received.path, "utf8")).toBe("one, two");
  const same = await receive(Readable.from([Buffer.from("one, two")]), into, 8);
  expect(same.path).not.toBe(received.path);
  expect(JSON.stringify(same)).toBe(JSON.stringify(received));
  await received.remove();
  expect(existsSync(received.path)).toBe(false);
  await same.remove();
});

test("nothing is left of what is too large, or is cut off", async () => {
  const into = folder();
  const large = receive(Readable.from([Buffer.alloc(5), Buffer.alloc(5)]), into, 9);
  await expect(large).rejects.toMatchObject({ code: "body_too_large", status: 413 });
  async function* cut() {
    yield Buffer.alloc(3);
    throw new Error("gone");
  }
  await expect(receive(Readable.from(cut()), into, 9)).rejects.toThrow("gone");
  expect(readdirSync(into)).toEqual([]);
});

test("what a server has left that was killed goes, and nothing that is young does", async () => {
  const into = folder();
  mkdirSync(into);
  for (const name of ["old", "young"]) writeFileSync(join(into, name), "");
  utimesSync(join(into, "old"), 1, 1);
  const received = await receive(Readable.from([Buffer.alloc(1)]), into, 9);
  expect(readdirSync(into)).toHaveLength(2);
  expect(existsSync(join(into, "old"))).toBe(false);
  await received.remove();
});

test("a folder that cannot be written is told", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  const refused = receive(Readable.from([Buffer.alloc(1)]), join(file, "incoming"), 9);
  await expect(refused).rejects.toMatchObject({ code: "backup_unwritable", status: 507 });
});
