import { setTimeout as wait } from "node:timers/promises";
import { type Servers, startServers } from "../line.ts";
import type { Part, Run } from "../part.ts";
import { pause, underLoad } from "../under-load.ts";
import { afterwardsMs } from "./kill-sqlite.ts";

const betweenMs = 12_000;

/** PostgreSQL goes away under three servers. */
export const databaseGoes: Run = async (part) => {
  const line = await startServers(3);
  try {
    const killed = (awayMs: number) => async () => {
      line.order("kill database");
      await line.says("the database has been killed");
      await wait(awayMs);
      line.order("start database");
      await line.says("the database runs");
    };
    const frozen = (ms: number) => async () => {
      line.order("freeze database");
      await line.says("the database stands still");
      await wait(ms);
      line.order("thaw database");
      await line.says("the database goes on");
    };
    part.found(await away(line, part, "PostgreSQL killed, back after 1 s", killed(1_000)));
    part.found(await away(line, part, "PostgreSQL killed, back after 8 s", killed(8_000)));
    part.found(await away(line, part, "PostgreSQL stands still for 3 s", frozen(3_000)));
    part.found(await away(line, part, "PostgreSQL stands still for 15 s", frozen(15_000)));
  } finally {
    await line.stop();
  }
};

function away(line: Servers, part: Part, fault: string, once: () => Promise<void>) {
  return underLoad({
    line,
    part,
    required: { fault, silenceMs: 0, mayRedirect: true },
    trouble: async (over) => {
      let times = 0;
      let longest = 0;
      while (!over.aborted) {
        const began = performance.now();
        await once();
        longest = Math.max(longest, performance.now() - began);
        times += 1;
        await pause(betweenMs, over);
      }
      return {
        done: `${times} times, away for ${(longest / 1_000).toFixed(1)} s at most`,
        silenceMs: Math.round(longest) + afterwardsMs,
      };
    },
  });
}
