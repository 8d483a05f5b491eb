// Several servers, one store, Graph, the network and callers in one process, with everything that can go wrong with them.
// `node packages/calls/test/simulation/run.ts` runs more of it, and says how a world is replayed.

import { describe, expect, test } from "vitest";
import { codeIn, ownSource } from "./code.ts";
import { runMany } from "./many.ts";
import { runWorld } from "./world.ts";

const code = await codeIn(ownSource);
const from = Number(process.env.SIMULATION_FROM ?? 1);

test("in 250 worlds with 10,000 calls every promise is kept", { timeout: 600_000 }, async () => {
  const { broken, counts } = await runMany({ code, from, worlds: 250, calls: 40 });
  expect(broken).toEqual([]);
  expect(counts.calls).toBeGreaterThanOrEqual(10_000);
  // Worlds in which nothing goes wrong, or nothing goes on, would prove nothing.
  for (const [what, least] of Object.entries({
    crashes: 100,
    pauses: 100,
    stops: 50,
    outages: 50,
    "call taken over": 500,
    "left behind": 5,
    "command unclear": 100,
    "command overdue": 500,
    "emergency redirect": 100,
    "sent transfer": 2_000,
    "sent redirect": 500,
    "sent keepAlive": 1,
    "sent dial": 500,
    "sent invite": 200,
    "sent mute": 50,
    "sent sendTones": 50,
    "news repeated": 1_000,
    "news ended": 500,
    errands: 1_000,
    "errands carried out again": 20,
  })) {
    expect(counts[what] ?? 0, what).toBeGreaterThanOrEqual(least);
  }
});

describe("a world", () => {
  async function story(seed: number): Promise<string> {
    const lines: string[] = [];
    await runWorld({ code, seed, calls: 20, trace: (line) => lines.push(line) });
    return lines.join("\n");
  }

  test.each([3, 15, 64, 132])("is the same each time, to the last byte (seed %i)", async (seed) => {
    const first = await story(seed);
    expect(await story(seed)).toBe(first);
    expect(first.split("\n").length).toBeGreaterThan(400);
  });

  test("is another one with another seed", async () => {
    expect(await story(1)).not.toBe(await story(2));
  });
});
