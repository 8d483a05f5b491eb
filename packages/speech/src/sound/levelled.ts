import { loudnessOf, speechFrom } from "./loudness.ts";

// As loud as what the voices say: -20 dB below the loudest there is, on the mean of what is said.
const aim = 10 ** (-20 / 20);
// Room for the peaks, and a bound on how much of a quiet recording's noise is made audible.
const highestPeak = 10 ** (-1 / 20);
const mostGain = 10;

/**
 * As loud as other prompts, so that callers need not reach for the volume between two of them. Pauses do not count. The
 * whole is made louder or quieter, never parts of it; silence stays as it is.
 */
export function levelled(samples: Float32Array): Float32Array {
  const gain = gainOf(samples);
  return gain === 1 ? samples : samples.map((sample) => sample * gain);
}

function gainOf(samples: Float32Array): number {
  const loudness = loudnessOf(samples);
  const from = speechFrom(loudness);
  if (from === undefined) return 1;
  const spoken = loudness.filter((one) => one >= from);
  const mean = Math.sqrt(spoken.reduce((sum, one) => sum + one * one, 0) / spoken.length);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return Math.min(aim / mean, highestPeak / peak, mostGain);
}
