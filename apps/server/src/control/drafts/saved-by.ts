import type { Database } from "../database/open.ts";

/** The name of whoever has made a draft what it is; null where that was never written down, or nobody signs in. */
export async function savedBy(database: Database, changedBy: string | null): Promise<string | null> {
  if (changedBy === null) return null;
  const row = await database
    .selectFrom("person")
    .select("name")
    .where("id", "=", changedBy)
    .executeTakeFirst();
  return row?.name ?? null;
}
