import { fromKept, toKept } from "../postgres/kept-text.ts";
import { inSchema, migrations } from "../postgres/schema.ts";
import { deadAfterMs } from "../runner/presence.ts";
import { StoreError } from "../store/call-store.ts";
import type { CallRecord, CallsTarget, JournalRecord } from "./record.ts";

/** One connection, in a transaction of whoever has it. */
export type Ask = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

const rowsAtOnce = 500;

/**
 * Everything that a schema has of calls, as the transaction sees it: only one that is `repeatable read` sees one moment.
 * @throws StoreError for one that is not of today's schema
 */
export async function* callsInSchema(ask: Ask, schema: string): AsyncGenerator<CallRecord> {
  const [found] = await ask<{ version: number }>(inSchema(schema, "SELECT version FROM $schema_version"));
  if (found?.version !== migrations.length)
    throw new StoreError(
      "unavailable",
      `The schema ${schema} has version ${found?.version}; this dialtree carries version ${migrations.length}. Start the dialtree that belongs to it once, or use that one.`,
    );
  for await (const row of rowsOf<{ key: string; version: string; state: string; wakeAt: number | null }>(
    ask,
    inSchema(
      schema,
      'SELECT key, version, state, due_at AS "wakeAt" FROM $call LEFT JOIN $wake ON call = key ORDER BY key',
    ),
  ))
    yield {
      is: "live",
      key: fromKept(row.key),
      version: Number(row.version),
      state: fromKept(row.state),
      wakeAt: row.wakeAt,
    };
  for await (const { key, endedAt } of rowsOf<{ key: string; endedAt: number }>(
    ask,
    inSchema(schema, 'SELECT call AS key, ended_at AS "endedAt" FROM $tombstone ORDER BY call'),
  ))
    yield { is: "ended", key: fromKept(key), endedAt };
  for await (const { key, version, at, entry } of rowsOf<Omit<JournalRecord, "is">>(
    ask,
    // Of all calls as they came, which is the order that a file has them in.
    inSchema(schema, "SELECT call AS key, version, at, entry FROM $journal ORDER BY at, call, seq"),
  ))
    yield { is: "line", key: fromKept(key), version: Number(version), at, entry: fromKept(entry) };
}

/** By a cursor: never more than some hundred rows at once. */
async function* rowsOf<Row extends object>(ask: Ask, sql: string): AsyncGenerator<Row> {
  await ask(`DECLARE dialtree_carrying NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const rows = await ask<Row>(`FETCH ${rowsAtOnce} FROM dialtree_carrying`);
    yield* rows;
    if (rows.length < rowsAtOnce) break;
  }
  await ask("CLOSE dialtree_carrying");
}

/** Makes a schema for calls, which must not be there, and has records put into it. All in the caller's transaction. */
export async function callsIntoSchema(ask: Ask, schema: string): Promise<CallsTarget> {
  await ask(`CREATE SCHEMA "${schema}"`);
  await ask(inSchema(schema, "CREATE TABLE $schema_version (version integer NOT NULL)"));
  for (const sql of migrations) await ask(inSchema(schema, sql));
  await ask(inSchema(schema, "INSERT INTO $schema_version VALUES ($1)"), [migrations.length]);
  // Counts on over all calls: only the order within a call means something.
  let lines = 0;
  return {
    async put(records) {
      const live = records.filter((one) => one.is === "live");
      const ended = records.filter((one) => one.is === "ended");
      const journal = records.filter((one) => one.is === "line");
      if (live.length > 0)
        await ask(
          inSchema(
            schema,
            `WITH given AS (SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::float8[]) AS one (key, version, state, due_at)),
             waking AS (INSERT INTO $wake SELECT key, due_at FROM given WHERE due_at IS NOT NULL)
             INSERT INTO $call SELECT key, version, state FROM given`,
          ),
          [
            live.map(({ key }) => toKept(key)),
            live.map(({ version }) => version),
            live.map(({ state }) => toKept(state)),
            live.map(({ wakeAt }) => wakeAt),
          ],
        );
      if (ended.length > 0)
        await ask(inSchema(schema, "INSERT INTO $tombstone SELECT * FROM unnest($1::text[], $2::float8[])"), [
          ended.map(({ key }) => toKept(key)),
          ended.map(({ endedAt }) => endedAt),
        ]);
      if (journal.length > 0)
        await ask(
          inSchema(
            schema,
            "INSERT INTO $journal SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::float8[], $5::text[])",
          ),
          [
            journal.map(({ key }) => toKept(key)),
            journal.map(() => ++lines),
            journal.map(({ version }) => version),
            journal.map(({ at }) => at),
            journal.map(({ entry }) => toKept(entry)),
          ],
        );
    },
    async end() {},
  };
}

/** Servers that have given a sign of life lately, or may be about to: their names. */
export async function serversIn(ask: Ask, schema: string): Promise<readonly string[]> {
  const rows = await ask<{ name: string }>(
    inSchema(
      schema,
      "SELECT name FROM $server WHERE said_at > extract(epoch FROM clock_timestamp()) * 1000 - $1 ORDER BY name",
    ),
    // Ten times what they miss each other after: one that stands still for a moment has not gone.
    [10 * deadAfterMs],
  );
  return rows.map(({ name }) => fromKept(name));
}
