import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { newestSchema } from "../../control/database/sqlite/migrations.ts";
import { migrate } from "../../control/database/sqlite/opening.ts";
import type { TableContents } from "../archive/manifest.ts";
import { readArchive } from "../archive/reading.ts";
import { backUp } from "../backup.ts";
import { BackupError } from "../backup-error.ts";
import { sourceInFiles } from "../places/from-files.ts";
import { emptyControl, refuseDangling } from "../places/into-files.ts";
import { verify } from "../restore.ts";
import { schemaIn } from "../schemas.ts";
import type { CopyOrder, DataPlace, Unpacked, UnpackOrder } from "./messages.ts";

/** Reads a backup to its end, and unpacks it into a folder. @throws BackupError */
export async function unpack(order: UnpackOrder): Promise<Unpacked> {
  try {
    return await unpackInto(order);
  } catch (error) {
    throw unwritable(error);
  }
}

/** Only what the disk says: anything else comes through as it is. */
function unwritable(error: unknown): unknown {
  const { code = "", errcode, message } = error as NodeJS.ErrnoException & { readonly errcode?: number };
  if (!noRoom.has(code) && errcode !== sqliteFull) return error;
  return new BackupError(
    "backup_unwritable",
    `The backup cannot be unpacked on the server: ${message}.`,
    "See to it that there is room in its data folder, and that it may write there. Nothing has been changed.",
    { cause: error },
  );
}

const noRoom: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO"]);
const sqliteFull = 13;

async function unpackInto({ file, into, sounds: folder }: UnpackOrder): Promise<Unpacked> {
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

/** Makes a backup of the control tables alone. @throws BackupError, ControlError */
export async function copyControl({ place, file, secret, now }: CopyOrder): Promise<void> {
  const source = await sourceIn(place);
  try {
    await backUp({ source, file, secret, now, only: "control", tell: () => {} });
  } finally {
    await source.close();
  }
}

async function sourceIn(place: DataPlace) {
  if (!("url" in place)) return sourceInFiles(place.dataFolder);
  // Only who has one waits for what it takes to talk to it.
  const { sourceInPostgres } = await import("../places/from-postgres.ts");
  return sourceInPostgres(place.url, place.schemas);
}
