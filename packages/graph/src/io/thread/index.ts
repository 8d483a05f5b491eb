import { Worker } from "node:worker_threads";
import { type Clock, systemClock } from "../clock.ts";
import { graphTimeouts, type HttpTimeouts } from "../http.ts";
import type { Wire } from "../wire.ts";
import type { ThreadData } from "./messages.ts";
import { overThread } from "./over-thread.ts";

export interface ThreadOptions {
  readonly timeouts?: HttpTimeouts;
  /** Of the time limit of each exchange. */
  readonly clock?: Clock;
  /** Certificates to trust, PEM; those of Node unless told. */
  readonly trusted?: readonly string[];
}

/**
 * HTTP on a thread of its own. Sockets, TLS and parsing take more time than all that decides what to send; on the thread that
 * takes notifications in, they would be what callers wait for (docs/performance.md).
 */
export function wireOnThread(options: ThreadOptions = {}): Wire {
  const { clock = systemClock, timeouts = graphTimeouts } = options;
  return overThread(() => newThread(options), clock, timeouts.total);
}

export function newThread({ timeouts = graphTimeouts, trusted }: Omit<ThreadOptions, "clock">): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), {
    name: "graph",
    workerData: { timeouts, trusted } satisfies ThreadData,
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
}
