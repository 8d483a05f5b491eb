import type { Fault } from "@dialtree/flow";
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
  | "provider_failed"
  /** The provider does not take our orders: nothing at all is spoken until somebody has put right how it is asked. */
  | "provider_refused"
  /** More was asked of the provider than it takes at once, also after waiting. */
  | "provider_busy"
  /** The provider cannot be reached, or has trouble of its own, also after trying again. */
  | "provider_away";

/** Why there is no audio: what is wrong and what to do, in words for an author. */
export interface SpeechFault {
  readonly fault: string;
  readonly code: SpeechFaultCode;
  /** Which sentence it is, for whoever says it in another language. */
  readonly because?: Fault;
  /** Of `provider_busy`: how many milliseconds to wait, when the provider said so. */
  readonly retryAfterMs?: number;
}

/** Who would speak a text, and in which voice. */
export interface ChosenVoice {
  readonly voice: string;
  /** Names whose voice it is; two providers with a voice of the same name do not sound alike. */
  readonly provider: string;
  /** Changes whenever the same request would give other audio, so that nobody goes on hearing the old one. */
  readonly version: string;
}

/** The voices that there are. */
export interface VoiceList {
  readonly voices: readonly Voice[];
  /** Why there may be more than these. */
  readonly fault?: SpeechFault;
}

/**
 * What makes audio of text. A text that it cannot say is a fault and no exception; a promise rejects only with the
 * reason of the caller's own signal.
 */
export interface SpeechProvider {
  /** Those that are certain without asking anybody; their languages are the ones that are spoken. */
  readonly voices: readonly Voice[];
  /** All that a text may name. May take as long as a request over a network; asked again, mostly not. */
  listVoices(signal?: AbortSignal): Promise<VoiceList>;
  /** The voice that would speak, or why none would. Costs nothing: for checks while somebody types. */
  voiceFor(language: string, voice?: string): ChosenVoice | SpeechFault;
  speak(request: SpeechRequest, signal?: AbortSignal): Promise<Speech | SpeechFault>;
  /** Ends what is under way, as a fault, and gives back what the provider holds. */
  close(): Promise<void>;
}

/** A fault of speech with the sentence that says it. */
export function speechFault<Code extends string>(
  code: Code,
  because: Fault,
): { readonly fault: string; readonly code: Code; readonly because: Fault } {
  return { fault: because.fault, code, because };
}
