import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { endOfTar, entriesOf, entryOf, type TarEntry } from "../../src/backups/archive/tar.ts";
import { backUp } from "../../src/backups/backup.ts";
import { BackupError } from "../../src/backups/backup-error.ts";
import { verify } from "../../src/backups/restore.ts";
import { temporaryFolder } from "../control/rig.ts";
import { fill, inFiles, now } from "./installation.ts";

let made: Buffer;
let entries: readonly TarEntry[];

beforeAll(async () => {
  // Its own folder: those of tests go with a test.
  const folder = mkdtempSync(join(tmpdir(), "dialtree-archive-"));
  const place = inFiles(folder);
  await fill(place);
  const source = await place.source();
  const file = join(folder, "backup.tar.gz");
  await backUp({ source, file, secret: "0123456789abcdef0123456789abcdef", now, tell: () => {} });
  await source.close();
  made = readFileSync(file);
  entries = await listed(gunzipSync(made));
  rmSync(folder, { recursive: true });
});

async function listed(tar: Buffer): Promise<readonly TarEntry[]> {
  async function* whole() {
    yield tar;
  }
  const found: TarEntry[] = [];
  for await (const entry of entriesOf(whole())) found.push(entry);
  return found;
}

/** What verifying these bytes is refused with; undefined: they are whole. */
async function refusalOf(bytes: Buffer): Promise<string | undefined> {
  const file = join(temporaryFolder(), "changed.tar.gz");
  writeFileSync(file, bytes);
  try {
    await verify(file);
    return undefined;
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    expect(error.message).not.toContain("undefined");
    return error.code;
  }
}

const packed = (...some: readonly TarEntry[]) =>
  gzipSync(Buffer.concat([...some.flatMap(({ name, bytes }) => entryOf(name, bytes)), endOfTar]));
const withText = (entry: TarEntry, change: (text: string) => string): TarEntry => ({
  name: entry.name,
  bytes: Buffer.from(change(entry.bytes.toString())),
});
const changed = (name: RegExp, change: (text: string) => string) =>
  packed(...entries.map((entry) => (name.test(entry.name) ? withText(entry, change) : entry)));

test("a backup is whole as it was made, also packed again", async () => {
  expect(await refusalOf(made)).toBeUndefined();
  expect(await refusalOf(packed(...entries))).toBeUndefined();
});

/** There are bits that no packed byte depends on. */
function isTheSame(bytes: Buffer): boolean {
  try {
    return gunzipSync(bytes).equals(gunzipSync(made));
  } catch {
    return false;
  }
}

test("a flipped bit is noticed, wherever it is", async () => {
  let [harmless, flips] = [0, 0];
  for (let at = 0; at < made.length; at += 1 + (at % 13)) {
    const flipped = Buffer.from(made);
    flipped[at] = (flipped[at] as number) ^ (1 << (at % 8));
    flips += 1;
    const code = await refusalOf(flipped);
    if (code === undefined && isTheSame(flipped)) harmless += 1;
    else expect([at, code]).toEqual([at, "backup_damaged"]);
  }
  expect(harmless).toBeLessThan(flips / 20);
});

test("one that was cut off is noticed, wherever", async () => {
  for (let length = 0; length < made.length; length += 97)
    expect([length, await refusalOf(made.subarray(0, length))]).toEqual([length, "backup_damaged"]);
});

const wrong: readonly (readonly [string, () => Buffer, string])[] = [
  [
    "a value of a row",
    () => changed(/tables\/flow/, (text) => text.replace("reception", "deception")),
    "damaged",
  ],
  ["a row that is no row", () => changed(/tables\/flow/, () => "{}\n"), "damaged"],
  ["a row less", () => packed(...entries.filter(({ name }) => !name.startsWith("tables/flow/"))), "damaged"],
  [
    "a table that is not told of",
    () =>
      packed(...entries.toSpliced(1, 0, { name: "tables/more/000001.ndjson", bytes: Buffer.from("[1]\n") })),
    "damaged",
  ],
  ["a record of a call", () => changed(/^calls/, (text) => text.replace("two", "too")), "damaged"],
  ["a sound", () => changed(/^sounds/, (text) => `${text}.`), "damaged"],
  ["a sound less", () => packed(...entries.filter(({ name }) => !name.startsWith("sounds/"))), "damaged"],
  [
    "its first file",
    () => changed(/backup.json/, (text) => text.replace('"schema": ', '"schema": 0')),
    "damaged",
  ],
  ["its time", () => changed(/backup.json/, (text) => text.replace("2026", "2025")), "damaged"],
  ["no last file", () => packed(...entries.slice(0, -1)), "damaged"],
  ["something behind its end", () => packed(...entries, entries[1] as TarEntry), "damaged"],
  [
    "a way out of the folder",
    () => packed(entries[0] as TarEntry, { name: "sounds/../../x.wav", bytes: Buffer.from("x") }),
    "damaged",
  ],
  ["another kind of file", () => gzipSync(Buffer.from("Dear diary, ".repeat(100))), "damaged"],
  ["a file that is not packed", () => Buffer.from("Dear diary, ".repeat(100)), "damaged"],
  [
    "a newer format",
    () => changed(/backup.json/, (text) => text.replace('"format": 1', '"format": 999')),
    "newer",
  ],
  [
    "a newer schema",
    () => changed(/backup.json|contents/, (text) => text.replace(/"schema": \d+/, '"schema": 999')),
    "newer",
  ],
];

test.each(wrong)("%s is refused", async (_what, bytes, code) => {
  expect(await refusalOf(bytes())).toBe(`backup_${code}`);
});

test("tables that its schema does not have are refused", async () => {
  const head = withText(entries[0] as TarEntry, (text) => text.replace(/"schema": \d+/, '"schema": 3'));
  const sha256 = createHash("sha256").update(head.bytes).digest("hex");
  const others = entries
    .slice(1)
    .map((entry) =>
      entry.name === "contents.json"
        ? withText(entry, (text) => text.replace(/"head": "[0-9a-f]+"/, `"head": "${sha256}"`))
        : entry,
    );
  expect(await refusalOf(packed(head, ...others))).toBe("backup_unfit");
});
