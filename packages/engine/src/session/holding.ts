import { callerLeg, type Outcome, type Prompt } from "@dialtree/flow";
import { awaitedKey } from "./session.ts";
import type { Turn } from "./turn.ts";

/** Puts the caller on hold: from now on they may be there, whatever is told of it. */
export function hold(turn: Turn, music: Prompt | undefined): void {
  turn.command({ type: "hold", ...(music ? { music } : {}) });
  // Who is there already stays there, also where a second time is refused.
  turn.update({ held: turn.session.held ?? "perhaps" });
}

/** Takes the caller back. One request does for all who ask: a second one would be refused once the first has worked. */
export function takeBack(turn: Turn): void {
  if (!isTakenBack(turn)) turn.command({ type: "takeBack" });
}

/** What came of putting the caller on hold, or of taking them back. */
export function holdSettled(turn: Turn, type: "hold" | "takeBack", outcome: Outcome): void {
  if (type === "hold" && outcome === "done") return turn.update({ held: "surely" });
  if (type === "hold" && outcome === "unknown") {
    turn.update({ held: turn.session.held ?? "perhaps" });
    return takeBack(turn);
  }
  // Who cannot be taken back, and may never have been put on hold, was not.
  const neverWas = outcome === "failed" && turn.session.held === "perhaps" && !isTakenBack(turn);
  if (neverWas || (type === "takeBack" && outcome === "done")) turn.forgetHeld();
}

/** Takes the caller back, if they may be on hold: nobody is left there where nobody can take them back any more. */
export function backBeforeLeaving(turn: Turn): void {
  if (turn.session.held) takeBack(turn);
}

function isTakenBack({ session: { awaited } }: Turn): boolean {
  return Object.hasOwn(awaited, awaitedKey(callerLeg, "takeBack"));
}
