import type { Ask } from "@dialtree/calls/carrying";
import { Kysely, PostgresDialect } from "kysely";
import type { Database } from "../../control/database/open.ts";
import { poolAt } from "../../control/database/postgres/pool.ts";
import type { Tables } from "../../control/database/tables.ts";

export interface Connection {
  /** Server and database, for people. */
  readonly named: string;
  readonly ask: Ask;
  /** The same connection, and the transaction that it is in, in the words of control. */
  over(schema: string): Database;
  close(): Promise<void>;
}

/** One statement may have millions of rows to go through. */
const answersWithinMs = 30 * 60_000;

/** One connection to a database. @throws ControlError as all that is asked over it */
export async function connectTo(url: string): Promise<Connection> {
  const pool = poolAt(url, answersWithinMs);
  const client = await pool.connect().catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  return {
    named: pool.named,
    ask: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(sql, values)).rows,
    over: (schema) =>
      new Kysely<Tables>({
        dialect: new PostgresDialect({
          pool: {
            connect: async () => ({ ...client, query: client.query, release: () => {} }),
            end: async () => {},
            options: pool.options,
          },
        }),
      }).withSchema(schema),
    async close() {
      // Whatever was not committed goes with it.
      client.release(true);
      await pool.end();
    },
  };
}
