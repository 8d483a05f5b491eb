// The thread that waits for the disk, so that the event loop of the process does not have to.

import { parentPort, workerData } from "node:worker_threads";
import { StoreError } from "../store/call-store.ts";
import { type Database, type DatabaseOptions, openDatabase } from "./database.ts";
import { opening, type Packed, type Reply, type Request, unpacked } from "./wire.ts";

const port = parentPort;
if (!port) throw new Error("This is the thread of a store and not a program.");

/** Does it and replies with what came of it. Undefined if it failed. */
function answer<T>(id: number, work: () => T): T | undefined {
  try {
    const value = work();
    port?.postMessage({ id, value: id === opening ? undefined : value } satisfies Reply);
    return value;
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const fault = error instanceof StoreError ? error.fault : undefined;
    port?.postMessage({ id, error, fault } satisfies Reply);
    return undefined;
  }
}

const database: Database | undefined = answer(opening, () => openDatabase(workerData as DatabaseOptions));

// With nobody listening, the thread ends.
if (database) {
  port.on("message", ({ id, operation, asked }: Request) => {
    answer(id, () =>
      operation === "commit"
        ? database.commit(unpacked(asked[0] as Packed))
        : (database[operation] as (...asked: readonly unknown[]) => unknown)(...asked),
    );
    if (operation === "close") port.close();
  });
}
