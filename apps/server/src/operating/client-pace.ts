import { ApiError } from "../control/api/errors.ts";
import { bucketsOf, type Pace } from "./buckets.ts";

// An editor that opens asks some twenty times; a repository that is pushed, some hundred.
const usualPace: Pace = { atOnce: 2_000, perSecond: 200 };

/**
 * Lets each client ask as fast as people and their programs do, and no faster.
 * @throws ApiError `asked_too_often` from what it gives, with when it is worth asking again
 */
export function clientPace(now: () => number, pace: Pace = usualPace): (client: string) => void {
  const buckets = bucketsOf(now, pace);
  return (client) => {
    const retryAfter = buckets.take(client);
    if (retryAfter === 0) return;
    throw new ApiError(
      429,
      "asked_too_often",
      `More than ${pace.atOnce} requests came at once, or more than ${pace.perSecond} in a second.`,
      "Wait as long as Retry-After says, and ask more slowly.",
      { retryAfter },
    );
  };
}
