import { type OneServer, startOneServer } from "../line.ts";
import type { Part, Run } from "../part.ts";
import { pause, underLoad } from "../under-load.ts";

const silenceMs = 2_000;
// Keys are asked for anew no sooner than that after they were (packages/graph, notification-keys).
const rotationsApartMs = 31_000;

/** Entra ID gives no tokens, and the keys of notifications change. */
export const identityInTrouble: Run = async (part) => {
  const line = await startOneServer();
  try {
    part.found(await noTokens(line, part));
    part.found(await newKeys(line, part));
  } finally {
    await line.stop();
  }
};

const noTokens = (line: OneServer, part: Part) =>
  underLoad({
    line,
    part,
    required: {
      fault: "the token endpoint answers 503; the token of before is used on",
      silenceMs,
      unauthorized: 0,
    },
    trouble: async (over) => {
      await line.fault({ fault: "tokenDown" });
      await pause(part.seconds * 1_000, over);
      await line.control("DELETE", "/faults");
      return {};
    },
  });

const newKeys = (line: OneServer, part: Part) =>
  underLoad({
    line,
    part,
    seconds: Math.max(part.seconds, 70),
    required: {
      fault: "the keys of notifications rotate in the middle of calls",
      silenceMs,
      unauthorized: 0,
    },
    trouble: async (over) => {
      let times = 0;
      while (!over.aborted) {
        await line.control("POST", "/keys/rotate");
        times += 1;
        await pause(rotationsApartMs, over);
      }
      return { done: `${times} new keys` };
    },
  });
