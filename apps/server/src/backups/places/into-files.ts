import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { callsIntoFile } from "@dialtree/calls/carrying";
import { closeDatabase, openDatabase } from "../../control/database/open.ts";
import { newestSchema } from "../../control/database/sqlite/migrations.ts";
import { migrate } from "../../control/database/sqlite/opening.ts";
import { BackupError } from "../backup-error.ts";
import { shapesIn } from "./from-files.ts";
import type { Target } from "./place.ts";
import {
  asideFile,
  commitSwap,
  isSwapPending,
  lockFolder,
  madeFolder,
  onTheDisk,
  partIn,
  swap,
} from "./swapping.ts";

export interface IntoFiles {
  readonly dataFolder: string;
  /** Of the control tables that will be put. */
  readonly schema: number;
  readonly replace: boolean;
  readonly now: number;
}

/**
 * A data folder that an installation is put into. Nothing that is in it changes before all of the new one is on the disk.
 * @throws BackupError `restore_in_use`, `restore_needs_replace`
 */
export function targetInFiles({ dataFolder, schema, replace, now }: IntoFiles): Target {
  madeFolder(dataFolder);
  const letGo = lockFolder(dataFolder);
  const part = partIn(dataFolder);
  let control: DatabaseSync | undefined;
  try {
    // One of before, cut short at its very end, is what was there.
    if (isSwapPending(dataFolder)) swap(dataFolder);
    if (!replace && hasData(dataFolder))
      throw new BackupError(
        "restore_needs_replace",
        `There is an installation in ${dataFolder} already.`,
        "Name another folder with --into, or say --replace: what is there is moved aside then, not deleted.",
      );
    rmSync(part, { recursive: true, force: true });
    madeFolder(part);
    control = newControl(join(part, "control.db"), schema);
  } catch (error) {
    letGo();
    throw error;
  }
  const database = control;
  const folders = new Set<string>();

  return {
    shapes: async () => shapesIn(database),
    async put({ name, columns }, rows) {
      const listed = columns.map((column) => `"${column}"`).join(", ");
      const insert = database.prepare(
        `insert into "${name}" (${listed}) values (${columns.map(() => "?").join(", ")})`,
      );
      database.exec("begin");
      for (const row of rows) insert.run(...(row as readonly SQLInputValue[]));
      database.exec("commit");
    },
    calls: async () => callsIntoFile(join(part, "calls.db")),
    async sound(hash, wav) {
      const folder = join(part, "prompts", "audio", hash.slice(0, 2));
      if (!folders.has(folder)) madeFolder(folder);
      folders.add(folder);
      writeFileSync(join(folder, `${hash}.wav`), wav, { flush: true });
    },
    async finish(last) {
      refuseDangling(database);
      migrate(database, newestSchema);
      database.close();
      const opened = await openDatabase({ file: join(part, "control.db") });
      await last(opened).finally(() => closeDatabase(opened));
      madeFolder(join(part, "prompts"));
      for (const folder of folders) onTheDisk(folder);
      for (const file of ["control.db", "calls.db"]) onTheDisk(join(part, file));
      for (const left of ["control.db.lock", "calls.db.lock"]) rmSync(join(part, left), { force: true });
      writeFileSync(join(part, asideFile), freeName(dataFolder, asideName(now)), { flush: true });
      commitSwap(dataFolder);
      const aside = swap(dataFolder);
      letGo();
      return aside;
    },
    async abandon() {
      try {
        if (database.isOpen) database.close();
        if (!isSwapPending(dataFolder)) rmSync(part, { recursive: true, force: true });
      } finally {
        letGo();
      }
    },
  };
}

/** A database without rows: what a migration has put in comes from the backup. */
function newControl(file: string, schema: number): DatabaseSync {
  const database = new DatabaseSync(file);
  // References are looked at once all is there; the disk is waited for once, at the end.
  database.exec("pragma journal_mode = wal; pragma synchronous = off; pragma foreign_keys = off");
  emptyControl(database, schema);
  return database;
}

/** Makes the tables of a schema, without rows: what a migration puts in comes from the backup. */
export function emptyControl(database: DatabaseSync, schema: number): void {
  migrate(database, schema);
  for (const { name } of shapesIn(database))
    if (database.prepare(`select 1 from "${name}" limit 1`).get()) database.exec(`delete from "${name}"`);
}

/** @throws BackupError `backup_unfit` where a row names one that is not there */
export function refuseDangling(database: DatabaseSync): void {
  const [dangling] = database.prepare("pragma foreign_key_check").all();
  if (dangling)
    throw new BackupError(
      "backup_unfit",
      `In the backup, the table ${dangling.table} names something in ${dangling.parent} that is not there.`,
      "Use another backup. Nothing has been changed.",
    );
}

function hasData(dataFolder: string): boolean {
  return ["control.db", "calls.db"].some((name) => {
    const file = join(dataFolder, name);
    return existsSync(file) && statSync(file).size > 0;
  });
}

/** There may have been another one in the same second. */
function freeName(folder: string, name: string): string {
  for (let nth = 1; ; nth += 1) {
    const one = nth === 1 ? name : `${name}-${nth}`;
    if (!existsSync(join(folder, one))) return one;
  }
}

/** `before-20261122-101500` */
export function asideName(now: number): string {
  const [date = "", time = ""] = new Date(now).toISOString().split("T");
  return `before-${date.replaceAll("-", "")}-${time.slice(0, 8).replaceAll(":", "")}`;
}
