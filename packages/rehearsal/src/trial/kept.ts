import type { Occasion } from "../rehearsal.ts";
import { advance, isOver, type Rehearsal, rehearse } from "../rehearsal.ts";
import { haltOf } from "./halt.ts";
import type { Script } from "./script.ts";
import type { TrialOccasion } from "./trial.ts";

/** The same call once more by its script, up to where the script is at its end and it would be the caller's turn. */
export function replayed(occasion: TrialOccasion, { acts, answers }: Script): Rehearsal {
  const whole: Occasion = { ...occasion, acts, answers };
  let call = rehearse(whole);
  while (!isOver(call) && (call.caller.acts.length > 0 || haltOf(call) === undefined)) call = advance(call);
  return call;
}
