import { heardSpan } from "./sound/heard-span.ts";
import { readWav, writeWav } from "./wav.ts";
import { graphPlays } from "./what-graph-plays.ts";

// Below it nothing is heard on a telephone line, and breath of a recording is; a higher one cuts off a soft "t" at the end.
const audible = 100;
// 10 ms before and 30 ms after: a word that begins or ends abruptly clicks.
const margins = { before: 0.01 * graphPlays.sampleRate, after: 0.03 * graphPlays.sampleRate };

/**
 * Of what a voice has spoken, without a room around it: a recording that Graph plays, without the silence at both ends,
 * sample by sample, so that words stand close to each other; one that is nothing but silence stays as it is.
 */
export function withoutSilence(wav: Uint8Array): Uint8Array {
  const info = readWav(wav);
  if ("fault" in info) return wav;
  const samples = samplesOf(info.pcm);
  const span = heardSpan(samples, isAudible, margins);
  return span ? writeWav(samples.slice(span.from, span.to)) : wav;
}

/** A recording of so many seconds in which nothing is heard. */
export function silence(seconds: number): Uint8Array {
  return writeWav(new Int16Array(Math.round(seconds * graphPlays.sampleRate)));
}

function isAudible(sample: number): boolean {
  return Math.abs(sample) > audible;
}

// Sample by sample, because the file is low byte first on every machine.
function samplesOf(pcm: Uint8Array): Int16Array {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  return Int16Array.from({ length: pcm.byteLength / 2 }, (_, index) => view.getInt16(index * 2, true));
}
