export interface Pace {
  /** As many as may come at once. */
  readonly atOnce: number;
  /** As many as may come in each second after that. */
  readonly perSecond: number;
}

/** A bucket for each client, which fills up again by itself. */
export interface Buckets {
  /** Seconds until there is something in it again; 0 while there is. */
  emptyFor(client: string): number;
  /** Takes one out of it if there is one. Seconds until there is something in it again otherwise; 0 when it was there. */
  take(client: string): number;
}

// Each is a few bytes; those who have not been seen for a while are left out first.
const clientsKnown = 10_000;

export function bucketsOf(now: () => number, { atOnce, perSecond }: Pace): Buckets {
  const buckets = new Map<string, { readonly held: number; readonly at: number }>();
  const heldBy = (client: string, at: number): number => {
    const { held, at: before } = buckets.get(client) ?? { held: atOnce, at };
    return Math.min(atOnce, held + (Math.max(0, at - before) / 1_000) * perSecond);
  };
  const waitFor = (held: number): number => (held >= 1 ? 0 : Math.max(1, Math.ceil((1 - held) / perSecond)));
  return {
    emptyFor: (client) => waitFor(heldBy(client, now())),
    take(client) {
      const at = now();
      const held = heldBy(client, at);
      const wait = waitFor(held);
      // Moved to the end, so that the first is who was not seen for the longest time.
      buckets.delete(client);
      if (buckets.size >= clientsKnown) buckets.delete(buckets.keys().next().value ?? "");
      buckets.set(client, { held: wait === 0 ? held - 1 : held, at });
      return wait;
    },
  };
}
