/** What SQLite keeps in the header of a file to tell whose it is: "dial" as four bytes. */
export const applicationId = 0x6469616c;

/**
 * Number n of this list brings a file from schema n to schema n + 1 (`user_version`). Append only: files of every age
 * are out there. Each runs in a transaction of its own.
 *
 * Times are milliseconds since 1970. All tables are keyed by the call, which is all that one commit touches.
 */
export const migrations: readonly string[] = [
  `
  -- A live call. Rows are large and change with every event, so they are kept out of the tree of keys.
  CREATE TABLE call (
    key TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    state TEXT NOT NULL
  );

  -- When a live call has to be looked at. Narrow, so that finding what is due reads no states.
  CREATE TABLE wake (
    call TEXT NOT NULL PRIMARY KEY,
    due_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX wake_due ON wake (due_at, call);

  -- Append-only. \`seq\` counts the rows of a call; \`version\` is that of the call after the commit they came with.
  CREATE TABLE journal (
    call TEXT NOT NULL,
    seq INTEGER NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (call, seq)
  ) WITHOUT ROWID;

  -- A call that has ended, for as long as late news of it may still come in.
  CREATE TABLE tombstone (
    call TEXT NOT NULL PRIMARY KEY,
    ended_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX tombstone_ended ON tombstone (ended_at);
  `,
  `
  -- The lines of one commit are one row: \`entry\` holds them one after the other, \`lengths\` how long each is. Rows of
  -- before, and those of one line, have none.
  ALTER TABLE journal ADD COLUMN lengths TEXT;
  `,
  `
  -- Rows of all calls follow one another in the file, as they come, and each names the one of its call before it: sorted by
  -- their calls, each commit would write a page of its own for the journal. The newest row of a call stands in \`call\` while it
  -- lives, in \`journal_end\` once it has ended.
  ALTER TABLE journal RENAME TO journal_by_call;
  CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    call TEXT NOT NULL,
    before INTEGER,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    entry TEXT NOT NULL,
    lengths TEXT
  );
  CREATE TABLE journal_end (
    call TEXT NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL
  ) WITHOUT ROWID;
  ALTER TABLE call ADD COLUMN last INTEGER;

  INSERT INTO journal (id, call, before, version, at, entry, lengths)
    SELECT id, call, lag(id) OVER (PARTITION BY call ORDER BY id), version, at, entry, lengths
    FROM (SELECT row_number() OVER (ORDER BY call, seq) AS id, * FROM journal_by_call);
  UPDATE call SET last = newest.id
    FROM (SELECT call AS of, max(id) AS id FROM journal GROUP BY call) AS newest WHERE newest.of = key;
  INSERT INTO journal_end (call, last)
    SELECT call, max(id) FROM journal WHERE call NOT IN (SELECT key FROM call) GROUP BY call;
  DROP TABLE journal_by_call;
  `,
];
