import { type Ask, callsIntoSchema, serversIn } from "@dialtree/calls/carrying";
import { migrations, newestSchema } from "../../control/database/postgres/migrations.ts";
import type { Row } from "../archive/values.ts";
import { BackupError } from "../backup-error.ts";
import { type Schemas, shapesOf } from "./from-postgres.ts";
import { asideName } from "./into-files.ts";
import type { TableShape, Target } from "./place.ts";
import { connectTo } from "./postgres-connection.ts";

export interface IntoPostgres {
  readonly url: string;
  readonly schemas: Schemas;
  /** Of the control tables that will be put. */
  readonly schema: number;
  readonly replace: boolean;
  readonly now: number;
}

/** What PostgreSQL takes at most in one statement is 65,535 values. */
const valuesAtOnce = 30_000;
// The same as of servers that start: they wait until this is over, and find what was put.
const startLocks = [0x6469616c, 0x6474636c];

/**
 * A database that an installation is put into, in one transaction.
 * @throws BackupError `restore_in_use`, `restore_needs_replace`, ControlError
 */
export async function targetInPostgres(into: IntoPostgres): Promise<Target> {
  const { schemas, replace } = into;
  const { ask, over, close, named } = await connectTo(into.url);
  let moved: readonly string[] = [];
  try {
    await ask("begin");
    for (const lock of startLocks) await ask("select pg_advisory_xact_lock($1)", [lock]);
    const there = await schemasThere(ask, schemas);
    if (there.includes(schemas.calls)) await refuseRunning(ask, schemas.calls, named);
    if (there.length > 0 && !replace)
      throw new BackupError(
        "restore_needs_replace",
        `There is an installation in ${named} already.`,
        "Name an empty database, or say --replace: what is there is moved aside then, not deleted.",
      );
    moved = await movedAside(ask, there, asideName(into.now));
    await ask(`create schema "${schemas.control}"`);
    await makeControl(ask, schemas.control, into.schema);
  } catch (error) {
    await close();
    throw error;
  }

  return {
    shapes: () => shapesOf(ask, schemas.control),
    put: (table, rows) => putRows(ask, schemas.control, table, rows),
    calls: () => callsIntoSchema(ask, schemas.calls),
    sound: async (hash, wav) =>
      void (await ask(`insert into "${schemas.control}".sound (hash, wav) values ($1, $2)`, [
        hash,
        Buffer.from(wav.buffer, wav.byteOffset, wav.byteLength),
      ])),
    async finish(last) {
      for (const step of migrations.slice(into.schema)) await ask(step);
      await ask(`update "${schemas.control}".schema_version set version = $1`, [newestSchema]);
      await last(over(schemas.control));
      await ask("commit");
      await close();
      return moved.length === 0 ? undefined : `the schemas ${moved.join(" and ")} of ${named}`;
    },
    abandon: close,
  };
}

async function schemasThere(ask: Ask, { control, calls }: Schemas): Promise<readonly string[]> {
  const rows = await ask<{ name: string }>(
    `select nspname::text as name from pg_catalog.pg_namespace
     where nspname = any($1) and exists (select from pg_catalog.pg_class where relnamespace = pg_namespace.oid)
     order by nspname`,
    [[control, calls]],
  );
  return rows.map(({ name }) => name);
}

async function refuseRunning(ask: Ask, calls: string, named: string): Promise<void> {
  const servers = await serversIn(ask, calls);
  if (servers.length === 0) return;
  throw new BackupError(
    "restore_in_use",
    `${servers.length} ${servers.length === 1 ? "server is" : "servers are"} running on ${named}.`,
    "Say --live to bring back flows, versions and settings while they take calls. To take the place of everything, calls too, stop them all and wait 15 seconds: see docs/backup.md.",
  );
}

async function movedAside(ask: Ask, there: readonly string[], suffix: string): Promise<readonly string[]> {
  const names = there.map((name) => [name, `${name}_${suffix.replaceAll("-", "_")}`] as const);
  for (const [name, aside] of names) await ask(`alter schema "${name}" rename to "${aside}"`);
  return names.map(([, aside]) => aside);
}

/** The tables of a schema, without rows: what a migration puts in comes from the backup. */
async function makeControl(ask: Ask, schema: string, version: number): Promise<void> {
  await ask(`set local search_path to "${schema}"`);
  await ask("create table schema_version (id integer primary key check (id = 1), version integer not null)");
  await ask("insert into schema_version (id, version) values (1, $1)", [version]);
  for (const step of migrations.slice(0, version)) await ask(step);
  for (const { name } of await shapesOf(ask, schema))
    if ((await ask(`select 1 from "${name}" limit 1`)).length > 0) await ask(`delete from "${name}"`);
}

async function putRows(ask: Ask, schema: string, table: TableShape, rows: readonly Row[]): Promise<void> {
  const { name, columns } = table;
  const listed = columns.map((column) => `"${column}"`).join(", ");
  const most = Math.max(1, Math.floor(valuesAtOnce / columns.length));
  for (let from = 0; from < rows.length; from += most) {
    const some = rows.slice(from, from + most);
    const places = some.map(
      (row, nth) => `(${row.map((_, at) => `$${nth * columns.length + at + 1}`).join(", ")})`,
    );
    await ask(`insert into "${schema}"."${name}" (${listed}) values ${places.join(", ")}`, some.flat());
  }
}
