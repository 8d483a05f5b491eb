import type { After } from "@dialtree/speech/io";

/** Time that passes only when told to. */
export interface ManualAfter {
  readonly after: After;
  /** Lets the timers of that many milliseconds run out. */
  runOut(ms: number): void;
  /** Waits until somebody has set such a timer. */
  isSet(ms: number): Promise<void>;
}

export function manualAfter(): ManualAfter {
  const timers = new Set<{ readonly ms: number; readonly run: () => void }>();
  const watching: { readonly ms: number; readonly seen: () => void }[] = [];
  const isWaiting = (ms: number) => [...timers].some((timer) => timer.ms === ms);
  return {
    after: (ms, run) => {
      const timer = { ms, run };
      timers.add(timer);
      for (const watcher of watching) if (watcher.ms === ms) watcher.seen();
      return () => void timers.delete(timer);
    },
    runOut: (ms) => {
      for (const timer of [...timers]) {
        if (timer.ms !== ms) continue;
        timers.delete(timer);
        timer.run();
      }
    },
    isSet: (ms) =>
      new Promise((resolve) => {
        if (isWaiting(ms)) resolve();
        else watching.push({ ms, seen: resolve });
      }),
  };
}
