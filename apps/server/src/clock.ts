import type { Clock } from "@dialtree/calls";

// Node turns longer delays into 1 ms.
const longestTimeout = 2 ** 31 - 1;

/**
 * The machine's clock, or one that runs `scale` times as fast from the moment it is made. It goes by the monotonic
 * clock: when somebody sets the machine's time, no timer of a call moves.
 */
export function systemClock(scale = 1): Clock {
  const origin = Date.now();
  const started = performance.now();
  const now = () => origin + (performance.now() - started) * scale;
  return {
    now: () => Math.round(now()),
    after: (ms, run) => {
      const due = now() + ms;
      let timeout: NodeJS.Timeout;
      const wait = () => {
        const left = (due - now()) / scale;
        if (left <= 0) return run();
        timeout = setTimeout(wait, Math.min(Math.ceil(left), longestTimeout)).unref();
      };
      timeout = setTimeout(wait, Math.min(Math.ceil(ms / scale), longestTimeout)).unref();
      return () => clearTimeout(timeout);
    },
  };
}
