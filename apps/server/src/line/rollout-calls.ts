import type { CallStore, Clock, Lifetime, Lifetimes } from "@dialtree/calls";
import { actAs, theServer } from "../control/audit/actor.ts";
import type { Published } from "../control/published/published.ts";
import { noCounts } from "../control/rollout/guard.ts";
import type { Increment, Rollout } from "../control/rollout/rollouts.ts";
import { type Tally, tallyOf } from "../control/rollout/tally.ts";

export interface RolloutCallsOptions {
  readonly published: Pick<Published, "rolloutOf" | "load">;
  readonly store: Pick<CallStore, "journal">;
  readonly clock: Clock;
  /** Adds what was counted to what all servers have. */
  readonly count: (increments: readonly Increment[]) => Promise<void>;
  /** Ends a rollout if its calls go too badly. */
  readonly judge: (rollout: string) => Promise<void>;
  /** Hears that calls could not be counted, which are then tried again, and of the first that could: `undefined`. */
  readonly onTrouble: (error: unknown) => void;
}

export interface RolloutCalls extends Lifetimes {
  /** Counts what is not yet counted. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

// Often enough to stop what goes wrong within a few calls; seldom enough to be no work. Milliseconds.
const everyMs = 2_000;
// Journals that are read at a time, and calls that wait for it: what is more is not looked at.
const readAtOnce = 8;
const mostWaiting = 5_000;

interface Ended {
  readonly call: Lifetime;
  readonly rollout: string;
}

/**
 * Counts calls of versions that are tried beside each other. While a call lasts it costs nothing: what it was is read
 * from its journal once it is over, a moment later and many together.
 */
export function rolloutCalls(options: RolloutCallsOptions): RolloutCalls {
  const { published, store, clock, count, judge, onTrouble } = options;
  const counted = new Map<string, Increment>();
  const ended: Ended[] = [];
  const unjudged = new Set<string>();
  let cancel: (() => void) | undefined;
  let flushing: Promise<void> = Promise.resolve();
  let isTroubled = false;
  let isOver = false;

  function add({ id }: Pick<Rollout, "id">, version: string, what: Partial<Increment>): void {
    const key = `${id} ${version}`;
    const known = counted.get(key) ?? { rollout: id, version, ...noCounts };
    counted.set(key, {
      ...known,
      begun: known.begun + (what.begun ?? 0),
      ended: known.ended + (what.ended ?? 0),
      errors: known.errors + (what.errors ?? 0),
      failedTransfers: known.failedTransfers + (what.failedTransfers ?? 0),
      hangUps: known.hangUps + (what.hangUps ?? 0),
    });
  }

  function wait(): void {
    if (isOver) return;
    cancel ??= clock.after(everyMs, () => void flush());
  }

  async function tally({ key, version }: Lifetime): Promise<Tally> {
    const { flows } = await published.load(version);
    const types = new Map<string, string>();
    const typeOf = (flow: string, node: string): string | undefined => {
      const place = `${flow} ${node}`;
      const known = types.get(place) ?? flows.get(flow)?.document.nodes.find(({ id }) => id === node)?.type;
      if (known !== undefined) types.set(place, known);
      return known;
    };
    return tallyOf(
      (await store.journal(key)).map(({ entry }) => entry),
      typeOf,
    );
  }

  async function read(): Promise<void> {
    while (ended.length > 0) {
      const some = ended.slice(0, readAtOnce);
      const tallies = await Promise.all(some.map(({ call }) => tally(call)));
      ended.splice(0, some.length);
      for (const [index, { call, rollout }] of some.entries()) {
        const { error, failedTransfer, hangUp } = tallies[index] as Tally;
        add({ id: rollout }, call.version, {
          ended: 1,
          errors: Number(error),
          failedTransfers: Number(failedTransfer),
          hangUps: Number(hangUp),
        });
      }
    }
  }

  async function flushNow(): Promise<void> {
    cancel?.();
    cancel = undefined;
    if (counted.size + ended.length + unjudged.size === 0) return;
    const taken: Increment[] = [];
    try {
      await read();
      taken.push(...counted.values());
      counted.clear();
      await count(taken);
      for (const { rollout } of taken.splice(0)) unjudged.add(rollout);
      for (const rollout of unjudged) {
        await judge(rollout);
        unjudged.delete(rollout);
      }
      if (isTroubled) onTrouble(undefined);
      isTroubled = false;
    } catch (error) {
      for (const { rollout, version, ...what } of taken) add({ id: rollout }, version, what);
      if (!isTroubled) onTrouble(error);
      isTroubled = true;
      wait();
    }
  }

  function flush(): Promise<void> {
    // Whoever's call it is has nothing to do with what becomes of the version.
    flushing = flushing.then(() => actAs(theServer, clock.now(), flushNow));
    return flushing;
  }

  return {
    began({ version }) {
      const rollout = published.rolloutOf(version);
      if (!rollout) return;
      add(rollout, version, { begun: 1 });
      wait();
    },
    ended(call) {
      const rollout = published.rolloutOf(call.version);
      if (!rollout || call.startedAt < rollout.startedAt || ended.length >= mostWaiting) return;
      ended.push({ call, rollout: rollout.id });
      wait();
    },
    flush,
    async close() {
      await flush();
      isOver = true;
      cancel?.();
    },
  };
}
