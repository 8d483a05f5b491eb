import { type OneServer, startOneServer } from "../line.ts";
import type { Part, Run } from "../part.ts";
import { pause, underLoad } from "../under-load.ts";
import type { Finding } from "../verdict.ts";

// Nobody should notice anything; what a busy machine needs is not the fault's.
const silenceMs = 5_000;
// Keys are asked for anew no sooner than that after they were (packages/graph, notification-keys).
const rotationsApartMs = 31_000;

/** Entra ID gives no tokens. */
export const noTokens: Run = (part) => withOneServer(part, tokenless);

/** The keys with which notifications are signed change. */
export const keysRotate: Run = (part) => withOneServer(part, newKeys);

async function withOneServer(part: Part, tried: (line: OneServer, part: Part) => Promise<Finding>) {
  const line = await startOneServer();
  try {
    part.found(await tried(line, part));
  } finally {
    await line.stop();
  }
}

const tokenless = (line: OneServer, part: Part) =>
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
    // The server has asked for the keys as it started.
    firstMs: rotationsApartMs,
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
