import type { Clock } from "@dialtree/graph/io";

/** The bound of a whole exchange in these tests: a length that no wait between repeats has. */
export const totalMs = 54_321;

/** Time that jumps over every wait, keeping note of it; bounds of exchanges only end when the test says so. */
export interface EagerClock extends Clock {
  readonly waits: readonly number[];
  /** Ends the exchanges under way. */
  timeOut(): void;
}

export function eagerClock(start = Date.UTC(2026, 10, 21, 12)): EagerClock {
  let now = start;
  const waits: number[] = [];
  const bounds = new Set<() => void>();
  return {
    waits,
    now: () => now,
    after: (ms, run) => {
      if (ms === totalMs) {
        bounds.add(run);
        return () => void bounds.delete(run);
      }
      waits.push(ms);
      const immediate = setImmediate(() => {
        now += ms;
        run();
      });
      return () => clearImmediate(immediate);
    },
    timeOut: () => {
      for (const run of [...bounds]) run();
    },
  };
}
