// What a compile and a step cost, and how a step grows with the size of its flow. Machines are shared and noisy: sizes are
// measured in turns within one run, and only their ratio is judged.

import { check, compile } from "@dialtree/engine";
import { nodeTypes } from "@dialtree/nodes";
import type { Part } from "../part.ts";
import { median, rounded } from "../statistics.ts";
import { milliseconds, ring, ringing, stepCost } from "../stepping.ts";

const sizes = [10, 1_000, 5_000] as const;
const rounds = 15;
const stepsPerRound = 4_000;
const stepsPerCall = 900;
/**
 * A step in 5,000 nodes may cost so many times that in 1,000. Ten nodes are no measure: all of theirs fits into the nearest
 * cache of the processor, which makes the smallest flow twice as fast as any other.
 */
const worstRatio = 1.5;

/** What a compile and a step of the engine cost. */
export const engine: Part = {
  name: "engine",
  says: "compile and check of 1,000 nodes, and a step in flows of several sizes",
  run: async () => {
    const thousand = ring(999);
    const compiles = Array.from({ length: rounds }, () =>
      milliseconds(() => compile(thousand, nodeTypes, "1")),
    );
    const checks = Array.from({ length: rounds }, () => milliseconds(() => check(thousand, nodeTypes)));
    const measured = sizes.map((size) => {
      // With the start there are as many nodes.
      return { size, call: ringing(ring(size - 1)), costs: [] as number[] };
    });
    for (const { call } of measured) stepCost(call, stepsPerRound, stepsPerCall);
    for (let round = 0; round < rounds; round++) {
      for (const { call, costs } of measured) costs.push(stepCost(call, stepsPerRound, stepsPerCall));
    }
    const [, medium = Number.NaN, largest = Number.NaN] = measured.map(({ costs }) => median(costs));
    const ratio = rounded(largest / medium);
    return {
      keys: {
        engine: {
          compileMs: rounded(median(compiles)),
          checkMs: rounded(median(checks)),
          stepMicroseconds: Object.fromEntries(
            measured.map(({ size, costs }) => [size, rounded(median(costs))]),
          ),
        },
        step_of_5000_over_1000: ratio,
      },
      judged: [{ key: "step_of_5000_over_1000", value: ratio, must: { under: worstRatio } }],
    };
  },
};
