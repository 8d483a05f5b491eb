import type { Clock } from "@dialtree/calls";

export interface WatchOptions {
  /** One look; rejects when there was no answer. */
  readonly look: () => Promise<void>;
  readonly clock: Pick<Clock, "after">;
  /** From the end of one look to the next. */
  readonly everyMs: number;
  /** Hears of the first look that failed, and then of the first that did not: `undefined`. */
  readonly onTrouble: (error: unknown) => void;
}

/** Looks again and again, also after looks that failed. The answer ends it, after a look that is under way. */
export function watch({ look, clock, everyMs, onTrouble }: WatchOptions): () => Promise<void> {
  let isTroubled = false;
  let isOver = false;
  let cancel = () => {};
  let looking: Promise<void> = Promise.resolve();

  const next = (): void => {
    if (isOver) return;
    cancel = clock.after(everyMs, () => {
      looking = lookOnce().then(next);
    });
  };
  const lookOnce = async (): Promise<void> => {
    try {
      await look();
      if (isTroubled) onTrouble(undefined);
      isTroubled = false;
    } catch (error) {
      if (!isTroubled) onTrouble(error);
      isTroubled = true;
    }
  };

  next();
  return async () => {
    isOver = true;
    cancel();
    await looking;
  };
}
