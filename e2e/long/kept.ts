// What is left in the store after a run: no call that lives, and of each call a journal from its beginning to its end.

import type { CallStore, JournalLine } from "@dialtree/calls";

export interface Kept {
  readonly live: number;
  /** How many journals were read. */
  readonly journals: number;
  /** What is wrong with them, a sentence each. */
  readonly faults: readonly string[];
}

/** Looks into a store. `calls` by Graph's ids. Those that nobody took in have no journal. */
export async function keptIn(store: CallStore, calls: Iterable<string>): Promise<Kept> {
  const live = await store.live(1_000);
  const faults: string[] = [];
  let journals = 0;
  for (const call of calls) {
    const key = call.toLowerCase();
    const lines = await store.journal(key);
    if (lines.length === 0) continue;
    journals += 1;
    faults.push(...wrongIn(lines).map((what) => `${key}: ${what}`));
  }
  return { live: live.length, journals, faults };
}

interface Entry {
  readonly kind: string;
  readonly type?: string;
  readonly key?: string;
}

/** Versions that only tidy up are not journalled, so some may be missing; none comes before an earlier one. */
export function wrongIn(lines: readonly JournalLine[]): readonly string[] {
  const entries = lines.map(({ entry }) => JSON.parse(entry) as Entry);
  const wrong: string[] = [];
  const keys = new Set<string>();
  for (const [index, { kind, key }] of entries.entries()) {
    if ((lines[index]?.version ?? 0) < (lines[index - 1]?.version ?? 1)) wrong.push("a version comes late");
    if (kind !== "event" || key === undefined) continue;
    if (keys.has(key)) wrong.push(`the event ${key} was taken twice`);
    keys.add(key);
  }
  if (entries[0]?.type !== "incoming") wrong.push("the journal does not begin with the call");
  if (!entries.some(({ kind }) => kind === "ended")) wrong.push("the journal has no end");
  return wrong;
}
