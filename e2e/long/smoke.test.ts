// The machinery of `npm run test:long`, with next to no load: callers call, the server is killed under them, and the store is
// looked into. What it is for is proved by the long runs.

import { expect, test } from "vitest";
import { startOneServer } from "./line.ts";
import type { Part } from "./part.ts";
import { underLoad } from "./under-load.ts";

const part: Part = {
  seconds: 1,
  callers: 2,
  seed: 1,
  soakMinutes: 1,
  simulated: 1,
  say: () => {},
  found: () => {},
};

const scale = 4;

test("two callers are put through although the server is killed under them", async () => {
  const line = await startOneServer({ scale });
  try {
    const finding = await underLoad({
      line,
      part,
      scale,
      firstMs: 1_000,
      // By the simulator's clock, which is faster than people's.
      required: { fault: "a kill", silenceMs: 240_000, mayMiss: true },
      trouble: async () => {
        await line.killServer();
        await line.startServer();
        return { done: "1 kill" };
      },
    });
    expect(finding).toMatchObject({ fault: "a kill", met: true });
    expect(finding.seen).toMatch(/^1 kill, [1-9]\d* calls, [1-9]\d* put through/);
    expect(finding.seen).toMatch(/[1-9]\d* journals read$/);
  } finally {
    await line.stop();
  }
});
