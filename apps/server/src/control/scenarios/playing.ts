import { Worker } from "node:worker_threads";
import type { Json } from "@dialtree/flow";
import { canonical, hashOf } from "../hashes.ts";
import { inOrder } from "../in-order.ts";
import type { PlayedScenario, PlayOrder, ScenarioText } from "./play-order.ts";

/** Plays scenarios; one after the other where several people ask at once. */
export interface Player {
  /** In the order of the scenarios. Settles soon after `signal`, with those that were not played by then `unplayed`. */
  play(order: PlayOrder, signal?: AbortSignal): Promise<readonly PlayedScenario[]>;
  /** One with the same memory, for whom nobody waits who plays here. */
  readonly beside: Pick<Player, "play">;
}

export interface PlayerOptions {
  /** For all scenarios of one order. */
  readonly patienceMs?: number;
}

// A hundred scenarios take about a second.
const usualPatienceMs = 20_000;
// Whoever has looked at a report publishes what it was about: that is not played twice.
const mostRemembered = 16;

interface Performance {
  readonly played: readonly PlayedScenario[];
  /** Nothing cut it short. */
  readonly isWhole: boolean;
}

/** A player that plays in a thread of its own. What was played to its end is remembered for a while. */
export function playerOf({ patienceMs = usualPatienceMs }: PlayerOptions = {}): Player {
  const remembered = new Map<string, Performance>();
  const inTurn = (): Player["play"] => {
    const oneByOne = inOrder();
    return (order, signal) =>
      oneByOne(async () => {
        if (order.scenarios.length === 0) return [];
        const key = keyOf(order);
        const known = remembered.get(key);
        remembered.delete(key);
        const { played, isWhole } = known ?? (await playIn(order, patienceMs, signal));
        // What ran out of time may have more of it the next time.
        if (!isWhole) return played;
        remembered.set(key, { played, isWhole });
        const [oldest] = remembered.keys();
        if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
        return played;
      });
  };
  return { play: inTurn(), beside: { play: inTurn() } };
}

function keyOf({ flows, calendars, scenarios }: PlayOrder): string {
  const parts = {
    flows: flows.map(({ document, recordings }) => ({ document, recordings: [...recordings] })),
    calendars: [...calendars],
    scenarios,
  };
  return hashOf(canonical(parts as unknown as Json));
}

function playIn(order: PlayOrder, patienceMs: number, signal?: AbortSignal): Promise<Performance> {
  const { scenarios } = order;
  const played: PlayedScenario[] = [];
  const thread = new Worker(new URL("./play-thread.ts", import.meta.url), {
    workerData: order,
    // A flow that goes round and round must not take the memory that calls need.
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return new Promise((resolve, reject) => {
    const bound = AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(patienceMs)]);
    const finish = (why: string) => {
      bound.removeEventListener("abort", late);
      const rest = restOf(scenarios.slice(played.length), why);
      resolve({ played: [...played, ...rest], isWhole: rest.length === 0 });
      void thread.terminate();
    };
    const seconds = Math.round(patienceMs / 1_000);
    const late = () => finish(`It was still being played after ${seconds} seconds, when time was up.`);
    bound.addEventListener("abort", late, { once: true });
    if (bound.aborted) return late();
    thread.on("message", (one: PlayedScenario) => {
      played.push(one);
      if (played.length === scenarios.length) finish("");
    });
    thread.on("error", (error: Error & { readonly code?: string }) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") finish("It needs more memory than scenarios may have.");
      else reject(error);
    });
  });
}

/** The one that was being played when it ended, and those that had no turn. */
function restOf([stuck, ...others]: readonly ScenarioText[], why: string): readonly PlayedScenario[] {
  if (!stuck) return [];
  const unplayed = others.map(
    ({ flow, name }): PlayedScenario => ({
      flow,
      name,
      outcome: "unplayed",
      fault: "Time was up before its turn.",
    }),
  );
  return [{ flow: stuck.flow, name: stuck.name, outcome: "failed", fault: why }, ...unplayed];
}
