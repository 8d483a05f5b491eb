/** Calls back once, after a delay in milliseconds; the answer takes that back. Tests hand in their own. */
export type After = (ms: number, run: () => void) => () => void;

/** The machine's own time. Its timers keep no process alive. */
export const after: After = (ms, run) => {
  const timer = setTimeout(run, ms).unref();
  return () => clearTimeout(timer);
};
