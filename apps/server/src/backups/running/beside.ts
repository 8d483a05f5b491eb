import { Worker } from "node:worker_threads";
import { BackupError } from "../backup-error.ts";
import type { CopyOrder, Order, Said, Unpacked, UnpackOrder } from "./messages.ts";

/** What takes its time, off the event loop. */
export interface Beside {
  /** Reads a backup to its end, and unpacks it into a folder. @throws BackupError */
  unpack(order: UnpackOrder): Promise<Unpacked>;
  /** Makes a backup of the control tables alone. @throws BackupError */
  copyControl(order: CopyOrder): Promise<void>;
}

/** Does it in a thread of its own. */
export const besideInThread: Beside = {
  async unpack(order) {
    const unpacked = await beside({ do: "unpack", ...order });
    if (unpacked) return unpacked;
    throw new Error("What was unpacked was not told.");
  },
  async copyControl(order) {
    await beside({ do: "copy", ...order });
  },
};

function beside(order: Order): Promise<Unpacked | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: order });
    let said: Said | undefined;
    worker.once("message", (one: Said) => {
      said = one;
    });
    worker.once("error", reject);
    worker.once("exit", () => {
      if (!said) return reject(new Error("What was done beside the event loop has ended without a word."));
      if ("done" in said) return resolve(said.done);
      if ("failed" in said) return reject(new Error(said.failed));
      const { code, message, remedy } = said.refused;
      reject(new BackupError(code, message, remedy));
    });
  });
}
