import { readFileSync } from "node:fs";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { buildServer } from "./app.ts";
import { createLog } from "./operating/log.ts";
import { explained } from "./operating/start-errors.ts";
import { SettingsError, settingsFrom, unknownVariables } from "./settings.ts";

// What has not come to its end by then is gone on with at the next start.
const closesWithinMs = 10_000;

function fail(reason: unknown): never {
  console.error(`The server cannot start.\n${explained(reason)}`);
  process.exit(reason instanceof SettingsError ? 2 : 1);
}

async function start(): Promise<void> {
  const settings = settingsFrom(process.env);
  const log = createLog(settings.logLevel);
  for (const variable of unknownVariables(process.env)) {
    log.warn({ variable }, `${variable} is no setting, so it changes nothing: the README lists them`);
  }
  if (settings.trustFile !== undefined) trust(settings.trustFile);
  const server = await buildServer({ settings, log });

  let state: "starting" | "up" | "stopping" = "starting";
  const stop = (signal?: NodeJS.Signals) => {
    // Nothing is lost: a start that was cut short is what the next one reckons with.
    if (state === "starting") process.exit(0);
    // A second Ctrl-C is impatience.
    if (state === "stopping" && signal === "SIGINT") process.exit(1);
    if (state === "stopping") return;
    state = "stopping";
    log.info("stopping");
    setTimeout(() => {
      log.error("Not everything came to its end in time; the next start goes on with it");
      process.exit(1);
    }, closesWithinMs).unref();
    server.close().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, "The server did not stop cleanly");
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  // Started by another program, it ends with it.
  if (process.channel) process.once("disconnect", () => stop());

  const url = await server.listen();
  state = "up";
  log.info({ url }, "listening");
}

function trust(file: string): void {
  const usual = getCACertificates("default");
  try {
    setDefaultCACertificates([...usual, readFileSync(file, "utf8")]);
  } catch (error) {
    throw new SettingsError(
      `DIALTREE_TRUST="${file}" must be a file with certificates: ${(error as Error).message}`,
    );
  }
}

await start().catch(fail);
