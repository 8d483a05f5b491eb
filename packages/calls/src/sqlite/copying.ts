import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";

/** Where a file is copied to before its schema is changed. */
export function copyOf(file: string, schema: number): string {
  return `${file}.schema-${schema}.bak`;
}

/**
 * Copies the whole database beside itself, whoever has it open. The copy of an earlier time is there until the new one is
 * whole and on the disk.
 * @throws SQLite's own error, or the system's, when there is no room or the folder cannot be written to
 */
export function copyBeside(database: DatabaseSync, file: string, copy: string): void {
  const part = `${copy}.part`;
  rmSync(part, { force: true });
  database.prepare("vacuum into ?").run(part);
  chmodSync(part, statSync(file).mode);
  // SQLite leaves that to its user (sqlite.org/lang_vacuum.html, "VACUUM INTO").
  onTheDisk(part);
  renameSync(part, copy);
  onTheDisk(dirname(copy));
}

function onTheDisk(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
