import { createHash } from "node:crypto";
import { type Ask, callsInSchema } from "@dialtree/calls/carrying";
import type { Row, Value } from "../archive/values.ts";
import { BackupError } from "../backup-error.ts";
import { afterWhatTheyName, type Reference, type Source, type TableShape } from "./place.ts";
import { connectTo } from "./postgres-connection.ts";

/** Where an installation is in a database. */
export interface Schemas {
  readonly control: string;
  readonly calls: string;
}

/** Of rows that may hold sound, and of all others. */
const rowsAtOnce = { large: 4, small: 500 } as const;
/** They are there by themselves: how far the schema is, and what an archive has as files. */
const noRows: readonly string[] = ["schema_version", "sound"];

/** The installation in a database, as it is at one moment. @throws BackupError `nothing_to_back_up`, ControlError */
export async function sourceInPostgres(url: string, schemas: Schemas): Promise<Source> {
  const { ask, close, named } = await connectTo(url);
  await ask("begin isolation level repeatable read, read only");
  const found = await ask<{ name: string }>(
    "select nspname as name from pg_catalog.pg_namespace where nspname = any($1)",
    [[schemas.control, schemas.calls]],
  );
  if (!found.some(({ name }) => name === schemas.control)) {
    await close();
    throw new BackupError(
      "nothing_to_back_up",
      `There is no installation in ${named}.`,
      "Set DIALTREE_DATABASE to the database of the servers.",
    );
  }

  async function* batches<R extends object>(sql: string, most: number): AsyncGenerator<readonly R[]> {
    await ask(`declare dialtree_backup no scroll cursor for ${sql}`);
    for (;;) {
      const rows = await ask<R>(`fetch ${most} from dialtree_backup`);
      if (rows.length > 0) yield rows;
      if (rows.length < most) break;
    }
    await ask("close dialtree_backup");
  }

  return {
    kind: "postgresql",
    async schema() {
      const [row] = await ask<{ version: number }>(`select version from "${schemas.control}".schema_version`);
      return row?.version ?? 0;
    },
    calls: () => (found.some(({ name }) => name === schemas.calls) ? callsInSchema(ask, schemas.calls) : []),
    tables: async () =>
      afterWhatTheyName(await shapesOf(ask, schemas.control), await referencesOf(ask, schemas.control)),
    async *rows({ name, columns }) {
      const listed = columns.map((column) => `"${column}"`).join(", ");
      const isLarge = columns.includes("audio");
      for await (const rows of batches<Record<string, Value>>(
        `select ${listed} from "${schemas.control}"."${name}"`,
        isLarge ? rowsAtOnce.large : rowsAtOnce.small,
      ))
        yield rows.map((row): Row => columns.map((column) => row[column] as Value));
    },
    async *sounds(onDamage) {
      for await (const rows of batches<{ hash: string; wav: Buffer }>(
        `select hash, wav from "${schemas.control}".sound order by hash`,
        rowsAtOnce.large,
      ))
        for (const { hash, wav } of rows)
          if (createHash("sha256").update(wav).digest("hex") === hash) yield { hash, wav };
          else onDamage(`${hash} in the table sound`);
    },
    close,
  };
}

/** The tables of a schema of control, and what their rows are made of. */
export async function shapesOf(ask: Ask, schema: string): Promise<readonly TableShape[]> {
  const rows = await ask<{ table: string; column: string }>(
    `select table_name::text as "table", column_name::text as "column" from information_schema.columns
     where table_schema = $1 order by table_name collate "C", ordinal_position`,
    [schema],
  );
  const names = [...new Set(rows.map(({ table }) => table))].filter((name) => !noRows.includes(name));
  return names.map((name) => ({
    name,
    columns: rows.filter(({ table }) => table === name).map(({ column }) => column),
  }));
}

function referencesOf(ask: Ask, schema: string): Promise<readonly Reference[]> {
  return ask<Reference>(
    `select a.relname::text as "from", b.relname::text as "to" from pg_catalog.pg_constraint c
     join pg_catalog.pg_class a on a.oid = c.conrelid join pg_catalog.pg_class b on b.oid = c.confrelid
     join pg_catalog.pg_namespace n on n.oid = a.relnamespace where c.contype = 'f' and n.nspname = $1`,
    [schema],
  );
}
