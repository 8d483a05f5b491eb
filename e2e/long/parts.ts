import type { Run } from "./part.ts";
import { clockSet } from "./parts/clock.ts";
import { databaseGoes } from "./parts/database.ts";
import { postgresDiskFull, sqliteDiskFull } from "./parts/disk-full.ts";
import { graphInTrouble } from "./parts/graph.ts";
import { keysRotate, noTokens } from "./parts/identity.ts";
import { killSqlite } from "./parts/kill-sqlite.ts";
import { serversGo } from "./parts/servers.ts";
import { simulation } from "./parts/simulation.ts";
import { soakServers, soakSqlite } from "./parts/soak.ts";

/** By the names that they are asked for with, in the order in which they run. */
export const parts: Readonly<Record<string, Run>> = {
  "kill-sqlite": killSqlite,
  servers: serversGo,
  database: databaseGoes,
  "disk-full-sqlite": sqliteDiskFull,
  "disk-full-postgres": postgresDiskFull,
  graph: graphInTrouble,
  tokens: noTokens,
  keys: keysRotate,
  clock: clockSet,
  "soak-sqlite": soakSqlite,
  "soak-servers": soakServers,
  simulation,
};
