import { SettingsError } from "./settings.ts";

const fileTroubles: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "this user may not use it",
  EPERM: "this user may not use it",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of that path is a file and no folder",
  EEXIST: "a file is in the way",
  EISDIR: "it is a folder",
};

/** What kept the simulator from starting, and what to do about it. A mistake of ours comes with its trace. */
export function explained(reason: unknown, ports: { readonly https?: number } = {}): string {
  if (reason instanceof SettingsError) return reason.message;
  if (!(reason instanceof Error)) return String(reason);
  const { code, port, path } = reason as NodeJS.ErrnoException & { port?: number };
  const variable = port === ports.https ? "SIMULATOR_HTTPS_PORT" : "SIMULATOR_HTTP_PORT";
  if (port !== undefined && code === "EADDRINUSE")
    return `Port ${port} is taken by another program, maybe by another simulator. Stop that one, or set ${variable} to another port.`;
  if (port !== undefined && code === "EACCES")
    return `This user may not open port ${port}. Set ${variable} to one above 1023.`;
  if (code !== undefined && path !== undefined && code in fileTroubles)
    return `${path} cannot be used: ${fileTroubles[code]}. Mend that, or set SIMULATOR_DATA to another folder.`;
  return reason.stack ?? reason.message;
}
