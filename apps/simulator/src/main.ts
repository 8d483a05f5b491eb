import { readFileSync } from "node:fs";
import { buildSimulator, certificateIn, manualClock, scaledClock } from "./app.ts";
import { SettingsError, settingsFrom } from "./settings.ts";

function fail(reason: unknown): never {
  console.error(`The simulator cannot start.\n${reason instanceof Error ? reason.message : String(reason)}`);
  process.exit(reason instanceof SettingsError ? 2 : 1);
}

async function start(): Promise<void> {
  const settings = settingsFrom(process.env);
  const { clock, dataFolder, directory, plainCallbacks, trustedFile, seed } = settings;
  const certificate = await certificateIn(dataFolder);
  const simulator = await buildSimulator({
    directory,
    certificate,
    plainCallbacks,
    clock: clock === "manual" ? manualClock(Date.now()) : scaledClock(clock),
    ...(seed === undefined ? {} : { seed }),
    ...(trustedFile === undefined ? {} : { trusted: [readFileSync(trustedFile, "utf8")] }),
  });
  const { https, http } = await simulator.listen({
    https: settings.httpsPort,
    ...(settings.httpPort === undefined ? {} : { http: settings.httpPort }),
  });
  const { bot, tenantId, numbers } = directory;
  console.log(`Phone page    ${http ?? https}/
Graph         ${https}/v1.0
Entra ID      ${https}/${tenantId}
Keys          ${https}/v1/.well-known/OpenIdConfiguration
Certificate   ${certificate.path}  (NODE_EXTRA_CA_CERTS for clients)
Bot           app ${bot.appId}, told at ${bot.webhook}
Numbers       ${numbers.map(({ number, name }) => `${number} (${name})`).join(", ")}
Clock         ${clock === "manual" ? "stands still: POST /control/clock/advance" : `${clock} times people's`}`);

  const stop = () => {
    simulator.close().then(() => process.exit(0), fail);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
  // Started by another program, it ends with it.
  if (process.channel) process.once("disconnect", stop);
}

await start().catch(fail);
