// The process that plays Graph's side of the webhook: tells servers that prompts have ended, as fast as they take it or at
// a steady pace.

import { setTimeout as sleep } from "node:timers/promises";
import { answerParent } from "../child.ts";
import { type Connection, openConnection, postOf } from "./connection.ts";
import type { Aim, Ran, Ringing, Run } from "./messages.ts";
import { promptHasEnded } from "./notification.ts";

let connections: readonly Connection[] = [];
let target = { port: 0, count: 0 };
let calls: Ringing[] = [];
let tokens: readonly string[] = [];

function aim({ port, connections: count, calls: of, tokens: given }: Aim): void {
  target = { port, count };
  calls = of.map((call) => ({ ...call }));
  tokens = given;
}

/** Anew for each run: a server closes connections that were idle for a while. */
async function connect(): Promise<void> {
  for (const connection of connections) connection.close();
  connections = await Promise.all(Array.from({ length: target.count }, () => openConnection(target.port)));
}

/** Tells a call that its prompt has ended. The next one is counted on from there: each leads to one play. */
function tell(connection: Connection, index: number): Promise<number> {
  const call = calls[index] as Ringing;
  const token = tokens[index % tokens.length] ?? "";
  const body = promptHasEnded(call.call, `c${call.playing}`);
  call.playing += 1;
  return connection.send(postOf(call.path, token, body));
}

/** So many notifications for each call, each connection as fast as it is answered. */
async function flood(perCall: number, counted: Map<number, number>): Promise<void> {
  await Promise.all(
    connections.map(async (connection, first) => {
      for (let round = 0; round < perCall; round += 1) {
        for (let index = first; index < calls.length; index += connections.length) {
          const status = await tell(connection, index);
          counted.set(status, (counted.get(status) ?? 0) + 1);
        }
      }
    }),
  );
}

/**
 * So many notifications for each call at a steady pace, whether the server keeps up or not. Gives when each was due, so that
 * a server that falls behind is not measured by a generator that waits for it.
 */
async function pace(perCall: number, perSecond: number, counted: Map<number, number>): Promise<Float64Array> {
  const due = new Float64Array(perCall * calls.length);
  const free = [...connections];
  const waiting: ((connection: Connection) => void)[] = [];
  const underWay: Promise<void>[] = [];
  const take = () => free.pop() ?? new Promise<Connection>((resolve) => waiting.push(resolve));
  const give = (connection: Connection) => {
    const next = waiting.shift();
    if (next) next(connection);
    else free.push(connection);
  };
  const begun = now();
  for (let n = 0; n < due.length; n += 1) {
    const at = begun + (n * 1_000) / perSecond;
    // Timers of Node are a millisecond coarse: what is due within it is sent at once.
    while (now() < at - 0.5) await sleep(1);
    due[n] = Math.max(at, now() - 1);
    const connection = await take();
    const index = n % calls.length;
    underWay.push(
      tell(connection, index).then((status) => {
        counted.set(status, (counted.get(status) ?? 0) + 1);
        give(connection);
      }),
    );
  }
  await Promise.all(underWay);
  return due;
}

/** Milliseconds of a clock that all processes of this machine share. */
const now = () => Number(process.hrtime.bigint() / 1_000n) / 1_000;

answerParent({
  aim,
  run: async ({ perCall, perSecond }: Run): Promise<Ran> => {
    await connect();
    const counted = new Map<number, number>();
    const from = calls.map(({ playing }) => playing);
    const begun = now();
    const cpu = process.cpuUsage();
    const due = perSecond === undefined ? undefined : await pace(perCall, perSecond, counted);
    if (perSecond === undefined) await flood(perCall, counted);
    const { user, system } = process.cpuUsage(cpu);
    return {
      begun,
      ended: now(),
      statuses: Object.fromEntries(counted),
      cpuMs: (user + system) / 1_000,
      ...(due ? { due, from } : {}),
    };
  },
});
