// Reads and writes backups off the event loop: callers must not wait for it. Started by beside.ts.

import { parentPort, workerData } from "node:worker_threads";
import { BackupError } from "../backup-error.ts";
import type { Order, Said } from "./messages.ts";
import { copyControl, unpack } from "./unpacking.ts";

const order = workerData as Order;
const work = order.do === "unpack" ? unpack(order) : copyControl(order).then(() => null);
const said = await work.then(
  (done): Said => ({ done }),
  (error: unknown): Said => {
    if (!(error instanceof BackupError)) return { failed: (error as Error)?.stack ?? String(error) };
    const { code, message, remedy } = error;
    return { refused: { code, message, remedy } };
  },
);
parentPort?.postMessage(said);
