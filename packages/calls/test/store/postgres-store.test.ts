import { type LocalPostgres, startPostgres, whyNoPostgres } from "@dialtree/local-postgres";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { postgresError } from "../../src/postgres/faults.ts";
import { createPostgresStore, type PostgresOptions } from "../../src/postgres/index.ts";
import { fromKept, toKept } from "../../src/postgres/kept-text.ts";
import { migrations } from "../../src/postgres/schema.ts";
import type { CallStore, Commit } from "../../src/store/call-store.ts";
import { groupCommit } from "../../src/store/group-commit.ts";
import { commitOf, told } from "./commits.ts";
import { conformance } from "./conformance.ts";
import { endsAt, eventOf, stateOf } from "./events.ts";
import { wireTo } from "./wire-between.ts";

const whyNot = whyNoPostgres();
const unavailable = { name: "StoreError", fault: "unavailable" };

test("PostgreSQL can run on this machine", ({ skip }) => {
  skip(whyNot !== undefined, whyNot);
});

/** One for the whole file; what breaks it starts its own. `url` names a database in it. */
let postgres: LocalPostgres;
let url: string;
let schemas = 0;
const newSchema = () => `calls_${++schemas}`;

beforeAll(async () => {
  if (whyNot) return;
  postgres = await startPostgres({ settings: { fsync: "off" } });
  // Sorts text by language, as most databases do unless told otherwise.
  await admin(
    "CREATE DATABASE calls TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'",
    postgres.url,
  );
  url = Object.assign(new URL(postgres.url), { pathname: "/calls" }).href;
});
afterAll(() => postgres?.stop());

/** Tries until it succeeds: for what a database does in its own time. */
function eventually<T>(attempt: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(attempt, { timeout: 30_000, interval: 20 });
}

/** A store that is closed with the test. */
async function opened(options: Partial<PostgresOptions> = {}): Promise<CallStore> {
  const store = await createPostgresStore({ url: url, schema: newSchema(), ...options });
  onTestFinished(() => store.close());
  return store;
}

/** What an administrator asks for. */
async function admin<Row extends pg.QueryResultRow>(sql: string, to = url): Promise<Row[]> {
  const client = new pg.Client({ connectionString: to });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The address with something else in it. */
function urlWith(change: (url: URL) => unknown): string {
  const changed = new URL(url);
  change(changed);
  return changed.href;
}

describe.skipIf(whyNot)("over a real server", () => {
  conformance(
    "PostgreSQL",
    async () => {
      const options = { url, schema: newSchema() };
      const reopen = async (store: CallStore) => {
        await store.close();
        return createPostgresStore(options);
      };
      return { store: await createPostgresStore(options), reopen };
    },
    { runs: 25, shared: true },
  );
});

describe("text that PostgreSQL cannot hold", () => {
  const any = fc.string({ unit: "binary", maxLength: 8 });
  const awkward = fc.string({
    unit: fc.constantFrom("\0", "\u0001", "\u0002", "0", "d", "\ud800", "\udc00", "é"),
  });

  test("comes back as it was, and is kept without what cannot be", () => {
    fc.assert(
      fc.property(fc.oneof(any, awkward), (text) => {
        const kept = toKept(text);
        expect(kept).not.toContain("\0");
        expect(kept.isWellFormed()).toBe(true);
        expect(fromKept(kept)).toBe(text);
      }),
    );
  });

  test("stands in the same order", () => {
    const order = (a: string, b: string) => Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const wellFormed = fc.oneof(any, awkward).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(wellFormed, wellFormed, (a, b) => {
        expect(order(toKept(a), toKept(b))).toBe(order(a, b));
      }),
    );
  });

  test.skipIf(whyNot)("is taken everywhere", async () => {
    const store = await opened();
    const odd = "a\0b\u0001c\ud800";
    await store.commit([commitOf(odd, { state: odd, wakeAt: 1, journal: [odd] }), commitOf("a")]);
    expect(await store.load([odd])).toEqual([{ is: "live", call: { key: odd, version: 1, state: odd } }]);
    expect(await store.live(9)).toEqual(["a", odd]);
    expect(await store.live(9, "a")).toEqual([odd]);
    expect(await store.due(1, 9)).toEqual([{ key: odd, wakeAt: 1 }]);
    expect((await store.journal(odd)).map(({ entry }) => entry)).toEqual([odd]);
    expect((await store.beat(odd, 1_000)).alive).toEqual([odd]);
  });
});

describe.skipIf(whyNot)("several servers on one database", () => {
  async function two(): Promise<readonly [CallStore, CallStore]> {
    const schema = newSchema();
    return [await opened({ schema }), await opened({ schema })];
  }

  test("of an event that each of them was told, one writes it down", async () => {
    const stores = await two();
    const keys = Array.from({ length: 12 }, (_, i) => `call-${i}`);
    for (let basedOn = 0; basedOn < 12; basedOn++) {
      const state = basedOn === 11 ? undefined : `${basedOn}`;
      // In opposite orders, so that they would wait for each other if it were by that.
      const told = [keys, keys.toReversed(), keys, keys.toReversed()].map(async (order, i) => {
        const batch = order.map((key) =>
          commitOf(key, { basedOn, state, wakeAt: basedOn, journal: [`by ${i}`] }),
        );
        const results = await (stores[i % 2] as CallStore).commit(batch);
        return new Map(order.map((key, nth) => [key, results[nth]]));
      });
      const results = await Promise.all(told);
      for (const key of keys) {
        expect(results.map((one) => one.get(key)).sort()).toEqual([
          "committed",
          "conflict",
          "conflict",
          "conflict",
        ]);
      }
    }
    for (const key of keys) {
      const versions = (await stores[0].journal(key)).map(({ version }) => version);
      expect(versions).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    }
    expect(await stores[1].load(keys)).toEqual(keys.map(() => ({ is: "ended", endedAt: 1_000 })));
    expect(await stores[1].due(1_000, 1_000)).toEqual([]);
  });

  test("a call that one begins while another turns it away is one of both", async () => {
    const [a, b] = await two();
    for (let n = 0; n < 60; n++) {
      const key = `call-${n}`;
      const [[begun], [turned]] = await Promise.all([
        a.commit([commitOf(key, { journal: ["begun"] })]),
        b.commit([commitOf(key, { state: undefined, journal: ["turned away"] })]),
      ]);
      expect([begun, turned].sort()).toEqual(["committed", "conflict"]);
      expect(await a.load([key])).toMatchObject([{ is: begun === "committed" ? "live" : "ended" }]);
      expect((await a.journal(key)).map(({ entry }) => entry)).toEqual([
        begun === "committed" ? "begun" : "turned away",
      ]);
    }
  });

  test("a call that ends while late news would begin it again stays ended", async () => {
    const schema = newSchema();
    const store = await opened({ schema });
    await store.commit([commitOf("a")]);
    // Somebody has it in hand, ends it, and is slow to say so.
    const slow = new pg.Client({ connectionString: url });
    await slow.connect();
    onTestFinished(() => slow.end());
    await slow.query("BEGIN");
    await slow.query(`SELECT ${schema}.commit_call('a', 1, 2, NULL, NULL, NULL)`);
    const late = store.commit([commitOf("a", { journal: ["late"] })]);
    await eventually(async () => {
      const waiting = await admin("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
      expect(waiting).toHaveLength(1);
    });
    await slow.query("COMMIT");
    expect(await late).toEqual(["conflict"]);
    expect(await told(store, ["a"])).toMatchObject({
      loaded: [{ is: "ended", endedAt: 2 }],
      live: [],
      journals: [[]],
    });
  });

  test("go by the database's time, and those long silent are struck off", async () => {
    const schema = newSchema();
    const [a, b] = [await opened({ schema }), await opened({ schema })];
    await a.beat("a", 60_000);
    await admin(`INSERT INTO ${schema}.server VALUES ('of last week', 1), ('b', 1)`);
    const [{ now }] = (await admin<{ now: number }>(
      "SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now",
    )) as [{ now: number }];
    const { alive, at } = await b.beat("b", 60_000);
    expect([...alive].sort()).toEqual(["a", "b"]);
    expect(at).toBeGreaterThanOrEqual(Math.floor(now));
    expect(at).toBeLessThan(now + 60_000);
    expect(await admin(`SELECT name FROM ${schema}.server ORDER BY name`)).toEqual([
      { name: "a" },
      { name: "b" },
    ]);
  });
});

describe.skipIf(whyNot)("the schema", () => {
  const tables = `SELECT relname AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'r' AND nspname =`;

  test("is made by one of many that start at once", async () => {
    const schema = newSchema();
    const stores = await Promise.all(Array.from({ length: 6 }, () => opened({ schema })));
    for (const [i, store] of stores.entries()) {
      expect(await store.commit([commitOf(`call-${i}`)])).toEqual(["committed"]);
    }
    expect(await stores[0]?.live(10)).toHaveLength(6);
    const made = await admin<{ name: string }>(`${tables} '${schema}' ORDER BY relname`);
    expect(made.map(({ name }) => name)).toEqual([
      "call",
      "journal",
      "schema_version",
      "server",
      "tombstone",
      "wake",
    ]);
    expect(await admin(`SELECT version FROM ${schema}.schema_version`)).toEqual([
      { version: migrations.length },
    ]);
  });

  test("of a newer dialtree is refused and left as it was", async () => {
    const schema = newSchema();
    await (await opened({ schema })).close();
    await admin(`UPDATE ${schema}.schema_version SET version = 99`);
    await expect(opened({ schema })).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringMatching(
        /calls at 127\.0\.0\.1:\d+ was written by a newer dialtree: it has schema 99.*Run that version again/,
      ),
    });
    expect(await admin(`SELECT version FROM ${schema}.schema_version`)).toEqual([{ version: 99 }]);
  });

  test("of another program is refused and left as it was", async () => {
    const schema = newSchema();
    await admin(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.recipe (name text)`);
    await expect(opened({ schema })).rejects.toMatchObject({
      name: "StoreError",
      fault: "broken",
      message: expect.stringMatching(/belongs to another program.*Name another/),
    });
    expect(await admin(`${tables} '${schema}'`)).toEqual([{ name: "recipe" }]);
  });

  test("that was taken down is broken, in words", async () => {
    const schema = newSchema();
    const store = await opened({ schema });
    await admin(`DROP SCHEMA ${schema} CASCADE`);
    await expect(store.commit([commitOf("a")])).rejects.toMatchObject({ fault: "broken" });
  });

  test("has a plain name", async () => {
    for (const schema of ["", "a b", 'a"; DROP', "A", "1a", "ä", "a".repeat(64)]) {
      await expect(opened({ schema })).rejects.toThrow(TypeError);
    }
  });

  test("needs no more rights once it is there than to use it", async () => {
    const schema = newSchema();
    await (await opened({ schema })).close();
    const user = `clerk_${schema}`;
    await admin(`CREATE ROLE ${user} LOGIN PASSWORD 'clerk'; GRANT USAGE ON SCHEMA ${schema} TO ${user};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${user}`);
    const url = urlWith((to) => {
      to.username = user;
      to.password = "clerk";
    });
    const store = await opened({ url, schema });
    expect(await store.commit([commitOf("a", { wakeAt: 1, journal: ["1"] })])).toEqual(["committed"]);
    await expect(opened({ url })).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringMatching(/does not allow this user.*Grant it/),
    });
  });
});

describe.skipIf(whyNot)("a commit", () => {
  test("is on the disk when it resolves, whatever the database is set to, and may not take for ever", async () => {
    const schema = newSchema();
    const url = urlWith((to) => to.searchParams.set("options", "-c synchronous_commit=off"));
    const store = await opened({ url, schema, patienceMs: 10_000 });
    // What holds while a commit is made, noted down by itself.
    await admin(`CREATE TABLE ${schema}.noted (commit text, timeout text);
      CREATE FUNCTION ${schema}.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO ${schema}.noted VALUES (current_setting('synchronous_commit'), current_setting('statement_timeout'));
        RETURN NULL;
      END $$;
      CREATE TRIGGER note AFTER INSERT ON ${schema}.call EXECUTE FUNCTION ${schema}.note()`);
    await store.commit([commitOf("a")]);
    expect(await admin(`SELECT * FROM ${schema}.noted`)).toEqual([{ commit: "on", timeout: "5750ms" }]);
  });

  test("does not move what the indexes of a call say: its new row stands beside the old one", async () => {
    const schema = newSchema();
    const store = await opened({ schema });
    for (let basedOn = 0; basedOn < 40; basedOn++) {
      await store.commit([commitOf("a", { basedOn, state: "x".repeat(1_000), wakeAt: basedOn })]);
    }
    await store.close();
    // A session's counts are told when it ends.
    await eventually(async () => {
      const [counted] = await admin(
        `SELECT n_tup_upd::int AS all, n_tup_hot_upd::int AS hot FROM pg_stat_user_tables
         WHERE schemaname = '${schema}' AND relname = 'call'`,
      );
      expect(counted).toEqual({ all: 39, hot: 39 });
    });
  });
});

describe.skipIf(whyNot)("a database that cannot be used", () => {
  test.each<[string, (to: URL) => unknown, RegExp]>([
    ["is not running", (to) => Object.assign(to, { port: "1" }), /cannot be reached\. Start the database/],
    [
      "refuses the password",
      (to) => Object.assign(to, { password: "wrong" }),
      /refuses the user or the password/,
    ],
    [
      "does not know the user",
      (to) => Object.assign(to, { username: "stranger" }),
      /refuses the user or the password/,
    ],
    [
      "does not exist",
      (to) => Object.assign(to, { pathname: "/nowhere" }),
      /nowhere at .* does not exist.*Create it/,
    ],
  ])("because it %s is refused in words, and without the password", async (_what, change, words) => {
    const url = urlWith(change);
    const refused = opened({ url });
    await expect(refused).rejects.toMatchObject({ ...unavailable, message: expect.stringMatching(words) });
    await expect(refused).rejects.not.toThrow(new URL(url).password);
  });

  test("because it can only be read is refused before a call depends on it", async () => {
    const schema = newSchema();
    await (await opened({ schema })).close();
    const standby = urlWith((to) => to.searchParams.set("options", "-c default_transaction_read_only=on"));
    for (const which of [schema, newSchema()]) {
      await expect(opened({ url: standby, schema: which })).rejects.toMatchObject({
        ...unavailable,
        message: expect.stringMatching(/can only be read.*Name the primary/),
      });
    }
  });

  test("because it does not speak its language is refused in words", async () => {
    await expect(opened({ url: "http//nonsense" })).rejects.toMatchObject(unavailable);
  });

  test("because its connections are used up works again when they are not", async () => {
    const schema = newSchema();
    await (await opened({ schema })).close();
    const user = `few_${schema}`;
    await admin(`CREATE ROLE ${user} LOGIN PASSWORD 'few' CONNECTION LIMIT 1;
      GRANT USAGE ON SCHEMA ${schema} TO ${user}; GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO ${user}`);
    const url = urlWith((to) => {
      to.username = user;
      to.password = "few";
    });
    const store = await opened({ url, schema });
    // That by which the store was opened may take a moment to go.
    const other = await eventually(async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    });
    await expect(store.commit([commitOf("a")])).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringMatching(/no connection left\. Raise its max_connections/),
    });
    await other.end();
    await eventually(async () => expect(await store.commit([commitOf("a")])).toEqual(["committed"]));
  });

  test("because its disk is full takes nothing of a batch, and goes on by itself", async () => {
    const schema = newSchema();
    const store = await opened({ schema });
    await store.commit([commitOf("a")]);
    // Said by the database itself, as it would when a file cannot grow.
    await admin(`CREATE FUNCTION ${schema}.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
      END $$;
      CREATE TRIGGER full_disk BEFORE INSERT ON ${schema}.journal EXECUTE FUNCTION ${schema}.full()`);
    const batch = [
      commitOf("a", { basedOn: 1, state: "2", wakeAt: 1 }),
      commitOf("b", { wakeAt: 1, journal: ["b"] }),
    ];
    await expect(store.commit(batch)).rejects.toMatchObject({
      name: "StoreError",
      fault: "full",
      message: expect.stringMatching(/no space left.*as soon as there is.*could not extend/),
    });
    expect(await store.load(["a", "b"])).toMatchObject([{ call: { version: 1 } }, { is: "unknown" }]);
    expect(await store.due(9, 9)).toEqual([]);
    await admin(`DROP TRIGGER full_disk ON ${schema}.journal`);
    expect(await store.commit(batch)).toEqual(["committed", "committed"]);
  });

  test("because a row is held is given up in time, and so is who waits for a connection", async () => {
    const schema = newSchema();
    const store = await opened({ schema, connections: 1, patienceMs: 1_500 });
    await store.commit([commitOf("a")]);
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query(`BEGIN; SELECT FROM ${schema}.call FOR UPDATE`);
    const [held, waiting] = await Promise.allSettled([
      store.commit([commitOf("a", { basedOn: 1 })]),
      store.load(["a"]),
    ]);
    expect(held).toMatchObject({
      reason: { ...unavailable, message: expect.stringMatching(/does not answer in time/) },
    });
    expect(waiting).toMatchObject({
      reason: { ...unavailable, message: expect.stringMatching(/all connections to it are in use/) },
    });
    await holder.query("ROLLBACK");
    expect(await store.load(["a"])).toMatchObject([{ call: { version: 1 } }]);
    expect(await store.commit([commitOf("a", { basedOn: 1 })])).toEqual(["committed"]);
  });

  test("because somebody ends its connections, idle ones or not, has done no harm to what comes later", async () => {
    const store = await opened();
    await Promise.all([store.commit([commitOf("a")]), store.load(["a"]), store.load(["a"])]);
    await admin(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dialtree' AND pid <> pg_backend_pid()",
    );
    await eventually(async () => expect(await store.load(["a"])).toMatchObject([{ is: "live" }]));
  });

  test.each([
    ["53100", "full"],
    ["53300", "unavailable"],
    ["XX001", "broken"],
    ["57P01", "unavailable"],
    ["57P03", "unavailable"],
    ["25006", "unavailable"],
    ["99999", "unavailable"],
  ])("%s is the fault %s", (code, fault) => {
    const said = postgresError(Object.assign(new Error("its words"), { code }), "calls at host:5432");
    expect(said).toMatchObject({
      name: "StoreError",
      fault,
      message: expect.stringMatching(/^The database calls at host:5432 .*\. .*\(its words\)$/),
    });
  });
});

describe.skipIf(whyNot)("a connection that breaks while a commit is under way", () => {
  test.each([
    ["after the database was told", true],
    ["before the database was told", false],
  ])("%s: nobody knows, and loading tells", async (_what, told) => {
    const wire = await wireTo(url);
    onTestFinished(() => wire.close());
    const schema = newSchema();
    const store = await opened({ url: wire.url, schema });
    const beside = await opened({ schema });
    await store.commit([commitOf("a", { state: "1" })]);
    wire.onSent = (sent, cut) => {
      if (sent.includes(`dialtree ${schema} commit`)) cut(told);
    };
    const lost = store.commit([commitOf("a", { basedOn: 1, state: "2", wakeAt: 2, journal: ["two"] })]);
    await expect(lost).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringMatching(/broke off the connection/),
    });
    wire.onSent = undefined;
    await eventually(async () =>
      expect(await beside.load(["a"])).toMatchObject([
        { call: told ? { version: 2, state: "2" } : { version: 1 } },
      ]),
    );
    // Its own next connection is a new one, and what it computes anew is guarded by the version.
    const again = await store.commit([
      commitOf("a", { basedOn: 1, state: "2", wakeAt: 2, journal: ["two"] }),
    ]);
    expect(again).toEqual([told ? "conflict" : "committed"]);
    expect(await store.load(["a"])).toMatchObject([{ call: { version: 2 } }]);
    expect((await store.journal("a")).map(({ entry }) => entry)).toEqual(["two"]);
    expect(await store.due(9, 9)).toEqual([{ key: "a", wakeAt: 2 }]);
  });
});

describe.skipIf(whyNot)("a database of its own", () => {
  async function own() {
    const first = await startPostgres();
    let last = first;
    onTestFinished(async () => {
      await last.stop();
      await first.stop();
    });
    return {
      first,
      /** Starts it again on the same data and port. */
      again: async () => {
        last = await startPostgres({ folder: first.folder, port: first.port });
        return last;
      },
    };
  }

  test("killed in the middle of committing, again and again, it has every acknowledged commit and no half of one", async () => {
    const { first, again } = await own();
    const store = await createPostgresStore({ url: first.url });
    onTestFinished(() => store.close());
    let running = first;
    for (const [round, kill] of (["SIGKILL", "SIGKILL", "immediate", "SIGKILL"] as const).entries()) {
      const acknowledged = new Map<string, number>();
      const enough = Promise.withResolvers<void>();
      const group = groupCommit(store, { atOnce: 4 });
      let count = 0;

      /** Commits the events of one call after the other until the database is gone. */
      const live = async (line: number): Promise<void> => {
        for (let nth = 0; ; nth++) {
          const key = `run${round}-${line}-${nth}`;
          for (let basedOn = 0; basedOn < endsAt; basedOn++) {
            try {
              expect(await group.commit(eventOf(key, basedOn))).toBe("committed");
            } catch (error) {
              expect(error).toMatchObject(unavailable);
              return;
            }
            acknowledged.set(key, basedOn + 1);
            count += 1;
            if (count === [1, 120, 300, 500][round]) enough.resolve();
          }
        }
      };

      const lines = Array.from({ length: 12 }, (_, line) => live(line));
      await enough.promise;
      if (kill === "SIGKILL") await running.kill("SIGKILL");
      else await running.stop("immediate");
      await Promise.all(lines);
      running = await again();
      await expectWhole(store, acknowledged);
    }
  });

  /** Each call has what was acknowledged and at most the one event more that was under way, and that whole. */
  async function expectWhole(store: CallStore, acknowledged: ReadonlyMap<string, number>): Promise<void> {
    expect(acknowledged.size).toBeGreaterThan(0);
    await eventually(() => store.load([]));
    const due = new Map((await store.due(1_000, 1_000_000)).map(({ key, wakeAt }) => [key, wakeAt]));
    for (const [key, last] of acknowledged) {
      const [loaded] = await store.load([key]);
      const journal = await store.journal(key);
      const version = journal.length;
      expect([last, last + 1]).toContain(version);
      expect(journal).toEqual(
        Array.from({ length: version }, (_, i) => ({ version: i + 1, at: i + 1, entry: `line ${i + 1}` })),
      );
      expect(due.get(key)).toBe(version === endsAt ? undefined : version);
      expect(loaded).toEqual(
        version === endsAt
          ? { is: "ended", endedAt: endsAt }
          : { is: "live", call: { key, version, state: stateOf(version) } },
      );
    }
  }

  test("that stands still rejects in time, and goes on when it does", async () => {
    const { first } = await own();
    const store = await createPostgresStore({ url: first.url, patienceMs: 1_000 });
    onTestFinished(() => store.close());
    await store.commit([commitOf("a")]);
    await first.kill("SIGSTOP");
    const begun = performance.now();
    const asked: Promise<unknown>[] = [
      store.commit([commitOf("a", { basedOn: 1, journal: ["two"] })]),
      store.load(["a"]),
      store.beat("a", 1_000),
      createPostgresStore({ url: first.url, patienceMs: 1_000 }),
    ];
    const settled = await Promise.allSettled(asked);
    expect(settled).toMatchObject(asked.map(() => ({ status: "rejected", reason: unavailable })));
    // Patience is one second; the rest is a slow machine's.
    expect(performance.now() - begun).toBeLessThan(10_000);
    await first.kill("SIGCONT");
    await eventually(() => store.load(["a"]));
    // What it had been told it may still do; that or what is computed anew, never both.
    const result: readonly string[] = await eventually(() =>
      store.commit([commitOf("a", { basedOn: 1, journal: ["two"] })]),
    );
    expect(["committed", "conflict"]).toContain(result[0]);
    expect(await store.load(["a"])).toMatchObject([{ call: { version: 2 } }]);
    expect(await store.journal("a")).toHaveLength(1);
  });

  test("that is stopped and started again is used again, and closing while it is away does not wait", async () => {
    const { first, again } = await own();
    const store = await createPostgresStore({ url: first.url });
    const other = await createPostgresStore({ url: first.url });
    const batch: Commit[] = [commitOf("a", { wakeAt: 1 })];
    await store.commit(batch);
    await other.load(["a"]);
    await first.kill("SIGKILL");
    await expect(store.commit(batch)).rejects.toMatchObject(unavailable);
    await other.close();
    await again();
    await eventually(async () => expect(await store.load(["a"])).toMatchObject([{ is: "live" }]));
    await store.close();
    const left = await admin("SELECT FROM pg_stat_activity WHERE application_name = 'dialtree'", first.url);
    expect(left).toEqual([]);
  });
});
