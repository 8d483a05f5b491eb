import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@dialtree/local-postgres";
import { type Child, startChild } from "../child.ts";
import type { Ringing } from "../load/messages.ts";
import { callComesIn, callIsConnected } from "../load/notification.ts";
import type { SinkCall } from "../sink/messages.ts";
import { number, type Surroundings, tenant } from "./surroundings.ts";

/** The real server in a process of its own. */
export interface Dialtree {
  readonly port: number;
  readonly dataFolder: string;
  readonly child: Child;
}

export interface DialtreeOptions {
  readonly dataFolder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeArguments?: readonly string[];
  /** What is started; the server's own program unless told. */
  readonly program?: string;
}

const openedAtOnce = 32;

/** Starts it and waits until it takes calls. Its log goes into a file, as it does where it is at work. */
export async function startDialtree(
  around: Surroundings,
  { dataFolder, env = {}, nodeArguments = [], program = "apps/server/src/main.ts" }: DialtreeOptions,
): Promise<Dialtree> {
  const port = await freePort();
  mkdirSync(dataFolder, { recursive: true });
  const child = startChild(program, {
    env: { ...around.environment(port, dataFolder), ...env },
    nodeArguments,
    output: join(around.folder, "server.log"),
  });
  for (let answered = false; !answered; ) {
    answered = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    // A server that has ended will not come up any more.
    if (!answered) await Promise.race([sleep(10), child.ended.then((error) => Promise.reject(error))]);
  }
  return { port, dataFolder, child };
}

/** Begins so many calls and brings each to its first prompt. */
export async function openCalls(
  { port }: Pick<Dialtree, "port">,
  { sink, tokens }: Surroundings,
  count: number,
): Promise<readonly Ringing[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const tell = async (path: string, body: string, index: number) => {
    const answered = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${tokens[index % tokens.length]}`,
        "content-type": "application/json",
      },
      body,
    });
    if (answered.status !== 202) throw new Error(`${path}: ${answered.status} ${await answered.text()}`);
  };
  const all = async (work: (id: string, index: number) => Promise<void>) => {
    for (let first = 0; first < count; first += openedAtOnce)
      await Promise.all(ids.slice(first, first + openedAtOnce).map((id, n) => work(id, first + n)));
  };
  await all((id, index) => tell("/api/calls", callComesIn(id, tenant, number), index));
  const callbacks = await seen(sink, ids, ({ callback }) => callback !== undefined);
  const pathOf = (id: string) => new URL(callbacks.get(id)?.callback ?? "").pathname;
  await all((id, index) => tell(pathOf(id), callIsConnected(id), index));
  const ringing = await seen(sink, ids, ({ plays }) => plays > 0);
  return ids.map((call) => ({ call, path: pathOf(call), playing: ringing.get(call)?.playing ?? 0 }));
}

/** Waits until the sink has seen something of every call: commands follow the answer to what they come from. */
async function seen(
  sink: Child,
  ids: readonly string[],
  enough: (call: SinkCall) => boolean,
): Promise<ReadonlyMap<string, SinkCall>> {
  for (;;) {
    const known = await sink.ask<(SinkCall & { id: string })[]>("calls");
    const found = new Map(known.filter(enough).map((call) => [call.id, call]));
    if (ids.every((id) => found.has(id))) return found;
    await sleep(20);
  }
}
