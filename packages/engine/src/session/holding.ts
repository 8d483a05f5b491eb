import { callerLeg, type Outcome, type Prompt } from "@dialtree/flow";
import { awaitedKey } from "./session.ts";
import type { Turn } from "./turn.ts";

/** Puts the caller on hold: from now on it may be so, whatever is told of it. */
export function hold(turn: Turn, music: Prompt | undefined): void {
  turn.command({ type: "hold", ...(music ? { music } : {}) });
  turn.update({ held: true });
}

/** What came of putting the caller on hold, or of taking them back. */
export function holdSettled(turn: Turn, type: "hold" | "takeBack", outcome: Outcome): void {
  if (type === "hold" && outcome === "unknown") return backBeforeLeaving(turn);
  const isBack = type === "takeBack" ? outcome === "done" : outcome === "failed";
  if (isBack) turn.forgetHeld();
}

/** Takes the caller back, if they may be on hold: nobody is left there where nobody can take them back any more. */
export function backBeforeLeaving(turn: Turn): void {
  const { held, awaited } = turn.session;
  if (held && !Object.hasOwn(awaited, awaitedKey(callerLeg, "takeBack"))) turn.command({ type: "takeBack" });
}
