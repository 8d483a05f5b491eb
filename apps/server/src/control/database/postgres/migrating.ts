import { type Kysely, sql } from "kysely";
import { ControlError } from "../../control-error.ts";
import type { Tables } from "../tables.ts";
import { migrations, newestSchema } from "./migrations.ts";

// "dtcl" in ASCII: told from the advisory locks of other programs in the same database.
const migrationLock = 0x6474636c;

/**
 * Brings the schema up to date, in one transaction: it is as it was or as it should be, and servers that start at once
 * do it one after the other. `named` is the database, for people.
 * @throws ControlError `database_newer`, `database_foreign`
 */
export async function migrate(database: Kysely<Tables>, schema: string, named: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
    const from = await versionOf(transaction, schema, named);
    if (from > newestSchema) {
      throw new ControlError(
        "database_newer",
        `The schema ${schema} in ${named} has version ${from}; this dialtree knows versions up to ${newestSchema}.`,
        "Update this dialtree to the version of the others, or restore a copy of the database from before their update.",
      );
    }
    if (from === newestSchema) return;
    if (from === 0) await sql`create schema if not exists ${sql.id(schema)}`.execute(transaction);
    await sql`set local search_path to ${sql.id(schema)}`.execute(transaction);
    if (from === 0) {
      await sql`create table schema_version (id integer primary key check (id = 1), version integer not null)`.execute(
        transaction,
      );
      await sql`insert into schema_version (id, version) values (1, 0)`.execute(transaction);
    }
    for (const step of migrations.slice(from)) await sql.raw(step).execute(transaction);
    await sql`update schema_version set version = ${sql.lit(newestSchema)}`.execute(transaction);
  });
}

/** Which version the schema has; 0 when it is not there, or empty. */
async function versionOf(database: Kysely<Tables>, schema: string, named: string): Promise<number> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema}`.execute(database);
  if (rows.length === 0) return 0;
  if (!rows.some(({ name }) => name === "schema_version")) {
    throw new ControlError(
      "database_foreign",
      `The schema ${schema} in ${named} is of another program.`,
      "Name another database for dialtree in DIALTREE_DATABASE.",
    );
  }
  const found = await sql<{
    version: number;
  }>`select version from ${sql.id(schema, "schema_version")}`.execute(database);
  return found.rows[0]?.version ?? 0;
}
