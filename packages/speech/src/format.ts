import type { Fault } from "@dialtree/flow";
import { soundFault } from "./faults.ts";
import type { Chunk } from "./riff.ts";
import { bytesPerSample, bytesPerSecond, graphPlays } from "./what-graph-plays.ts";

const pcm = 1;
const extensible = 0xfffe;
/** How a format chunk names what its samples are, and how people do. */
const codings: ReadonlyMap<number, string> = new Map([
  [pcm, "PCM"],
  [2, "ADPCM"],
  [3, "floating point"],
  [6, "A-law"],
  [7, "µ-law"],
  [0x11, "ADPCM"],
  [0x31, "GSM"],
  [0x55, "MP3"],
]);

/** What a WAV file says its sound is like. */
interface Format {
  readonly coding: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly bits: number;
}

/** Why Graph cannot play the sound that a format chunk describes. */
export function formatFault(file: DataView, chunk: Chunk): Fault | undefined {
  const format = readFormat(file, chunk);
  if (!format) return soundFault("wav_description_short");
  const { coding, sampleRate, channels, bits } = format;
  const isPlain = coding === "PCM";
  if (
    isPlain &&
    sampleRate === graphPlays.sampleRate &&
    channels === graphPlays.channels &&
    bits === graphPlays.bits
  ) {
    // Two more numbers that follow from the others. A program that trusts them would hear something else.
    const follows =
      file.getUint32(chunk.at + 8, true) === bytesPerSecond &&
      file.getUint16(chunk.at + 12, true) === bytesPerSample &&
      file.getUint16(chunk.at + 14, true) === graphPlays.bits;
    return follows ? undefined : soundFault("wav_description_contradicts");
  }
  const named = { bits: bits !== graphPlays.bits, coding: !isPlain };
  const plays = words({ ...graphPlays, coding: "PCM" }, named);
  return soundFault("wav_format", { found: words(format, named), plays });
}

/** Writes the sixteen bytes that describe what Graph plays. */
export function writeFormat(file: DataView, at: number): void {
  file.setUint16(at, pcm, true);
  file.setUint16(at + 2, graphPlays.channels, true);
  file.setUint32(at + 4, graphPlays.sampleRate, true);
  file.setUint32(at + 8, bytesPerSecond, true);
  file.setUint16(at + 12, bytesPerSample, true);
  file.setUint16(at + 14, graphPlays.bits, true);
}

function readFormat(file: DataView, { at, length }: Chunk): Format | undefined {
  if (length < 16) return undefined;
  const tag = file.getUint16(at, true);
  const told = {
    channels: file.getUint16(at + 2, true),
    sampleRate: file.getUint32(at + 4, true),
    bits: file.getUint16(at + 14, true),
  };
  if (tag !== extensible) return { ...told, coding: codings.get(tag) ?? "in another coding" };
  if (length < 40) return undefined;
  // The long form says how many of the bits are used (nothing means all), and the coding by a GUID.
  const used = file.getUint16(at + 18, true);
  const coding = hasUsualGuid(file, at + 24) ? codings.get(file.getUint16(at + 24, true)) : undefined;
  return { ...told, bits: used === 0 ? told.bits : used, coding: coding ?? "in another coding" };
}

// 0000xxxx-0000-0010-8000-00AA00389B71, where xxxx is the tag of the short form; behind the tag, as the file has it.
const usualGuid = [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xaa, 0x00, 0x38, 0x9b, 0x71];

function hasUsualGuid(file: DataView, at: number): boolean {
  return usualGuid.every((byte, index) => file.getUint8(at + 2 + index) === byte);
}

// Rate and channels always; the rest only where it is what is wrong.
function words(format: Format, named: { readonly bits: boolean; readonly coding: boolean }): string {
  const { sampleRate, channels, bits, coding } = format;
  const mix = channels === 1 ? "mono" : channels === 2 ? "stereo" : `${channels}-channel`;
  return [
    `${sampleRate / 1_000} kHz`,
    ...(named.bits ? [`${bits}-bit`] : []),
    mix,
    ...(named.coding ? [coding] : []),
  ].join(" ");
}
