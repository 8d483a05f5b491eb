import { inSchema } from "./schema.ts";

/** So many of the oldest lines of journals are looked through at once. */
const oldestLookedAt = 5_000;

/** Everything that is asked of the database, in the schema of that name. Times as in schema.ts. */
export function statementsIn(schema: string) {
  return {
    load: inSchema(
      schema,
      `SELECT key, version::float8 AS version, state, NULL::float8 AS ended_at FROM $call WHERE key = ANY ($1::text[])
       UNION ALL
       SELECT call, NULL, NULL, ended_at FROM $tombstone WHERE call = ANY ($1::text[])`,
    ),
    commit: inSchema(
      schema,
      `SELECT $commit_call(asked.call, asked.based_on, asked.at, asked.state, asked.wake_at, asked.lines::json) AS done
       FROM unnest($1::text[], $2::bigint[], $3::float8[], $4::text[], $5::float8[], $6::text[])
         AS asked (call, based_on, at, state, wake_at, lines)`,
    ),
    due: inSchema(
      schema,
      `SELECT call AS key, due_at AS "wakeAt" FROM $wake
       WHERE due_at <= $1 AND (due_at, call) > ($2::float8, $3::text) ORDER BY due_at, call LIMIT $4`,
    ),
    live: inSchema(schema, "SELECT key FROM $call WHERE key > $1 ORDER BY key LIMIT $2"),
    journal: inSchema(
      schema,
      "SELECT version::float8 AS version, at, entry FROM $journal WHERE call = $1 ORDER BY seq",
    ),
    // Some at a time, so that none takes longer than a statement may.
    forget: inSchema(
      schema,
      "DELETE FROM $tombstone WHERE call IN (SELECT call FROM $tombstone WHERE ended_at < $1 LIMIT $2)",
    ),
    forgetJournals: inSchema(
      schema,
      `WITH oldest AS (SELECT call FROM $journal WHERE at < $1 LIMIT ${oldestLookedAt}),
       past AS (
         SELECT DISTINCT call FROM oldest
         WHERE NOT EXISTS (SELECT FROM $call WHERE key = oldest.call)
           AND NOT EXISTS (SELECT FROM $journal AS later WHERE later.call = oldest.call AND later.at >= $1)
         LIMIT $2
       ),
       gone AS (DELETE FROM $journal AS line USING past WHERE line.call = past.call)
       SELECT count(*)::float8 AS calls FROM past`,
    ),
    // The one time is that of the statement. Rows that another server is just tidying are left to it.
    beat: inSchema(
      schema,
      `WITH clock AS (SELECT floor(extract(epoch FROM statement_timestamp()) * 1000)::float8 AS now),
       said AS (
         INSERT INTO $server AS kept (name, said_at) SELECT $1, now FROM clock
         ON CONFLICT (name) DO UPDATE SET said_at = greatest(kept.said_at, excluded.said_at)
       ),
       tidied AS (
         DELETE FROM $server WHERE name IN (
           SELECT name FROM $server, clock WHERE said_at < now - $3 AND name <> $1 FOR UPDATE OF server SKIP LOCKED
         )
       )
       SELECT now AS at, ARRAY(SELECT name FROM $server WHERE said_at >= now - $2 AND name <> $1) AS others FROM clock`,
    ),
    farewell: inSchema(schema, "DELETE FROM $server WHERE name = $1"),
  };
}
