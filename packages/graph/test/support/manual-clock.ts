import type { Clock } from "@dialtree/graph/io";

/** Time that passes only when told to. */
export interface ManualClock extends Clock {
  /** Lets time pass, running what becomes due, in order, and everything that follows from it at once. */
  advance(ms: number): Promise<void>;
  readonly waiting: number;
}

export function manualClock(start = Date.UTC(2026, 10, 21, 12)): ManualClock {
  let now = start;
  let made = 0;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  return {
    now: () => now,
    after: (ms, run) => {
      const id = made++;
      timers.set(id, { at: now + ms, run });
      return () => void timers.delete(id);
    },
    advance: async (ms) => {
      await settle();
      const end = now + ms;
      for (;;) {
        const [next] = [...timers]
          .filter(([, { at }]) => at <= end)
          .sort(([a, x], [b, y]) => x.at - y.at || a - b);
        if (!next) break;
        const [id, { at, run }] = next;
        timers.delete(id);
        now = Math.max(now, at);
        run();
        await settle();
      }
      now = end;
    },
    get waiting() {
      return timers.size;
    },
  };
}
