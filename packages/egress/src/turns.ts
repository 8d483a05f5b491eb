/** So many at once; others wait for their turn, in the order in which they came. */
export interface Turns {
  /** Undefined: too many wait already, or the signal came first. Else to be called when it is done. */
  take(signal: AbortSignal): Promise<(() => void) | undefined>;
}

export function createTurns({
  atOnce,
  waiting,
}: {
  readonly atOnce: number;
  readonly waiting: number;
}): Turns {
  let taken = 0;
  const queue: (() => void)[] = [];

  function giveBack(): void {
    const next = queue.shift();
    // Handed on: as many are taken as before.
    if (next) next();
    else taken -= 1;
  }

  function once(run: () => void): () => void {
    let done = false;
    return () => {
      if (done) return;
      done = true;
      run();
    };
  }

  return {
    async take(signal) {
      if (signal.aborted) return undefined;
      if (taken < atOnce) {
        taken += 1;
        return once(giveBack);
      }
      if (queue.length >= waiting) return undefined;
      return new Promise((resolve) => {
        const given = () => {
          signal.removeEventListener("abort", left);
          resolve(once(giveBack));
        };
        const left = () => {
          queue.splice(queue.indexOf(given), 1);
          resolve(undefined);
        };
        queue.push(given);
        signal.addEventListener("abort", left, { once: true });
      });
    },
  };
}
