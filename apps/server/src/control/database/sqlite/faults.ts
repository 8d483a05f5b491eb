import { ControlError } from "../../control-error.ts";

/** What went wrong in the worker, as it crosses to the main thread: SQLite's own code, and a sentence. */
export interface SqliteFault {
  readonly reason: string;
  /** SQLite's result code; its low byte is the kind. */
  readonly sqlite?: number;
  /** Set when the file is of no use to this program, whatever SQLite says. */
  readonly unfit?: "newer" | "foreign" | "damaged";
  /** The schemas of an unfit file that is newer. */
  readonly found?: number;
  readonly newest?: number;
}

// Result codes of SQLite (sqlite.org/rescode.html).
const busy = new Set([5, 6]);
const corrupt = new Set([11, 26]);
const full = 13;
const constraint = 19;

/** What a fault of the database means to people. Always names the file. */
export function databaseError(file: string, fault: SqliteFault): ControlError {
  const kind = fault.sqlite === undefined ? undefined : fault.sqlite & 0xff;
  const { reason } = fault;
  if (fault.unfit === "newer") {
    return new ControlError(
      "database_newer",
      `The database ${file} has schema ${fault.found}; this dialtree knows schemas up to ${fault.newest}.`,
      "Update dialtree, or restore a copy of the file from before the update.",
    );
  }
  if (fault.unfit === "foreign") {
    return new ControlError(
      "database_foreign",
      `The file ${file} is a database of another program.`,
      "Name another file for dialtree's own database.",
    );
  }
  if (fault.unfit === "damaged" || (kind !== undefined && corrupt.has(kind))) {
    return new ControlError(
      "database_broken",
      `The database ${file} is damaged: ${reason}.`,
      "Stop dialtree and put the last backup of the file in its place. Nothing has been changed in it.",
    );
  }
  if (kind !== undefined && busy.has(kind)) {
    return new ControlError(
      "database_in_use",
      `The database ${file} is in use by another process.`,
      "Stop the other dialtree first: one process works on one file.",
    );
  }
  if (kind === full) {
    return new ControlError(
      "database_full",
      `There is no room left for the database ${file}.`,
      "Free some space on the disk and try again; nothing was lost.",
    );
  }
  if (kind === constraint) {
    return new ControlError(
      "database_refused",
      `The database ${file} refused a change: ${reason}.`,
      "Report this: the program tried to write what may not be.",
    );
  }
  return new ControlError(
    "database_unavailable",
    `The database ${file} cannot be used: ${reason}.`,
    "Check that the folder exists, that the disk works, and that dialtree may write there.",
  );
}
