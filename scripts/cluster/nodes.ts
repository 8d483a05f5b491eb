// The servers of a cluster: started, killed, and restarted one after the other.

import { setTimeout as wait } from "node:timers/promises";
import type { Program } from "../start/plan.ts";
import { launch, type Running, Trouble } from "../start/program.ts";

export interface Nodes {
  readonly count: number;
  /** Process id of a server, from 0; undefined while it is not running. */
  pid(server: number): number | undefined;
  /** Resolves when it takes calls. @throws Trouble when it ends before */
  start(server: number): Promise<void>;
  /** At once, without a chance to put anything down. */
  kill(server: number): Promise<void>;
  /** Lets it stand still, or go on. */
  freeze(server: number, frozen: boolean): void;
  /** Each in turn lets go of its calls, ends and comes back before the next one does. @throws Trouble */
  roll(told: (text: string) => void): Promise<void>;
  end(): Promise<void>;
}

/** `onDeath` hears of a server that ended unasked, and how. */
export function nodesOf(
  programs: readonly Program[],
  root: string,
  onDeath: (server: number, how: string) => void,
): Nodes {
  const running = new Map<number, Running>();
  const wanted = new Set<number>();

  async function start(server: number): Promise<void> {
    const program = programs[server];
    if (!program || running.has(server)) return;
    const one = launch(`server ${server + 1}`, program, root);
    running.set(server, one);
    wanted.add(server);
    void one.ended.then(({ how }) => {
      running.delete(server);
      if (wanted.delete(server)) onDeath(server, how);
    });
    await ready(one);
  }

  async function ready(one: Running): Promise<void> {
    let over: string | undefined;
    void one.ended.then(({ how }) => {
      over = how;
    });
    while (over === undefined) {
      const answer = await fetch(one.program.ready, { signal: AbortSignal.timeout(5_000) }).catch(
        () => undefined,
      );
      if (answer?.ok) return;
      await wait(50);
    }
    throw new Trouble(
      one.said().plain || `${one.name} ended before it was ready (${over}). Its log: ${one.program.log}`,
    );
  }

  async function end(server: number): Promise<void> {
    wanted.delete(server);
    const one = running.get(server);
    // One that stands still would not hear it.
    if (one?.pid !== undefined) process.kill(one.pid, "SIGCONT");
    await one?.end();
  }

  return {
    count: programs.length,
    pid: (server) => running.get(server)?.pid,
    start,
    kill: async (server) => {
      const one = running.get(server);
      one?.kill();
      await one?.ended;
    },
    freeze: (server, frozen) => {
      const pid = running.get(server)?.pid;
      if (pid !== undefined) process.kill(pid, frozen ? "SIGSTOP" : "SIGCONT");
    },
    roll: async (told) => {
      for (const server of programs.keys()) {
        told(`server ${server + 1} lets go of its calls`);
        await end(server);
        await start(server);
        told(`server ${server + 1} is back, process ${running.get(server)?.pid}`);
      }
    },
    end: async () => {
      await Promise.all([...programs.keys()].map(end));
    },
  };
}
