import { writeWav } from "@dialtree/speech";
import type { Speech, SpeechFault, SpeechProvider, SpeechRequest } from "@dialtree/speech/io";

export interface CountingProvider extends SpeechProvider {
  readonly asked: readonly SpeechRequest[];
}

/** Speaks any language at once, a sample for each character, and remembers what it was asked. */
export function countingProvider(
  change: {
    readonly version?: string;
    readonly speak?: (request: SpeechRequest, signal?: AbortSignal) => Promise<Speech | SpeechFault>;
  } = {},
): CountingProvider {
  const asked: SpeechRequest[] = [];
  const voices = [{ name: "usual", language: "en-US" }];
  return {
    voices,
    listVoices: async () => ({ voices }),
    voiceFor: (_language, voice = "usual") => ({
      voice,
      provider: "counting",
      version: change.version ?? "1",
    }),
    speak: async (request, signal) => {
      asked.push(request);
      return change.speak ? change.speak(request, signal) : { wav: wavOf(request) };
    },
    close: async () => {},
    asked,
  };
}

/** An audio that differs for each request. */
export function wavOf({ text, language, voice }: SpeechRequest): Uint8Array {
  return writeWav(Int16Array.from(`${language}/${voice}/${text}`, (letter) => letter.charCodeAt(0)));
}
