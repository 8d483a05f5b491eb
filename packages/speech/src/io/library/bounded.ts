/** Remembers what was used last, up to a bound. */
export interface Bounded<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
}

/** `sizeOf` says how much of the bound a value takes; one that is larger than the whole is not remembered. */
export function createBounded<Value>(bound: number, sizeOf: (value: Value) => number): Bounded<Value> {
  // A Map keeps the order in which keys came: the first is the one that was not used for the longest time.
  const values = new Map<string, Value>();
  let size = 0;

  function drop(key: string): void {
    const value = values.get(key);
    if (value === undefined) return;
    values.delete(key);
    size -= sizeOf(value);
  }

  return {
    get: (key) => {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set: (key, value) => {
      drop(key);
      if (sizeOf(value) > bound) return;
      values.set(key, value);
      size += sizeOf(value);
      for (const oldest of values.keys()) {
        if (size <= bound) break;
        drop(oldest);
      }
    },
  };
}
