import type { Commit } from "@dialtree/calls";

/** A live call as the store keeps it, to make others of. */
export interface Template {
  readonly key: string;
  readonly state: string;
}

// So that none of them falls due while something is measured, and each still has to be armed.
const laterMs = 3_600_000;

/** The commit that begins a call which is like the template but for its key, which is also Graph's id of it. */
export function planted({ key: from, state }: Template, key: string): Commit {
  const copy = JSON.parse(state.replaceAll(from, key)) as { watches: { dueAt: number }[] };
  for (const watch of copy.watches) watch.dueAt += laterMs;
  return {
    key,
    basedOn: 0,
    at: Date.now(),
    state: JSON.stringify(copy),
    wakeAt: Math.min(...copy.watches.map(({ dueAt }) => dueAt)),
    journal: [],
  };
}
