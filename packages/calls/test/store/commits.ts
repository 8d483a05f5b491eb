import type { CallStore, Commit } from "../../src/store/call-store.ts";

/** A commit of which a test says only what matters to it; otherwise it begins a call that never has to wake. */
export function commitOf(key: string, rest: Partial<Commit> = {}): Commit {
  return { key, basedOn: 0, at: 1_000, state: "{}", wakeAt: undefined, journal: [], ...rest };
}

/** Everything that a store tells of some calls, to be compared. */
export async function told(store: CallStore, keys: readonly string[]) {
  return {
    loaded: await store.load(keys),
    due: await store.due(Number.MAX_SAFE_INTEGER, 1_000),
    live: await store.live(1_000),
    journals: await Promise.all(keys.map((key) => store.journal(key))),
  };
}
