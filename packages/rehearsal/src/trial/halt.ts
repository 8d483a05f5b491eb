import { isOver, type Rehearsal, whatIsNext } from "../rehearsal.ts";
import { takesKeys } from "../standing.ts";

/** What a call waits for that does not go on by itself: keys, a voice, or nothing that would come soon. */
export type Halt = "over" | "keys" | "voice" | "nothing";

/**
 * Whether a call has come to where it is the caller's turn, or nothing happens but that time passes. Whoever does not want to
 * wait lets it go on until then.
 */
export function haltOf(call: Rehearsal): Halt | undefined {
  if (isOver(call)) return "over";
  const next = whatIsNext(call);
  if (!next) return "over";
  const { recording, planned } = call.telephone;
  if (recording && call.now >= recording.begins) {
    const ends = planned.find(({ record }) => record === recording.command);
    if (ends?.at === next.at) return "voice";
  }
  if (next.by === "telephone" || call.caller.hearing) return undefined;
  if (next.by === "caller") return takesKeys(call) ? "keys" : "nothing";
  // Limits of the whole call, and signs of life.
  if (/^\$(call-limit|keep-alive)/.test(next.timer ?? "")) return takesKeys(call) ? "keys" : "nothing";
  return takesKeys(call) && !next.timer?.startsWith("$") ? "keys" : undefined;
}
