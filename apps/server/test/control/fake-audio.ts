import { createHash } from "node:crypto";
import type { Audio } from "../../src/control/audio.ts";

/** An audio library in memory, whose voice can be told to fail and counts what it is asked. */
export interface FakeAudio extends Audio {
  readonly kept: Map<string, Uint8Array>;
  /** What other servers can read: those that have the same shelf. */
  readonly shared: Map<string, Uint8Array>;
  /** What was asked to be brought here, in order. */
  readonly brought: string[];
  /** Every text that was spoken, in order. */
  readonly spoken: string[];
  /** Languages that no voice speaks. */
  readonly mute: Set<string>;
  /** A character that voices pass over. */
  passesOver: string;
  /** What the voice sounds like; another tone gives other audio for the same text. */
  tone: string;
  /** What the voice is away with: of no text's making. */
  outage: string | undefined;
  /** Awaited before each text is spoken. */
  before: (text: string, signal?: AbortSignal) => Promise<void>;
}

export function fakeAudio(shelf: Map<string, Uint8Array> = new Map()): FakeAudio {
  const store = (wav: Uint8Array, milliseconds: number) => {
    const hash = createHash("sha256").update(wav).digest("hex");
    audio.kept.set(hash, wav);
    return { hash, milliseconds };
  };
  const audio: FakeAudio = {
    kept: new Map(),
    shared: shelf,
    brought: [],
    spoken: [],
    mute: new Set(),
    passesOver: "\u{1f600}",
    tone: "plain",
    outage: undefined,
    before: async () => {},
    async speak(text, language, voice, signal) {
      await audio.before(text, signal);
      if (audio.outage !== undefined) return { fault: audio.outage, outage: true };
      audio.spoken.push(text);
      if (audio.mute.has(language))
        return { fault: `No voice speaks ${language}.`, code: "language_not_spoken" };
      const sound = Buffer.from(JSON.stringify([audio.tone, language, voice ?? null, text]));
      const kept = store(sound, text.length * 10);
      return text.includes(audio.passesOver) ? { ...kept, unspoken: audio.passesOver } : kept;
    },
    isSpoken: async (text) => audio.spoken.includes(text),
    async keep(wav) {
      if (!Buffer.from(wav).toString("latin1").startsWith("RIFF")) return { fault: "This is no WAV file." };
      return store(wav, wav.byteLength);
    },
    read: async (hash) => audio.kept.get(hash) ?? shelf.get(hash),
    async share(hashes) {
      for (const hash of hashes) shelf.set(hash, audio.kept.get(hash) ?? new Uint8Array());
    },
    async bring(hash) {
      audio.brought.push(hash);
    },
  };
  return audio;
}

/** Bytes that the fake library takes for a recording. */
export const wavOf = (what: string): Buffer => Buffer.from(`RIFF ${what}`);
