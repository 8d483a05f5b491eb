import { callerLeg, type Outcome, type Prompt } from "@dialtree/flow";
import { awaitedKey } from "./session.ts";
import type { Turn } from "./turn.ts";

/** Puts the caller on hold: from now on it may be so, whatever is told of it. */
export function hold(turn: Turn, music: Prompt | undefined): void {
  turn.command({ type: "hold", ...(music ? { music } : {}) });
  turn.update({ held: "surely" });
}

/** What came of putting the caller on hold, or of taking them back. */
export function holdSettled(turn: Turn, type: "hold" | "takeBack", outcome: Outcome): void {
  if (type === "hold" && outcome === "unknown") {
    turn.update({ held: "perhaps" });
    return backBeforeLeaving(turn);
  }
  const isSettled = outcome === (type === "takeBack" ? "done" : "failed");
  // Who cannot be taken back, and may never have been put on hold, was not.
  if (isSettled || (outcome === "failed" && turn.session.held === "perhaps")) turn.forgetHeld();
}

/** Takes the caller back, if they may be on hold: nobody is left there where nobody can take them back any more. */
export function backBeforeLeaving(turn: Turn): void {
  const { held, awaited } = turn.session;
  if (held && !Object.hasOwn(awaited, awaitedKey(callerLeg, "takeBack"))) turn.command({ type: "takeBack" });
}
