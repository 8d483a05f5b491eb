import { DatabaseSync } from "node:sqlite";
import { copyBeside, copyOf, lockBeside } from "@dialtree/calls/sqlite";
import type { SqliteFault } from "./faults.ts";
import { migrations, newestSchema } from "./migrations.ts";

// "dtcl": tells our files from those of other programs.
const applicationId = 0x6474636c;

/** Thrown for a file that opens well and is still not for us. */
export class UnfitFile extends Error {
  readonly fault: SqliteFault;
  constructor(fault: SqliteFault) {
    super(fault.reason);
    this.fault = fault;
  }
}

const waitsMs = 5_000;

/** A file that this process has for itself, but for those who only read. */
export interface OwnFile {
  readonly database: DatabaseSync;
  /** Closes it, and lets others have it. */
  close(): void;
}

/**
 * Opens the database for this process alone, looks whether it is whole, and brings its schema up to date; a file that is
 * older is copied beside itself first.
 * @throws UnfitFile, or SQLite's own error.
 */
export function openFile(file: string): OwnFile {
  // Held until the file is closed, and let go by the system when the process dies. A second process would keep an outdated
  // picture of what is published. Whoever only reads, as a backup does, may.
  const letGo = lockBeside(file);
  let database: DatabaseSync | undefined;
  try {
    // Whoever puts control tables back beside us, or a log in order that a crash has left, is waited for.
    database = new DatabaseSync(file, { timeout: waitsMs });
    pragma(database, "journal_mode = wal");
    // An answered save survives the loss of power.
    pragma(database, "synchronous = full");
    pragma(database, "foreign_keys = on");
    database.exec("begin immediate; commit");
    refuseUnfit(database);
    bringUpToDate(database, file);
    return ownFile(database, letGo);
  } catch (error) {
    database?.close();
    letGo();
    throw error;
  }
}

function ownFile(database: DatabaseSync, letGo: () => void): OwnFile {
  return {
    database,
    close() {
      database.close();
      letGo();
    },
  };
}

function refuseUnfit(database: DatabaseSync): void {
  const verdict = pragma(database, "integrity_check(1)");
  if (verdict !== "ok") throw new UnfitFile({ unfit: "damaged", reason: String(verdict) });
  const owner = pragma(database, "application_id");
  const isEmpty = database.prepare("select 1 from sqlite_master limit 1").get() === undefined;
  if (owner !== applicationId && !isEmpty) throw new UnfitFile({ unfit: "foreign", reason: "not ours" });
  const found = Number(pragma(database, "user_version"));
  if (found > newestSchema) {
    throw new UnfitFile({ unfit: "newer", reason: "too new", found, newest: newestSchema });
  }
}

function bringUpToDate(database: DatabaseSync, file: string): void {
  const from = Number(pragma(database, "user_version"));
  // No step leads back. Whoever wants the dialtree of before again puts the copy in the file's place.
  if (from > 0 && from < newestSchema) copyBeside(database, file, copyOf(file, from));
  migrate(database, newestSchema);
}

/** Takes the steps that lead to a schema, and no more. */
export function migrate(database: DatabaseSync, to: number): void {
  const from = Number(pragma(database, "user_version"));
  for (const [index, step] of migrations.slice(0, to).entries()) {
    if (index < from) continue;
    // A step and the number that says it was done become durable together.
    database.exec("begin immediate");
    try {
      database.exec(step);
      database.exec(`pragma application_id = ${applicationId}; pragma user_version = ${index + 1}; commit`);
    } catch (error) {
      if (database.isTransaction) database.exec("rollback");
      throw error;
    }
  }
}

function pragma(database: DatabaseSync, words: string): unknown {
  return Object.values(database.prepare(`pragma ${words}`).get() ?? {})[0];
}
