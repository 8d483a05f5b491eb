import type { Prompt } from "@dialtree/flow";

/** Milliseconds that a prompt lasts. The rehearsal asks this; a server that has the real WAV answers better. */
export type PromptLength = (prompt: Prompt) => number;

const millisecondsPerCharacter = 65;
const shortestMs = 400;

/**
 * The length of a text nobody has spoken yet: 65 ms a character, about 15 a second, is what unhurried English voices
 * come to. Good for a timeline; not for anything that depends on the exact second.
 */
export function estimatedLength({ text, recorded }: Prompt): number {
  if (recorded) return recorded.milliseconds;
  return Math.max(shortestMs, text.trim().length * millisecondsPerCharacter);
}

/** Takes recordings at their true length (milliseconds by flow, then by file name) and estimates the rest. */
export function lengthsWith(recordings: ReadonlyMap<string, ReadonlyMap<string, number>>): PromptLength {
  return ({ recording, flow, ...prompt }) =>
    (recording === undefined ? undefined : recordings.get(flow ?? "")?.get(recording)) ??
    estimatedLength(prompt);
}
