import type { ClientBase } from "pg";
import { StoreError } from "../store/call-store.ts";
import { inSchema, migrations } from "./schema.ts";

/** Any number that all servers use for this and nothing else in the same database does: "dial" as four bytes. */
const migrationLock = 0x6469616c;

/**
 * Makes sure that the database can be used and brings our schema in it to the newest version. Several servers may do so at
 * once: one migrates and the others wait. Throws a StoreError if it must not be used, and then has not changed it.
 */
export async function openSchema(client: ClientBase, schema: string, where: string): Promise<void> {
  const refuse = (what: string): never => {
    throw new StoreError("unavailable", `The database ${where} ${what}`);
  };
  const { rows } = await client.query<{ encoding: string; readonly: string }>(
    "SELECT current_setting('server_encoding') AS encoding, current_setting('transaction_read_only') AS readonly",
  );
  const { encoding, readonly } = rows[0] as (typeof rows)[0];
  if (encoding !== "UTF8") {
    refuse(
      `keeps text as ${encoding}, which has no room for every script. Create it with the encoding UTF8.`,
    );
  }
  if (readonly === "on") {
    refuse("can only be read: it is a standby or set to read-only. Name the primary in the address.");
  }

  // Most of the time there is nothing to do, and then this user need not be allowed to do it either.
  if ((await versionOf(client, schema, where)) === migrations.length) return;
  // If it fails, the connection is closed and with it goes what was begun.
  await client.query("BEGIN");
  await client.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
  const version = await versionOf(client, schema, where);
  await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
  await client.query(
    inSchema(schema, "CREATE TABLE IF NOT EXISTS $schema_version (version integer NOT NULL)"),
  );
  for (const sql of migrations.slice(version)) await client.query(inSchema(schema, sql));
  await client.query(inSchema(schema, "DELETE FROM $schema_version"));
  await client.query(inSchema(schema, "INSERT INTO $schema_version VALUES ($1)"), [migrations.length]);
  await client.query("COMMIT");
}

/** The version of our schema there: 0 if it has yet to be made. */
async function versionOf(client: ClientBase, schema: string, where: string): Promise<number> {
  const found = await client.query<{ name: string }>(
    "SELECT relname::text AS name FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = $1",
    [schema],
  );
  if (found.rows.length === 0) return 0;
  if (!found.rows.some(({ name }) => name === "schema_version")) {
    throw new StoreError(
      "broken",
      `The schema ${schema} of the database ${where} belongs to another program. It has not been changed. Name another database or schema.`,
    );
  }
  const { rows } = await client.query<{ version: number }>(
    inSchema(schema, "SELECT version FROM $schema_version"),
  );
  const version = rows[0]?.version ?? 0;
  if (version > migrations.length) {
    throw new StoreError(
      "unavailable",
      `The database ${where} was written by a newer dialtree: it has schema ${version}, this one knows ${migrations.length}. Run that version again, or put a backup from before in its place.`,
    );
  }
  return version;
}
