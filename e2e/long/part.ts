import type { Finding } from "./verdict.ts";

/** What a part is run with. */
export interface Part {
  readonly seconds: number;
  readonly callers: number;
  readonly seed: number;
  readonly soakMinutes: number;
  /** Calls of the deterministic simulation. */
  readonly simulated: number;
  /** Says a line of progress. */
  say(text: string): void;
  /** Hands in a finding as soon as there is one. */
  found(finding: Finding): void;
}

/** Puts one thing after the other to the test. Rejects only when it could not be tried. */
export type Run = (part: Part) => Promise<void>;
