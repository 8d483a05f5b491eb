import { DatabaseSync } from "node:sqlite";

/** Lets a file be used by others again. */
export type LetGo = () => void;

/**
 * Has a database file for this process alone, as far as those go who ask in the same way: servers, and whoever puts another
 * file in its place. A backup does not ask: it reads beside whoever writes.
 *
 * What is locked is a file beside it, `<file>.lock`, which stays empty. The lock is SQLite's own, so it goes with the
 * process however that ends. It is a POSIX lock: the process may not open that file in any other way, because closing it
 * again would give the lock away.
 * @throws SQLite's own error: busy, when somebody else has it
 */
export function lockBeside(file: string): LetGo {
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec("PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    return () => lock.close();
  } catch (error) {
    lock.close();
    throw error;
  }
}
