import { DatabaseSync } from "node:sqlite";
import { sqliteError } from "../sqlite/faults.ts";
import { linesOf } from "../sqlite/journal-lines.ts";
import { openFile } from "../sqlite/opening.ts";
import { migrations } from "../sqlite/schema.ts";
import { StoreError } from "../store/call-store.ts";
import type { CallRecord, CallsTarget } from "./record.ts";

/**
 * Everything of one moment that a file has of calls, also while a server writes to it.
 * @throws StoreError for one that is not of today's schema
 */
export function* callsInFile(file: string): Generator<CallRecord> {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    db.exec("BEGIN");
    const { user_version: schema } = db.prepare("PRAGMA user_version").get() as { user_version: number };
    if (schema !== migrations.length)
      throw new StoreError(
        "unavailable",
        `${file} has schema ${schema}; this dialtree carries schema ${migrations.length}. Start the dialtree that belongs to it once, or use that one.`,
      );
    const live = db.prepare(
      "SELECT key, version, state, due_at AS wakeAt FROM call LEFT JOIN wake ON call = key ORDER BY key",
    );
    for (const row of live.iterate()) yield { is: "live", ...row } as CallRecord;
    const ended = db.prepare("SELECT call AS key, ended_at AS endedAt FROM tombstone ORDER BY call");
    for (const row of ended.iterate()) yield { is: "ended", ...row } as CallRecord;
    const journal = db.prepare("SELECT call AS key, version, at, entry, lengths FROM journal ORDER BY id");
    for (const row of journal.iterate()) {
      const { key, ...line } = row as unknown as { key: string } & Parameters<typeof linesOf>[0];
      for (const one of linesOf(line)) yield { is: "line", key, ...one };
    }
  } catch (error) {
    throw sqliteError(error, file);
  } finally {
    db.close();
  }
}

/** A new file for calls. It can be opened by a server once its target has ended. */
export function callsIntoFile(file: string): CallsTarget {
  const { db, close } = openFile(file);
  // It is synced at its end, and nobody has it before.
  db.exec("PRAGMA synchronous = OFF");
  const one = {
    live: db.prepare("INSERT INTO call (key, version, state) VALUES (?, ?, ?)"),
    wake: db.prepare("INSERT INTO wake (call, due_at) VALUES (?, ?)"),
    ended: db.prepare("INSERT INTO tombstone (call, ended_at) VALUES (?, ?)"),
    line: db.prepare("INSERT INTO journal (call, version, at, entry) VALUES (?, ?, ?, ?)"),
  };
  const put = (record: CallRecord): void => {
    if (record.is === "line") one.line.run(record.key, record.version, record.at, record.entry);
    else if (record.is === "ended") one.ended.run(record.key, record.endedAt);
    else {
      one.live.run(record.key, record.version, record.state);
      if (record.wakeAt !== null) one.wake.run(record.key, record.wakeAt);
    }
  };
  return {
    async put(records) {
      db.exec("BEGIN");
      for (const record of records) put(record);
      db.exec("COMMIT");
    },
    async end() {
      db.exec(inARow);
      close();
    },
  };
}

/** Each row of a journal names the one of its call before it. That is found out once all are there. */
const inARow = `
  BEGIN;
  UPDATE journal SET before = chain.before
    FROM (SELECT id AS of, lag(id) OVER (PARTITION BY call ORDER BY id) AS before FROM journal) AS chain
    WHERE chain.of = id;
  UPDATE call SET last = newest.id
    FROM (SELECT call AS of, max(id) AS id FROM journal GROUP BY call) AS newest WHERE newest.of = key;
  INSERT INTO journal_end (call, last)
    SELECT call, max(id) FROM journal WHERE call NOT IN (SELECT key FROM call) GROUP BY call;
  COMMIT;
`;
