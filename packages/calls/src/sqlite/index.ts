import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import type { CallStore } from "../store/call-store.ts";
import type { DatabaseOptions } from "./database.ts";
import { overWorker } from "./over-worker.ts";

export { copyBeside, copyOf } from "./copying.ts";
export { type LetGo, lockBeside } from "./lock.ts";

export type SqliteOptions = DatabaseOptions;

/**
 * Keeps calls in one SQLite file, for one process. A commit is durable when it resolves (write-ahead log, `fsync`). The
 * disk is waited for in a thread of its own. Rejects with a StoreError that says what to do if the file is in use,
 * damaged, from a newer dialtree or not to be written to.
 */
export async function createSqliteStore(options: SqliteOptions): Promise<CallStore> {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), {
    name: "call store",
    workerData: { ...options, file: resolve(options.file) } satisfies DatabaseOptions,
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const { store, opened } = overWorker(worker);
  await opened;
  return store;
}
