import { join } from "node:path";
import { createSqliteStore } from "@dialtree/calls/sqlite";
import { type Child, startChild } from "../child.ts";
import { cpuMsOf } from "../cpu.ts";
import type { Aim, Ran, Ringing } from "../load/messages.ts";
import type { Circumstances, Measured, Part } from "../part.ts";
import { openCalls, startDialtree } from "../server/dialtree.ts";
import { openSurroundings, type Surroundings, tokensInUse } from "../server/surroundings.ts";
import type { Counted, SinkCall } from "../sink/messages.ts";
import { median, rounded } from "../statistics.ts";

const rounds = 7;
const calls = 256;
const connections = 64;
/** Notifications of each call in a round. */
const perCall = 20;
const warmUp = 40;
const atLeast = 0.5;

/** How many notifications per second the server takes, beside a bare one in turns. */
export const throughput: Part = {
  name: "throughput",
  says: "notifications per second over those of a bare server of the same parts",
  run: async ({ folder, say }: Circumstances): Promise<Measured> => {
    const around = await openSurroundings(folder, "throughput");
    const dialtree = await startDialtree(around, { dataFolder: join(around.folder, "server") });
    const bare = startChild("bench/bare/bare.ts");
    const generators = {
      dialtree: startChild("bench/load/generator.ts"),
      bare: startChild("bench/load/generator.ts"),
    };
    try {
      const ringing = await openCalls(dialtree, around, calls);
      const aim = { connections, tokens: around.tokens };
      const barePort = await bare.ask<number>("listen", around.opened);
      await generators.dialtree.ask("aim", { ...aim, port: dialtree.port, calls: ringing } satisfies Aim);
      // The bare one has calls of its own, so that the sink can tell whose commands it counts.
      const others = ringing.map((call) => ({
        ...call,
        call: other(call.call),
        path: call.path.replace(call.call, other(call.call)),
      }));
      await generators.bare.ask("aim", { ...aim, port: barePort, calls: others } satisfies Aim);

      const measured: { readonly dialtree: Rate; readonly bare: Rate }[] = [];
      for (let round = -1; round < rounds; round += 1) {
        const each = round < 0 ? warmUp : perCall;
        const both = {
          bare: await rateOf(around, generators.bare, bare.pid, each),
          dialtree: await rateOf(around, generators.dialtree, dialtree.child.pid, each),
        };
        if (round < 0) continue;
        measured.push(both);
        say(`round ${round + 1}: ${told(both.dialtree)} over ${told(both.bare)}`);
      }
      const of = (name: "dialtree" | "bare", what: keyof Rate) =>
        median(measured.map((both) => both[name][what]));
      const ratios = measured.map((both) => both.dialtree.perSecond / both.bare.perSecond);

      const sent = warmUp + rounds * perCall;
      await compareSink(around, { ringing, others }, sent);
      // Without a chance to put anything down: what was answered 202 must be there all the same.
      await dialtree.child.end("SIGKILL");
      const kept = await compareJournal(join(dialtree.dataFolder, "calls.db"), ringing, sent);
      const value = rounded(median(ratios));
      return {
        keys: {
          throughput_vs_bare: value,
          throughput: {
            perSecond: rounded(of("dialtree", "perSecond"), 4),
            barePerSecond: rounded(of("bare", "perSecond"), 4),
            cpuMicroseconds: rounded(of("dialtree", "cpuMicroseconds")),
            bareCpuMicroseconds: rounded(of("bare", "cpuMicroseconds")),
            ratios: ratios.map((ratio) => rounded(ratio)),
            notifications: calls * sent,
            commandsAtTheSink: calls * sent,
            keptInTheStore: kept,
            tokens: tokensInUse,
            connections,
            calls,
            transport: "plain http, both",
          },
        },
        judged: [{ key: "throughput_vs_bare", value, must: { atLeast } }],
      };
    } finally {
      await Promise.all([dialtree.child.end(), bare.end(), generators.dialtree.end(), generators.bare.end()]);
      await around.end();
    }
  },
};

interface Rate {
  readonly perSecond: number;
  /** Of the server's process for each notification, in all its threads. */
  readonly cpuMicroseconds: number;
}

/** Notifications per second, from the first one sent to the last command that the sink has counted. */
async function rateOf({ sink }: Surroundings, generator: Child, pid: number, each: number): Promise<Rate> {
  const sent = each * calls;
  const { plays } = await sink.ask<Counted>("count");
  const reached = sink.ask<Counted>("reached", plays + sent);
  const cpu = cpuMsOf(pid) ?? Number.NaN;
  const ran = await generator.ask<Ran>("run", { perCall: each });
  const refused = Object.keys(ran.statuses).filter((status) => status !== "202");
  if (refused.length > 0)
    throw new Error(`Not every notification was taken: ${JSON.stringify(ran.statuses)}`);
  const { lastPlay } = await reached;
  return {
    perSecond: (sent * 1_000) / (Math.max(lastPlay, ran.ended) - ran.begun),
    cpuMicroseconds: (((cpuMsOf(pid) ?? Number.NaN) - cpu) * 1_000) / sent,
  };
}

function told({ perSecond, cpuMicroseconds }: Rate): string {
  return `${Math.round(perSecond)} per second at ${Math.round(cpuMicroseconds)} µs of processor each`;
}

/** Each call has had one command for each of its notifications; those of the measured server in their order. */
async function compareSink(
  { sink }: Surroundings,
  { ringing, others }: { readonly ringing: readonly Ringing[]; readonly others: readonly Ringing[] },
  sent: number,
): Promise<void> {
  const seen = new Map(
    (await sink.ask<(SinkCall & { id: string })[]>("calls")).map((call) => [call.id, call]),
  );
  const wrong = [
    // The play that the call began with is one more.
    ...ringing.filter(({ call, playing }) => {
      const { plays, unexpected, playing: now } = seen.get(call) ?? never;
      return plays !== sent + 1 || unexpected > 0 || now !== playing + sent;
    }),
    ...others.filter(({ call }) => (seen.get(call) ?? never).plays !== sent),
  ];
  const [first] = wrong;
  if (first)
    throw new Error(
      `The sink has counted ${JSON.stringify(seen.get(first.call))} after ${sent} notifications.`,
    );
}

const never: SinkCall = { callback: undefined, plays: 0, playing: 0, unexpected: 0 };

/** Opens the store anew and looks for each event that was answered 202. Gives how many there were. */
async function compareJournal(file: string, ringing: readonly Ringing[], sent: number): Promise<number> {
  const store = await createSqliteStore({ file });
  let kept = 0;
  for (const { call, playing } of ringing) {
    const results = (await store.journal(call)).flatMap(({ entry }) => {
      const line = JSON.parse(entry) as {
        kind: string;
        type?: string;
        command?: { id?: string };
        outcome?: string;
      };
      const ofPlay = line.kind === "event" && line.type === "result" && line.outcome === "done";
      return ofPlay ? [line.command?.id] : [];
    });
    const wanted = Array.from({ length: sent }, (_, n) => `c${playing + n}`);
    const missing = wanted.filter((id) => !results.includes(id));
    if (missing.length > 0)
      throw new Error(`Call ${call} has lost ${missing.length} events: ${missing.slice(0, 5)}.`);
    kept += wanted.length;
  }
  await store.close();
  return kept;
}

/** An id that differs from the one given. */
function other(call: string): string {
  return `${call.slice(0, -4)}${call.endsWith("0000") ? "1111" : "0000"}`;
}
