import type { CallStore, Commit, CommitResult, Due, Loaded } from "../store/call-store.ts";
import { sqliteError } from "./faults.ts";
import { type JournalRow, lengthsOf, linesOf } from "./journal-lines.ts";
import { openFile } from "./opening.ts";

export interface DatabaseOptions {
  readonly file: string;
  /** The most that the file may grow to, without its write-ahead log. A commit beyond that fails as on a full disk. */
  readonly maxBytes?: number;
  /** Stands in for a slow disk: how many milliseconds longer every commit takes. Tests and benches only. */
  readonly slowCommitMs?: number;
}

/** So many of the oldest rows of journals are looked through at once; more would keep calls waiting. */
const oldestLookedAt = 50_000;

/** What a CallStore does, done at once: it blocks its thread for as long as the disk takes. */
export type Database = {
  readonly [Name in keyof CallStore]: (
    ...asked: Parameters<CallStore[Name]>
  ) => Awaited<ReturnType<CallStore[Name]>>;
};

export function openDatabase({ file, maxBytes, slowCommitMs = 0 }: DatabaseOptions): Database {
  const { db, close } = openFile(file, maxBytes);
  const idle = new Int32Array(new SharedArrayBuffer(4));

  const one = {
    load: db.prepare("SELECT version, state FROM call WHERE key = ?"),
    loadEnded: db.prepare("SELECT ended_at AS endedAt FROM tombstone WHERE call = ?"),
    find: db.prepare("SELECT rowid AS row, version, last FROM call WHERE key = ?"),
    begin: db.prepare("INSERT INTO call (key, version, state, last) VALUES (?, 1, ?, ?)"),
    change: db.prepare("UPDATE call SET version = version + 1, state = ?, last = ? WHERE rowid = ?"),
    end: db.prepare("DELETE FROM call WHERE rowid = ?"),
    bury: db.prepare("INSERT INTO tombstone (call, ended_at) VALUES (?, ?)"),
    wake: db.prepare(
      `INSERT INTO wake (call, due_at) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET due_at = excluded.due_at WHERE due_at <> excluded.due_at`,
    ),
    letSleep: db.prepare("DELETE FROM wake WHERE call = ?"),
    write: db.prepare(
      "INSERT INTO journal (call, before, version, at, entry, lengths) VALUES (?, ?, ?, ?, ?, ?)",
    ),
    endOfJournal: db.prepare("SELECT last FROM journal_end WHERE call = ?"),
    endJournal: db.prepare(
      `INSERT INTO journal_end (call, last) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET last = excluded.last WHERE last <> excluded.last`,
    ),
    forget: db.prepare("DELETE FROM tombstone WHERE ended_at < ?"),
    // Each row names the one of its call before it: the newest first, and on from there.
    forgetLines: db.prepare(
      `WITH RECURSIVE line AS (
         SELECT id, before FROM journal WHERE id = (SELECT last FROM journal_end WHERE call = ?)
         UNION ALL SELECT journal.id, journal.before FROM line JOIN journal ON journal.id = line.before
       )
       DELETE FROM journal WHERE id IN (SELECT id FROM line)`,
    ),
    forgetEnd: db.prepare("DELETE FROM journal_end WHERE call = ?"),
  };
  const many = {
    due: db.prepare(
      `SELECT call AS key, due_at AS wakeAt FROM wake
       WHERE due_at <= ?1 AND (due_at, call) > (?2, ?3) ORDER BY due_at, call LIMIT ?4`,
    ),
    live: db.prepare("SELECT key FROM call WHERE key > ? ORDER BY key LIMIT ?"),
    // Rows are in the order in which they came, so those that are past come first.
    pastJournals: db.prepare(
      `SELECT DISTINCT journal.call AS key FROM journal
       JOIN journal_end ON journal_end.call = journal.call JOIN journal AS newest ON newest.id = journal_end.last
       WHERE journal.id < (SELECT min(id) FROM journal) + ${oldestLookedAt}
         AND newest.at < ?1 AND NOT EXISTS (SELECT 1 FROM call WHERE call.key = journal.call)
       LIMIT ?2`,
    ),
    journal: db.prepare(
      `WITH RECURSIVE line AS (
         SELECT * FROM journal
         WHERE id = coalesce((SELECT last FROM call WHERE key = ?1), (SELECT last FROM journal_end WHERE call = ?1))
         UNION ALL SELECT journal.* FROM line JOIN journal ON journal.id = line.before
       )
       SELECT version, at, entry, lengths FROM line ORDER BY id`,
    ),
  };

  /** Adds to a call's journal what comes with a commit. Gives the newest row that it has then. */
  function write({ key, basedOn, at, journal }: Commit, before: number | null): number | null {
    if (journal.length === 0) return before;
    const { lastInsertRowid } = one.write.run(
      key,
      before,
      basedOn + 1,
      at,
      journal.join(""),
      lengthsOf(journal),
    );
    return Number(lastInsertRowid);
  }

  function commitOne(commit: Commit): CommitResult {
    const { key, basedOn, at, state, wakeAt } = commit;
    const call = one.find.get(key) as { row: number; version: number; last: number | null } | undefined;
    // What has never been has version 0; what has ended has none any more.
    if ((call?.version ?? 0) !== basedOn || (!call && one.loadEnded.get(key))) return "conflict";
    // A key that comes back after its tombstone is gone goes on with the journal that it left.
    const left = call ?? (one.endOfJournal.get(key) as { last: number } | undefined);
    const last = write(commit, left?.last ?? null);
    if (state === undefined) {
      if (call) one.end.run(call.row);
      one.bury.run(key, at);
      if (last !== null) one.endJournal.run(key, last);
    } else if (call) one.change.run(state, last, call.row);
    else one.begin.run(key, state, last);
    if (state === undefined || wakeAt === undefined) one.letSleep.run(key);
    else one.wake.run(key, wakeAt);
    return "committed";
  }

  function forgetJournal(key: string): void {
    one.forgetLines.run(key);
    one.forgetEnd.run(key);
  }

  function loadOne(key: string): Loaded {
    const call = one.load.get(key) as { version: number; state: string } | undefined;
    if (call) return { is: "live", call: { key, version: call.version, state: call.state } };
    const ended = one.loadEnded.get(key) as { endedAt: number } | undefined;
    return ended ? { is: "ended", endedAt: ended.endedAt } : { is: "unknown" };
  }

  function transaction<T>(work: () => T): T {
    db.exec("BEGIN IMMEDIATE");
    try {
      const done = work();
      if (slowCommitMs > 0) Atomics.wait(idle, 0, 0, slowCommitMs);
      db.exec("COMMIT");
      return done;
    } catch (error) {
      // On a full disk SQLite has often rolled back by itself.
      if (db.isTransaction) db.exec("ROLLBACK");
      throw error;
    }
  }

  /** Says in our words what goes wrong. */
  function faultsOf<Asked extends unknown[], T>(work: (...asked: Asked) => T): (...asked: Asked) => T {
    return (...asked) => {
      try {
        return work(...asked);
      } catch (error) {
        throw sqliteError(error, file);
      }
    };
  }

  return {
    load: faultsOf((keys) => keys.map(loadOne)),
    commit: faultsOf((batch) => transaction(() => batch.map(commitOne))),
    due: faultsOf((until, limit, after) =>
      many.due
        .all(until, after?.wakeAt ?? Number.MIN_SAFE_INTEGER, after?.key ?? "", limitOf(limit))
        .map(plain<Due>),
    ),
    live: faultsOf((limit, after = "") =>
      many.live.all(after, limitOf(limit)).map(({ key }) => key as string),
    ),
    journal: faultsOf((key) => many.journal.all(key).flatMap((row) => linesOf(row as unknown as JournalRow))),
    forget: faultsOf((endedBefore) => transaction(() => Number(one.forget.run(endedBefore).changes))),
    forgetJournals: faultsOf((before, most) => {
      const past = many.pastJournals.all(before, limitOf(most)).map(({ key }) => String(key));
      if (past.length > 0) transaction(() => past.forEach(forgetJournal));
      return past.length;
    }),
    // The file is locked: as long as this process has it, there is nobody else.
    beat: (server) => ({ alive: [server], shared: false, at: undefined }),
    farewell: () => undefined,
    close: faultsOf(close),
  };
}

/** SQLite takes a negative limit for none at all, and refuses one that is not a whole number. */
function limitOf(limit: number): number {
  return Math.max(0, Math.min(Math.floor(limit), Number.MAX_SAFE_INTEGER));
}

/** Rows come without a prototype, which makes them unlike any object literal. */
function plain<Row>(row: object): Row {
  return { ...row } as Row;
}
