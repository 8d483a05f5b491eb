import { levelled, monoOf, trimmed, wavOfSamples } from "@dialtree/speech";
import type { Told } from "../api/errors.ts";
import { message } from "./words.ts";

/** A sound as it will be kept: a WAV that Graph plays. */
export interface Converted {
  readonly wav: Blob;
  readonly seconds: number;
}

export interface Treatment {
  /** Takes the silence away at both ends. */
  readonly trim: boolean;
  /** Makes it as loud as other prompts. */
  readonly level: boolean;
}

// What the server takes is a little longer; a file beyond that would be refused there.
const mostSeconds = 300;
const mostBytes = 100_000_000;
const rate = 16_000;

/**
 * Makes what Graph plays of any sound that this browser can decode: WAV and MP3 everywhere, mostly Ogg and M4A as well.
 * The file itself goes nowhere. @throws Told with what is wrong
 */
export async function converted(file: Blob, { trim, level }: Treatment): Promise<Converted> {
  if (file.size > mostBytes) throw tooLong();
  const mono = await samplesOf(file);
  if (mono.length > mostSeconds * rate) throw tooLong();
  const heard = trimmed(mono);
  if (heard.length === 0) throw told("silent");
  const kept = trim ? heard : mono;
  const samples = level ? levelled(kept) : kept;
  return { wav: new Blob([wavOfSamples(samples)], { type: "audio/wav" }), seconds: samples.length / rate };
}

async function samplesOf(file: Blob): Promise<Float32Array> {
  // What it decodes has its own rate: the browser resamples.
  const context = new OfflineAudioContext(1, 1, rate);
  let decoded: AudioBuffer;
  try {
    decoded = await context.decodeAudioData(await file.arrayBuffer());
  } catch {
    throw told("undecodable");
  }
  return monoOf(
    Array.from({ length: decoded.numberOfChannels }, (_, index) => decoded.getChannelData(index)),
  );
}

function tooLong(): Told {
  return told("long");
}

function told(code: "silent" | "undecodable" | "long"): Told {
  return {
    code: `sound_${code}`,
    message: message(`sound.${code}`),
    remedy: message(`sound.${code}.remedy`),
  };
}
