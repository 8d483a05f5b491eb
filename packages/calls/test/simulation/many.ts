import type { Code } from "./code.ts";
import { type Outcome, runWorld, type Violation } from "./world.ts";

export interface ManyOptions {
  readonly code: Code;
  /** The first seed. */
  readonly from: number;
  /** How many worlds, each with a seed of its own. */
  readonly worlds: number;
  /** In each world. */
  readonly calls: number;
  readonly servers?: number | undefined;
  /** Goes on after a violation. */
  readonly all?: boolean | undefined;
  readonly onWorld?: ((outcome: Outcome) => void) | undefined;
}

export interface Broken extends Violation {
  readonly seed: number;
}

/** What many worlds came to. */
export interface Sum {
  worlds: number;
  readonly broken: Broken[];
  /** How often what happened, in all of them. */
  readonly counts: Record<string, number>;
}

/** Runs one world after the other. A promise that is rejected and heard by nobody would end a process: it counts as broken. */
export async function runMany(options: ManyOptions): Promise<Sum> {
  const { code, from, worlds, calls, servers, all, onWorld } = options;
  const sum: Sum = { worlds: 0, broken: [], counts: {} };
  let unheard: unknown;
  const hear = (reason: unknown) => {
    unheard ??= reason ?? "nothing";
  };
  process.on("unhandledRejection", hear);
  try {
    for (let seed = from; seed < from + worlds; seed += 1) {
      const outcome = await runWorld({ code, seed, calls, servers });
      await new Promise<void>((resolve) => void setImmediate(resolve));
      const violation =
        outcome.violation ??
        (unheard === undefined ? undefined : { invariant: "unheard", what: `nobody heard of: ${unheard}` });
      unheard = undefined;
      add(sum, outcome.counts, violation && { ...violation, seed });
      onWorld?.({ ...outcome, violation });
      if (violation && !all) break;
    }
  } finally {
    process.off("unhandledRejection", hear);
  }
  return sum;
}

function add(sum: Sum, counts: Readonly<Record<string, number>>, broken: Broken | undefined): void {
  sum.worlds += 1;
  if (broken) sum.broken.push(broken);
  for (const [what, many] of Object.entries(counts)) sum.counts[what] = (sum.counts[what] ?? 0) + many;
}

export function addSums(sums: readonly Sum[]): Sum {
  const whole: Sum = { worlds: 0, broken: [], counts: {} };
  for (const { worlds, broken, counts } of sums) {
    add(whole, counts, undefined);
    whole.worlds += worlds - 1;
    whole.broken.push(...broken);
  }
  return whole;
}
