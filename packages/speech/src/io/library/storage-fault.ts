import type { Fault } from "@dialtree/flow";
import { soundFault } from "../../faults.ts";
import { speechFault } from "../provider.ts";

/** Why nothing could be written. */
export interface StorageFault {
  readonly fault: string;
  readonly code: "storage_full" | "storage_failed";
  readonly because: Fault;
}

/** What the file system's code means for whoever looks after the folder. */
export function storageFault(code: string, folder: string): StorageFault {
  if (code === "ENOSPC" || code === "EDQUOT")
    return speechFault("storage_full", soundFault("storage_full", { folder }));
  return speechFault("storage_failed", soundFault("storage_failed", { folder, code }));
}
