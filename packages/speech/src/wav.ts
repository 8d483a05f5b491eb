import type { Fault } from "@dialtree/flow";
import { soundFault } from "./faults.ts";
import { formatFault, writeFormat } from "./format.ts";
import { chunkHead, chunksOf, once, riffHead, writeName } from "./riff.ts";
import { bytesPerSample, bytesPerSecond } from "./what-graph-plays.ts";

/** A recording that Graph can play. */
export interface WavInfo {
  readonly seconds: number;
  /** The samples, two bytes each, low byte first: a view into the file, not a copy. */
  readonly pcm: Uint8Array;
}

/** Why a recording cannot be played: what it is and what is needed, in one sentence. */
export type WavFault = Fault;

/**
 * Reads a WAV file as far as it takes to know that Graph will play it: 16 kHz, 16 bit, mono. Any bytes give an answer.
 * Strict on purpose: where lengths contradict each other, or a part comes twice, two programs could hear two different
 * recordings in one file.
 */
export function readWav(bytes: Uint8Array): WavInfo | WavFault {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = chunksOf(file);
  if ("fault" in chunks) return chunks;
  const format = once(chunks, "fmt ");
  const data = once(chunks, "data");
  if (!format || !data || format.at > data.at) {
    return soundFault("wav_parts_wrong");
  }
  const fault = formatFault(file, format);
  if (fault !== undefined) return fault;
  if (data.length === 0) return soundFault("wav_silent");
  if (data.length % bytesPerSample !== 0) {
    return soundFault("wav_half_sample");
  }
  return {
    seconds: data.length / bytesPerSecond,
    pcm: bytes.subarray(data.at, data.at + data.length),
  };
}

/** The WAV file of samples taken 16,000 times a second. */
export function writeWav(samples: Int16Array): Uint8Array<ArrayBuffer> {
  const length = samples.length * bytesPerSample;
  const formatAt = riffHead + chunkHead;
  const formatBytes = 16;
  const dataAt = formatAt + formatBytes + chunkHead;
  const file = new DataView(new ArrayBuffer(dataAt + length));
  writeName(file, 0, "RIFF");
  file.setUint32(4, file.byteLength - chunkHead, true);
  writeName(file, 8, "WAVE");
  writeName(file, riffHead, "fmt ");
  file.setUint32(formatAt - 4, formatBytes, true);
  writeFormat(file, formatAt);
  writeName(file, dataAt - chunkHead, "data");
  file.setUint32(dataAt - 4, length, true);
  // Sample by sample, because the array's own bytes are in the order of this machine.
  for (const [index, sample] of samples.entries()) {
    file.setInt16(dataAt + index * bytesPerSample, sample, true);
  }
  return new Uint8Array(file.buffer);
}
