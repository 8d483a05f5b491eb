/** Why nothing could be written. */
export interface StorageFault {
  readonly fault: string;
  readonly code: "storage_full" | "storage_failed";
}

/** What the file system's code means for whoever looks after the folder. */
export function storageFault(code: string, folder: string): StorageFault {
  if (code === "ENOSPC" || code === "EDQUOT")
    return {
      fault: `There is no space left for prompts in ${folder}. Make some, and publish again.`,
      code: "storage_full",
    };
  return {
    fault: `Prompts cannot be written to ${folder}: this user must be allowed to make files and folders there. (${code})`,
    code: "storage_failed",
  };
}
