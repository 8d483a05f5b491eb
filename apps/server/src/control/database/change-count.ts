import type { Transaction } from "kysely";
import type { Database } from "./open.ts";
import type { Tables } from "./tables.ts";

/**
 * A transaction that changes what new calls get: what is current, or who answers what is called. They come one after the
 * other, whichever servers they come from: each begins by counting itself, and the row of the count is then its own until
 * the end. What it reads is what the one before has left. The count is also what tells other servers to look.
 */
export function changing<Result>(
  database: Database,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable("change_count")
      .set(({ eb }) => ({ changes: eb("changes", "+", 1) }))
      .execute();
    return work(transaction);
  });
}

/** How often what new calls get has been changed. */
export async function changesIn(database: Database): Promise<number> {
  const { changes } = await database.selectFrom("change_count").select("changes").executeTakeFirstOrThrow();
  return changes;
}
