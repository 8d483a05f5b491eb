import type { CallStore, Commit, CommitResult } from "../../src/index.ts";
import type { MemoryStore } from "../../src/store/memory-store.ts";
import type { Chance } from "./chance.ts";
import type { Code } from "./code.ts";
import type { Faults } from "./faults.ts";
import type { Server } from "./server.ts";
import type { Timeline } from "./timeline.ts";

export interface StorePorts {
  readonly code: Code;
  readonly memory: MemoryStore;
  readonly timeline: Timeline;
  readonly chance: Chance;
  readonly faults: () => Faults;
  /** Until when the store is away. */
  readonly awayUntil: () => number;
  /** A batch was worked off, and this is what became of it. */
  readonly committed: (server: Server, batch: readonly Commit[], results: readonly CommitResult[]) => void;
  readonly beaten: (server: Server, name: string) => void;
  readonly trace: (who: string, what: string) => void;
  readonly disturbed: (untilMs: number) => void;
}

/** How long a server is left without an answer before its connection gives up. */
const connectionMs = 10_000;

/** The one store as a server reaches it: over a network that is slow, breaks, and loses answers. */
export function storeOf(server: Server, ports: StorePorts): CallStore {
  const { memory, timeline, chance, faults, trace } = ports;

  function ask<T>(what: string, work: () => Promise<T>, done?: (result: T) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const fail = (ms: number, why: string) =>
        timeline.after(ms, () =>
          server.receive(() => reject(new ports.code.StoreError("unavailable", `The store ${why}.`))),
        );
      server.act(`store ${what}`, () => {
        const { storeBefore, storeAfter, storeSlow } = faults();
        const travel = chance.between(0.2, 2);
        const away = ports.awayUntil() - timeline.now;
        if (away > 0) {
          const hangs = chance.roll(0.3);
          trace(server.name, `store ${what}: away`);
          ports.disturbed(away + connectionMs);
          fail(hangs ? connectionMs : travel, "is away");
          return;
        }
        if (chance.roll(storeBefore)) {
          trace(server.name, `store ${what}: fails before`);
          ports.disturbed(0);
          fail(travel, "failed before");
          return;
        }
        const slow = chance.roll(storeSlow) ? chance.spread(100, 6_000) : 0;
        if (slow > 0) {
          trace(server.name, `store ${what}: slow`);
          ports.disturbed(slow);
        }
        const lost = chance.roll(storeAfter);
        timeline.after(travel + slow, () => {
          work().then(
            (result) => {
              done?.(result);
              if (lost) {
                trace(server.name, `store ${what}: fails after`);
                ports.disturbed(0);
                fail(travel, "failed after");
              } else timeline.after(travel, () => server.receive(() => resolve(result)));
            },
            (error) => void timeline.after(travel, () => server.receive(() => reject(error))),
          );
        });
      });
    });
  }

  const { store } = memory;
  return {
    load: (keys) => ask("load", () => store.load(keys)),
    commit: (batch) =>
      ask(
        "commit",
        () => store.commit(batch),
        (results) => ports.committed(server, batch, results),
      ),
    due: (until, limit, after) => ask("due", () => store.due(until, limit, after)),
    live: (limit, after) => ask("live", () => store.live(limit, after)),
    journal: (key) => ask("journal", () => store.journal(key)),
    forget: (endedBefore) => ask("forget", () => store.forget(endedBefore)),
    beat: (name, withinMs) =>
      ask(
        "beat",
        () => store.beat(name, withinMs),
        () => ports.beaten(server, name),
      ),
    forgetJournals: (before, most) => ask("forgetJournals", () => store.forgetJournals(before, most)),
    farewell: (name) => ask("farewell", () => store.farewell(name)),
    close: () => Promise.resolve(),
  };
}
