import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, startChild } from "../child.ts";
import type { Aim, Ran, Ringing } from "../load/messages.ts";
import type { Circumstances, Measured, Part } from "../part.ts";
import { openCalls, startDialtree } from "../server/dialtree.ts";
import type { Template } from "../server/planting.ts";
import { openSurroundings, type Surroundings } from "../server/surroundings.ts";
import type { Counted } from "../sink/messages.ts";
import { median, percentile, rounded } from "../statistics.ts";
import { inTime } from "../waiting.ts";

// So many that the command of a call is with the sink before the same connection tells of its end.
const calls = 1_024;
const connections = 64;
// As in the part throughput: V8 compiles until then, and full load of a server that is not warm is not its full load.
const warmUpEach = 64;
const floodEach = 16;
const pacedEach = 30;
const coldCalls = 200;
// What is known to be sent is struck off a call's state after a second: a call at rest.
const atRestMs = 1_500;

/** From a notification to its command, at half of the load that the server can take, and one at a time. */
export const latency: Part = {
  name: "latency",
  says: "milliseconds from a notification to its command at half load; a call in memory beside one in the store",
  run: async ({ folder, say }: Circumstances): Promise<Measured> => {
    const around = await openSurroundings(folder, "latency");
    const dialtree = await startDialtree(around, {
      dataFolder: join(around.folder, "server"),
      program: "bench/server/host.ts",
    });
    const generator = startChild("bench/load/generator.ts");
    try {
      const ringing = await openCalls(dialtree, around, calls);
      const aim = { connections, tokens: around.tokens, port: dialtree.port };
      await generator.ask("aim", { ...aim, calls: ringing } satisfies Aim);
      await flooded(around, generator, warmUpEach);
      const full = await flooded(around, generator, floodEach);
      const paced = await told(around, generator, ringing, { perCall: pacedEach, perSecond: full / 2 });
      say(`${Math.round(full)} per second at full load, ${Math.round(full / 2)} at half`);

      await sleep(atRestMs);
      const [first] = ringing;
      const template = await dialtree.child.ask<Template>("template", first?.call);
      const keys = Array.from({ length: coldCalls }, () => randomUUID());
      const playing = Number(/"caller play":"c(\d+)"/.exec(template.state)?.[1]);
      const planted = await dialtree.child.ask<Ringing[]>("plant", { template, keys });
      const cold = planted.map((call) => ({ ...call, playing }));
      // The same calls twice: the first notification of each finds it in the store, the second in memory. One at a time.
      await generator.ask("aim", { ...aim, connections: 1, calls: cold } satisfies Aim);
      const colds = await told(around, generator, cold, { perCall: 1, perSecond: 50 });
      const warms = await told(around, generator, cold, { perCall: 1, perSecond: 50 });
      return {
        keys: {
          latency_ms: {
            atHalfLoad: milliseconds(paced),
            perSecond: rounded(full / 2),
            alone: { warm: milliseconds(warms), cold: milliseconds(colds) },
            aims: { median: 2, p99: 10 },
          },
        },
        judged: [],
      };
    } finally {
      await Promise.all([dialtree.child.end(), generator.end()]);
      await around.end();
    }
  },
};

const milliseconds = (values: readonly number[]) => ({
  median: rounded(median(values)),
  p99: rounded(percentile(values, 99)),
});

/** Notifications per second at full load. */
async function flooded({ sink }: Surroundings, generator: Child, perCall: number): Promise<number> {
  const { plays } = await sink.ask<Counted>("count");
  const sent = perCall * calls;
  const reached = sink.ask<Counted>("reached", plays + sent);
  const ran = await generator.ask<Ran>("run", { perCall });
  const { lastPlay } = await inTime(reached, "the sink to count all commands");
  return (sent * 1_000) / (Math.max(lastPlay, ran.ended) - ran.begun);
}

/** How many milliseconds after each notification was due its command was at the sink. */
async function told(
  { sink }: Surroundings,
  generator: Child,
  of: readonly Ringing[],
  run: { readonly perCall: number; readonly perSecond: number },
): Promise<readonly number[]> {
  const { plays } = await sink.ask<Counted>("count");
  await sink.ask("note");
  const reached = sink.ask<Counted>("reached", plays + run.perCall * of.length);
  const { due = new Float64Array(), from = [] } = await generator.ask<Ran>("run", run);
  await inTime(reached, "the sink to count all commands");
  const arrivals = await sink.ask<Map<string, number>>("noted");
  return Array.from(due, (at, n) => {
    const index = n % of.length;
    const command = (from[index] ?? 0) + Math.floor(n / of.length) + 1;
    const arrived = arrivals.get(`${of[index]?.call} c${command}`);
    if (arrived === undefined) throw new Error(`Command c${command} of ${of[index]?.call} never came.`);
    return arrived - at;
  });
}
