import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readZip, ZipFault } from "../../src/control/archive/zip/reading.ts";
import { behindSignature, central, end, local } from "../../src/control/archive/zip/records.ts";
import { writeZip } from "../../src/control/archive/zip/writing.ts";
import { type RawFile, rawZip } from "./raw-zip.ts";

const bounds = { entries: 10, fileBytes: 2_000_000, allBytes: 4_000_000, ratio: 100 };
const read = (bytes: Uint8Array) => readZip(bytes, bounds);

async function faultOf(bytes: Uint8Array): Promise<string> {
  const outcome = await read(bytes).catch((error: unknown) => error);
  if (outcome instanceof ZipFault) return outcome.message;
  throw outcome instanceof Error ? outcome : new Error("It was read.");
}

const file: RawFile = { name: "a.txt", content: "hello hello hello" };

test("what is written is read again, and is the same each time", async () => {
  const files = new Map<string, Uint8Array>([
    ["manifest.json", Buffer.from("{}")],
    ["flows/a/flow.json", Buffer.from("a".repeat(5_000))],
    ["flows/a/prompts/noise.wav", Buffer.from(Array.from({ length: 3_000 }, (_, at) => (at * 7919) % 251))],
    ["empty.txt", Buffer.alloc(0)],
  ]);
  const bytes = await writeZip(files);
  const found = await read(bytes);
  expect([...found].map(([name, content]) => [name, Buffer.from(content)])).toEqual([...files]);
  expect(await writeZip(files)).toEqual(bytes);
});

test("what other programs write is read: folders, sizes behind the file, stored files", async () => {
  const crc = Buffer.alloc(16);
  const [content, packed] = [Buffer.from("hello"), deflateRawSync("hello")];
  const { crc32 } = await import("node:zlib");
  for (const [index, value] of [behindSignature, crc32(content), packed.byteLength, 5].entries())
    crc.writeUInt32LE(value >>> 0, index * 4);
  const streamed: RawFile = {
    name: "dir/b.txt",
    content,
    says: { [central.flags]: 8 },
    saysHere: { [local.flags]: 8, [local.crc]: 0, [local.packed]: 0, [local.unpacked]: 0 },
    behind: crc,
  };
  const folder: RawFile = {
    name: "dir/",
    stored: true,
    says: { [central.attributes]: (0o040755 << 16) >>> 0 },
  };
  const found = await read(rawZip([folder, streamed, { ...file, stored: true }]));
  expect([...found].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
    ["dir/b.txt", "hello"],
    ["a.txt", "hello hello hello"],
  ]);
});

// What is made to do harm, or to mean one thing to one program and another to the next.
const zeros = (bytes: number) => Buffer.alloc(bytes);
const named = (name: string | Buffer): RawFile => ({ ...file, name });
const zip64 = Buffer.from([1, 0, 8, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
const inner = rawZip([{ ...file, name: "inner.txt", stored: true }]);

describe("refused, with the reason", () => {
  test.each<[string, Buffer, RegExp]>([
    ["nothing", zeros(0), /no ZIP file/],
    ["something else", Buffer.from("RIFF, and not a ZIP file at all, at any place"), /no ZIP file/],
    ["one that is cut short", rawZip([file]).subarray(0, -1), /end is missing/],
    [
      "a comment, in which another file could be",
      rawZip([file], { [end.commentLength]: 1 }, "x"),
      /end is missing/,
    ],
    ["a comment that is not there", rawZip([file], { [end.commentLength]: 1 }), /comment/],
    ["something in front of it", Buffer.concat([Buffer.from("MZ"), rawZip([file])]), /not where it says/],
    ["something behind the list", rawZip([file], { [end.listSize]: 40 }), /not where it says/],
    [
      "more files than listed",
      rawZip([file, named("b")], { [end.entries]: 1, [end.entriesHere]: 1 }),
      /behind its list/,
    ],
    [
      "fewer files than listed",
      rawZip([file], { [end.entries]: 2, [end.entriesHere]: 2 }),
      /list of files is damaged/,
    ],
    ["two counts", rawZip([file], { [end.entries]: 2 }), /two things/],
    ["several disks", rawZip([file], { [end.disk]: 1 }), /several parts/],
    ["a file of another disk", rawZip([{ ...file, says: { [central.disk]: 1 } }]), /several parts/],
    ["ZIP64 at the end", rawZip([file], { [end.listOffset]: 0xffffffff }), /ZIP64/],
    ["too many files for it", rawZip([file], { [end.entries]: 0xffff, [end.entriesHere]: 0xffff }), /ZIP64/],
    ["ZIP64 sizes", rawZip([{ ...file, extra: zip64 }]), /sizes of ZIP64/],
    [
      "a size that ZIP64 would tell",
      rawZip([
        { ...file, says: { [central.unpacked]: 0xffffffff }, saysHere: { [local.unpacked]: 0xffffffff } },
      ]),
      /larger than/,
    ],
    ["a second name", rawZip([{ ...file, extra: Buffer.from([0x75, 0x70, 0, 0]) }]), /second name/],
    ["additions that end nowhere", rawZip([{ ...file, extra: Buffer.from([9, 9, 9, 9]) }]), /damaged/],
    ["too many files", rawZip(Array.from({ length: 11 }, (_, at) => named(`${at}`))), /more than 10 files/],
    ["a way out", rawZip([named("../evil.txt")]), /leads out/],
    ["a way out further in", rawZip([named("flows/../../evil.txt")]), /leads out/],
    ["an absolute path", rawZip([named("/etc/passwd")]), /leads out/],
    ["a backslash", rawZip([named("..\\evil.txt")]), /names are letters/],
    ["a drive", rawZip([named("C:evil.txt")]), /names are letters/],
    ["a stream of a file", rawZip([named("a.txt:hidden")]), /names are letters/],
    ["an end of text in a name", rawZip([named("a.txt\0.wav")]), /names are letters/],
    ["a name in another alphabet", rawZip([named("fl\u00f6w.json")]), /names are letters/],
    ["an overlong slash", rawZip([named(Buffer.from([0x61, 0xc0, 0xaf, 0x62]))]), /names are letters/],
    ["an empty name", rawZip([named("")]), /names are letters/],
    ["a name without end", rawZip([named("a".repeat(300))]), /names are letters/],
    ["a folder with nothing between slashes", rawZip([named("a//b")]), /leads out/],
    ["the same name twice", rawZip([file, file]), /one name/],
    ["names that differ by their case", rawZip([file, named("A.TXT")]), /one name/],
    [
      "a link",
      rawZip([{ ...file, says: { [central.attributes]: (0o120777 << 16) >>> 0 } }]),
      /no file but a link/,
    ],
    [
      "a device",
      rawZip([{ ...file, says: { [central.attributes]: (0o020666 << 16) >>> 0 } }]),
      /no file but a link/,
    ],
    ["a folder with a content", rawZip([named("dir/")]), /has a content/],
    [
      "encryption",
      rawZip([{ ...file, says: { [central.flags]: 1 }, saysHere: { [local.flags]: 1 } }]),
      /encrypted/,
    ],
    ["encryption of AES", rawZip([{ ...file, extra: Buffer.from([0x01, 0x99, 0, 0]) }]), /encryption/],
    [
      "another method",
      rawZip([{ ...file, says: { [central.method]: 14 }, saysHere: { [local.method]: 14 } }]),
      /packed in a way/,
    ],
    ["two methods", rawZip([{ ...file, saysHere: { [local.method]: 0 } }]), /differs/],
    ["two names", rawZip([{ ...file, saysHere: { [local.nameLength]: 4 } }]), /differs/],
    ["two sizes", rawZip([{ ...file, saysHere: { [local.unpacked]: 1 } }]), /differs/],
    [
      "sizes behind it that differ",
      rawZip([
        {
          ...file,
          says: { [central.flags]: 8 },
          saysHere: { [local.flags]: 8, [local.crc]: 0, [local.packed]: 0, [local.unpacked]: 0 },
          behind: zeros(16),
        },
      ]),
      /differs/,
    ],
    [
      "a file in another one",
      rawZip([
        { name: "outer.zip", content: inner, stored: true },
        { ...file, name: "inner.txt", stored: true, at: local.size + 9 },
      ]),
      /overlaps/,
    ],
    ["two names for one content", rawZip([file, { ...file, name: "b.txt", at: 0 }]), /overlaps/],
    ["something between files", rawZip([{ ...file, behind: zeros(8) }, named("b")]), /lies between/],
    ["something between files and list", rawZip([{ ...file, behind: zeros(8) }]), /between its files/],
    [
      "a file beyond the end",
      rawZip([{ ...file, says: { [central.packed]: 900 }, saysHere: { [local.packed]: 900 } }]),
      /ends too early/,
    ],
    ["a bomb", rawZip([{ name: "bomb", content: zeros(1_900_000) }]), /larger than/],
    [
      "a file that is too large",
      rawZip([{ name: "large", content: zeros(2_000_001), stored: true }]),
      /larger than 2 MB/,
    ],
    [
      "all too large together",
      rawZip(["a", "b", "c"].map((name) => ({ name, content: zeros(1_900_000), stored: true }))),
      /larger than 4 MB/,
    ],
    [
      "a bomb that says it is small",
      rawZip([{ name: "bomb", packed: deflateRawSync(zeros(3_000_000)), content: "small" }]),
      /larger than/,
    ],
    [
      "one that is smaller than it says",
      rawZip([{ ...file, says: { [central.unpacked]: 500 }, saysHere: { [local.unpacked]: 500 } }]),
      /not as large/,
    ],
    [
      "a stored one of two sizes",
      rawZip([{ ...file, stored: true, says: { [central.unpacked]: 5 }, saysHere: { [local.unpacked]: 5 } }]),
      /not as large/,
    ],
    ["another content", rawZip([{ ...file, packed: deflateRawSync("hello jello hello") }]), /damaged/],
    ["packed nonsense", rawZip([{ ...file, packed: Buffer.from("no deflate") }]), /damaged/],
    [
      "packed and cut short",
      rawZip([{ ...file, packed: deflateRawSync("hello hello hello").subarray(0, -2) }]),
      /damaged/,
    ],
    [
      "something behind what is packed",
      rawZip([{ ...file, packed: Buffer.concat([deflateRawSync("hello hello hello"), zeros(9)]) }]),
      /behind the content/,
    ],
  ])("%s", async (_, bytes, reason) => {
    expect(await faultOf(bytes)).toMatch(reason);
  });
});
