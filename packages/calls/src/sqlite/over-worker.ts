import type { Worker } from "node:worker_threads";
import { type CallStore, StoreError } from "../store/call-store.ts";
import { assertSoundBatch } from "../store/sound.ts";
import { opening, type Packed, packed, type Reply, type Request } from "./wire.ts";

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * The store whose database lives in that worker. `opened` rejects if it could not be opened. If the worker dies, all that
 * is under way and all that is asked later is rejected as unavailable: whether a commit under way was written, nobody knows.
 */
export function overWorker(worker: Worker): { readonly store: CallStore; readonly opened: Promise<void> } {
  const pending = new Map<number, Pending>();
  const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  let lastId = opening;
  let dead: StoreError | undefined;
  let closing: Promise<void> | undefined;

  function ask(operation: keyof CallStore, ...asked: readonly unknown[]): Promise<unknown> {
    if (dead) return Promise.reject(dead);
    lastId += 1;
    const request: Request = { id: lastId, operation, asked };
    return new Promise((resolve, reject) => {
      worker.postMessage(request);
      pending.set(request.id, { resolve, reject });
    });
  }

  /** Asks, unless the store has been closed. The worker replies with what the operation of that name returns. */
  function askOpen<Name extends keyof CallStore>(
    operation: Name,
    ...asked: Name extends "commit" ? [Packed] : Parameters<CallStore[Name]>
  ): ReturnType<CallStore[Name]> {
    const answer = closing
      ? Promise.reject(new StoreError("closed", "The store is closed."))
      : ask(operation, ...asked);
    return answer as ReturnType<CallStore[Name]>;
  }

  function die(cause: unknown): void {
    dead ??= new StoreError("unavailable", "The thread of the call store has ended; restart the server.", {
      cause,
    });
    for (const { reject } of pending.values()) reject(dead);
    pending.clear();
  }

  worker.on("message", (reply: Reply) => {
    const asker = pending.get(reply.id);
    pending.delete(reply.id);
    if (reply.error === undefined) asker?.resolve(reply.value);
    else asker?.reject(reply.fault ? new StoreError(reply.fault, reply.error.message) : reply.error);
  });
  worker.on("messageerror", die);
  worker.on("error", die);
  worker.on("exit", (code) => die(new Error(`exit code ${code}`)));

  const opened = new Promise<unknown>((resolve, reject) => pending.set(opening, { resolve, reject }));

  async function end(): Promise<void> {
    if (dead) return;
    await ask("close");
    await exited;
  }

  return {
    opened: opened.then(() => undefined),
    store: {
      load: (keys) => askOpen("load", keys),
      commit: async (batch) => {
        assertSoundBatch(batch);
        return askOpen("commit", packed(batch));
      },
      due: (until, limit, after) => askOpen("due", until, limit, after),
      live: (limit, after) => askOpen("live", limit, after),
      journal: (key) => askOpen("journal", key),
      forget: (endedBefore) => askOpen("forget", endedBefore),
      forgetJournals: (before, most) => askOpen("forgetJournals", before, most),
      beat: (server, withinMs) => askOpen("beat", server, withinMs),
      farewell: (server) => askOpen("farewell", server),
      close: () => {
        closing ??= end();
        return closing;
      },
    },
  };
}
