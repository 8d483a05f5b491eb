import type { Worker } from "node:worker_threads";
import type { Clock } from "../clock.ts";
import { type Answer, type BrokenOff, type Exchange, inTime } from "../http.ts";
import type { Wire } from "../wire.ts";
import type { Answered, Asked } from "./messages.ts";

type Settle = (answer: Answer) => void;

/**
 * Requests over a thread that `start` makes. Should it die, what was under way has no answer, and the next request starts
 * another one. Time limits, in milliseconds, are kept here, by the clock that was handed in.
 */
export function overThread(start: () => Worker, clock: Clock, totalMs: number): Wire {
  const pending = new Map<number, Settle>();
  let begin: [number, Exchange][] = [];
  let breakOff: [number, BrokenOff][] = [];
  let flushing = false;
  let last = 0;
  let closing: Promise<void> | undefined;
  // At once, so that the first command does not wait for it.
  let thread: Worker | undefined = started();

  function started(): Worker {
    const worker = start();
    let why = "the thread that speaks with Graph has ended";
    worker.on("message", (answers: Answered) => {
      for (const [id, answer] of answers) settle(id, answer);
    });
    worker.once("error", (error) => {
      why = `${why}: ${error instanceof Error ? error.message : String(error)}`;
    });
    worker.once("exit", () => {
      // What was sent before it ended may have arrived.
      for (const id of [...pending.keys()]) settle(id, { failure: "no answer", detail: why });
      thread = undefined;
    });
    return worker;
  }

  function settle(id: number, answer: Answer): void {
    const settleIt = pending.get(id);
    pending.delete(id);
    settleIt?.(answer);
  }

  /** What is asked for in one turn goes over in one message. */
  function flushSoon(): void {
    if (flushing) return;
    flushing = true;
    process.nextTick(() => {
      flushing = false;
      const worker = needed();
      if (worker) tell(worker);
    });
  }

  /** The thread, made anew if there is something to begin and none is there. */
  function needed(): Worker | undefined {
    if (begin.length > 0) thread ??= started();
    return thread;
  }

  function tell(worker: Worker, close?: true): void {
    worker.postMessage({ begin, breakOff, ...(close ? { close } : {}) } satisfies Asked);
    begin = [];
    breakOff = [];
  }

  async function end(): Promise<void> {
    const ending = needed();
    if (!ending) return;
    const ended = new Promise<void>((resolve) => ending.once("exit", () => resolve()));
    tell(ending, true);
    await ended;
  }

  return {
    exchange: (asked, signal) =>
      closing
        ? Promise.resolve({ failure: "not sent", detail: "closed" })
        : inTime(clock, totalMs, signal, (settled) => {
            last += 1;
            const id = last;
            pending.set(id, settled);
            begin.push([id, asked]);
            flushSoon();
            return (why) => {
              // Whoever breaks off does not wait until the thread has heard of it.
              settle(id, { failure: "no answer", detail: why });
              breakOff.push([id, why]);
              flushSoon();
            };
          }),
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}
