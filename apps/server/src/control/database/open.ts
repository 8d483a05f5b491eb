import type { Kysely } from "kysely";
import { openPostgres } from "./postgres/open.ts";
import { openSqlite } from "./sqlite/open.ts";
import type { Tables } from "./tables.ts";

/** Either database; what is asked of it is the same. */
export type Database = Kysely<Tables>;

/** Where the control database is: in a file, for one process alone, or on PostgreSQL, for any number of servers. */
export type DatabasePlace =
  | { readonly file: string }
  | {
      /** `postgresql://user:password@host:5432/name` */
      readonly url: string;
      /** The schema that holds our tables; `dialtree_control` unless told. */
      readonly schema?: string;
      /** How long a question may take; eight seconds unless told. */
      readonly answersWithinMs?: number;
    };

/**
 * Opens the control database, which is made when there is none.
 * @throws ControlError when it cannot be reached, may not be used, is damaged, newer than this program, or somebody else's.
 */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  return "file" in place ? openSqlite(place.file) : openPostgres(place.url, place);
}

/** Ends after what was asked before is done. */
export async function closeDatabase(database: Database): Promise<void> {
  await database.destroy();
}
