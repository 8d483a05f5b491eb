// What is said into calls, and what recordings keep of it.

import { createHash } from "node:crypto";
import { limits } from "../limits.ts";
import { readWav, type Segment, samplesOf, samplesPerMs, voicedIn, type WavProblem, wavOf } from "./wav.ts";

/** Something to say: a clip by its content, how long it lasts, and where in it a voice is heard. */
export interface Clip {
  readonly clip: string;
  readonly durationMs: number;
  readonly voiced: readonly Segment[];
}

export interface Recordings {
  /** Keeps a WAV to be spoken. */
  clipOf(bytes: Uint8Array): Clip | WavProblem;
  /** From now on this clip is heard in the call, in place of any other; without one, nothing more. */
  speaks(callId: string, clip?: string): void;
  starts(callId: string, place: string, token: string): void;
  /** A recording that is not kept leaves nothing behind. */
  ends(place: string, keep: boolean): void;
  /** A recording that can be had: what opens it, and its WAV. */
  find(place: string): { readonly callId: string; readonly token: string; wav(): Uint8Array } | undefined;
  /** Whether anything is kept of this call. */
  has(callId: string): boolean;
  forget(callId: string): void;
  clear(): void;
}

/** A clip that was heard from one moment on, and until when if something has cut it short. */
interface Utterance {
  readonly clip: string;
  readonly from: number;
  until?: number;
}

interface Kept {
  readonly callId: string;
  readonly token: string;
  readonly from: number;
  samples?: Int16Array;
}

/** `now` is the simulated time in milliseconds. */
export function createRecordings(now: () => number): Recordings {
  const clips = new Map<string, Int16Array>();
  const said = new Map<string, Utterance[]>();
  const recordings = new Map<string, Kept>();

  /** What was heard in a call between two moments, and silence where nothing was. */
  function heard(callId: string, from: number, until: number): Int16Array {
    const tape = new Int16Array(Math.round((until - from) * samplesPerMs));
    for (const utterance of said.get(callId) ?? []) {
      const samples = clips.get(utterance.clip);
      if (!samples) continue;
      const offset = Math.round((utterance.from - from) * samplesPerMs);
      const length =
        utterance.until === undefined
          ? samples.length
          : Math.round((utterance.until - utterance.from) * samplesPerMs);
      const part = samples.subarray(
        Math.max(0, -offset),
        Math.min(samples.length, length, tape.length - offset),
      );
      if (part.length > 0) tape.set(part, Math.max(0, offset));
    }
    return tape;
  }

  return {
    clipOf(bytes) {
      const wav = readWav(bytes);
      if (typeof wav === "string") return wav;
      const clip = createHash("sha256").update(bytes).digest("hex");
      const samples = samplesOf(bytes);
      clips.set(clip, samples);
      const [oldest] = clips.keys();
      if (clips.size > limits.clipsKept && oldest !== undefined) clips.delete(oldest);
      return { clip, durationMs: wav.durationMs, voiced: voicedIn(samples) };
    },
    speaks(callId, clip) {
      const utterances = said.get(callId) ?? [];
      const last = utterances.at(-1);
      if (last) last.until ??= now();
      if (clip !== undefined) utterances.push({ clip, from: now() });
      said.set(callId, utterances);
    },
    starts(callId, place, token) {
      recordings.set(place, { callId, token, from: now() });
    },
    ends(place, keep) {
      const recording = recordings.get(place);
      if (!recording) return;
      if (keep) recording.samples = heard(recording.callId, recording.from, now());
      else recordings.delete(place);
    },
    find(place) {
      const recording = recordings.get(place);
      const samples = recording?.samples;
      if (!recording || !samples) return undefined;
      return { callId: recording.callId, token: recording.token, wav: () => wavOf(samples) };
    },
    has: (callId) =>
      said.has(callId) || [...recordings.values()].some((recording) => recording.callId === callId),
    forget(callId) {
      said.delete(callId);
      for (const [place, recording] of recordings) if (recording.callId === callId) recordings.delete(place);
    },
    clear() {
      said.clear();
      recordings.clear();
    },
  };
}
