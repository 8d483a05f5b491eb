import { readWav, writeWav } from "@dialtree/speech";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { chunk, extensibleFormat, format, riff, wav } from "./files.ts";

const second = chunk("data", new Uint8Array(32_000));
const good = [chunk("fmt ", format({})), second];

function faultOf(file: Uint8Array): string | undefined {
  const read = readWav(file);
  return "fault" in read ? read.fault : undefined;
}

function secondsOf(file: Uint8Array): number | undefined {
  const read = readWav(file);
  return "fault" in read ? undefined : read.seconds;
}

describe("Graph can play", () => {
  test.each<[string, Uint8Array]>([
    ["the plain form", wav(...good)],
    ["a description with an empty extension", wav(chunk("fmt ", format({}, 2)), second)],
    ["the extensible form", wav(chunk("fmt ", extensibleFormat({})), second)],
    [
      "the extensible form that does not count its bits",
      wav(chunk("fmt ", extensibleFormat({ used: 0 })), second),
    ],
    [
      "parts of other programs in between",
      wav(chunk("bext", new Uint8Array(602)), ...good, chunk("LIST", new Uint8Array(26))),
    ],
    ["a part of odd length, padded", wav(chunk("LIST", new Uint8Array(3)), ...good)],
    ["an odd last part without its pad", wav(...good, chunk("LIST", new Uint8Array(3)).subarray(0, 11))],
    ["an odd last part whose pad nobody counted", riff(wav(...good, chunk("LIST", new Uint8Array(3))), -1)],
    ["sixty-four parts", wav(...good, ...Array.from({ length: 62 }, () => chunk("junk", new Uint8Array(0))))],
    ["a part called like something in JavaScript", wav(chunk("__pr", new Uint8Array(4)), ...good)],
  ])("%s", (_what, file) => {
    expect({ fault: faultOf(file), seconds: secondsOf(file) }).toEqual({ seconds: 1 });
  });

  test("a file in the middle of a larger buffer", () => {
    const file = wav(...good);
    const buffer = new Uint8Array(file.length + 13);
    buffer.set(file, 7);
    expect(secondsOf(buffer.subarray(7, 7 + file.length))).toBe(1);
  });
});

const plays = "Graph plays 16 kHz";

describe("what is wrong with the sound is said:", () => {
  test.each<[Uint8Array, string]>([
    [format({ rate: 44_100, channels: 2 }), `This is 44.1 kHz stereo; ${plays} mono.`],
    [format({ rate: 8_000 }), `This is 8 kHz mono; ${plays} mono.`],
    [format({ rate: 11_025, bits: 8 }), `This is 11.025 kHz 8-bit mono; ${plays} 16-bit mono.`],
    [format({ channels: 6, bits: 24 }), `This is 16 kHz 24-bit 6-channel; ${plays} 16-bit mono.`],
    [format({ tag: 7, rate: 8_000, bits: 8 }), `This is 8 kHz 8-bit mono µ-law; ${plays} 16-bit mono PCM.`],
    [format({ tag: 3, bits: 32 }), `This is 16 kHz 32-bit mono floating point; ${plays} 16-bit mono PCM.`],
    [format({ tag: 0x4242 }), `This is 16 kHz mono in another coding; ${plays} mono PCM.`],
    [extensibleFormat({ used: 12 }), `This is 16 kHz 12-bit mono; ${plays} 16-bit mono.`],
    [
      extensibleFormat({ tag: 3, bits: 32, used: 32 }),
      `This is 16 kHz 32-bit mono floating point; ${plays} 16-bit mono PCM.`,
    ],
    [extensibleFormat({ guid: 0x12 }), `This is 16 kHz mono in another coding; ${plays} mono PCM.`],
    [
      extensibleFormat({ bits: 24, used: 16 }),
      "The description of this WAV file contradicts itself; save the recording again.",
    ],
    [
      format({ perSecond: 88_200 }),
      "The description of this WAV file contradicts itself; save the recording again.",
    ],
    [
      format({ perSample: 4 }),
      "The description of this WAV file contradicts itself; save the recording again.",
    ],
    [format({}).subarray(0, 14), "The description of this WAV file is incomplete; save the recording again."],
    [
      extensibleFormat({}).subarray(0, 24),
      "The description of this WAV file is incomplete; save the recording again.",
    ],
  ])("%#", (description, fault) => {
    expect(faultOf(wav(chunk("fmt ", description), second))).toBe(fault);
  });
});

const cutOff = "This WAV file is cut off; save or upload it again.";
const notOnce = "This WAV file needs one description followed by one sound; save the recording again.";
const endless = "This WAV file does not say how long it is; save the recording again.";
const goesOn = "This WAV file goes on after its end; save the recording again.";

describe("a file is refused that", () => {
  test.each<[string, Uint8Array, string]>([
    ["is empty", new Uint8Array(0), "This file is empty."],
    [
      "stops in its first word",
      wav(...good).subarray(0, 3),
      `This is not a WAV file; ${plays.slice(0, 11)} WAV files (16 kHz, 16 bit, mono).`,
    ],
    ["stops in its head", wav(...good).subarray(0, 11), cutOff],
    ["stops behind its head", wav(...good).subarray(0, 12), cutOff],
    ["stops in its sound", wav(...good).subarray(0, 1_000), cutOff],
    [
      "has a sound longer than itself",
      wav(chunk("fmt ", format({})), chunk("data", new Uint8Array(100), 10_000)),
      cutOff,
    ],
    [
      "has a sound without an end",
      wav(chunk("fmt ", format({})), chunk("data", new Uint8Array(100), 0xffffffff)),
      cutOff,
    ],
    ["has a part without an end", wav(chunk("LIST", new Uint8Array(4), 0xffffffff), ...good), cutOff],
    ["ends in the head of a part", wav(...good, new Uint8Array(7)), cutOff],
    ["was written into a pipe", riff(wav(...good), 0xffffffff, "exactly"), endless],
    ["says that it has no length", riff(wav(...good), 0, "exactly"), endless],
    ["hides another file behind its end", Uint8Array.of(...wav(...good), 0x50, 0x4b, 3, 4), goesOn],
    ["ends before its sound does", riff(wav(...good), -2_000), goesOn],
    ["has no part at all", wav(), notOnce],
    ["describes nothing", wav(second), notOnce],
    ["has no sound", wav(chunk("fmt ", format({}))), notOnce],
    ["has its sound first", wav(second, chunk("fmt ", format({}))), notOnce],
    ["describes itself twice", wav(chunk("fmt ", format({})), ...good), notOnce],
    ["has two sounds", wav(...good, second), notOnce],
    [
      "is silent because nothing is there",
      wav(chunk("fmt ", format({})), chunk("data", new Uint8Array(0))),
      "This recording is empty; a caller would hear nothing.",
    ],
    [
      "ends in half a sample",
      wav(chunk("fmt ", format({})), chunk("data", new Uint8Array(101))),
      "This recording ends in half a sample; save the recording again.",
    ],
    [
      "has more parts than any recording",
      wav(...good, ...Array.from({ length: 63 }, () => chunk("junk", new Uint8Array(0)))),
      "This WAV file has more than 64 parts; save the recording again.",
    ],
  ])("%s", (_what, file, fault) => {
    expect(faultOf(file)).toBe(fault);
  });

  test.each<[string, string]>([
    ["ID3\u0004", "an MP3 file"],
    ["\u00ff\u00fb\u0090", "an MP3 file"],
    ["\u00ff\u00f1P", "an AAC file"],
    ["\u0000\u0000\u0000 ftypM4A ", "an MP4 or M4A file"],
    ["OggS", "an Ogg file"],
    ["fLaC", "a FLAC file"],
    ["\u001aE\u00df\u00a3", "a WebM file"],
    ["0&\u00b2u\u008ef\u00cf\u0011", "a Windows Media file"],
    ["FORM\u0000\u0000\u0000\u0000AIFF", "an AIFF file"],
    ["#!AMR\n", "an AMR file"],
    ["RIFF\u0000\u0000\u0000\u0000AVI ", "an AVI video"],
    ["RF64\u00ff\u00ff\u00ff\u00ffWAVE", "a WAV file for recordings of many hours"],
    ["PK\u0003\u0004", "a ZIP file"],
    ["%PDF-1.7", "a PDF file"],
    ["<!doctype html>", "not a WAV file"],
    ["RIFF\u0000\u0000\u0000\u0000WEBP", "not a WAV file"],
  ])("begins with %j", (beginning, kind) => {
    const file = Uint8Array.from(beginning, (letter) => letter.charCodeAt(0));
    expect(faultOf(file)).toBe(`This is ${kind}; Graph plays WAV files (16 kHz, 16 bit, mono).`);
  });
});

// Files that go wrong late: a few bytes changed, cut or added somewhere in a good one.
const spoilt = fc
  .tuple(
    fc.constantFrom(
      wav(...good),
      wav(chunk("LIST", new Uint8Array(3)), chunk("fmt ", extensibleFormat({})), second),
    ),
    fc.array(fc.tuple(fc.nat(80), fc.nat(255)), { maxLength: 6 }),
    fc.nat(32_200),
    fc.uint8Array({ maxLength: 20 }),
  )
  .map(([file, changes, length, more]) => {
    const changed = Uint8Array.from([...file.subarray(0, length), ...more]);
    for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte;
    return changed;
  });

test("any bytes give a length or one sentence, and are left as they were", () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), spoilt), (bytes) => {
      const before = Uint8Array.from(bytes);
      const read = readWav(bytes);
      if ("fault" in read) expect(read.fault).toMatch(/^(This|The) [^.]*(\.\d[^.]*)*\.$/);
      else {
        expect(read.seconds).toBeGreaterThan(0);
        expect(read.seconds).toBeLessThanOrEqual(bytes.length / 32_000);
        expect(read.pcm.length).toBe(read.seconds * 32_000);
      }
      expect(bytes).toEqual(before);
    }),
    { numRuns: 1_000 },
  );
});

test("what is written can be read, sample by sample", () => {
  fc.assert(
    fc.property(fc.int16Array({ minLength: 1, maxLength: 500 }), (samples) => {
      const read = readWav(writeWav(samples));
      if ("fault" in read) throw new Error(read.fault);
      expect(read.seconds).toBe(samples.length / 16_000);
      const pcm = new DataView(read.pcm.buffer, read.pcm.byteOffset, read.pcm.byteLength);
      expect(Array.from(samples, (_, index) => pcm.getInt16(index * 2, true))).toEqual([...samples]);
    }),
  );
});

test("the written form is the plain one, byte by byte", () => {
  expect(writeWav(Int16Array.of(1, -2))).toEqual(
    wav(chunk("fmt ", format({})), chunk("data", Uint8Array.of(1, 0, 0xfe, 0xff))),
  );
});

// Each of these makes a reader that follows lengths blindly go round for ever, or once for every part.
test.each<[string, Uint8Array]>([
  ["parts of no length", chunk("junk", new Uint8Array(0))],
  ["parts of odd length", chunk("junk", new Uint8Array(1))],
  ["parts of zeros", new Uint8Array(8)],
  ["parts without an end", chunk("junk", new Uint8Array(8), 0xfffffff8)],
])("fifty thousand %s are refused after a few looks", (_what, part) => {
  const file = wav(...Array.from({ length: 50_000 }, () => part));
  const looks = [vi.spyOn(DataView.prototype, "getUint32"), vi.spyOn(DataView.prototype, "getUint8")];
  expect(faultOf(file)).toBeDefined();
  expect(looks.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThan(400);
  for (const look of looks) look.mockRestore();
});
