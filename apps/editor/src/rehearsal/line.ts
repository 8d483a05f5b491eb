import type { Asking, Errands, Reply, Request } from "./orders.ts";

/** The line to the thread that calls are tried in. */
export interface Line {
  /** What is asked first is answered first. @throws the sentence with which the thread could not go on */
  ask<A extends Asking>(ask: A, asks: Errands[A]["asks"]): Promise<Errands[A]["tells"]>;
  close(): void;
}

/** The thread could not go on. */
export class TrialFault extends Error {}

/** Opens a thread. */
export function openLine(): Line {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, PromiseWithResolvers<Errands[Asking]["tells"]>>();
  let asked = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
    const answer = waiting.get(data.id);
    waiting.delete(data.id);
    if ("fault" in data) answer?.reject(new TrialFault(data.fault));
    else answer?.resolve(data.told);
  });
  // What the thread is made of could not be fetched, or it broke as a whole.
  worker.addEventListener("error", ({ message }) => {
    for (const answer of waiting.values()) answer.reject(new TrialFault(message));
    waiting.clear();
  });
  return {
    ask(ask, asks) {
      const id = ++asked;
      const answer = Promise.withResolvers<Errands[Asking]["tells"]>();
      waiting.set(id, answer);
      worker.postMessage({ id, ask, ...asks } as Request);
      // Each question has answers of its own kind: the thread's is the one that belongs to it.
      return answer.promise as Promise<never>;
    },
    close() {
      worker.terminate();
      waiting.clear();
    },
  };
}
