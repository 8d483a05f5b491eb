import type { CallStore, Clock } from "@dialtree/calls";
import type { Database } from "../control/database/open.ts";
import { watch } from "../control/watching.ts";
import type { Keeping } from "./keeping.ts";
import { kinds } from "./kinds.ts";

export interface SweepOptions {
  readonly database: Database;
  readonly store: CallStore;
  readonly keeping: Keeping;
  readonly clock: Clock;
}

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** Journals of so many calls are forgotten at once: calls that are under way wait for no more than that. */
const callsAtOnce = 100;
/** In one sweep; what is left is there for the next one. */
const batchesAtMost = 1_000;

/** What a sweep has found to be past. */
export interface Swept {
  readonly journals: number;
}

/** Forgets what is past, in all tables that do not see to it themselves. Several servers may do so at once. */
export async function sweep({ database, store, keeping, clock }: SweepOptions): Promise<Swept> {
  const now = clock.now();
  await database
    .deleteFrom("outgoing_call")
    .where("placed_at", "<", now - kinds.placed.days * dayMs)
    .execute();
  await database
    .deleteFrom("outside_call")
    .where("at", "<=", now - hourMs)
    .execute();
  const days = await keeping.days("journals");
  if (days === null) return { journals: 0 };
  let journals = 0;
  for (let batch = 0; batch < batchesAtMost; batch += 1) {
    const forgotten = await store.forgetJournals(now - days * dayMs, callsAtOnce);
    if (forgotten === 0) break;
    journals += forgotten;
  }
  return { journals };
}

/** Sweeps every hour. The answer ends it, after one that is under way. */
export function sweepHourly(
  options: SweepOptions & {
    readonly onSwept: (swept: Swept) => void;
    readonly onTrouble: (error: unknown) => void;
  },
): () => Promise<void> {
  return watch({
    look: async () => options.onSwept(await sweep(options)),
    clock: options.clock,
    everyMs: hourMs,
    onTrouble: options.onTrouble,
  });
}
