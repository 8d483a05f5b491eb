import pg from "pg";
import {
  type CallStore,
  type Commit,
  type JournalLine,
  type Loaded,
  StoreError,
} from "../store/call-store.ts";
import { assertSoundBatch } from "../store/sound.ts";
import { isWorthAnotherTry, postgresError } from "./faults.ts";
import { fromKept, toKept } from "./kept-text.ts";
import { openSchema } from "./opening.ts";
import { usualCallsSchema } from "./schema.ts";
import { statementsIn } from "./statements.ts";

export interface PostgresOptions {
  /** As `postgres://user:password@host:port/database`, with what node-postgres takes behind a question mark. */
  readonly url: string;
  /** The schema that holds our tables and nothing else; made if it is not there. */
  readonly schema?: string;
  /** The most connections at once. */
  readonly connections?: number;
  /** How long an operation may take, in milliseconds, before it is given up as unavailable. */
  readonly patienceMs?: number;
}

/** How long a server may have been silent before its row goes, in milliseconds. */
const silentForGood = 24 * 60 * 60_000;
const tries = 5;
const forgottenAtOnce = 5_000;
/** Migrations may rewrite tables, and other servers wait for them. */
const openingMs = 60_000;

/**
 * Keeps calls in PostgreSQL, for any number of servers. A commit is durable when it resolves, on the synchronous standbys
 * as well if the database has any. Rejects with a StoreError that says what to do if the database cannot be reached or
 * used, or is from a newer dialtree; later operations reject with one as long as that lasts and then work again.
 */
export async function createPostgresStore(options: PostgresOptions): Promise<CallStore> {
  const { url, schema = usualCallsSchema, connections = 10, patienceMs = 5_000 } = options;
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) {
    throw new TypeError(`"${schema}" is no name for a schema: small letters, digits and underscores.`);
  }
  const where = nameOf(url);
  const connecting = {
    connectionString: url,
    application_name: "dialtree",
    keepAlive: true,
    // Together they make up the patience.
    connectionTimeoutMillis: Math.ceil(patienceMs * 0.4),
  };
  await open(connecting, schema, where);

  const queryMs = Math.floor(patienceMs * 0.6);
  const pool = new pg.Pool({
    ...connecting,
    max: connections,
    query_timeout: queryMs,
    onConnect: async (client) => {
      // The database gives up a little earlier: then it is known that nothing was written.
      await client.query(durably, [String(Math.max(1, queryMs - 250))]);
    },
  });
  // An idle connection that breaks is replaced when it is needed; there is nobody to tell.
  pool.on("error", () => undefined);
  return overPool(pool, schema, where);
}

/** Some databases are set up to answer before a commit is on the disk. What else they are set to stays. */
const durably = `SELECT set_config('statement_timeout', $1, false),
  CASE WHEN current_setting('synchronous_commit') IN ('off', 'local')
    THEN set_config('synchronous_commit', 'on', false) END`;

async function open(connecting: pg.ClientConfig, schema: string, where: string): Promise<void> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({ ...connecting, query_timeout: openingMs });
    // It rejects what is under way as well.
    client.on("error", () => undefined);
    await client.connect();
    await openSchema(client, schema, where);
  } catch (error) {
    throw postgresError(error, where);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

function overPool(pool: pg.Pool, schema: string, where: string): CallStore {
  const statements = statementsIn(schema);
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  type Name = keyof typeof statements;

  async function tryOften<Row extends pg.QueryResultRow>(
    name: Name,
    values: unknown[],
  ): Promise<pg.QueryResult<Row>> {
    for (let nth = 1; ; nth++) {
      try {
        return await pool.query<Row>({ name: `dialtree ${schema} ${name}`, text: statements[name], values });
      } catch (error) {
        if (nth === tries || !isWorthAnotherTry(error)) throw postgresError(error, where);
      }
    }
  }

  function ask<Row extends pg.QueryResultRow>(
    name: Name,
    ...values: unknown[]
  ): Promise<pg.QueryResult<Row>> {
    if (closing) return Promise.reject(new StoreError("closed", "The store is closed."));
    const asked = tryOften<Row>(name, values);
    underWay.add(asked);
    const done = () => void underWay.delete(asked);
    asked.then(done, done);
    return asked;
  }

  async function end(): Promise<void> {
    await Promise.allSettled(underWay);
    await pool.end();
  }

  return {
    load: async (keys) => {
      const { rows } = await ask<LoadedRow>("load", keys.map(toKept));
      const found = new Map(rows.map((row) => [row.key, row]));
      return keys.map((key) => loadedOf(key, found.get(toKept(key))));
    },
    commit: async (batch) => {
      assertSoundBatch(batch);
      // In one order everywhere: two batches that wait for each other would both stand still.
      const order = batch
        .map((_, i) => i)
        .sort((a, b) => ((batch[a] as Commit).key < (batch[b] as Commit).key ? -1 : 1));
      const sorted = order.map((i) => batch[i] as Commit);
      const { rows } = await ask<{ done: boolean }>(
        "commit",
        sorted.map(({ key }) => toKept(key)),
        sorted.map(({ basedOn }) => basedOn),
        sorted.map(({ at }) => at),
        sorted.map(({ state }) => (state === undefined ? null : toKept(state))),
        sorted.map(({ wakeAt }) => wakeAt ?? null),
        sorted.map(({ journal }) => (journal.length === 0 ? null : JSON.stringify(journal.map(toKept)))),
      );
      const results = new Array<"committed" | "conflict">(batch.length);
      for (const [nth, i] of order.entries()) results[i] = rows[nth]?.done ? "committed" : "conflict";
      return results;
    },
    due: async (until, limit, after) => {
      const from = [after?.wakeAt ?? Number.NEGATIVE_INFINITY, toKept(after?.key ?? "")];
      const { rows } = await ask<{ key: string; wakeAt: number }>("due", until, ...from, limitOf(limit));
      return rows.map(({ key, wakeAt }) => ({ key: fromKept(key), wakeAt }));
    },
    live: async (limit, after = "") => {
      const { rows } = await ask<{ key: string }>("live", toKept(after), limitOf(limit));
      return rows.map(({ key }) => fromKept(key));
    },
    journal: async (key) => {
      const { rows } = await ask<JournalLine>("journal", toKept(key));
      return rows.map(({ version, at, entry }) => ({ version, at, entry: fromKept(entry) }));
    },
    forget: async (endedBefore) => {
      let forgotten = 0;
      for (let last = forgottenAtOnce; last === forgottenAtOnce; forgotten += last) {
        last = (await ask("forget", endedBefore, forgottenAtOnce)).rowCount ?? 0;
      }
      return forgotten;
    },
    forgetJournals: async (before, most) => {
      const { rows } = await ask<{ calls: number }>("forgetJournals", before, limitOf(most));
      return rows[0]?.calls ?? 0;
    },
    beat: async (server, withinMs) => {
      const { rows } = await ask<{ at: number; others: string[] }>(
        "beat",
        toKept(server),
        withinMs,
        Math.max(silentForGood, withinMs),
      );
      return { alive: [server, ...(rows[0]?.others ?? []).map(fromKept)], shared: true, at: rows[0]?.at };
    },
    farewell: async (server) => void (await ask("farewell", toKept(server))),
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}

interface LoadedRow {
  readonly key: string;
  readonly version: number;
  readonly state: string | null;
  readonly ended_at: number | null;
}

function loadedOf(key: string, row: LoadedRow | undefined): Loaded {
  if (!row) return { is: "unknown" };
  if (row.state === null) return { is: "ended", endedAt: row.ended_at as number };
  return { is: "live", call: { key, version: row.version, state: fromKept(row.state) } };
}

/** PostgreSQL refuses a limit that is negative or no whole number. */
function limitOf(limit: number): number {
  return Math.max(0, Math.min(Math.floor(limit), Number.MAX_SAFE_INTEGER));
}

/** Where the database is, for messages: without user and password. */
function nameOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${pathname.slice(1)} at ${host}`;
  } catch {
    return "of that address";
  }
}
