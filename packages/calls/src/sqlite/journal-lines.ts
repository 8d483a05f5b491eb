import type { JournalLine } from "../store/call-store.ts";

/** The lines of one commit as they lie in the file: one after the other, and how long each is. */
export interface JournalRow extends JournalLine {
  readonly lengths: string | null;
}

export function lengthsOf(journal: readonly string[]): string | null {
  return journal.length === 1 ? null : journal.map(({ length }) => length).join();
}

/** The lines that were written with one commit. */
export function linesOf({ version, at, entry, lengths }: JournalRow): JournalLine[] {
  if (lengths === null) return [{ version, at, entry }];
  let from = 0;
  return lengths.split(",").map((length) => {
    const line = entry.slice(from, from + Number(length));
    from += line.length;
    return { version, at, entry: line };
  });
}
