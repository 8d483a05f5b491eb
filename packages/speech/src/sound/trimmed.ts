import { heardSpan } from "./heard-span.ts";
import { loudnessOf, speechFrom, windowSamples } from "./loudness.ts";

// What is said begins softly and fades out: 100 ms before and after are kept.
const margins = { before: 10, after: 10 };

/**
 * Of what people have recorded, with a room around them: without the silence before the first word and after the last, by
 * how loud each 10 ms are; pauses between stay. A view into the samples, not a copy; empty when nothing is said at all.
 */
export function trimmed(samples: Float32Array): Float32Array {
  const loudness = loudnessOf(samples);
  const from = speechFrom(loudness);
  const span = from === undefined ? undefined : heardSpan(loudness, (one) => one >= from, margins);
  return span ? samples.subarray(span.from * windowSamples, span.to * windowSamples) : samples.subarray(0, 0);
}
