/** Keeps callers from waiting for a host that has not answered for a while. Times in milliseconds. */
export interface Breaker {
  /** Whether it is worth asking. Once in a while one is let through to find out. */
  lets(now: number): boolean;
  told(worked: boolean, now: number): void;
}

export function createBreaker({
  failures,
  pauseMs,
}: {
  /** As many in a row, and nobody asks any more. */
  readonly failures: number;
  readonly pauseMs: number;
}): Breaker {
  let inRow = 0;
  let closedUntil = 0;
  return {
    lets(now) {
      if (inRow < failures) return true;
      if (now < closedUntil) return false;
      // Only this one, until it is known what came of it.
      closedUntil = now + pauseMs;
      return true;
    },
    told(worked, now) {
      inRow = worked ? 0 : inRow + 1;
      if (inRow >= failures) closedUntil = now + pauseMs;
    },
  };
}
