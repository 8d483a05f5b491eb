import type { Chance } from "./chance.ts";
import type { GraphCall } from "./graph.ts";
import type { Timeline } from "./timeline.ts";

// What the menus offer, what they do not, and what no dial pad has.
const keys = ["1", "2", "3", "0", "1", "2", "3", "0", "7", "*", "D"] as const;
const looksMs = 800;

/** A caller: presses keys in the middle of prompts or after them, several at once or none at all, and goes at any moment. */
export function callerOn(call: GraphCall, timeline: Timeline, chance: Chance): void {
  const silent = chance.roll(0.15);
  const hasty = chance.roll(0.25);
  // Some stay for so long that the call has to be kept alive.
  const lingers = chance.roll(0.01);
  const patienceMs = lingers
    ? chance.between(960_000, 1_200_000)
    : chance.roll(0.1)
      ? chance.between(0, 20_000)
      : chance.spread(15_000, 420_000);
  timeline.after(patienceMs, () => call.end("remote"));
  if (silent) return;
  if (lingers) {
    timeline.after(8_000, () => call.press("3"));
    return;
  }

  const next = (): void => {
    const ms = hasty ? chance.between(100, 2_500) : chance.between(1_500, 14_000);
    timeline.after(ms, () => {
      if (call.gone) return;
      if (call.hears && chance.roll(0.03)) return call.end("remote");
      if (call.hears) {
        for (let many = chance.roll(0.15) ? chance.whole(2, 4) : 1; many > 0; many -= 1) {
          timeline.after(many * chance.between(1, 200), () => call.press(chance.one(keys)));
        }
      }
      next();
    });
  };
  timeline.after(looksMs, next);
}
