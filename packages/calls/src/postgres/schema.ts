/** Where servers keep calls unless told. */
export const usualCallsSchema = "dialtree_calls";

/**
 * Number n of this list brings a database from schema n to schema n + 1 (table `schema_version`). Append only: databases
 * of every age are out there. `$` stands for the name of the schema and a dot.
 *
 * Times are milliseconds since 1970 in double precision, which is what a number of JavaScript is. Every table but
 * `server` is keyed by the call, which is all that one commit touches: a distributed database can keep what belongs to one
 * call on one node. Keys compare by their bytes.
 */
export const migrations: readonly string[] = [
  `
  -- A live call. Its row changes with every event: half of each page is left free, so that the new row finds room beside
  -- the old one and no index has to be told (a heap-only update).
  CREATE TABLE $call (
    key text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    state text NOT NULL
  ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

  -- When a live call has to be looked at. Apart from the call because due_at is indexed and moves: it would make every
  -- update of the large row one of its indexes as well. Entries of the past are swept up early; the search begins there.
  CREATE TABLE $wake (
    call text COLLATE "C" PRIMARY KEY,
    due_at double precision NOT NULL
  ) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);
  CREATE INDEX wake_due ON $wake (due_at, call);

  -- Append-only. seq counts the lines of a call; version is that of the call after the commit they came with.
  CREATE TABLE $journal (
    call text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    version bigint NOT NULL,
    at double precision NOT NULL,
    entry text NOT NULL,
    PRIMARY KEY (call, seq)
  );

  -- A call that has ended, for as long as late news of it may still come in.
  CREATE TABLE $tombstone (
    call text COLLATE "C" PRIMARY KEY,
    ended_at double precision NOT NULL
  );
  CREATE INDEX tombstone_ended ON $tombstone (ended_at);

  -- When a server last said that it lives, by the clock of the database.
  CREATE TABLE $server (
    name text COLLATE "C" PRIMARY KEY,
    said_at double precision NOT NULL
  );

  -- One commit of one call, whole; false: the call is not at the version it was computed from, and nothing was written.
  -- A function, because each of its statements sees what others have committed while the one before it waited for them.
  CREATE FUNCTION $commit_call(
    of_call text, based_on bigint, at_time double precision, new_state text, wake_at double precision, lines json
  ) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $body$
  BEGIN
    IF based_on = 0 THEN
      IF EXISTS (SELECT FROM $tombstone WHERE call = of_call) THEN RETURN false; END IF;
      -- Whoever has the row has the call, even one that ends as it begins: two that begin it meet here.
      INSERT INTO $call (key, version, state) VALUES (of_call, 1, coalesce(new_state, '')) ON CONFLICT DO NOTHING;
      IF NOT FOUND THEN RETURN false; END IF;
      -- It was waited for one that ended the call.
      IF EXISTS (SELECT FROM $tombstone WHERE call = of_call) THEN
        DELETE FROM $call WHERE key = of_call;
        RETURN false;
      END IF;
    ELSIF new_state IS NOT NULL THEN
      UPDATE $call SET version = version + 1, state = new_state WHERE key = of_call AND version = based_on;
      IF NOT FOUND THEN RETURN false; END IF;
    END IF;

    IF new_state IS NULL THEN
      DELETE FROM $call WHERE key = of_call AND version = greatest(based_on, 1);
      IF NOT FOUND THEN RETURN false; END IF;
      INSERT INTO $tombstone (call, ended_at) VALUES (of_call, at_time);
    END IF;

    IF new_state IS NULL OR wake_at IS NULL THEN
      DELETE FROM $wake WHERE call = of_call;
    ELSE
      INSERT INTO $wake AS kept (call, due_at) VALUES (of_call, wake_at)
      ON CONFLICT (call) DO UPDATE SET due_at = excluded.due_at WHERE kept.due_at <> excluded.due_at;
    END IF;

    -- Goes on counting where the journal ends: a key that comes back after its tombstone is gone adds to it.
    IF lines IS NOT NULL THEN
      INSERT INTO $journal (call, seq, version, at, entry)
      SELECT of_call, last.seq + line.nth, based_on + 1, at_time, line.entry
      FROM (SELECT coalesce(max(seq), 0) AS seq FROM $journal WHERE call = of_call) AS last,
        json_array_elements_text(lines) WITH ORDINALITY AS line (entry, nth);
    END IF;
    RETURN true;
  END
  $body$;
  `,
  `
  -- Finds the lines that are past. Lines come in the order of time, so a summary of each stretch of pages will do.
  CREATE INDEX journal_at ON $journal USING brin (at);
  `,
];

/** SQL in which `$` stands for the schema, made for that schema. `$1` and `$body$` stay what they are. */
export function inSchema(schema: string, sql: string): string {
  return sql.replaceAll(/\$(?=[a-z_]+(?!\$)\b)/g, `"${schema}".`);
}
