import { DatabaseSync } from "node:sqlite";
import { copyBeside, copyOf } from "./copying.ts";
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

/**
 * Opens the database for this process alone, looks whether it is whole, and brings its schema up to date; a file that is
 * older is copied beside itself first.
 * @throws UnfitFile, or SQLite's own error.
 */
export function openFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // Held until the file is closed, and let go by the system when the process dies. A second process would keep an
    // outdated picture of what is published.
    pragma(database, "locking_mode = exclusive");
    pragma(database, "journal_mode = wal");
    // An answered save survives the loss of power.
    pragma(database, "synchronous = full");
    pragma(database, "foreign_keys = on");
    database.exec("begin immediate; commit");
    refuseUnfit(database);
    migrate(database, file);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
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

function migrate(database: DatabaseSync, file: string): void {
  const from = Number(pragma(database, "user_version"));
  // No step leads back. Whoever wants the dialtree of before again puts the copy in the file's place.
  if (from > 0 && from < newestSchema) copyBeside(database, file, copyOf(file, from));
  for (const [index, step] of migrations.entries()) {
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
