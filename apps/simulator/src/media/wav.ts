/** Why a file does not play, in words for whoever made it. */
export type WavProblem = string;
export interface Wav {
  readonly durationMs: number;
}

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
