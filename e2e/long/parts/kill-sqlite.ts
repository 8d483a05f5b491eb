import { setTimeout as wait } from "node:timers/promises";
import { chanceFrom } from "../chance.ts";
import { startOneServer } from "../line.ts";
import type { Run } from "../part.ts";
import { pause, underLoad } from "../under-load.ts";

/** Beyond the time that nobody was there: Graph's next try, and a transfer that is looked for (once-only-commands). */
export const afterwardsMs = 11_000;
const startsAgainAfterMs = 1_000;

/** The one server on SQLite is killed again and again, and started a second later. */
export const killSqlite: Run = async (part) => {
  const line = await startOneServer();
  const chance = chanceFrom(part.seed + 1);
  try {
    const finding = await underLoad({
      line,
      part,
      required: {
        fault: "kill -9 of the one server on SQLite, again and again",
        silenceMs: 0,
        mayMiss: true,
      },
      trouble: async (over) => {
        let kills = 0;
        let longestAway = 0;
        while (!over.aborted) {
          await pause(2_000 + chance() * 6_000, over);
          if (over.aborted) break;
          const away = performance.now();
          await line.killServer();
          kills += 1;
          await wait(startsAgainAfterMs);
          await line.startServer();
          longestAway = Math.max(longestAway, performance.now() - away);
        }
        return {
          done: `${kills} kills, away for ${(longestAway / 1_000).toFixed(1)} s at most`,
          silenceMs: Math.round(longestAway) + afterwardsMs,
        };
      },
    });
    part.found(finding);
  } finally {
    await line.stop();
  }
};
