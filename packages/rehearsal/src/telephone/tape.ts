import type { CallCommand, DialKey, FailureReason, Outcome } from "@dialtree/flow";

/** What one recording has of its caller so far. All times but `shortestMs` and `pauseMs` are moments, in milliseconds. */
export interface Tape {
  readonly command: string;
  readonly endKeys: readonly DialKey[];
  /** The end of the beep. */
  readonly begins: number;
  /** When it is over, if nothing else happens. */
  readonly ends: number;
  readonly fullAt: number;
  readonly pauseMs: number;
  readonly shortestMs: number;
  /** From the first word to the last. */
  readonly voice?: { readonly from: number; readonly until: number };
}

export function begun(command: CallCommand & { readonly type: "record" }, begins: number): Tape {
  const { id, endKeys, longest, shortest, untilFirstWord, untilNextWord } = command;
  return {
    command: id,
    endKeys,
    begins,
    ends: begins + untilFirstWord * 1_000,
    fullAt: begins + longest * 1_000,
    pauseMs: untilNextWord * 1_000,
    shortestMs: shortest * 1_000,
  };
}

export function spoken(tape: Tape, at: number, milliseconds: number): Tape {
  return { ...tape, voice: { from: tape.voice?.from ?? at, until: at + milliseconds } };
}

/** When it ends by itself: after a pause, or when it is full. */
export function endOf({ voice, ends, fullAt, pauseMs }: Tape): number {
  return Math.min(fullAt, voice ? voice.until + pauseMs : ends);
}

/** What there is if it ends at a moment. */
export function tapeAt(
  { begins, shortestMs, voice }: Tape,
  ends: number,
): { readonly outcome: Outcome; readonly reason?: FailureReason; readonly recorded?: number } {
  if (!voice) return { outcome: "failed", reason: "silence" };
  const said = Math.min(voice.until, ends) - voice.from;
  return said < shortestMs
    ? { outcome: "failed", reason: "too-short" }
    : { outcome: "done", recorded: ends - begins };
}
