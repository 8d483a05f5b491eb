import { record } from "../control/audit/record.ts";
import type { Database } from "../control/database/open.ts";
import { kinds, type Settable } from "./kinds.ts";

/** How long is kept what somebody can set it for; null: for good. */
export interface Keeping {
  days(kind: Settable): Promise<number | null>;
  set(kind: Settable, days: number | null): Promise<void>;
}

export function keepingIn(database: Database): Keeping {
  const days = async (kind: Settable, from: Database): Promise<number | null> => {
    const row = await from.selectFrom("retention").select("days").where("kind", "=", kind).executeTakeFirst();
    return row === undefined ? kinds[kind].days : row.days;
  };
  return {
    days: (kind) => days(kind, database),
    set: (kind, wanted) =>
      database.transaction().execute(async (transaction) => {
        const before = await days(kind, transaction);
        if (before === wanted) return;
        await transaction
          .insertInto("retention")
          .values({ kind, days: wanted })
          .onConflict((known) => known.column("kind").doUpdateSet({ days: wanted }))
          .execute();
        await record(transaction, {
          deed: "retention.changed",
          thing: kind,
          before: { days: before },
          after: { days: wanted },
        });
      }),
  };
}
