import { type LocalPostgres, startPostgres } from "@dialtree/local-postgres";
import { Client } from "pg";
import { afterAll, beforeAll } from "vitest";
import type { Place } from "./rig.ts";

/** A PostgreSQL for the tests of one file, which ends with them. */
export interface PostgresForTests {
  /** Of the database that the places are in. */
  url(): string;
  /** A schema that nobody has used. */
  place(): Place & { readonly at: { readonly url: string; readonly schema: string } };
  /** Statements of the one who may do everything, in that schema; the rows of the last one. */
  query(schema: string, ...statements: string[]): Promise<readonly Record<string, unknown>[]>;
}

export function postgresForTests(): PostgresForTests {
  let started: LocalPostgres | undefined;
  let url = "";
  let places = 0;
  beforeAll(async () => {
    // Nothing of these tests has to outlive the machine.
    started = await startPostgres({ settings: { fsync: "off", max_connections: 200 } });
    // As people's databases are: with an order of texts that is not that of their bytes.
    const client = new Client(started.url);
    await client.connect();
    await client.query(
      "create database people template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-US'",
    );
    await client.end();
    url = Object.assign(new URL(started.url), { pathname: "/people" }).href;
  });
  afterAll(() => started?.stop("immediate"));

  const query: PostgresForTests["query"] = async (schema, ...statements) => {
    const client = new Client(url);
    await client.connect();
    try {
      let rows: Record<string, unknown>[] = [];
      for (const statement of [`set search_path to ${schema}`, ...statements]) {
        ({ rows } = await client.query(statement));
      }
      return rows;
    } finally {
      await client.end();
    }
  };

  return {
    url: () => url,
    query,
    place() {
      places += 1;
      const schema = `test_${places}`;
      return {
        at: { url, schema },
        tamper: async (...statements) =>
          // As a replica does: triggers and references are not looked at.
          void (await query(schema, "set session_replication_role = replica", ...statements)),
      };
    },
  };
}
