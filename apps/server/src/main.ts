import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { buildServer } from "./app.ts";
import { SettingsError, settingsFrom } from "./settings.ts";

function fail(reason: unknown): never {
  console.error(`The server cannot start.\n${explained(reason)}`);
  process.exit(reason instanceof SettingsError ? 2 : 1);
}

/** What people can do something about; anything else with its trace, because it is ours to mend. */
function explained(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  const { code, port, path } = reason as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE")
    return `Port ${port} is taken by another program. Stop that one, or set DIALTREE_PORT to another port.`;
  if (code === "EACCES" || code === "EROFS" || code === "EPERM")
    return `${path ?? "The data folder"} cannot be written to. Mend its permissions, or set DIALTREE_DATA to another folder.`;
  return reason instanceof SettingsError || reason.name.endsWith("Error")
    ? reason.message
    : (reason.stack ?? reason.message);
}

async function start(): Promise<void> {
  const settings = settingsFrom(process.env);
  if (settings.trustFile !== undefined) {
    setDefaultCACertificates([...getCACertificates("default"), readFileSync(settings.trustFile, "utf8")]);
  }
  const server = await buildServer({ settings });
  const url = await server.listen();
  server.log.info({ url }, "listening");

  let stopping = false;
  const stop = () => {
    // A second Ctrl-C is impatience: what is not finished now is gone on with at the next start.
    if (stopping) process.exit(1);
    stopping = true;
    server.close().then(() => process.exit(0), fail);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  // Started by another program, it ends with it.
  if (process.channel) process.once("disconnect", stop);
}

await start().catch(fail);
