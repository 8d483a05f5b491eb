// `dialtree cluster`: several servers on one PostgreSQL behind a load balancer, with the simulator, on this machine. To see
// what becomes of calls when one of them is killed; what a real installation needs is in docs/scale.md.

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type LocalPostgres, startPostgres, whyNoPostgres } from "@dialtree/local-postgres";
import { type Balancer, startBalancer } from "./cluster/balancer.ts";
import { eventsIn } from "./cluster/events.ts";
import { type Nodes, nodesOf } from "./cluster/nodes.ts";
import { obey, type Whole } from "./cluster/orders.ts";
import { type ClusterPlan, clusterPlan } from "./cluster/plan.ts";
import { PlanError, shortPath } from "./start/plan.ts";
import { portsTrouble } from "./start/ports.ts";
import { launch, type Running, Trouble } from "./start/program.ts";
import { statusLine } from "./start/status-line.ts";

const root = resolve(import.meta.dirname, "..");
const status = statusLine(process.stderr);
let postgres: LocalPostgres | undefined;
let simulator: Running | undefined;
let balancer: Balancer | undefined;
let nodes: Nodes | undefined;
let stopping: Promise<void> | undefined;

/** Ends all of it: the servers first, which have calls to put down, the database last. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    status.show("stopping… (Ctrl-C again does not wait)");
    await nodes?.end();
    await balancer?.close();
    await simulator?.end();
    await postgres?.stop();
    status.clear();
  })();
  return stopping;
}

const impatientAfterMs = 1_000;
let askedAt: number | undefined;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    const now = performance.now();
    askedAt ??= now;
    // All of them end with this one.
    if (signal === "SIGINT" && now - askedAt > impatientAfterMs) process.exit(1);
    void stop().then(() => process.exit(0));
  });
}
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

const say = (text: string): void => {
  if (!stopping) console.log(text);
};

function readPlan(): ClusterPlan {
  try {
    const { values } = parseArgs({ options: { nodes: { type: "string" } } });
    return clusterPlan(values.nodes, process.env);
  } catch (error) {
    console.error(`dialtree: the cluster cannot be started.\n${(error as Error).message}`);
    process.exit(error instanceof PlanError ? 2 : 1);
  }
}

/** The secret that all servers of the cluster have: made once, and kept with its data. */
function secretIn(folder: string): string {
  const file = join(folder, "secret");
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}

function welcome({ url, phone, folder }: ClusterPlan, all: Nodes): string {
  const own = (path: string) => shortPath(process.cwd(), resolve(root, path));
  const lines = [...Array(all.count).keys()].map(
    (server) =>
      `  server ${server + 1}     process ${String(all.pid(server)).padEnd(8)} log ${own(join(folder, `server-${server + 1}/server.log`))}`,
  );
  const example = Math.min(2, all.count);
  return `The cluster is ready.

  Phone page   ${phone}/   dial +15550100 from here
  Editor       ${url}/   any server answers it
  Database     PostgreSQL, process ${postgres?.pid}

${lines.join("\n")}

Call, and kill a server in the middle of it: the call goes on. Type here, followed by Enter

  kill ${example}       or in another terminal: kill -9 ${all.pid(example - 1)}
  freeze ${example}     lets it stand still for as long as you like; thaw ${example} lets it go on
  start ${example}      brings it back
  restart      one after the other, as when a new version is brought in
  status       who runs, and how much each has answered
               kill, start, freeze and thaw also take the word database

Who goes on with which call is printed here as it happens. Ctrl-C stops everything.`;
}

function statusOf(all: Nodes): string {
  return [...Array(all.count).keys()]
    .map((server) => {
      const pid = all.pid(server);
      const state =
        pid === undefined
          ? "is not running"
          : `process ${pid}${balancer?.isUp(server) ? "" : ", does not answer"}`;
      return `  server ${server + 1}: ${state}, ${balancer?.answered[server] ?? 0} requests answered`;
    })
    .join("\n");
}

/** Starts the database in its folder; again at the same port, because the servers know it by that. */
async function startDatabase(plan: ClusterPlan, port?: number): Promise<LocalPostgres> {
  const options = { folder: resolve(root, plan.postgresFolder), ...(port === undefined ? {} : { port }) };
  const started = await startPostgres(options).catch((error: Error) => {
    throw new Trouble(`${error.message}\nAnother folder for all of it: DIALTREE_DATA=<folder>`);
  });
  postgres = started;
  void started.ended.then(() => {
    if (postgres === started) postgres = undefined;
  });
  if (stopping) await started.stop();
  return started;
}

async function follow(plan: ClusterPlan, count: number): Promise<void> {
  const readers = [...Array(count).keys()].map((server) =>
    eventsIn(resolve(root, plan.folder, `server-${server + 1}/server.log`)),
  );
  while (!stopping) {
    for (const [server, read] of readers.entries())
      for (const event of read()) say(`server ${server + 1} ${event}`);
    await wait(200);
  }
}

const plan = readPlan();
try {
  const taken = await portsTrouble(plan.ports);
  if (taken !== undefined) throw new Trouble(taken);
  const why = whyNoPostgres();
  if (why !== undefined) throw new Trouble(why);
  const folder = resolve(root, plan.folder);
  mkdirSync(folder, { recursive: true });
  status.show("starting PostgreSQL and the simulator…");
  simulator = launch("simulator", { ...plan.simulator, log: resolve(root, plan.simulator.log) }, root);
  const { url: databaseUrl, port: databasePort } = await startDatabase(plan);
  // For whoever wants to look into it: psql "$(cat …)".
  writeFileSync(join(folder, "database.url"), `${databaseUrl}\n`, { mode: 0o600 });
  const programs = plan
    .servers(databaseUrl, secretIn(folder))
    .map((program) => ({ ...program, log: resolve(root, program.log) }));
  balancer = await startBalancer({ port: plan.balancerPort, servers: programs.map(({ port }) => port) });
  nodes = nodesOf(programs, root, (server, how) => say(`server ${server + 1} has ended: ${how}`));
  const all = nodes;
  status.show(`starting ${all.count} servers…`);
  await Promise.all([...programs.keys()].map((server) => all.start(server)));
  void follow(plan, all.count);
  status.clear();
  say(welcome(plan, all));
  const whole: Whole = {
    nodes: all,
    database: {
      get running() {
        return postgres;
      },
      start: async () => void (postgres ?? (await startDatabase(plan, databasePort))),
    },
    status: () => statusOf(all),
  };
  const orders = createInterface({ input: process.stdin });
  // One after the other, as they were typed.
  for await (const order of orders) {
    await obey(order, whole, say).catch((error: Error) => say(error.message));
    if (stopping) break;
  }
} catch (error) {
  status.clear();
  if (stopping) {
    await stop();
    process.exit(0);
  }
  console.error(`dialtree: ${error instanceof Trouble ? error.message : ((error as Error).stack ?? error)}`);
  await stop();
  process.exit(error instanceof Trouble ? error.exitCode : 1);
}
