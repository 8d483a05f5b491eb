// The server and the simulator as the processes that they are in real life: with their own memory, files and deaths.
// For tests of what only that shows. They end with the test.

import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@dialtree/local-postgres";
import { exampleDirectory } from "@dialtree/simulator";
import { lookThrough, lookThroughText } from "./planted/looking.ts";
import { type SimulatorControl, simulatorControl } from "./simulator-control.ts";

export type { SimulatedCall, Wire } from "./simulator-control.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const cache = join(root, "node_modules/.cache/node");
export const { tenantId: tenant, bot } = exampleDirectory;
export const otherTenant = exampleDirectory.otherTenants[0] ?? "";

export interface Processes extends SimulatorControl {
  readonly serverUrl: string;
  readonly simulatorUrl: string;
  /** Graph, Entra ID and the keys of notifications, as the simulator plays them. */
  readonly graphUrl: string;
  /** PEM file with the certificate that the simulator shows. */
  readonly certificate: string;
  readonly dataFolder: string;
  /** Of the server's process. */
  serverPid(): number;
  /** Everything that the server wrote to its log and its errors. */
  serverSaid(): string;
  /** Ends the server at once, without a chance to put anything down. */
  killServer(): Promise<void>;
  /** `until`: what has to answer 200, `/readyz` unless told. */
  startServer(env?: Readonly<Record<string, string>>, until?: string): Promise<void>;
  /** Starts a server that cannot start, and gives how it ended and what it said. */
  failToStart(env?: Readonly<Record<string, string>>): Promise<{ code: number | null; said: string }>;
  stopServer(): Promise<number | null>;
  /** Starts another server beside it: with the same settings, but a port, an address and a data folder of its own. */
  another(env?: Readonly<Record<string, string>>): Promise<AnotherServer>;
  stop(): Promise<void>;
}

export interface AnotherServer {
  readonly url: string;
  readonly dataFolder: string;
  /** Everything that it wrote to its log and its errors. */
  said(): string;
}

export interface ProcessesOptions {
  /** How much faster than people's clock. */
  readonly scale?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Only the simulator is started; `startServer` starts the other. */
  readonly withoutServer?: boolean;
  /** Which of the shipped flows there are; all of them take a while to be spoken. */
  readonly flows?: readonly string[];
  /** People sign in, at the simulator's Entra ID; without it nobody has to. */
  readonly signIn?: boolean;
  /** These come with their scenarios; else anything can be made of them and published. */
  readonly scenarios?: boolean;
}

/** Who answers what. */
const shippedLines: Readonly<Record<string, string>> = {
  "+15550100": "reception",
  "+15550101": "hotel",
  "+15550102": "doctor",
  "+15550103": "account",
  "+15550104": "survey",
  "+15550105": "directory",
  "+15550106": "voicemail",
  "+15550107": "branch",
  "+15550108": "emergency",
  "+15550109": "repair",
  "+15550110": "stores",
  "+15550112": "shop",
  "+15550113": "support",
  "+15550115": "door",
  "+15550116": "conference",
  "+15550118": "oncall",
  bot: "helpdesk",
};

export async function startProcesses({
  scale = 1,
  env = {},
  withoutServer = false,
  flows,
  signIn = false,
  scenarios = false,
}: ProcessesOptions = {}): Promise<Processes> {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-e2e-"));
  const [serverPort, httpPort, httpsPort] = await Promise.all([freePort(), freePort(), freePort()]);
  const serverUrl = `http://127.0.0.1:${serverPort}`;
  const simulatorUrl = `http://127.0.0.1:${httpPort}`;
  const graph = `https://localhost:${httpsPort}`;
  const certificate = join(folder, "simulator", "simulator-cert.pem");
  const dataFolder = join(folder, "server");
  const seed = flows ? join(folder, "flows") : join(root, "flows");
  const shared = flows ? ["calendars.json"] : [];
  for (const of of [...shared, ...(flows ?? [])])
    cpSync(join(root, "flows", of), join(seed, of), {
      recursive: true,
      filter: (path) => scenarios || basename(path) !== "cases",
    });
  const children: Record<string, ChildProcess> = {};
  let said = "";

  function run(name: "server" | "simulator", own: Readonly<Record<string, string>>): ChildProcess {
    return spawn(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", join(root, `apps/${name}/src/main.ts`)],
      {
        cwd: root,
        env: {
          PATH: process.env.PATH,
          NODE_COMPILE_CACHE: cache,
          DIALTREE_CLOCK_SCALE: String(scale),
          ...own,
        },
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      },
    );
  }

  async function launch(
    name: "server" | "simulator",
    ready: string,
    own: Readonly<Record<string, string>>,
    as: string = name,
  ): Promise<() => string> {
    const child = run(name, own);
    children[as] = child;
    let failure = "";
    const listen = (text: string) => {
      if (as === "server") said += text;
      failure += text;
    };
    child.stdout?.setEncoding("utf8").on("data", listen);
    child.stderr?.setEncoding("utf8").on("data", listen);
    while (child.exitCode === null && child.signalCode === null) {
      const answer = await fetch(ready).catch(() => undefined);
      if (answer?.ok) return () => failure;
      await soon();
    }
    throw new Error(`The ${name} ended with ${child.exitCode ?? child.signalCode}:\n${failure}`);
  }

  function gone(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<number | null> {
    return new Promise((resolve) => {
      if (!child || child.exitCode !== null || child.signalCode !== null)
        return resolve(child?.exitCode ?? null);
      child.once("exit", (code) => resolve(code));
      child.kill(signal);
    });
  }

  const serverEnv = {
    DIALTREE_PORT: String(serverPort),
    DIALTREE_PUBLIC_URL: serverUrl,
    DIALTREE_DATA: dataFolder,
    DIALTREE_APP_ID: bot.appId,
    DIALTREE_APP_SECRET: bot.secret,
    DIALTREE_TENANTS: tenant,
    DIALTREE_GRAPH_URL: `${graph}/v1.0`,
    DIALTREE_ENTRA_URL: graph,
    DIALTREE_KEYS_URL: `${graph}/v1/.well-known/OpenIdConfiguration`,
    DIALTREE_TRUST: certificate,
    DIALTREE_SEED: seed,
    DIALTREE_MAILBOXES: join(root, "flows/mailboxes.json"),
    DIALTREE_HOSTS: JSON.stringify({
      "https://stores.fabrikam.example": { reachedAt: simulatorUrl, networks: ["127.0.0.0/8"] },
    }),
    DIALTREE_NUMBERS: Object.entries(shippedLines)
      .filter(([, flow]) => flows?.includes(flow) ?? true)
      .map((line) => line.join("="))
      .join(),
    DIALTREE_SIMULATOR: simulatorUrl,
    DIALTREE_LOG: "debug",
    ...(signIn ? { DIALTREE_SIGN_IN_APP_ID: bot.appId, DIALTREE_SIGN_IN_SECRET: bot.secret } : {}),
    ...env,
  };

  const processes: Processes = {
    ...simulatorControl(simulatorUrl),
    serverUrl,
    simulatorUrl,
    graphUrl: graph,
    certificate,
    dataFolder,
    serverPid: () => children.server?.pid ?? 0,
    serverSaid: () => said,
    killServer: async () => void (await gone(children.server, "SIGKILL")),
    startServer: async (more = {}, until = "/readyz") =>
      void (await launch("server", serverUrl + until, { ...serverEnv, ...more })),
    another: async (more = {}) => {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const own = {
        DIALTREE_PORT: String(port),
        DIALTREE_PUBLIC_URL: url,
        DIALTREE_DATA: join(folder, `server-${port}`),
      };
      const heard = await launch(
        "server",
        `${url}/readyz`,
        { ...serverEnv, ...own, ...more },
        `server-${port}`,
      );
      return { url, dataFolder: own.DIALTREE_DATA, said: heard };
    },
    failToStart: async (more = {}) => {
      const env = { ...serverEnv, ...more };
      const child = run("server", env);
      let heard = "";
      child.stdout?.setEncoding("utf8").on("data", (text) => (heard += text));
      child.stderr?.setEncoding("utf8").on("data", (text) => (heard += text));
      let over = false;
      const ended = new Promise<number | null>((resolve) => {
        child.once("close", (code) => {
          over = true;
          resolve(code);
        });
      });
      // One that starts after all is not waited for.
      while (!over) {
        const answer = await fetch(`http://127.0.0.1:${env.DIALTREE_PORT}/healthz`).catch(() => undefined);
        if (answer?.ok) child.kill("SIGKILL");
        await soon();
      }
      return { code: await ended, said: heard };
    },
    stopServer: () => gone(children.server, "SIGTERM"),
    stop: async () => {
      const { simulator, ...servers } = children;
      await Promise.all(Object.values(servers).map((server) => gone(server, "SIGTERM")));
      await gone(simulator, "SIGTERM");
      try {
        lookThrough(folder);
        lookThroughText("the log of the server", said);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };

  try {
    await launch("simulator", `${simulatorUrl}/control`, {
      SIMULATOR_HTTP_PORT: String(httpPort),
      SIMULATOR_HTTPS_PORT: String(httpsPort),
      SIMULATOR_DATA: join(folder, "simulator"),
      SIMULATOR_WEBHOOK: `${serverUrl}/api/calls`,
      SIMULATOR_PLAIN_CALLBACKS: "true",
      SIMULATOR_REDIRECT_URIS: `${serverUrl}/sign-in/back,${serverUrl}/`,
      SIMULATOR_NUMBERS:
        "+15550100=Reception,+15550101=Hotel,+15550102=Doctor,+15550103=Customer accounts,+15550104=Survey,+15550105=Company directory",
      SIMULATOR_SEED: "e2e",
    });
    if (!withoutServer) await processes.startServer();
  } catch (error) {
    await processes.stop();
    throw error;
  }
  return processes;
}

/** Between two looks at something that another process is doing. */
function soon(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 25));
}
