import { loudnessOf, speechFrom, windowSamples } from "./loudness.ts";

// What is said begins softly and fades out: 100 ms before and after are kept.
const marginWindows = 10;

/**
 * Without the silence before the first word and after the last; pauses between stay. A view into the samples, not a copy;
 * empty when nothing is said at all.
 */
export function trimmed(samples: Float32Array): Float32Array {
  const loudness = loudnessOf(samples);
  const from = speechFrom(loudness);
  if (from === undefined) return samples.subarray(0, 0);
  const first = loudness.findIndex((one) => one >= from);
  const last = loudness.findLastIndex((one) => one >= from);
  return samples.subarray(
    Math.max(0, first - marginWindows) * windowSamples,
    Math.min(samples.length, (last + 1 + marginWindows) * windowSamples),
  );
}
