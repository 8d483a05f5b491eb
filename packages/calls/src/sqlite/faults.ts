import { StoreError, type StoreFault } from "../store/call-store.ts";

// Primary result codes, https://www.sqlite.org/rescode.html; the extended ones hold them in their lowest byte.
const faults: Readonly<Record<number, StoreFault>> = {
  5: "busy",
  6: "busy",
  11: "broken",
  13: "full",
  26: "broken",
};

const sentences: Readonly<Record<StoreFault, (file: string) => string>> = {
  full: (file) => `There is no space left for ${file}. Calls are kept again as soon as there is.`,
  busy: (file) =>
    `${file} is in use by another process, or by another store of this one. End that one, or give this one a file of its own.`,
  broken: (file) =>
    `${file} is damaged or not a database. It has not been replaced. Move it away together with ${file}-wal and put a backup in its place; with no file at all, an empty one is made.`,
  closed: (file) => `${file} is closed.`,
  unavailable: (file) =>
    `${file} cannot be read or written. Its folder must exist, and this user must be allowed to write in it.`,
};

/** A StoreError that says which file, what to do, and what SQLite had to say. */
export function storeError(fault: StoreFault, file: string, detail?: string): StoreError {
  const sentence = sentences[fault](file);
  return new StoreError(fault, detail === undefined ? sentence : `${sentence} (${detail})`);
}

/** What SQLite threw, as a StoreError; anything else is a mistake of ours and stays what it is. */
export function sqliteError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return error;
  return storeError(faults[error.errcode & 0xff] ?? "unavailable", file, error.message);
}
