/** Why a file does not play, in words for whoever made it. */
export type WavProblem = string;
export interface Wav {
  readonly durationMs: number;
}
/** A part of a clip, in milliseconds from its start. */
export interface Segment {
  readonly from: number;
  readonly to: number;
}

export const samplesPerMs = 16;

// A prompt has two to five chunks; a file that claims thousands is made to keep a reader busy.
const chunksRead = 64;

/**
 * Reads the header of a WAV file: only 16 kHz, 16-bit, mono PCM plays (Graph's documented format). Looks at no more
 * than the chunk headers, and never outside of the bytes that are there.
 */
export function readWav(bytes: Uint8Array): Wav | WavProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || word(0) !== "RIFF" || word(8) !== "WAVE") return "not a RIFF/WAVE file";

  let heard: { bytesPerSecond: number } | undefined;
  let at = 12;
  for (let chunk = 0; chunk < chunksRead && at + 8 <= bytes.length; chunk++) {
    const name = word(at);
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (name === "fmt ") {
      if (size < 16 || body + 16 > bytes.length) return "the format chunk is cut off";
      const [format, channels] = [view.getUint16(body, true), view.getUint16(body + 2, true)];
      const [rate, bits] = [view.getUint32(body + 4, true), view.getUint16(body + 14, true)];
      // 0xFFFE says "see the extension", whose first two bytes are the format proper.
      const isPcm =
        format === 1 ||
        (format === 0xfffe &&
          size >= 40 &&
          body + 26 <= bytes.length &&
          view.getUint16(body + 24, true) === 1);
      if (!isPcm) return `format ${format} is not PCM`;
      if (channels !== 1) return `${channels} channels, not mono`;
      if (rate !== 16_000) return `${rate} Hz, not 16 kHz`;
      if (bits !== 16) return `${bits} bits a sample, not 16`;
      heard = { bytesPerSecond: 32_000 };
    }
    if (name === "data") {
      if (!heard) return "the audio comes before its format";
      if (size > bytes.length - body) return "the audio is cut off";
      return { durationMs: Math.round((size / heard.bytesPerSecond) * 1000) };
    }
    at = body + size + (size % 2);
  }
  return "there is no audio in it";
}

/** The samples of a file that readWav has taken. */
export function samplesOf(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 12;
  while (view.getUint32(at, false) !== 0x64617461) {
    const size = view.getUint32(at + 4, true);
    at += 8 + size + (size % 2);
  }
  const count = view.getUint32(at + 4, true) >> 1;
  return Int16Array.from({ length: count }, (_, i) => view.getInt16(at + 8 + 2 * i, true));
}

/** A file of 16 kHz, 16-bit, mono. */
export function wavOf(samples: Int16Array): Buffer {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(36 + samples.length * 2, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(samplesPerMs * 1000, 24);
  bytes.writeUInt32LE(samplesPerMs * 2000, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, i) => void bytes.writeInt16LE(sample, 44 + 2 * i));
  return bytes;
}

// Frames of 20 ms; quieter than about -46 dBFS is the noise of a room. A gap between words is no silence.
const frameMs = 20;
const quiet = 160;
const wordGapMs = 200;

/** Where in a clip a voice is heard. */
export function voicedIn(samples: Int16Array): Segment[] {
  const frame = frameMs * samplesPerMs;
  const segments: Segment[] = [];
  for (let at = 0; at < samples.length; at += frame) {
    const part = samples.subarray(at, at + frame);
    let energy = 0;
    for (const sample of part) energy += sample * sample;
    if (Math.sqrt(energy / part.length) < quiet) continue;
    const [from, to] = [at / samplesPerMs, Math.round((at + part.length) / samplesPerMs)];
    const last = segments.at(-1);
    if (last && from - last.to <= wordGapMs) segments[segments.length - 1] = { from: last.from, to };
    else segments.push({ from, to });
  }
  return segments;
}
