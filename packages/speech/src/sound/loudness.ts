import { graphPlays } from "../what-graph-plays.ts";

/** Samples that are looked at together: 10 ms. */
export const windowSamples = graphPlays.sampleRate / 100;

/** How loud each 10 ms are, as the root of the mean square; the last window may be shorter. */
export function loudnessOf(samples: Float32Array): Float32Array {
  return Float32Array.from({ length: Math.ceil(samples.length / windowSamples) }, (_, index) => {
    const window = samples.subarray(index * windowSamples, (index + 1) * windowSamples);
    return Math.sqrt(window.reduce((sum, sample) => sum + sample * sample, 0) / window.length);
  });
}

// A room at night is quieter than this; so is what is 35 dB below the loudest, where speech is hardly heard.
const quietest = 0.003;
const belowLoudest = 10 ** (-35 / 20);

/** From which loudness on something is being said; undefined when nothing is. */
export function speechFrom(loudness: Float32Array): number | undefined {
  const loudest = loudness.reduce((most, one) => Math.max(most, one), 0);
  return loudest < quietest ? undefined : Math.max(quietest, loudest * belowLoudest);
}
