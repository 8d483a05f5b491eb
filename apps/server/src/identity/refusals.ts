import { createHash } from "node:crypto";
import { ApiError } from "../control/api/errors.ts";
import { bucketsOf, type Pace } from "../operating/buckets.ts";

/** Bounds how often somebody is told that they may not. */
export interface Refusals {
  /**
   * Before anybody is asked what an access token or a session is worth: turns away an address from which too many came that
   * were worth nothing, but never one that was good when it was shown last.
   * @throws ApiError `asked_too_often`
   */
  beforeLooking(address: string, shown: string): void;
  wasGood(shown: string): void;
  wasNone(address: string, shown: string): void;
  /** Of somebody who is known, and may not do this. @throws ApiError `asked_too_often` */
  notAllowed(client: string): void;
}

// A token that has ended is shown by a program some times until somebody sees it; whoever guesses shows thousands.
const usualPace: Pace = { atOnce: 60, perSecond: 1 };
// Hashes of what was good lately: whoever shares an address with somebody who guesses works on.
const goodKnown = 1_000;

export function refusalsOf(now: () => number, pace: Pace = usualPace): Refusals {
  const ofAddresses = bucketsOf(now, pace);
  const ofClients = bucketsOf(now, pace);
  const good = new Set<string>();
  return {
    beforeLooking(address, shown) {
      const retryAfter = ofAddresses.emptyFor(address);
      if (retryAfter > 0 && !good.has(hashOf(shown))) throw tooOften(retryAfter);
    },
    wasGood(shown) {
      const hash = hashOf(shown);
      // Moved to the end, so that the first is what was not shown for the longest time.
      good.delete(hash);
      if (good.size >= goodKnown) good.delete(good.values().next().value ?? "");
      good.add(hash);
    },
    wasNone(address, shown) {
      good.delete(hashOf(shown));
      ofAddresses.take(address);
    },
    notAllowed(client) {
      const retryAfter = ofClients.take(client);
      if (retryAfter > 0) throw tooOften(retryAfter);
    },
  };
}

const hashOf = (shown: string): string => createHash("sha256").update(shown).digest("base64url");

function tooOften(retryAfter: number): ApiError {
  return new ApiError(
    429,
    "asked_too_often",
    "Too many requests came that nobody may make: with an access token or a session that is none, or without the role for it.",
    "Wait as long as Retry-After says. Look whether the access token has ended, and ask for nothing that you may not.",
    { retryAfter },
  );
}
