// What `dialtree cluster` starts: the settings that make several servers one line.

import { join } from "node:path";
import { type Environment, PlanError, type Program, planFor } from "../start/plan.ts";

const mostServers = 9;

export interface ClusterPlan {
  readonly folder: string;
  readonly postgresFolder: string;
  /** Where people and Graph reach the cluster. */
  readonly url: string;
  readonly phone: string;
  readonly balancerPort: number;
  /** Each with the variable that would move it. */
  readonly ports: readonly { readonly variable: string; readonly port: number }[];
  readonly simulator: Program;
  /** `url` of the database; `secret`: 64 hexadecimal digits, the same for all. */
  servers(database: string, secret: string): readonly (Program & { readonly port: number })[];
}

/** @throws PlanError with a line for each mistake */
export function clusterPlan(nodes: string | undefined, environment: Environment): ClusterPlan {
  const count = Number(nodes ?? 3);
  if (!Number.isInteger(count) || count < 1 || count > mostServers)
    throw new PlanError(`--nodes "${nodes}" must be a whole number from 1 to ${mostServers}.`);
  const folder = environment.DIALTREE_DATA?.trim() || ".dialtree/cluster";
  const {
    DIALTREE_DATABASE: _database,
    DIALTREE_SECRET: _secret,
    DIALTREE_CLOCK_SCALE: _scale,
    ...rest
  } = environment;
  const plan = planFor({
    ...rest,
    DIALTREE_DATA: folder,
    SIMULATOR_DATA: environment.SIMULATOR_DATA?.trim() || join(folder, "simulator"),
  });
  const [own, phone, graph] = plan.ports;
  const ports = Array.from({ length: count }, (_, index) => own.port + index + 1);
  const clash = ports.find((port) => port === phone.port || port === graph.port || port > 65_535);
  if (clash !== undefined)
    throw new PlanError(
      `DIALTREE_PORT=${own.port} leaves port ${clash} to a server, which cannot have it: the servers take the ports behind it.`,
    );
  const { server, simulator } = plan.programs;
  return {
    folder,
    postgresFolder: join(folder, "postgres"),
    url: plan.url.server,
    phone: plan.url.simulator,
    balancerPort: own.port,
    ports: [...plan.ports, ...ports.map((port) => ({ variable: "DIALTREE_PORT", port }))],
    simulator,
    servers: (database, secret) =>
      ports.map((port, index) => {
        const dataFolder = join(folder, `server-${index + 1}`);
        return {
          ...server,
          port,
          dataFolder,
          log: join(dataFolder, "server.log"),
          ready: `http://localhost:${port}/readyz`,
          env: {
            ...server.env,
            DIALTREE_PORT: String(port),
            DIALTREE_DATA: dataFolder,
            DIALTREE_PUBLIC_URL: plan.url.server,
            DIALTREE_DATABASE: database,
            DIALTREE_SECRET: secret,
          },
        };
      }),
  };
}
