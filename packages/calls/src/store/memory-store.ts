import {
  type CallStore,
  type Commit,
  type CommitResult,
  type Due,
  type JournalLine,
  type StoredCall,
  StoreError,
  type StoreFault,
} from "./call-store.ts";
import { assertSoundBatch } from "./sound.ts";

/** A store that forgets everything with the process, for tests; and the means to make it misbehave. */
export interface MemoryStore {
  readonly store: CallStore;
  /**
   * From now on everything is rejected with this fault; undefined: it works again. `after`: it is done all the same and
   * only the answer is lost, as when a connection breaks.
   */
  fail(fault: StoreFault | undefined, when?: "before" | "after"): void;
  /** What is asked from now on waits until it is released. */
  hold(): void;
  release(): void;
}

/** `now`: several servers share it, and it says by this time which of them live. Without: one server has it for itself. */
export function createMemoryStore({ now }: { readonly now?: () => number } = {}): MemoryStore {
  const calls = new Map<string, StoredCall>();
  const wakes = new Map<string, number>();
  const tombstones = new Map<string, number>();
  const journals = new Map<string, JournalLine[]>();
  const beats = new Map<string, number>();
  let failing: { readonly fault: StoreFault; readonly when: "before" | "after" } | undefined;
  let gate = Promise.withResolvers<void>();
  gate.resolve();
  let last: Promise<unknown> = gate.promise;
  let closing: Promise<void> | undefined;

  /** Everything passes here in the order in which it was asked. */
  function pass<T>(work: () => T): Promise<T> {
    if (closing) return Promise.reject(new StoreError("closed", "The store is closed."));
    const passed = behindGate(work);
    last = passed;
    return passed;
  }

  async function behindGate<T>(work: () => T): Promise<T> {
    await gate.promise;
    const fail = failing && new StoreError(failing.fault, `The store was made to fail: ${failing.fault}.`);
    if (fail && failing?.when === "before") throw fail;
    const done = work();
    if (fail) throw fail;
    return done;
  }

  function commitOne({ key, basedOn, at, state, wakeAt, journal }: Commit): CommitResult {
    if ((calls.get(key)?.version ?? 0) !== basedOn || tombstones.has(key)) return "conflict";
    const version = basedOn + 1;
    if (state === undefined) {
      calls.delete(key);
      tombstones.set(key, at);
    } else {
      calls.set(key, { key, version, state });
    }
    if (state === undefined || wakeAt === undefined) wakes.delete(key);
    else wakes.set(key, wakeAt);
    const lines = journals.get(key) ?? [];
    journals.set(key, [...lines, ...journal.map((entry) => ({ version, at, entry }))]);
    return "committed";
  }

  return {
    store: {
      load: (keys) =>
        pass(() =>
          keys.map((key) => {
            const call = calls.get(key);
            if (call) return { is: "live", call };
            const endedAt = tombstones.get(key);
            return endedAt === undefined ? { is: "unknown" } : { is: "ended", endedAt };
          }),
        ),
      commit: (batch) =>
        pass(() => {
          assertSoundBatch(batch);
          return batch.map(commitOne);
        }),
      due: (until, limit, after) =>
        pass(() =>
          [...wakes]
            .map(([key, wakeAt]) => ({ key, wakeAt }))
            .filter((one) => one.wakeAt <= until && (after === undefined || byDue(one, after) > 0))
            .sort(byDue)
            .slice(0, limit),
        ),
      live: (limit, after) =>
        pass(() =>
          [...calls.keys()]
            .filter((key) => after === undefined || byKey(key, after) > 0)
            .sort(byKey)
            .slice(0, limit),
        ),
      journal: (key) => pass(() => [...(journals.get(key) ?? [])]),
      forget: (endedBefore) =>
        pass(() => {
          const past = [...tombstones].filter(([, endedAt]) => endedAt < endedBefore);
          for (const [key] of past) tombstones.delete(key);
          return past.length;
        }),
      forgetJournals: (before, most) =>
        pass(() => {
          const past = [...journals]
            .filter(([key, lines]) => !calls.has(key) && lines.every(({ at }) => at < before))
            .slice(0, most);
          for (const [key] of past) journals.delete(key);
          return past.length;
        }),
      beat: (server, withinMs) =>
        pass(() => {
          if (!now) return { alive: [server], shared: false, at: undefined };
          const at = now();
          beats.set(server, at);
          const alive = [...beats].filter(([, beatAt]) => at - beatAt <= withinMs).map(([name]) => name);
          return { alive, shared: true, at };
        }),
      farewell: (server) => pass(() => void beats.delete(server)),
      close: () => {
        const done = () => undefined;
        closing ??= last.then(done, done);
        return closing;
      },
    },
    fail: (fault, when = "before") => {
      failing = fault && { fault, when };
    },
    hold: () => {
      gate = Promise.withResolvers();
    },
    release: () => gate.resolve(),
  };
}

function byDue(a: Due, b: Due): number {
  return a.wakeAt - b.wakeAt || byKey(a.key, b.key);
}

/** As databases compare: by the bytes of UTF-8. JavaScript itself would compare UTF-16. */
function byKey(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
