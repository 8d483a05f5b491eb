/** Runs work once for all who ask for the same thing while it is under way. Nothing is remembered afterwards. */
export function createShared<Value>(): (key: string, work: () => Promise<Value>) => Promise<Value> {
  const underWay = new Map<string, Promise<Value>>();
  return (key, work) => {
    const known = underWay.get(key);
    if (known) return known;
    const fresh = work().finally(() => underWay.delete(key));
    underWay.set(key, fresh);
    return fresh;
  };
}
