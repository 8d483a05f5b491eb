import { writeWav } from "@dialtree/speech";

const samplesPerMs = 16;
const amplitude = 8_000;
/** Samples of one swing: 320 Hz. */
const swing = 50;

/** Somebody who is heard for so many milliseconds, as WAV. */
export function steadyTone(milliseconds: number): Uint8Array {
  const sample = (_: unknown, n: number) => Math.round(amplitude * Math.sin((2 * Math.PI * n) / swing));
  return writeWav(Int16Array.from({ length: milliseconds * samplesPerMs }, sample));
}
