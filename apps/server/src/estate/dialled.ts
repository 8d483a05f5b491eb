import type { Called } from "../control/published/published.ts";

/** How often something was dialled, and when for the last time. Milliseconds since 1970, UTC. */
export interface Dialled {
  readonly calls: number;
  readonly lastAt: number;
}

/** What callers have dialled since this server started. It is kept in memory only: nobody waits for a database to be counted. */
export interface DialledNumbers {
  /** A call has come in. */
  note(called: Called, answered: boolean): void;
  /** Of what leads to a flow. */
  answered(): ReadonlyMap<string, Dialled>;
  /** Of what led to none. */
  unanswered(): ReadonlyMap<string, Dialled>;
  /** Since when it is counted. */
  readonly since: number;
}

// A line has a handful of numbers; whoever has more than this sees those that were dialled last.
const mostKept = 500;

export function dialledNumbers(now: () => number): DialledNumbers {
  const answered = new Map<string, Dialled>();
  const unanswered = new Map<string, Dialled>();
  const count = (of: Map<string, Dialled>, called: string): void => {
    const calls = (of.get(called)?.calls ?? 0) + 1;
    of.delete(called);
    of.set(called, { calls, lastAt: now() });
    const [oldest] = of.keys();
    if (of.size > mostKept && oldest !== undefined) of.delete(oldest);
  };
  return {
    since: now(),
    note({ number, accountId, bot }, isAnswered) {
      const ways = [number, accountId?.toLowerCase(), bot ? "bot" : undefined].filter(
        (way) => way !== undefined,
      );
      // A call to a number may come with its resource account; either may be what leads to the flow.
      if (isAnswered) for (const way of ways) count(answered, way);
      // Of a call that nobody answers the number says most.
      else for (const way of ways.slice(0, 1)) count(unanswered, way);
    },
    answered: () => answered,
    unanswered: () => unanswered,
  };
}
