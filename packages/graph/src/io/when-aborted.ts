/** Those that wait for a signal. A list that is made anew each time: one or two of them come and go with each request. */
interface Waiting {
  runs: readonly (() => void)[];
}

const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls back once when the signal is aborted, unless it is told to forget that; of one that has been aborted before it hears nothing.
 * However many wait for a signal, it has one listener of theirs until it is aborted: adding one and taking it away again costs more
 * than the rest of a small request's upkeep. A signal with a time limit lives until then for that, even if nobody waits any more.
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
    // One by one: any of them may let others be forgotten.
    for (let [run] = waiting.runs; run; [run] = waiting.runs) {
      waiting.runs = waiting.runs.slice(1);
      run();
    }
  };
  signal.addEventListener("abort", told, { once: true });
  return waiting;
}
