import { newestSchema as newestOfPostgres } from "../control/database/postgres/migrations.ts";
import { newestSchema as newestOfSqlite } from "../control/database/sqlite/migrations.ts";
import type { Source } from "./places/place.ts";

export type Kind = Source["kind"];

/** The newest schema of control tables that this dialtree knows, counted as each database does. */
export const newestOf: Readonly<Record<Kind, number>> = {
  sqlite: newestOfSqlite,
  postgresql: newestOfPostgres,
};

/**
 * The schema that means the same in another database. Every change is a step in both; PostgreSQL came later and began with
 * several at once.
 */
export function schemaIn(
  to: Kind,
  { from, schema }: { readonly from: Kind; readonly schema: number },
): number {
  return newestOf[to] - (newestOf[from] - schema);
}
