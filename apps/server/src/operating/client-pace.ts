import { ApiError } from "../control/api/errors.ts";

export interface ClientPace {
  /** Requests that may come at once. */
  readonly atOnce: number;
  /** Requests of each second after that. */
  readonly perSecond: number;
}

// An editor that opens asks some twenty times; a repository that is pushed, some hundred.
const usualPace: ClientPace = { atOnce: 2_000, perSecond: 200 };
// Each is a few bytes; those who have not asked for a while are left out first.
const clientsKnown = 10_000;

/**
 * Lets each client ask as fast as people and their programs do, and no faster: a bucket of tokens for each, which fills up
 * again by itself.
 * @throws ApiError `asked_too_often` from what it gives, with when it is worth asking again
 */
export function clientPace(
  now: () => number,
  { atOnce, perSecond }: ClientPace = usualPace,
): (client: string) => void {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>();
  return (client) => {
    const at = now();
    const { tokens, at: before } = buckets.get(client) ?? { tokens: atOnce, at };
    const filled = Math.min(atOnce, tokens + (Math.max(0, at - before) / 1_000) * perSecond);
    // Moved to the end, so that the first is who has not asked for the longest time.
    buckets.delete(client);
    if (buckets.size >= clientsKnown) buckets.delete(buckets.keys().next().value ?? "");
    if (filled >= 1) return void buckets.set(client, { tokens: filled - 1, at });
    buckets.set(client, { tokens: filled, at });
    throw new ApiError(
      429,
      "asked_too_often",
      `More than ${atOnce} requests came at once, or more than ${perSecond} in a second.`,
      "Wait as long as Retry-After says, and ask more slowly.",
      { retryAfter: Math.max(1, Math.ceil((1 - filled) / perSecond)) },
    );
  };
}
