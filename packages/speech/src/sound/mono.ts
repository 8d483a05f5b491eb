import { writeWav } from "../wav.ts";
import { graphPlays } from "../what-graph-plays.ts";

// Samples are numbers from -1 to 1, as Web Audio has them, at the rate that Graph plays.

/** One channel of several: their mean, so that nothing that only one of them has is lost, and nothing gets too loud. */
export function monoOf(channels: readonly Float32Array[]): Float32Array {
  const [first = new Float32Array(), ...others] = channels;
  if (others.length === 0) return first;
  return first.map(
    (sample, at) => others.reduce((sum, other) => sum + (other[at] ?? 0), sample) / channels.length,
  );
}

/** The WAV that Graph plays. What is louder than the loudest there is becomes that. */
export function wavOfSamples(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const loudest = 2 ** (graphPlays.bits - 1) - 1;
  return writeWav(
    Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * loudest)),
  );
}
