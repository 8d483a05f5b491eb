import { setTimeout as wait } from "node:timers/promises";
import { chanceFrom } from "../chance.ts";
import { type Servers, startServers } from "../line.ts";
import type { Part, Run } from "../part.ts";
import { pause, underLoad } from "../under-load.ts";

const count = 3;
// Missed within 2 s, and then a transfer that is looked for 0.5, 2 and 5 s after it was taken over; and some.
const silenceMs = 10_000;

/** Of three servers on PostgreSQL, one at a time is killed, frozen or restarted. */
export const serversGo: Run = async (part) => {
  const line = await startServers(count);
  try {
    part.found(await killed(line, part));
    part.found(await frozen(line, part));
    part.found(await restarted(line, part));
  } finally {
    await line.stop();
  }
};

const killed = (line: Servers, part: Part) => {
  const chance = chanceFrom(part.seed + 2);
  return underLoad({
    line,
    part,
    required: { fault: "kill -9 of one of three servers, every few seconds", silenceMs },
    trouble: async (over) => {
      let kills = 0;
      while (!over.aborted) {
        await pause(2_000 + chance() * 4_000, over);
        if (over.aborted) break;
        const server = 1 + Math.floor(chance() * count);
        line.order(`kill ${server}`);
        await line.says(`server ${server} has ended`);
        kills += 1;
        await wait(chance() * 4_000);
        line.order(`start ${server}`);
        await line.says(`server ${server} takes calls`);
      }
      return { done: `${kills} kills` };
    },
  });
};

const frozen = (line: Servers, part: Part) => {
  const chance = chanceFrom(part.seed + 3);
  return underLoad({
    line,
    part,
    required: { fault: "one of three servers stands still for 5 to 20 s, and goes on", silenceMs },
    trouble: async (over) => {
      let times = 0;
      while (!over.aborted) {
        await pause(3_000, over);
        const server = 1 + Math.floor(chance() * count);
        line.order(`freeze ${server}`);
        await line.says(`server ${server} stands still`);
        times += 1;
        await wait(5_000 + chance() * 15_000);
        line.order(`thaw ${server}`);
        await line.says(`server ${server} goes on`);
      }
      return { done: `${times} times` };
    },
  });
};

const restarted = (line: Servers, part: Part) =>
  underLoad({
    line,
    part,
    required: { fault: "all three servers restarted in turn, again and again", silenceMs },
    trouble: async (over) => {
      let rounds = 0;
      while (!over.aborted) {
        line.order("restart");
        await line.says(`server ${count} is back`);
        rounds += 1;
      }
      return { done: `${rounds} rounds` };
    },
  });
