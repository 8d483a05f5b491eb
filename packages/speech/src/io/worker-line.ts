import type { Worker } from "node:worker_threads";
import type { After } from "./after.ts";

/** Why a worker gave no reply. */
export interface Breakdown {
  readonly broke: "slow" | "ended" | "closed" | "full";
  readonly detail: string;
}

/** Requests that wait in line for one worker thread. */
export interface WorkerLine<Request, Reply> {
  /** The worker's reply to this request. Rejects with the signal's reason when that comes first. */
  ask(request: Request, signal?: AbortSignal): Promise<Reply | Breakdown>;
  /** Ends the worker. What waits or is asked later breaks down as closed. */
  close(): Promise<void>;
}

export interface WorkerLineOptions {
  /** Starts a worker, which posts exactly one reply to each message. */
  readonly start: () => Worker;
  /** How long one request may take, from when the worker has it. */
  readonly boundMs: number;
  /** After how long without a request the worker is sent home. */
  readonly idleMs: number;
  /** How many may wait; who comes to a full line is turned away at once. */
  readonly mostWaiting: number;
  readonly after: After;
}

interface Job<Request, Reply> {
  readonly request: Request;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (reply: Reply | Breakdown) => void;
  readonly reject: (reason: unknown) => void;
  readonly abort: () => void;
}

/**
 * One worker, started by the first request and again after every breakdown. A thread in the midst of a computation cannot
 * be told to stop, so a request that is too slow or no longer wanted takes its worker with it.
 */
export function createWorkerLine<Request, Reply>({
  start,
  boundMs,
  idleMs,
  mostWaiting,
  after,
}: WorkerLineOptions): WorkerLine<Request, Reply> {
  const waiting: Job<Request, Reply>[] = [];
  let running: Job<Request, Reply> | undefined;
  let worker: Worker | undefined;
  let cancelTimer = () => {};
  let leaving: Promise<unknown> = Promise.resolve();
  let closed = false;

  function next(): void {
    if (running) return;
    cancelTimer();
    running = waiting.shift();
    if (!running) {
      // Only a worker that has work to do may keep the process alive.
      worker?.unref();
      cancelTimer = after(idleMs, () => void dismiss());
      return;
    }
    try {
      worker ??= hire();
    } catch (error) {
      return done({ broke: "ended", detail: String(error) });
    }
    worker.ref();
    worker.postMessage(running.request);
    cancelTimer = after(boundMs, () => {
      void interrupt({ broke: "slow", detail: `no reply after ${boundMs} ms` });
    });
  }

  function hire(): Worker {
    const hired = start();
    const gone = (detail: string) => {
      if (hired !== worker) return;
      worker = undefined;
      if (running) done({ broke: "ended", detail });
    };
    hired.on("message", (reply: Reply) => {
      if (hired === worker) done(reply);
    });
    hired.on("error", (error) => gone(String(error)));
    hired.on("exit", (code) => gone(`exit code ${code}`));
    return hired;
  }

  function dismiss(): Promise<unknown> {
    const dismissed = worker;
    worker = undefined;
    leaving = Promise.all([leaving, dismissed?.terminate()]);
    return leaving;
  }

  function done(reply: Reply | Breakdown): void {
    const job = running;
    running = undefined;
    if (job) settle(job, reply);
    next();
  }

  function settle({ signal, abort, resolve, reject }: Job<Request, Reply>, reply: Reply | Breakdown): void {
    signal?.removeEventListener("abort", abort);
    if (signal?.aborted) reject(signal.reason);
    else resolve(reply);
  }

  // Settled only when the thread is gone: until then it may still write to what its request named.
  async function interrupt(breakdown: Breakdown): Promise<void> {
    cancelTimer();
    const job = running;
    await dismiss();
    if (job && job === running) done(breakdown);
  }

  function leave(job: Job<Request, Reply>): void {
    const aborted: Breakdown = { broke: "ended", detail: "aborted" };
    if (job === running) return void interrupt(aborted);
    waiting.splice(waiting.indexOf(job), 1);
    settle(job, aborted);
  }

  return {
    ask: (request, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        if (closed) return resolve({ broke: "closed", detail: "closed" });
        if (waiting.length >= mostWaiting)
          return resolve({ broke: "full", detail: `${mostWaiting} are waiting already` });
        const job: Job<Request, Reply> = {
          request,
          signal,
          resolve,
          reject,
          abort: () => leave(job),
        };
        signal?.addEventListener("abort", job.abort, { once: true });
        waiting.push(job);
        next();
      }),
    close: async () => {
      closed = true;
      const breakdown: Breakdown = { broke: "closed", detail: "closed" };
      for (const job of waiting.splice(0)) settle(job, breakdown);
      await interrupt(breakdown);
      cancelTimer();
    },
  };
}
