import type { Clock } from "@dialtree/calls";

export interface ManualClock extends Clock {
  /** Goes on to a time; what falls due by then is called, in order. */
  to(time: number): void;
}

/** A clock that stands still until it is told to go on. */
export function manualClock(start: number): ManualClock {
  let now = start;
  const waiting = new Set<{ readonly due: number; readonly run: () => void }>();
  return {
    now: () => now,
    after(ms, run) {
      const timer = { due: now + ms, run };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    to(time) {
      now = time;
      for (const timer of [...waiting].toSorted((a, b) => a.due - b.due)) {
        if (timer.due > now || !waiting.delete(timer)) continue;
        timer.run();
      }
    },
  };
}
