import { randomUUID } from "node:crypto";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createKeySigner } from "@dialtree/calls";
import { createSqliteStore } from "@dialtree/calls/sqlite";
import { startChild } from "../child.ts";
import { cpuMsOf } from "../cpu.ts";
import type { Aim, Ran, Ringing } from "../load/messages.ts";
import type { Circumstances, Measured, Part } from "../part.ts";
import { type Dialtree, openCalls, startDialtree } from "../server/dialtree.ts";
import { planted, type Template } from "../server/planting.ts";
import { openSurroundings, type Surroundings, secret, tenant } from "../server/surroundings.ts";
import type { Counted } from "../sink/messages.ts";
import { median, rounded } from "../statistics.ts";
import { inTime } from "../waiting.ts";

const sizes = { few: 1_000, many: 100_000 } as const;
/** Of each server so many calls are told something, spread over all that it has. */
const talking = 1_000;
const rounds = 5;
const perCall = 4;
const connections = 32;
const planting = 500;
const atRestMs = 1_500;
/** A server is at rest when it uses no more than this share of one core for so long. */
const idleShare = 0.03;
const restMs = 1_000;
const under = 1.3;

interface Heap {
  readonly bytes: number;
  readonly calls: number;
}

/** What a server with very many live calls costs: memory, each event, and starting it. */
export const liveCalls: Part = {
  name: "live-calls",
  says: `${sizes.many} live calls: memory of each, an event beside one among ${sizes.few}, time to start`,
  run: async ({ folder, say }: Circumstances): Promise<Measured> => {
    const around = await openSurroundings(folder, "live-calls");
    const servers: Dialtree[] = [];
    const generators: ReturnType<typeof startChild>[] = [];
    try {
      const { template, playing, dataFolder } = await oneCall(around);
      const started = async (size: number) => {
        const data = join(around.folder, `${size}`);
        cpSync(dataFolder, data, { recursive: true });
        const keys = await plantInto(join(data, "calls.db"), template, size);
        const begun = performance.now();
        const server = await startDialtree(around, {
          dataFolder: data,
          program: "bench/server/host.ts",
          nodeArguments: ["--expose-gc", "--max-old-space-size=8192"],
        });
        servers.push(server);
        const seconds = (performance.now() - begun) / 1_000;
        const heap = await settledHeap(server, size);
        say(
          `${size} calls: started in ${seconds.toFixed(1)} s, ${Math.round(heap.bytes / 1e6)} MB of heap, ${heap.calls} in hand`,
        );
        // Each call that was found in the store is asked about: that is a part of starting, not of an event.
        await atRest(server);
        const generator = startChild("bench/load/generator.ts");
        generators.push(generator);
        const signer = createKeySigner([Buffer.from(secret, "hex")]);
        const every = Math.floor(size / talking);
        const calls: Ringing[] = Array.from({ length: talking }, (_, n) => {
          const call = keys[n * every] ?? "";
          return { call, path: `/api/calls/${call}/${signer.sign(call, tenant)}`, playing };
        });
        await generator.ask("aim", {
          connections,
          tokens: around.tokens,
          port: server.port,
          calls,
        } satisfies Aim);
        return { server, seconds, heap, generator };
      };
      const few = await started(sizes.few);
      const many = await started(sizes.many);
      const costs = { few: [] as number[], many: [] as number[] };
      for (let round = -1; round < rounds; round += 1) {
        const both = { few: await costOf(around, few), many: await costOf(around, many) };
        if (round < 0) continue;
        costs.few.push(both.few);
        costs.many.push(both.many);
      }
      const ratio = rounded(median(costs.many) / median(costs.few));
      return {
        keys: {
          live_calls: {
            calls: sizes.many,
            heapBytesPerCall: Math.round((many.heap.bytes - few.heap.bytes) / (sizes.many - sizes.few)),
            eventCpuMicroseconds: { few: rounded(median(costs.few)), many: rounded(median(costs.many)) },
            startSeconds: { few: rounded(few.seconds), many: rounded(many.seconds) },
          },
          event_cost_many_over_few: ratio,
        },
        judged: [{ key: "event_cost_many_over_few", value: ratio, must: { under } }],
      };
    } finally {
      await Promise.all([
        ...servers.map(({ child }) => child.end("SIGKILL")),
        ...generators.map((one) => one.end()),
      ]);
      await around.end();
    }
  },
};

/** A call at its first prompt, as the store has it, and the data folder of a server that knows its flow. */
async function oneCall(around: Surroundings) {
  const dataFolder = join(around.folder, "template");
  const dialtree = await startDialtree(around, { dataFolder, program: "bench/server/host.ts" });
  const [call] = await openCalls(dialtree, around, 1);
  await sleep(atRestMs);
  const template = await dialtree.child.ask<Template>("template", call?.call);
  await dialtree.child.end();
  return { template, playing: call?.playing ?? 0, dataFolder };
}

async function plantInto(file: string, template: Template, count: number): Promise<readonly string[]> {
  mkdirSync(join(file, ".."), { recursive: true });
  const store = await createSqliteStore({ file });
  const keys = Array.from({ length: count }, () => randomUUID());
  for (let first = 0; first < count; first += planting)
    await store.commit(keys.slice(first, first + planting).map((key) => planted(template, key)));
  await store.close();
  return keys;
}

/** The heap once all calls are in hand and what the start has brought with it is done. */
async function settledHeap({ child }: Dialtree, calls: number): Promise<Heap> {
  let last: Heap = { bytes: 0, calls: 0 };
  for (;;) {
    const now = await child.ask<Heap>("heap");
    const still = Math.abs(now.bytes - last.bytes) < last.bytes * 0.01;
    if (still && now.calls >= calls) return now;
    last = now;
    await sleep(500);
  }
}

/** Resolves once a server uses next to no processor. */
async function atRest({ child: { pid } }: Dialtree): Promise<void> {
  const used = () => cpuMsOf(pid) ?? Number.NaN;
  for (let before = used(); ; before = used()) {
    await sleep(restMs);
    if (!(used() - before > restMs * idleShare)) return;
  }
}

/** Microseconds of processor for each event. */
async function costOf(
  { sink }: Surroundings,
  { server, generator }: { readonly server: Dialtree; readonly generator: ReturnType<typeof startChild> },
): Promise<number> {
  const { plays } = await sink.ask<Counted>("count");
  const sent = perCall * talking;
  const reached = sink.ask<Counted>("reached", plays + sent);
  const cpu = cpuMsOf(server.child.pid) ?? Number.NaN;
  const { statuses } = await generator.ask<Ran>("run", { perCall });
  if (statuses[202] !== sent)
    throw new Error(`Not every notification was taken: ${JSON.stringify(statuses)}`);
  await inTime(reached, "the sink to count all commands");
  return (((cpuMsOf(server.child.pid) ?? Number.NaN) - cpu) * 1_000) / sent;
}
