import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { buildSimulator, certificateIn, manualClock, scaledClock } from "./app.ts";
import { type Settings, SettingsError, settingsFrom } from "./settings.ts";
import { explained } from "./start-errors.ts";

function fail(reason: unknown, ports: { readonly https?: number } = {}): never {
  console.error(`The simulator cannot start.\n${explained(reason, ports)}`);
  process.exit(reason instanceof SettingsError ? 2 : 1);
}

/** @throws SettingsError when there are no certificates in it. */
function certificatesIn(file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    new X509Certificate(text);
    return text;
  } catch (error) {
    throw new SettingsError(
      `SIMULATOR_TRUSTED="${file}" must be a PEM file with a certificate: ${(error as Error).message}`,
    );
  }
}

async function start(settings: Settings): Promise<void> {
  const { clock, dataFolder, directory, plainCallbacks, trustedFile, seed } = settings;
  const certificate = await certificateIn(dataFolder);
  const simulator = await buildSimulator({
    directory,
    certificate,
    plainCallbacks,
    clock: clock === "manual" ? manualClock(Date.now()) : scaledClock(clock),
    ...(seed === undefined ? {} : { seed }),
    ...(trustedFile === undefined ? {} : { trusted: [certificatesIn(trustedFile)] }),
  });
  const { https, http } = await simulator.listen({
    https: settings.httpsPort,
    ...(settings.httpPort === undefined ? {} : { http: settings.httpPort }),
  });
  // Whoever is told that it runs may end it at once, and it has to end in order. Several signals may mean one thing: Ctrl-C
  // from the terminal, and again from whoever has started this. Closing what is closed does nothing.
  const stop = () => {
    simulator.close().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  // Started by another program, it ends with it.
  if (process.channel) process.once("disconnect", stop);

  const { bot, tenantId, numbers } = directory;
  console.log(`Phone page    ${http ?? https}/
Graph         ${https}/v1.0
Entra ID      ${https}/${tenantId}
Keys          ${https}/v1/.well-known/OpenIdConfiguration
Certificate   ${certificate.path}  (NODE_EXTRA_CA_CERTS for clients)
Bot           app ${bot.appId}, told at ${bot.webhook}
Numbers       ${numbers.map(({ number, name }) => `${number} (${name})`).join(", ")}
Clock         ${clock === "manual" ? "stands still: POST /control/clock/advance" : `${clock} times people's`}`);
}

try {
  const settings = settingsFrom(process.env);
  await start(settings).catch((error) => fail(error, { https: settings.httpsPort }));
} catch (error) {
  fail(error);
}
