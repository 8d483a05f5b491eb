// What `npm start` fills in, so that the server and the simulator fit together. What people set goes before it.

import { join, relative, resolve } from "node:path";

export type Environment = Readonly<Record<string, string | undefined>>;

export type Name = "server" | "simulator";

export interface Port {
  readonly variable: string;
  readonly port: number;
}

export interface Program {
  readonly entry: string;
  readonly dataFolder: string;
  readonly dataVariable: string;
  readonly log: string;
  /** Answers 200 as soon as the program can be used. */
  readonly ready: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Plan {
  readonly ports: readonly [Port, Port, Port];
  /** Where the server and the simulator's phone page are for people. */
  readonly url: Readonly<Record<Name, string>>;
  readonly programs: Readonly<Record<Name, Program>>;
}

/** The environment cannot be used; the message has a line for each variable. */
export class PlanError extends Error {}

/** Who the bot is in the simulated organisation. Nothing of it opens anything outside this machine. */
const tenant = "5f0c1d2e-7a34-4b56-8c9d-0e1f2a3b4c5d";
const app = { id: "a1b2c3d4-0000-4000-8000-00000000b070", secret: "known-to-the-simulator-only" };

/** What is dialled, what the simulator calls it, and the flow that answers. */
const lines = [
  ["+15550100", "Reception", "reception"],
  ["+15550101", "Hotel", "hotel"],
  ["+15550102", "Doctor", "doctor"],
  ["+15550103", "Customer accounts", "account"],
  ["+15550104", "Survey", "survey"],
  ["+15550105", "Company directory", "directory"],
  ["+15550106", "Voicemail", "voicemail"],
  ["+15550107", "Branch office", "branch"],
  ["+15550108", "Emergency closure", "emergency"],
  ["+15550109", "Repairs", "repair"],
  ["+15550110", "Store finder", "stores"],
  ["+15550112", "Shop", "shop"],
  ["+15550113", "Support", "support"],
  ["+15550115", "Door intercom", "door"],
  ["+15550116", "Conference line", "conference"],
  ["+15550118", "On-call rota", "oncall"],
  ["bot", "Help desk", "helpdesk"],
] as const;

/** The resource account that flows call from: that of the doctor's number, as the simulator makes it. */
const callsFrom = "1e5a7000-0000-4000-8000-000015550102";

/** @throws PlanError */
export function planFor(environment: Environment): Plan {
  // An empty variable is one that was not set.
  const env = Object.fromEntries(
    Object.entries(environment).flatMap(([name, text]) => (text?.trim() ? [[name, text]] : [])),
  );
  const wrong: string[] = [];
  const port = (variable: string, usual: number): Port => {
    const text = env[variable]?.trim() ?? String(usual);
    const value = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (value < 1 || value > 65_535)
      wrong.push(`${variable}="${text}" must be a port number from 1 to 65535.`);
    return { variable, port: value };
  };
  const ports = [
    port("DIALTREE_PORT", 3_000),
    port("SIMULATOR_HTTP_PORT", 8_081),
    port("SIMULATOR_HTTPS_PORT", 8_443),
  ] as const;
  const [own, phone, graphs] = ports;
  for (const [one, other] of [
    [own, phone],
    [own, graphs],
    [phone, graphs],
  ] as const) {
    if (one.port === other.port && one.port > 0)
      wrong.push(`${one.variable} and ${other.variable} are both ${one.port}: each needs a port of its own.`);
  }
  if (wrong.length > 0) throw new PlanError(wrong.join("\n"));

  const serverData = env.DIALTREE_DATA ?? ".dialtree/server";
  const simulatorData = env.SIMULATOR_DATA ?? ".dialtree/simulator";
  const server = `http://localhost:${own.port}`;
  const simulator = `http://localhost:${phone.port}`;
  const graph = `https://localhost:${graphs.port}`;
  // Whoever sets one side of what both have to know means the other as well.
  const both = (one: string, other: string, usual: string) => env[one] ?? env[other] ?? usual;
  const bot = {
    id: both("DIALTREE_APP_ID", "SIMULATOR_APP_ID", app.id),
    secret: both("DIALTREE_APP_SECRET", "SIMULATOR_APP_SECRET", app.secret),
    tenant: env.SIMULATOR_TENANT ?? env.DIALTREE_TENANTS?.split(",")[0]?.trim() ?? tenant,
  };
  const filledIn = {
    simulator: {
      SIMULATOR_HTTP_PORT: String(phone.port),
      SIMULATOR_HTTPS_PORT: String(graphs.port),
      SIMULATOR_DATA: simulatorData,
      SIMULATOR_WEBHOOK: `${server}/api/calls`,
      SIMULATOR_PLAIN_CALLBACKS: "true",
      SIMULATOR_TENANT: bot.tenant,
      SIMULATOR_APP_ID: bot.id,
      SIMULATOR_APP_SECRET: bot.secret,
      SIMULATOR_NUMBERS: lines
        .filter(([called]) => called !== "bot")
        .map(([called, name]) => `${called}=${name}`)
        .join(","),
    },
    server: {
      DIALTREE_PORT: String(own.port),
      DIALTREE_DATA: serverData,
      DIALTREE_APP_ID: bot.id,
      DIALTREE_APP_SECRET: bot.secret,
      DIALTREE_TENANTS: bot.tenant,
      DIALTREE_GRAPH_URL: `${graph}/v1.0`,
      DIALTREE_ENTRA_URL: graph,
      DIALTREE_KEYS_URL: `${graph}/v1/.well-known/OpenIdConfiguration`,
      DIALTREE_TRUST: join(simulatorData, "simulator-cert.pem"),
      DIALTREE_SEED: "flows",
      DIALTREE_MAILBOXES: "flows/mailboxes.json",
      // The simulator stands in for the stores' own system.
      DIALTREE_HOSTS: JSON.stringify({
        "https://stores.fabrikam.example": { reachedAt: simulator, networks: ["127.0.0.0/8", "::1/128"] },
      }),
      DIALTREE_NUMBERS: lines.map(([called, , flow]) => `${called}=${flow}`).join(","),
      DIALTREE_CALLS_FROM: callsFrom,
      DIALTREE_SIMULATOR: simulator,
    },
  };
  return {
    ports,
    url: { server, simulator },
    programs: {
      simulator: {
        entry: "apps/simulator/src/main.ts",
        dataFolder: simulatorData,
        dataVariable: "SIMULATOR_DATA",
        log: join(simulatorData, "simulator.log"),
        ready: `${simulator}/control`,
        env: { ...filledIn.simulator, ...env },
      },
      server: {
        entry: "apps/server/src/main.ts",
        dataFolder: serverData,
        dataVariable: "DIALTREE_DATA",
        log: join(serverData, "server.log"),
        ready: `${server}/readyz`,
        env: { ...filledIn.server, ...env },
      },
    },
  };
}

/** A path as short as it can be named from a folder. */
export function shortPath(from: string, path: string): string {
  const short = relative(from, path);
  return short.startsWith("..") ? resolve(from, path) : short || path;
}
