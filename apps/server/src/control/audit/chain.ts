import type { Json } from "@dialtree/flow";
import type { AuditRow } from "../database/tables.ts";
import { canonical, hashOf } from "../hashes.ts";

/** What an entry of the log says, without what ties it to the one before. */
export type AuditContent = Omit<AuditRow, "hash">;

/** What stands before the first entry. */
const noHash = "0".repeat(64);

/**
 * The hash of an entry: the SHA-256, in hex, of its columns and of the hash before it, as JSON with sorted keys. Whoever
 * changes, adds or takes out an entry has to change all hashes after it.
 */
export function hashOfEntry(content: AuditContent, previous: string): string {
  const { seq, at, actor_kind, actor, actor_name, origin, deed, thing, before, after } = content;
  const all = { seq, at, actor_kind, actor, actor_name, origin, deed, thing, before, after, previous };
  return hashOf(canonical(all as unknown as Json));
}

/** Where a log is no longer what was written. */
export interface Break {
  /** The first entry that does not fit. */
  readonly seq: number;
  readonly says: string;
}

/** How far a walk through a log has come. */
export interface Walked {
  readonly seq: number;
  readonly hash: string;
}

export const beginning: Walked = { seq: 0, hash: noHash };

/** Goes on through the log, in order. The first entry that does not fit ends it. */
export function walk(from: Walked, rows: readonly AuditRow[]): Walked | Break {
  let last = from;
  for (const { hash, ...content } of rows) {
    const { seq } = content;
    if (seq !== last.seq + 1) {
      const gone = seq === last.seq + 2 ? `Entry ${seq - 1} is` : `Entries ${last.seq + 1} to ${seq - 1} are`;
      return { seq: last.seq + 1, says: `${gone} gone.` };
    }
    if (hashOfEntry(content, last.hash) !== hash)
      return { seq, says: `Entry ${seq} is not what was written, or the one before it is not.` };
    last = { seq, hash };
  }
  return last;
}
