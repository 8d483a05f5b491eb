import type { Clock } from "../clock.ts";

/** A clock that goes by the time of the store, so that servers whose own clocks differ agree on what is due. */
export interface SharedClock extends Clock {
  /**
   * The store said that it was `at`, between the two moments of this machine's own clock. All in milliseconds since
   * 1970; undefined when the store has no time of its own.
   */
  heard(at: number | undefined, askedAt: number, answeredAt: number): void;
}

/**
 * `own` may be wrong, but it has to go on evenly. How long each way of an answer took, nobody knows: the first one is
 * taken for as old as it can be, since a timer may be late and never early; after that the correction is moved only as
 * far as an answer proves it wrong.
 */
export function sharedClock(own: Clock): SharedClock {
  let ahead: number | undefined;
  return {
    now: () => own.now() + (ahead ?? 0),
    after: (ms, run) => own.after(ms, run),
    heard: (at, askedAt, answeredAt) => {
      if (at === undefined) return;
      ahead = Math.min(Math.max(ahead ?? Number.NEGATIVE_INFINITY, at - answeredAt), at - askedAt);
    },
  };
}
