/** Those that wait for a signal. A list that is made anew each time: one or two of them come and go with each request. */
interface Waiting {
  runs: readonly (() => void)[];
}

const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls back once when the signal is aborted, unless it is told to forget that. However many wait for a signal, it has one
 * listener of theirs, for good: adding one to a signal and taking it away again costs more than the rest of a small request's upkeep.
 */
export function whenAborted(signal: AbortSignal, run: () => void): () => void {
  const waiting = waitingFor.get(signal) ?? listening(signal);
  waiting.runs = [...waiting.runs, run];
  return () => {
    waiting.runs = waiting.runs.filter((one) => one !== run);
  };
}

function listening(signal: AbortSignal): Waiting {
  const waiting: Waiting = { runs: [] };
  waitingFor.set(signal, waiting);
  const told = () => {
    const { runs } = waiting;
    waiting.runs = [];
    for (const run of runs) run();
  };
  signal.addEventListener("abort", told, { once: true });
  return waiting;
}
