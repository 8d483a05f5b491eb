// The load: so many callers at the simulator's telephones, each calling again as soon as the last call is over. Real time.

import { setTimeout as wait } from "node:timers/promises";
import type { SimulatorControl } from "../simulator-control.ts";
import type { CallStory } from "./call-story.ts";
import type { Wiretap } from "./wiretap.ts";

export interface CallersOptions {
  readonly line: SimulatorControl;
  readonly tap: Wiretap;
  /** How many call at the same time. */
  readonly count: number;
  readonly chance: () => number;
  readonly to?: string;
}

export interface Callers {
  /** Calls that somebody has begun. */
  readonly placed: ReadonlySet<string>;
  /** Nobody calls anew; resolves when every call is over or given up as stuck. */
  stop(): Promise<void>;
}

/** A call is stuck that has not ended by then: longer than the longest patience of the server and its slowest fault. */
const stuckAfterMs = 240_000;
const longestPauseMs = 600;

export function startCallers({ line, tap, count, chance, to }: CallersOptions): Callers {
  const placed = new Set<string>();
  let stopped = false;

  async function call(number: number): Promise<void> {
    const from = { kind: "phone", number: `+1555${String(1_000_000 + number)}` };
    const id = await line.dial(to, from);
    placed.add(id);
    const until = Date.now() + stuckAfterMs;
    let pressed = 0;
    for (;;) {
      const story = await tap.until(
        id,
        "the menu or the end",
        (story) => story.endedAt !== undefined || menusHeard(story) > pressed,
        Math.max(1, until - Date.now()),
      );
      if (story.endedAt !== undefined) return;
      pressed = menusHeard(story);
      await pressIn(id);
    }
  }

  async function pressIn(id: string): Promise<void> {
    // Somebody listens for a moment before they press.
    await wait(Math.floor(chance() * 1_500));
    await line.press(id, "1").catch((error: Error) => {
      // The call may be over, or be somebody else's, before the finger is down.
      if (tap.stories.get(id)?.endedAt === undefined && !/ 4\d\d /.test(error.message)) throw error;
    });
  }

  async function keepCalling(number: number): Promise<void> {
    // Not all of them at the same moment.
    await wait(Math.floor(chance() * 3_000));
    while (!stopped) {
      // A call that is stuck is told by its story, which has no end.
      await call(number).catch((error: Error) => {
        if (!error.message.startsWith("Nobody saw")) throw error;
      });
      await wait(Math.floor(chance() * longestPauseMs));
    }
  }

  const all = Promise.all(Array.from({ length: count }, (_, number) => keepCalling(number)));
  // Whoever waits for the end hears of it.
  all.catch(() => undefined);
  return {
    placed,
    stop: async () => {
      stopped = true;
      await all;
    },
  };
}

/** The welcome comes first, the menu second; a caller who hears the menu again presses again. */
function menusHeard({ heard }: CallStory): number {
  const menu = heard[1]?.prompt;
  return heard.filter(({ prompt }, index) => index > 0 && prompt === menu).length;
}
