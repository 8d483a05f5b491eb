import { hash } from "node:crypto";
import type { ChosenVoice } from "../provider.ts";

/** The address of an audio: the SHA-256 of the whole WAV file, in 64 small hexadecimal digits. */
export function addressOf(wav: Uint8Array): string {
  return hash("sha256", wav);
}

/** Whether a text is an address. Nothing else ever becomes part of a path. */
export function isAddress(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Under which it is noted what a text became. It has no part that could tell what the text was. */
export function addressOfSpeech(
  { provider, version, voice }: ChosenVoice,
  language: string,
  text: string,
): string {
  // As JSON, because it keeps the parts apart, and half a surrogate pair apart from the mark that UTF-8 puts for it.
  return hash("sha256", JSON.stringify([provider, version, language, voice, text]));
}
