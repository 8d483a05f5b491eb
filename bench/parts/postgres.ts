import { join } from "node:path";
import { type LocalPostgres, startPostgres, whyNoPostgres } from "@dialtree/local-postgres";
import { type Child, startChild } from "../child.ts";
import { cpuMsOf, cpuMsOfFamily } from "../cpu.ts";
import type { Aim, Ran, Ringing } from "../load/messages.ts";
import type { Circumstances, Measured, Part } from "../part.ts";
import { type Dialtree, openCalls, startDialtree } from "../server/dialtree.ts";
import { openSurroundings, type Surroundings } from "../server/surroundings.ts";
import type { Counted } from "../sink/messages.ts";
import { median, rounded } from "../statistics.ts";
import { inTime } from "../waiting.ts";

const sizes = [1, 2, 4] as const;
/** Of all servers together. */
const calls = 512;
const connections = 64;
const rounds = 3;
const perCall = 8;
const warmUp = 12;

interface Node {
  readonly server: Dialtree;
  readonly generator: Child;
}

interface Cost {
  readonly perSecond: number;
  readonly serversMs: number;
  readonly databaseMs: number;
}

/** What servers that share one PostgreSQL take for each second of processor, theirs and the database's. */
export const postgres: Part = {
  name: "postgres",
  says: `notifications per second of processor with ${sizes.join(", ")} servers on one PostgreSQL`,
  run: async ({ folder, say }: Circumstances): Promise<Measured> => {
    const missing = whyNoPostgres();
    if (missing !== undefined) return { keys: { postgres: `not measured: ${missing}` }, judged: [] };
    const servers: object[] = [];
    for (const size of sizes) {
      const costs = await costsOf(folder, size);
      const sent = perCall * calls;
      const ms = costs.map(({ serversMs, databaseMs }) => serversMs + databaseMs);
      const found = {
        servers: size,
        perSecond: rounded(median(costs.map(({ perSecond }) => perSecond))),
        perCpuSecond: rounded((sent * 1_000) / median(ms)),
        cpuMicroseconds: {
          servers: rounded((median(costs.map(({ serversMs }) => serversMs)) * 1_000) / sent),
          database: rounded((median(costs.map(({ databaseMs }) => databaseMs)) * 1_000) / sent),
        },
      };
      say(
        `${size} servers: ${found.perSecond} per second, ${found.perCpuSecond} for each second of processor`,
      );
      servers.push(found);
    }
    return { keys: { postgres: servers }, judged: [] };
  },
};

async function costsOf(folder: string, size: number): Promise<readonly Cost[]> {
  const around = await openSurroundings(folder, `postgres-${size}`);
  const database = await startPostgres();
  const nodes: Node[] = [];
  try {
    // One after the other: the first one brings the flow in.
    for (let n = 0; n < size; n += 1) {
      const server = await startDialtree(around, {
        dataFolder: join(around.folder, `server-${n}`),
        env: { DIALTREE_DATABASE: database.url },
      });
      nodes.push({ server, generator: startChild("bench/load/generator.ts") });
    }
    for (const { server, generator } of nodes) {
      const ringing: readonly Ringing[] = await openCalls(server, around, calls / size);
      const aim = {
        connections: connections / size,
        tokens: around.tokens,
        port: server.port,
        calls: ringing,
      };
      await generator.ask("aim", aim satisfies Aim);
    }
    const costs: Cost[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const cost = await costOf(around, database, nodes, round < 0 ? warmUp : perCall);
      if (round >= 0) costs.push(cost);
    }
    return costs;
  } finally {
    await Promise.all(nodes.flatMap(({ server, generator }) => [server.child.end(), generator.end()]));
    await database.stop();
    await around.end();
  }
}

/** What it took until the sink had the command of every notification. */
async function costOf(
  { sink }: Surroundings,
  { pid }: LocalPostgres,
  nodes: readonly Node[],
  each: number,
): Promise<Cost> {
  const { plays } = await sink.ask<Counted>("count");
  const sent = each * calls;
  const reached = sink.ask<Counted>("reached", plays + sent);
  const used = () => ({
    servers: nodes.reduce((sum, { server }) => sum + (cpuMsOf(server.child.pid) ?? Number.NaN), 0),
    database: cpuMsOfFamily(pid) ?? Number.NaN,
  });
  const before = used();
  const ran = await Promise.all(nodes.map(({ generator }) => generator.ask<Ran>("run", { perCall: each })));
  const taken = ran.reduce((sum, { statuses }) => sum + (statuses[202] ?? 0), 0);
  if (taken !== sent)
    throw new Error(
      `Not every notification was taken: ${JSON.stringify(ran.map(({ statuses }) => statuses))}`,
    );
  const { lastPlay } = await inTime(reached, "the sink to count all commands");
  const after = used();
  const begun = Math.min(...ran.map((one) => one.begun));
  const ended = Math.max(lastPlay, ...ran.map((one) => one.ended));
  return {
    perSecond: (sent * 1_000) / (ended - begun),
    serversMs: after.servers - before.servers,
    databaseMs: after.database - before.database,
  };
}
