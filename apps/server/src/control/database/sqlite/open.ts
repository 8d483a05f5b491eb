import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { Kysely } from "kysely";
import type { Tables } from "../tables.ts";
import { threadDialect } from "./dialect.ts";
import { databaseError } from "./faults.ts";
import { SqliteThread } from "./thread.ts";

/**
 * Opens the control database in a file, which is made when there is none. One process, one file.
 * @throws ControlError when the file is in use, damaged, newer than this program, or somebody else's.
 */
export async function openSqlite(file: string): Promise<Kysely<Tables>> {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw databaseError(file, { reason: (error as Error).message });
  }
  const database = new Kysely<Tables>({ dialect: threadDialect(await SqliteThread.open(file)) });
  // Kysely destroys only what it has used once; without this a database nobody asked would never let go of its file.
  await database.connection().execute(async () => {});
  return database;
}
