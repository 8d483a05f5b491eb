import type { Dispatcher } from "undici";
import type { Clock } from "./clock.ts";
import { type Answer, type Exchange, exchange, type HttpTimeouts, newPool } from "./http.ts";

/** How requests leave and answers come back. */
export interface Wire {
  /** One exchange, without repeats. Never rejects: what went wrong is in the answer. */
  exchange(asked: Exchange, signal?: AbortSignal): Promise<Answer>;
  /** Lets what is under way come to its end. */
  close(): Promise<void>;
}

/** @param dispatcher In place of a pool of its own; whoever made it closes it. */
export function wireHere(timeouts: HttpTimeouts, clock: Clock, dispatcher?: Dispatcher): Wire {
  const used = dispatcher ?? newPool(timeouts);
  return {
    exchange: (asked, signal) => exchange(used, clock, timeouts.total, asked, signal),
    close: async () => {
      if (!dispatcher) await used.close();
    },
  };
}
