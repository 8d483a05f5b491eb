import { existsSync } from "node:fs";
import { sql } from "kysely";
import type { Database } from "../control/database/open.ts";

/**
 * Has what was deleted leave the files of a data folder: pages that were written ahead go to their place, where they are
 * overwritten, and the log is emptied. The calls' file is asked through the thread of control, so that nobody waits for it.
 */
export function scrubberOf(database: Database, callsFile: string): () => Promise<void> {
  return () =>
    database.connection().execute(async (connection) => {
      await sql`pragma wal_checkpoint(truncate)`.execute(connection);
      // Whoever keeps calls elsewhere has none.
      if (!existsSync(callsFile)) return;
      await sql`attach database ${callsFile} as calls`.execute(connection);
      try {
        await sql`pragma calls.wal_checkpoint(truncate)`.execute(connection);
      } finally {
        await sql`detach database calls`.execute(connection);
      }
    });
}
