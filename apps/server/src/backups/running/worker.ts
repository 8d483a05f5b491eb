// Reads and writes backups off the event loop: callers must not wait for it. Started by beside.ts.

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { newestSchema } from "../../control/database/sqlite/migrations.ts";
import { migrate } from "../../control/database/sqlite/opening.ts";
import type { TableContents } from "../archive/manifest.ts";
import { readArchive } from "../archive/reading.ts";
import { backUp } from "../backup.ts";
import { BackupError } from "../backup-error.ts";
import { sourceInFiles } from "../places/from-files.ts";
import { sourceInPostgres } from "../places/from-postgres.ts";
import { emptyControl, refuseDangling } from "../places/into-files.ts";
import type { Source } from "../places/place.ts";
import { verify } from "../restore.ts";
import { schemaIn } from "../schemas.ts";
import type { Order, Said, Unpacked } from "./messages.ts";

type Orders<Do extends Order["do"]> = Extract<Order, { readonly do: Do }>;

async function unpack({ file, into, sounds: folder }: Orders<"unpack">): Promise<Unpacked> {
  const { head, contents } = await verify(file);
  const tables = new Map(contents.tables.map((table) => [table.name, table]));
  const database = new DatabaseSync(join(into, "control.db"));
  // Whoever is killed begins anew with an empty folder.
  database.exec("pragma journal_mode = wal; pragma synchronous = off; pragma foreign_keys = off");
  const [sounds, missing]: [string[], string[]] = [[], []];
  try {
    emptyControl(database, schemaIn("sqlite", head));
    for await (const piece of readArchive(file)) {
      if (piece.is === "rows") put(database, tables.get(piece.table) as TableContents, piece.rows);
      if (piece.is !== "sound") continue;
      sounds.push(piece.hash);
      if (existsSync(join(folder, piece.hash.slice(0, 2), `${piece.hash}.wav`))) continue;
      writeFileSync(join(into, `${piece.hash}.wav`), piece.wav);
      missing.push(piece.hash);
    }
    refuseDangling(database);
    migrate(database, newestSchema);
  } finally {
    database.close();
  }
  return { head, sounds, missing };
}

function put(
  database: DatabaseSync,
  { name, columns }: TableContents,
  rows: readonly (readonly unknown[])[],
): void {
  const listed = columns.map((column) => `"${column}"`).join(", ");
  const places = columns.map(() => "?").join(", ");
  const insert = database.prepare(`insert into "${name}" (${listed}) values (${places})`);
  database.exec("begin");
  for (const row of rows) insert.run(...(row as readonly SQLInputValue[]));
  database.exec("commit");
}

async function copy({ place, file, secret, now }: Orders<"copy">): Promise<null> {
  const source: Source =
    "url" in place ? await sourceInPostgres(place.url, place.schemas) : sourceInFiles(place.dataFolder);
  try {
    await backUp({ source, file, secret, now, only: "control", tell: () => {} });
  } finally {
    await source.close();
  }
  return null;
}

const order = workerData as Order;
const said = await (order.do === "unpack" ? unpack(order) : copy(order)).then(
  (done): Said => ({ done }),
  (error: unknown): Said => {
    if (!(error instanceof BackupError)) return { failed: (error as Error)?.stack ?? String(error) };
    const { code, message, remedy } = error;
    return { refused: { code, message, remedy } };
  },
);
parentPort?.postMessage(said);
