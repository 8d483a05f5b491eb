import { readWav } from "@dialtree/speech";

/** What a recording holds, in milliseconds: how long it is, and how long from the first word to the last. */
export interface Voice {
  readonly milliseconds: number;
  readonly spoken: number;
}

const samplesPerMs = 16;
const frame = 20 * samplesPerMs;
/** Root mean square of 16-bit samples: about -46 dBFS, the noise of a quiet room. */
const quiet = 160;

/** Reads a recording; a fault for what is no whole WAV as calls carry them (16 kHz, 16 bit, mono). */
export function voiceIn(bytes: Uint8Array): Voice | { readonly fault: string } {
  const wav = readWav(bytes);
  if ("fault" in wav) return { fault: wav.fault };
  const { pcm } = wav;
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  const count = pcm.length / 2;
  let first: number | undefined;
  let last = 0;
  for (let at = 0; at < count; at += frame) {
    const until = Math.min(at + frame, count);
    let energy = 0;
    for (let n = at; n < until; n++) energy += view.getInt16(n * 2, true) ** 2;
    if (Math.sqrt(energy / (until - at)) < quiet) continue;
    first ??= at;
    last = until;
  }
  const inMs = (samples: number) => Math.round(samples / samplesPerMs);
  return { milliseconds: inMs(count), spoken: first === undefined ? 0 : inMs(last - first) };
}
