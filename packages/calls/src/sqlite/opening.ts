import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../store/call-store.ts";
import { copyBeside, copyOf } from "./copying.ts";
import { sqliteError, storeError } from "./faults.ts";
import { type LetGo, lockBeside } from "./lock.ts";
import { applicationId, migrations } from "./schema.ts";

/** SQLite's own 2 MB hold the pages of some five hundred live calls: with more, each commit would read them anew. */
const cacheKibibytes = 64 * 1_024;

/**
 * Of a new file, in bytes. A page of SQLite's own 4,096 holds the state of one call, and each costs a system call to write: a commit
 * takes three quarters of the time with pages that hold three. Files of before keep theirs.
 */
const pageBytes = 8_192;

/** A file that this process has for itself, but for those who only read. */
export interface OwnFile {
  readonly db: DatabaseSync;
  /** Closes it, and lets others have it. */
  close(): void;
}

/**
 * Opens the file for this process alone, makes sure that it is sound and ours, and brings it to the newest schema; a file
 * that is older is copied beside itself first. Throws a StoreError otherwise, and then has not changed what was in it.
 */
export function openFile(file: string, maxBytes?: number): OwnFile {
  refuseOrphanedLog(file);
  let letGo: LetGo | undefined;
  let db: DatabaseSync | undefined;
  try {
    // Before anything is read: nobody else opens it until this one has closed it.
    letGo = lockBeside(file);
    // Whoever reads it beside us may be putting a log in order that a crash has left.
    db = new DatabaseSync(file, { timeout: 1_000 });
    const version = schemaOf(db, file);
    refuseDamage(db, file);
    if (version === 0) db.exec(`PRAGMA page_size = ${pageBytes}`);
    if (text(db, "PRAGMA journal_mode = WAL") !== "wal") {
      throw storeError("unavailable", file, "its file system cannot hold a write-ahead log");
    }
    db.exec("PRAGMA synchronous = FULL");
    // What has been deleted is overwritten: what a caller keyed goes with its row.
    db.exec("PRAGMA secure_delete = ON");
    db.exec(`PRAGMA cache_size = -${cacheKibibytes}`);
    if (maxBytes !== undefined) {
      db.exec(
        `PRAGMA max_page_count = ${Math.max(1, Math.floor(maxBytes / number(db, "PRAGMA page_size")))}`,
      );
    }
    // Finds out whether the file may be written to.
    db.exec("BEGIN IMMEDIATE; COMMIT");
    // No step leads back. Whoever wants the dialtree of before again puts the copy in the file's place.
    if (version > 0 && version < migrations.length) copyBeside(db, file, copyOf(file, version));
    migrate(db, version);
    return ownFile(db, letGo);
  } catch (error) {
    db?.close();
    letGo?.();
    throw sqliteError(error, file);
  }
}

function ownFile(db: DatabaseSync, letGo: LetGo): OwnFile {
  return {
    db,
    close() {
      db.close();
      letGo();
    },
  };
}

/** Without its database SQLite would delete the log, and with it the calls that are only in there. */
function refuseOrphanedLog(file: string): void {
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  let orphaned = false;
  try {
    orphaned = sizeOf(file) === 0 && sizeOf(`${file}-wal`) > 0;
  } catch {
    // Whatever it is that cannot be looked at: opening it says more clearly what is wrong.
  }
  if (orphaned) throw storeError("broken", file, `it is empty or missing, but there is a ${file}-wal`);
}

/** The schema that the file has: 0 if it is new. */
function schemaOf(db: DatabaseSync, file: string): number {
  const version = number(db, "PRAGMA user_version");
  const isNew = version === 0 && number(db, "SELECT count(*) FROM sqlite_schema") === 0;
  if (!isNew && number(db, "PRAGMA application_id") !== applicationId) {
    throw storeError("broken", file, "it is the database of another program");
  }
  if (version > migrations.length) {
    throw new StoreError(
      "unavailable",
      `${file} was written by a newer dialtree: it has schema ${version}, this one knows ${migrations.length}. Run that version again, or put a backup from before in its place.`,
    );
  }
  return version;
}

function refuseDamage(db: DatabaseSync, file: string): void {
  const found = text(db, "PRAGMA quick_check(1)");
  if (found !== "ok") throw storeError("broken", file, found.replaceAll(/\s+/g, " "));
}

function migrate(db: DatabaseSync, from: number): void {
  for (const [version, sql] of migrations.entries()) {
    if (version < from) continue;
    db.exec(
      `BEGIN IMMEDIATE; ${sql}; PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version + 1}; COMMIT`,
    );
  }
}

function first(db: DatabaseSync, sql: string): unknown {
  return Object.values(db.prepare(sql).get() ?? {})[0];
}

function number(db: DatabaseSync, sql: string): number {
  return Number(first(db, sql));
}

function text(db: DatabaseSync, sql: string): string {
  return String(first(db, sql));
}
