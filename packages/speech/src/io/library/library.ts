import { soundFault } from "../../faults.ts";
import { readWav } from "../../wav.ts";
import {
  type ChosenVoice,
  type SpeechFault,
  type SpeechFaultCode,
  type SpeechProvider,
  speechFault,
} from "../provider.ts";
import { addressOf, addressOfSpeech, isAddress } from "./addresses.ts";
import { createBounded } from "./bounded.ts";
import { codeOf, filesIn } from "./files.ts";
import { readRecord, type SpokenRecord, writeRecord } from "./record.ts";
import { createShared } from "./shared.ts";
import type { Shelf } from "./shelf.ts";
import { type StorageFault, storageFault } from "./storage-fault.ts";

/** An audio that the library keeps. */
export interface KeptAudio {
  /** SHA-256 of the WAV file; what a manifest names, and Graph's `resourceId`. */
  readonly hash: string;
  readonly milliseconds: number;
}

export interface KeptSpeech extends KeptAudio {
  /** What of the text the voice passed over, each character once: a caller does not hear it. */
  readonly unspoken?: string;
}

export type PromptFaultCode =
  | SpeechFaultCode
  /** A recording that Graph would not play. */
  | "not_playable"
  | StorageFault["code"];

/** Why the library has no audio: what is wrong and what to do. */
export interface PromptFault extends Pick<SpeechFault, "because" | "fault" | "retryAfterMs"> {
  readonly code: PromptFaultCode;
}

/** A file of the library that is there and cannot be used. It counts as missing. */
export interface Damage {
  /** Below the library's folder. */
  readonly file: string;
  readonly says: string;
}

/**
 * Every audio that callers hear, under the hash of its bytes: what is published once stays as it was heard. Several
 * libraries, also of several processes, may share a folder; those of several machines may share a shelf. What the shelf
 * rejects with comes through.
 */
export interface PromptLibrary {
  /**
   * The audio of a text; spoken only if this provider, as it is today, never said it in this voice. Rejects with the
   * signal's reason when that comes first; what others wait for as well goes on.
   */
  audioFor(
    text: string,
    language: string,
    voice?: string,
    signal?: AbortSignal,
  ): Promise<KeptSpeech | PromptFault>;
  /** Whether this provider, as it is today, has said a text in this voice before. Only asking for the audio tells whether it is sound. */
  isSpoken(text: string, language: string, voice?: string): Promise<boolean>;
  /** Keeps a recording as it is, byte by byte, if Graph plays it; on the shelf as well, if there is one. */
  keep(wav: Uint8Array): Promise<KeptAudio | PromptFault>;
  /**
   * The WAV file, from memory, else the folder, else the shelf, from where it also goes into the folder. Checked against
   * its hash when it comes from either. Shared by all who ask: not to be changed.
   */
  read(hash: string): Promise<Uint8Array | undefined>;
  /**
   * Puts on the shelf what is not there yet, so that other libraries can read it. What was spoken gets there no other way.
   * Gives those that this library does not have itself; the others are there.
   */
  share(hashes: readonly string[]): Promise<readonly string[]>;
  /** Whether there is a file for it. Only reading tells whether it is sound. */
  has(hash: string): Promise<boolean>;
  /** How long an audio of the library plays. Its file is read at most once. */
  lengthOf(hash: string): Promise<number | undefined>;
}

export interface PromptLibraryOptions {
  readonly folder: string;
  readonly provider: SpeechProvider;
  /** What is shared with libraries that have other folders. */
  readonly shelf?: Shelf;
  /** Bytes of audio that are kept in memory because they are played often. */
  readonly memoryBytes?: number;
  readonly onDamage?: (damage: Damage) => void;
}

const usualMemoryBytes = 64 * 1024 * 1024;
// About 150 bytes each.
const lengthsRemembered = 10_000;

export function createPromptLibrary({
  folder,
  provider,
  shelf,
  memoryBytes = usualMemoryBytes,
  onDamage = () => {},
}: PromptLibraryOptions): PromptLibrary {
  const files = filesIn(folder);
  const hot = createBounded<Uint8Array>(memoryBytes, ({ byteLength }) => byteLength);
  const lengths = createBounded<number>(lengthsRemembered, () => 1);
  const speakShared = createShared<KeptSpeech | PromptFault>();
  const readShared = createShared<Uint8Array | undefined>();

  async function read(hash: string): Promise<Uint8Array | undefined> {
    if (!isAddress(hash)) return undefined;
    return hot.get(hash) ?? (await readShared(hash, () => readAnywhere(hash)));
  }

  async function readAnywhere(hash: string): Promise<Uint8Array | undefined> {
    return (await readFile(hash)) ?? (await readShelf(hash));
  }

  async function readFile(hash: string): Promise<Uint8Array | undefined> {
    const wav = await readIfSound(placeOf(hash));
    return wav && checked(hash, wav, placeOf(hash));
  }

  async function readShelf(hash: string): Promise<Uint8Array | undefined> {
    const shelved = await shelf?.take(hash);
    const wav = shelved && checked(hash, shelved, `${hash} on the shelf`);
    if (!wav) return undefined;
    // A folder that is full keeps nobody from hearing what is here already.
    const fault = await stored(files.write(placeOf(hash), wav));
    if (fault) onDamage({ file: placeOf(hash), says: `could not be kept here. ${fault.fault}` });
    return wav;
  }

  function checked(hash: string, wav: Uint8Array, file: string): Uint8Array | undefined {
    const playable = addressOf(wav) === hash ? playableOf(wav) : undefined;
    if (!playable) {
      onDamage({ file, says: "is not what its name says; it counts as missing" });
      return undefined;
    }
    lengths.set(hash, playable.milliseconds);
    hot.set(hash, wav);
    return wav;
  }

  async function share(hashes: readonly string[]): Promise<readonly string[]> {
    const lost: string[] = [];
    for (const hash of (await shelf?.lacks(hashes)) ?? []) {
      const wav = await read(hash);
      if (wav) await shelf?.put(hash, wav);
      else lost.push(hash);
    }
    return lost;
  }

  async function readIfSound(file: string): Promise<Uint8Array | undefined> {
    try {
      return await files.read(file);
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      onDamage({ file, says: `cannot be read (${code}); it counts as missing` });
      return undefined;
    }
  }

  async function lengthOf(hash: string): Promise<number | undefined> {
    const known = lengths.get(hash);
    if (known !== undefined) return known;
    await read(hash);
    return lengths.get(hash);
  }

  async function keepSound(wav: Uint8Array, milliseconds: number): Promise<KeptAudio | PromptFault> {
    const hash = addressOf(wav);
    // Read and not merely looked for: whoever uploads a recording again mends a damaged one.
    if (!(await readFile(hash))) {
      const fault = await stored(files.write(placeOf(hash), wav));
      if (fault) return fault;
    }
    lengths.set(hash, milliseconds);
    return { hash, milliseconds };
  }

  async function recorded(key: string): Promise<KeptSpeech | undefined> {
    const content = await readIfSound(recordOf(key));
    if (!content) return undefined;
    const record = readRecord(content);
    if (!record) {
      onDamage({ file: recordOf(key), says: "cannot be understood; it counts as missing" });
      return undefined;
    }
    const milliseconds = (await read(record.hash)) && (await lengthOf(record.hash));
    if (milliseconds === undefined || !(await files.has(placeOf(record.hash)))) return undefined;
    return keptSpeech({ hash: record.hash, milliseconds }, record.unspoken);
  }

  async function speak(
    key: string,
    text: string,
    language: string,
    { voice, provider: name }: ChosenVoice,
    signal: AbortSignal,
  ): Promise<KeptSpeech | PromptFault> {
    const known = await recorded(key);
    if (known) return known;
    const speech = await provider.speak({ text, language, voice }, signal);
    if ("fault" in speech) return speech;
    const playable = playableOf(speech.wav);
    if (!playable) return speechFault("provider_failed", soundFault("speech_unplayable", { name }));
    const kept = await keepSound(speech.wav, playable.milliseconds);
    if ("fault" in kept) return kept;
    const record: SpokenRecord = { hash: kept.hash, unspoken: speech.unspoken };
    // The audio first: a record never names what was not yet written.
    const fault = await stored(files.write(recordOf(key), writeRecord(record)));
    return fault ?? keptSpeech(kept, speech.unspoken);
  }

  /** What the file system said to a write. Anything else is a mistake of ours, and thrown. */
  async function stored(write: Promise<void>): Promise<StorageFault | undefined> {
    try {
      await write;
      return undefined;
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      return storageFault(code, folder);
    }
  }

  return {
    audioFor: async (text, language, voice, signal) => {
      const chosen = provider.voiceFor(language, voice);
      if ("fault" in chosen) return chosen;
      const key = addressOfSpeech(chosen, language, text);
      return speakShared(key, (nobodyWaits) => speak(key, text, language, chosen, nobodyWaits), signal);
    },
    isSpoken: async (text, language, voice) => {
      const chosen = provider.voiceFor(language, voice);
      return !("fault" in chosen) && files.has(recordOf(addressOfSpeech(chosen, language, text)));
    },
    keep: async (wav) => {
      const info = readWav(wav);
      if ("fault" in info) return speechFault("not_playable", info);
      const kept = await keepSound(wav, millisecondsOf(info.seconds));
      if (!("fault" in kept)) await shelf?.put(kept.hash, wav);
      return kept;
    },
    read,
    share,
    has: async (hash) => isAddress(hash) && (await files.has(placeOf(hash))),
    lengthOf: async (hash) => (isAddress(hash) ? lengthOf(hash) : undefined),
  };
}

/** Two digits first, so that no folder holds more than a 256th of all. */
function placeOf(hash: string): string {
  return `audio/${hash.slice(0, 2)}/${hash}.wav`;
}

function recordOf(key: string): string {
  return `spoken/${key.slice(0, 2)}/${key}.json`;
}

function playableOf(wav: Uint8Array): { readonly milliseconds: number } | undefined {
  const info = readWav(wav);
  return "fault" in info ? undefined : { milliseconds: millisecondsOf(info.seconds) };
}

/** Rounded up: nobody who waits that long cuts off the end. */
function millisecondsOf(seconds: number): number {
  return Math.ceil(seconds * 1_000);
}

function keptSpeech(kept: KeptAudio, unspoken: string | undefined): KeptSpeech {
  return unspoken === undefined ? kept : { ...kept, unspoken };
}
