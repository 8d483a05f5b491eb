/** Waits for shared work; rejects with the signal's reason when that comes first. */
export type Shared<Value> = (
  key: string,
  work: (signal: AbortSignal) => Promise<Value>,
  signal?: AbortSignal,
) => Promise<Value>;

interface UnderWay<Value> {
  readonly value: Promise<Value>;
  readonly nobodyWaits: AbortController;
  waiting: number;
}

/**
 * Runs work once for all who ask for the same thing while it is under way. Nothing is remembered afterwards. Who leaves
 * takes the work from nobody else; when the last one has left, its signal aborts, and the next one to ask begins anew.
 */
export function createShared<Value>(): Shared<Value> {
  const underWay = new Map<string, UnderWay<Value>>();

  function begin(key: string, work: (signal: AbortSignal) => Promise<Value>): UnderWay<Value> {
    const nobodyWaits = new AbortController();
    const value = work(nobodyWaits.signal).finally(() => {
      if (underWay.get(key) === begun) underWay.delete(key);
    });
    const begun: UnderWay<Value> = { value, nobodyWaits, waiting: 0 };
    // Those who wait hear of its end; when nobody does any more, nobody needs to.
    value.catch(() => {});
    underWay.set(key, begun);
    return begun;
  }

  return async (key, work, signal) => {
    signal?.throwIfAborted();
    const shared = underWay.get(key) ?? begin(key, work);
    shared.waiting += 1;
    try {
      return await (signal ? leavable(shared.value, signal) : shared.value);
    } finally {
      shared.waiting -= 1;
      if (shared.waiting === 0 && underWay.get(key) === shared) {
        underWay.delete(key);
        shared.nobodyWaits.abort();
      }
    }
  };
}

function leavable<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
