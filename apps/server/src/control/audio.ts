import type { Fault } from "@dialtree/flow";

/** A WAV that is kept for good under the hash of its bytes. */
export interface KeptAudio {
  readonly hash: string;
  readonly milliseconds: number;
}

/** Why a text was not spoken, with what to do. */
export interface SpeakingFault {
  readonly fault: string;
  /** It is not about this text: the others would not be spoken now either. */
  readonly outage?: boolean;
  /** What kind of fault it is, as the voices call it. */
  readonly code?: string;
  readonly because?: Fault;
}

/** What control needs of the place where audio is made and kept. Nothing of it ever changes what is under a hash. */
export interface Audio {
  /**
   * Speaks a text and keeps it; one that was spoken before is only looked up. `unspoken`: what of the text the voice left
   * out. Rejects with the signal's reason when that comes first.
   */
  speak(
    text: string,
    language: string,
    voice?: string,
    signal?: AbortSignal,
  ): Promise<(KeptAudio & { readonly unspoken?: string }) | SpeakingFault>;
  /** Whether a text was spoken before, so that speaking it is no more than looking it up. */
  isSpoken(text: string, language: string, voice?: string): Promise<boolean>;
  /** Keeps a recording as it is; `fault` says why it cannot be played. */
  keep(wav: Uint8Array): Promise<KeptAudio | SpeakingFault>;
  read(hash: string): Promise<Uint8Array | undefined>;
  /** Sees to it that every server of the installation can read these, which this one can. Rejects when it could not. */
  share(hashes: readonly string[]): Promise<void>;
  /** Has a sound here that perhaps another server made, so that it can be read when that one and the database are away. */
  bring(hash: string): Promise<void>;
}

/** The reason why something is not spoken or kept, for an error that names it. */
export function reasonOf({ because }: SpeakingFault): { readonly because?: readonly Fault[] } {
  return because ? { because: [because] } : {};
}
