// What a part puts under load: one server on SQLite, or several on PostgreSQL, each with a simulator of its own.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CallStore } from "@dialtree/calls";
import { createPostgresStore } from "@dialtree/calls/postgres";
import { createSqliteStore } from "@dialtree/calls/sqlite";
import { type Cluster, type ClusterOptions, startCluster } from "../cluster.ts";
import { type Processes, type ProcessesOptions, startProcesses } from "../processes.ts";
import type { SimulatorControl } from "../simulator-control.ts";
import { type Kept, keptIn } from "./kept.ts";

export interface Line extends SimulatorControl {
  readonly simulatorUrl: string;
  /** Looks into the store; the one server on SQLite is stopped and started again for that. */
  kept(calls: Iterable<string>): Promise<Kept>;
  /** Process ids of the servers that run. */
  serverPids(): Promise<readonly number[]>;
  stop(): Promise<unknown>;
}

export type OneServer = Line & Pick<Processes, keyof Processes>;
export type Servers = Line & Cluster & { readonly count: number };

async function look(store: CallStore, calls: Iterable<string>): Promise<Kept> {
  try {
    return await keptIn(store, calls);
  } finally {
    await store.close();
  }
}

export async function startOneServer({ env = {}, ...options }: ProcessesOptions = {}): Promise<OneServer> {
  const processes = await startProcesses({ ...options, env: { DIALTREE_LOG: "info", ...env } });
  const file = join(env.DIALTREE_DATA ?? processes.dataFolder, "calls.db");
  return {
    ...processes,
    serverPids: async () => [processes.serverPid()],
    kept: async (calls) => {
      await processes.stopServer();
      const kept = await look(await createSqliteStore({ file }), calls);
      await processes.startServer();
      return kept;
    },
  };
}

/** Ports that were free a moment ago may be somebody else's by the time that all of it starts. */
async function startedCluster(count: number, options: ClusterOptions, tries = 3): Promise<Cluster> {
  return startCluster(count, options).catch((error: Error) => {
    if (tries > 1 && error.message.includes("is taken by another program"))
      return startedCluster(count, options, tries - 1);
    throw error;
  });
}

export async function startServers(count: number, options: ClusterOptions = {}): Promise<Servers> {
  const cluster = await startedCluster(count, options);
  return {
    ...cluster,
    count,
    serverPids: async () => {
      cluster.order("status");
      await cluster.says(`server ${count}: `);
      return [...Array(count).keys()].flatMap((server) => {
        const pids = cluster.said().matchAll(new RegExp(`server ${server + 1}: process (\\d+)`, "g"));
        const pid = [...pids].at(-1)?.[1];
        return pid === undefined ? [] : [Number(pid)];
      });
    },
    kept: async (calls) => {
      const url = readFileSync(join(cluster.folder, "database.url"), "utf8").trim();
      // Nobody waits for it, and the machine may have much to do.
      return look(await createPostgresStore({ url, patienceMs: 60_000 }), calls);
    },
  };
}
