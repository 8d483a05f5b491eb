import { StoreError } from "@dialtree/calls";
import { BackupError } from "../backups/backup-error.ts";
import { ControlError } from "../control/control-error.ts";
import { SettingsError } from "../settings.ts";

/** What kept the server from starting, and what to do about it. A mistake of ours comes with its trace. */
export function explained(reason: unknown): string {
  if (reason instanceof ControlError || reason instanceof BackupError)
    return `${reason.message}\n${reason.remedy}`;
  if (reason instanceof SettingsError || reason instanceof StoreError) return reason.message;
  if (!(reason instanceof Error)) return String(reason);
  const { code, port, path } = reason as NodeJS.ErrnoException & { port?: number };
  if (port !== undefined && code === "EADDRINUSE")
    return `Port ${port} is taken by another program. Stop that one, or set DIALTREE_PORT to another port.`;
  if (port !== undefined && code === "EACCES")
    return `This user may not open port ${port}. Set DIALTREE_PORT to one above 1023.`;
  if (port !== undefined && code === "EADDRNOTAVAIL")
    return "This machine does not have that address. Set DIALTREE_HOST to another one, 127.0.0.1 for instance.";
  if (code !== undefined && path !== undefined && code in fileTroubles)
    return `${path} cannot be used: ${fileTroubles[code]}. Mend that, or set DIALTREE_DATA to another folder.`;
  return reason.stack ?? reason.message;
}

const fileTroubles: Readonly<Record<string, string>> = {
  EACCES: "this user may not write there",
  EPERM: "this user may not write there",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of that path is a file and no folder",
  EEXIST: "a file is in the way",
  EISDIR: "it is a folder",
};
