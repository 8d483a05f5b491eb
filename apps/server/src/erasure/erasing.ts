import type { CallStore } from "@dialtree/calls";
import { record } from "../control/audit/record.ts";
import type { Database } from "../control/database/open.ts";
import { inOrder } from "../control/in-order.ts";
import { isPlace, type Keys, places } from "./places.ts";
import { pseudonymOf, tracesOf, type Whom } from "./whom.ts";

/** What was found of somebody in one place. */
export interface Trace {
  readonly place: string;
  /** For people: "messages". */
  readonly what: string;
  readonly count: number;
  /** Why it is not erased, and what to do; null where it is. */
  readonly stays: string | null;
}

export interface Erasures {
  /** What is there of somebody, and what would be erased. */
  look(whom: Whom): Promise<readonly Trace[]>;
  /** Erases what can be erased, and tells what was there. */
  erase(whom: Whom): Promise<readonly Trace[]>;
}

export interface ErasureOptions extends Keys {
  readonly database: Database;
  readonly store: CallStore;
  /** Has what was deleted leave the files as well, where somebody has to do that. */
  readonly scrub: () => Promise<void>;
}

const atOnce = 200;

export function erasuresIn(options: ErasureOptions): Erasures {
  const { database, store, secret, scrub } = options;
  // Of two at once the second would count what the first is about to erase.
  const oneByOne = inOrder();

  async function found(whom: Whom) {
    const all = [];
    for (const [place, row] of Object.entries(places)) {
      if (!isPlace(row)) continue;
      const { count, erase } = await row.find(database, whom, options);
      if (count > 0) all.push({ trace: { place, what: row.what, count, stays: row.stays ?? null }, erase });
    }
    const live = await liveCalls(whom);
    if (live > 0)
      all.push({
        trace: {
          place: "call",
          what: "calls under way",
          count: live,
          stays: "A call needs to know who calls. Its row goes when it ends: erase again then.",
        },
        erase: undefined,
      });
    return all;
  }

  async function liveCalls(whom: Whom): Promise<number> {
    const { isIn } = tracesOf(whom);
    let count = 0;
    for (let last: string | undefined = ""; last !== undefined; ) {
      const keys: readonly string[] = await store.live(atOnce, last);
      const loaded = await store.load(keys);
      count += loaded.filter((one) => one.is === "live" && isIn(one.call.state)).length;
      last = keys.length < atOnce ? undefined : keys.at(-1);
    }
    return count;
  }

  return {
    look: async (whom) => (await found(whom)).map(({ trace }) => trace),
    erase: (whom) =>
      oneByOne(async () => {
        const all = await found(whom);
        const erased = Object.fromEntries(
          all.filter(({ erase }) => erase).map(({ trace: { place, count } }) => [place, count]),
        );
        await database.transaction().execute(async (transaction) => {
          for (const { erase } of all) await erase?.(transaction);
          await record(transaction, {
            deed: "caller.erased",
            thing: pseudonymOf(secret, whom),
            after: erased,
          });
        });
        await scrub();
        return all.map(({ trace }) => trace);
      }),
  };
}
