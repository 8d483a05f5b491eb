/** A voice that a provider has. `language` is the BCP 47 tag that it sounds like. */
export interface Voice {
  readonly name: string;
  readonly language: string;
}

export interface SpeechRequest {
  readonly text: string;
  /** A BCP 47 tag: `en-GB`. */
  readonly language: string;
  /** One of the provider's voices; without it the provider's usual one for the language. */
  readonly voice?: string | undefined;
}

/** A WAV that Graph plays, already read by `readWav`. */
export interface Speech {
  readonly wav: Uint8Array;
  /** What of the text the voice passed over, each character once: a caller does not hear it. */
  readonly unspoken?: string;
}

export type SpeechFaultCode =
  | "language_not_spoken"
  | "voice_unknown"
  | "nothing_to_say"
  | "text_too_long"
  /** Speaking was ended after a bound. The same text would take as long again. */
  | "took_too_long"
  /** The provider could not work. Another time it may. */
  | "provider_failed";

/** Why there is no audio: what is wrong and what to do, in words for an author. */
export interface SpeechFault {
  readonly fault: string;
  readonly code: SpeechFaultCode;
}

/**
 * What makes audio of text. A text that it cannot say is a fault and no exception; a promise rejects only with the
 * reason of the caller's own signal.
 */
export interface SpeechProvider {
  readonly name: string;
  /** Changes whenever the same request would give other audio, so that nobody goes on hearing the old one. */
  readonly version: string;
  readonly voices: readonly Voice[];
  /** The voice that would speak, or why none would. Costs nothing: for checks while somebody types. */
  voiceFor(language: string, voice?: string): { readonly voice: string } | SpeechFault;
  speak(request: SpeechRequest, signal?: AbortSignal): Promise<Speech | SpeechFault>;
  /** Ends what is under way, as a fault, and gives back what the provider holds. */
  close(): Promise<void>;
}
