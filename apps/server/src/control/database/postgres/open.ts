import { Kysely, PostgresDialect } from "kysely";
import type { Tables } from "../tables.ts";
import { migrate } from "./migrating.ts";
import { poolAt } from "./pool.ts";

export interface PostgresOptions {
  readonly schema?: string;
  readonly answersWithinMs?: number;
}

/** Beside the schema of the calls, in the same database. */
export const usualControlSchema = "dialtree_control";
// Whoever waits longer has given up: Graph after ten seconds, people sooner.
const usualAnswersWithinMs = 8_000;

/**
 * Opens the control database in a schema of its own, which is made when there is none. Servers that start at once wait
 * for each other. After an outage the next thing that is asked connects again.
 * @throws ControlError when PostgreSQL cannot be reached or refuses, or when the schema is newer than this program.
 */
export async function openPostgres(
  url: string,
  { schema = usualControlSchema, answersWithinMs = usualAnswersWithinMs }: PostgresOptions = {},
): Promise<Kysely<Tables>> {
  const pool = poolAt(url, answersWithinMs);
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await database.connection().execute((connection) => migrate(connection, schema, pool.named));
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return database.withSchema(schema);
}
