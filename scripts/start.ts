// `npm start`: the server and the simulator side by side, ready to be called. Both are ordinary programs that get their
// settings from the environment; this only fills in what makes them fit together.

import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join, relative } from "node:path";

const env = process.env;
const port = env.DIALTREE_PORT ?? "3000";
const simulatorPort = env.SIMULATOR_HTTP_PORT ?? "8081";
const graphPort = env.SIMULATOR_HTTPS_PORT ?? "8443";
const serverData = env.DIALTREE_DATA ?? ".dialtree/server";
const simulatorData = env.SIMULATOR_DATA ?? ".dialtree/simulator";
const server = `http://localhost:${port}`;
const simulator = `http://localhost:${simulatorPort}`;
const graph = `https://localhost:${graphPort}`;
/** Who the bot is in the simulated organisation. Nothing of it opens anything outside this machine. */
const tenant = "5f0c1d2e-7a34-4b56-8c9d-0e1f2a3b4c5d";
const app = { id: "a1b2c3d4-0000-4000-8000-00000000b070", secret: "known-to-the-simulator-only" };

/** What is dialled, what the simulator calls it, and the flow that answers. */
const lines = [
  ["+15550100", "Reception", "reception"],
  ["+15550101", "Hotel", "hotel"],
  ["+15550102", "Doctor", "doctor"],
  ["bot", "Help desk", "helpdesk"],
] as const;
const dialled = lines.filter(([called]) => called !== "bot");

const programs = {
  simulator: {
    entry: "apps/simulator/src/main.ts",
    log: join(simulatorData, "simulator.log"),
    ready: `${simulator}/control`,
    env: {
      SIMULATOR_HTTP_PORT: simulatorPort,
      SIMULATOR_HTTPS_PORT: graphPort,
      SIMULATOR_DATA: simulatorData,
      SIMULATOR_WEBHOOK: `${server}/api/calls`,
      SIMULATOR_PLAIN_CALLBACKS: "true",
      SIMULATOR_TENANT: tenant,
      SIMULATOR_APP_ID: app.id,
      SIMULATOR_APP_SECRET: app.secret,
      SIMULATOR_NUMBERS: dialled.map(([called, name]) => `${called}=${name}`).join(","),
    },
  },
  server: {
    entry: "apps/server/src/main.ts",
    log: join(serverData, "server.log"),
    ready: `${server}/readyz`,
    env: {
      DIALTREE_PORT: port,
      DIALTREE_DATA: serverData,
      DIALTREE_APP_ID: app.id,
      DIALTREE_APP_SECRET: app.secret,
      DIALTREE_TENANTS: tenant,
      DIALTREE_GRAPH_URL: `${graph}/v1.0`,
      DIALTREE_ENTRA_URL: graph,
      DIALTREE_KEYS_URL: `${graph}/v1/.well-known/OpenIdConfiguration`,
      DIALTREE_TRUST: join(simulatorData, "simulator-cert.pem"),
      DIALTREE_SEED: "flows",
      DIALTREE_NUMBERS: lines.map(([called, , flow]) => `${called}=${flow}`).join(","),
      DIALTREE_SIMULATOR: simulator,
    },
  },
} as const;
type Name = keyof typeof programs;

const children = new Map<Name, ChildProcess>();
let stopping: Promise<void> | undefined;

/** Ends both, the server first: it has calls to put down. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    for (const name of ["server", "simulator"] as const) await end(children.get(name));
  })();
  return stopping;
}

function end(child: ChildProcess | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), 8_000).unref();
  });
}

async function launch(name: Name): Promise<void> {
  const { entry, log, ready, env: own } = programs[name];
  mkdirSync(join(log, ".."), { recursive: true });
  const written = createWriteStream(log, { flags: "a" });
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", entry], {
    // What was set on purpose goes before what is filled in here.
    // Compiled code is kept: it halves the time until they are ready.
    env: { NODE_COMPILE_CACHE: "node_modules/.cache/node", ...own, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Ctrl-C in a terminal reaches every process of the group; these two are ended by us, in order.
    detached: true,
  });
  children.set(name, child);
  child.stdout?.pipe(written, { end: false });
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    written.write(text);
  });
  let gone: number | undefined;
  child.once("exit", (code) => {
    gone = code ?? 1;
    if (stopping) return;
    console.error(`The ${name} has ended. ${said.trim() || `Its log: ${log}`}`);
    void stop().then(() => process.exit(1));
  });
  for (;;) {
    if (gone !== undefined || stopping) return;
    const answer = await fetch(ready).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void stop().then(() => process.exit(0)));
}
process.on("disconnect", () => void stop().then(() => process.exit(0)));

await launch("simulator");
await launch("server");
if (!stopping) {
  const here = (path: string) => relative(process.cwd(), path) || path;
  console.log(`dialtree is ready.

  A phone to dial from  ${simulator}/
  The server            ${server}/        (its API: ${server}/api/openapi.json)
  A call from here      npm run -s dialtree -- call flows/reception --keys "2" --server ${server}
  Logs                  ${here(programs.server.log)}, ${here(programs.simulator.log)}

${lines.map(([called, name, flow]) => `  ${called.padEnd(10)} ${name} (flows/${flow})`).join("\n")}

Ctrl-C stops it.`);
}
