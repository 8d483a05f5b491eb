// PostgreSQL away, slow, refusing or not ours: what people are told, and that it works again by itself.

import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LocalPostgres, startPostgres, whyNoPostgres } from "@dialtree/local-postgres";
import Fastify from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { controlRoutes } from "../../src/control/api/routes.ts";
import type { ControlError } from "../../src/control/control-error.ts";
import { closeDatabase, type Database, openDatabase } from "../../src/control/database/open.ts";
import { newestSchema } from "../../src/control/database/postgres/migrations.ts";
import { smallFlow } from "./flows.ts";
import { postgresForTests } from "./postgres-place.ts";
import { openRig, refusal } from "./rig.ts";

const why = whyNoPostgres();
const row = (id: string) => ({ id, title: id, draft: "{}", revision: 1, updated_at: 0 });
const add = (database: Database, id: string) => database.insertInto("flow").values(row(id)).execute();

describe.skipIf(why)(`PostgreSQL${why === undefined ? "" : `: ${why}`}`, () => {
  const postgres = postgresForTests();

  async function opened(answersWithinMs?: number) {
    const { at } = postgres.place();
    const database = await openDatabase({ ...at, ...(answersWithinMs ? { answersWithinMs } : {}) });
    onTestFinished(() => closeDatabase(database));
    return { database, at, query: (...statements: string[]) => postgres.query(at.schema, ...statements) };
  }

  /** What it is told as, having looked that it names the database, says what to do, and holds no password. */
  function codeOf(error: ControlError, url = postgres.url()): string {
    const { hostname, password } = new URL(url);
    expect(password).not.toBe("");
    expect(error.message).toContain(`PostgreSQL at ${hostname}:`);
    expect(`${error.message} ${error.remedy} ${error.stack}`).not.toContain(password);
    expect(error.remedy).not.toBe("");
    return error.code;
  }

  const changed = (change: (url: URL) => void): string => {
    const url = new URL(postgres.url());
    change(url);
    return url.href;
  };

  test("many that start at once on nothing make one schema", async () => {
    const { at } = postgres.place();
    const all = await Promise.all(Array.from({ length: 8 }, () => openDatabase(at)));
    await add(all[0] as Database, "desk");
    for (const database of all) {
      expect(await database.selectFrom("flow").select("id").execute()).toEqual([{ id: "desk" }]);
      await closeDatabase(database);
    }
  });

  test("a server that is not there, a name that is nobody's, a database that is not there", async () => {
    const nobody = changed((url) => (url.port = "1"));
    expect(codeOf(await refusal(openDatabase({ url: nobody })))).toBe("database_unavailable");
    const nowhere = changed((url) => (url.pathname = "/elsewhere"));
    const missing = await refusal(openDatabase({ url: nowhere }));
    expect(codeOf(missing)).toBe("database_unavailable");
    expect(missing.remedy).toContain("Create the database");
  });

  test("a wrong password, and a user who may not make a schema", async () => {
    const wrong = changed((url) => (url.password = "not-the-password"));
    expect(codeOf(await refusal(openDatabase({ url: wrong })), wrong)).toBe("database_denied");
    const { query } = await opened();
    await query("create role guest login password 'guest-password'");
    const guest = changed((url) => {
      url.username = "guest";
      url.password = "guest-password";
    });
    expect(codeOf(await refusal(openDatabase({ url: guest, schema: "theirs" })), guest)).toBe(
      "database_denied",
    );
  });

  test("a user who may read and write rows is enough once the schema is there, and gets no further", async () => {
    const { at, query } = await opened();
    await query(
      "create role clerk login password 'clerk-password'",
      `grant usage on schema ${at.schema} to clerk`,
      `grant select, insert, update, delete on all tables in schema ${at.schema} to clerk`,
    );
    const clerk = changed((url) => {
      url.username = "clerk";
      url.password = "clerk-password";
    });
    const { control, database } = await openRig({}, { at: { ...at, url: clerk }, tamper: async () => {} });
    await control.drafts.create(smallFlow("desk"));
    await control.publish("desk", "");
    await control.numbers.assign("bot", "desk");
    const turnOff = sql`alter table ${sql.table(`${at.schema}.version`)} disable trigger all`;
    expect(codeOf(await refusal(turnOff.execute(database)), clerk)).toBe("database_denied");
    expect((await refusal(database.deleteFrom("version").execute())).message).toMatch(/never/);
  });

  test("a schema of a newer dialtree is left alone, and one of another program", async () => {
    const { at, query } = await opened();
    await query(`update schema_version set version = ${newestSchema + 1}`);
    const newer = await refusal(openDatabase(at));
    expect(codeOf(newer)).toBe("database_newer");
    expect(newer.message).toContain(`version ${newestSchema + 1}`);
    const theirs = postgres.place().at;
    await postgres.query("public", `create schema ${theirs.schema}`);
    await postgres.query(theirs.schema, "create table song (title text)");
    expect(codeOf(await refusal(openDatabase(theirs)))).toBe("database_foreign");
    expect(await postgres.query(theirs.schema, "select count(*)::int as songs from song")).toEqual([
      { songs: 0 },
    ]);
  });

  test("a step that fails leaves the schema as it was", async () => {
    const { at, query } = await opened();
    // As if the steps had never been done, with something in their way.
    await query("update schema_version set version = 0", "drop table number");
    expect((await refusal(openDatabase(at))).code).toBe("database_unavailable");
    expect(await query("select version from schema_version")).toEqual([{ version: 0 }]);
    expect(await query("select to_regclass('number') as number")).toEqual([{ number: null }]);
  });

  test("one that only lets itself be read, until it no longer does", async () => {
    const { database, query } = await opened();
    // As when a standby is promoted: connections from before stay what they were.
    await sql`set default_transaction_read_only = on`.execute(database);
    expect(codeOf(await refusal(add(database, "desk")))).toBe("database_read_only");
    await add(database, "desk");
    expect(await query("select id from flow")).toEqual([{ id: "desk" }]);
  });

  test("a full disk", async () => {
    const { database, query } = await opened();
    await query(
      `create function full_disk() returns trigger language plpgsql as
       $$ begin raise exception 'No space left on device' using errcode = 'disk_full'; end $$`,
      "create trigger full_disk before insert on flow for each row execute function full_disk()",
    );
    expect(codeOf(await refusal(add(database, "desk")))).toBe("database_full");
    await query("drop trigger full_disk on flow");
    await add(database, "desk");
  });

  test("a text that PostgreSQL cannot keep", async () => {
    const { database } = await opened();
    const error = await refusal(add(database, "a\u0000b"));
    expect(error.code).toBe("text_unstorable");
    await add(database, "ab");
  });

  test("an answer that does not come in time: the connection that owes it is left", async () => {
    const { database, at } = await opened(300);
    const holder = await openDatabase(at);
    onTestFinished(() => closeDatabase(holder));
    const held = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const holding = holder.transaction().execute(async (transaction) => {
      await sql`lock table ${sql.table(`${at.schema}.flow`)}`.execute(transaction);
      locked.resolve();
      await held.promise;
    });
    await locked.promise;
    // Also in a transaction, whose end is not waited for either.
    const asked = database.transaction().execute((transaction) => add(transaction, "late"));
    expect(codeOf(await refusal(asked))).toBe("database_slow");
    held.resolve();
    await holding;
    await add(database, "desk");
    expect((await database.selectFrom("flow").select("id").execute()).map(({ id }) => id)).toContain("desk");
  });

  test("a connection that is cut: between two questions, within a transaction, and while nobody uses it", async () => {
    const { database, query } = await opened();
    const cut = () =>
      query(
        "select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'dialtree' and pid <> pg_backend_pid()",
      );
    const failing = database.transaction().execute(async (transaction) => {
      await add(transaction, "a");
      await cut();
      await add(transaction, "b");
    });
    expect(codeOf(await refusal(failing))).toBe("database_unavailable");
    await add(database, "c");
    await cut();
    // The pool may not have noticed yet; whoever is unlucky is told, and the next one gets through.
    await add(database, "d").catch((error: ControlError) =>
      expect(codeOf(error)).toBe("database_unavailable"),
    );
    await add(database, "e");
    const ids = (await database.selectFrom("flow").select("id").execute()).map(({ id }) => id);
    expect(ids).not.toContain("a");
    expect(ids).toEqual(expect.arrayContaining(["c", "e"]));
  });
});

describe.skipIf(why)("an outage", () => {
  let folder: string;
  let server: LocalPostgres;
  const settings = { fsync: "off" };

  beforeAll(async () => {
    // Made by PostgreSQL's start, for the user that it runs as.
    folder = join(tmpdir(), `dialtree-outage-${randomUUID()}`);
    server = await startPostgres({ folder, settings });
  });
  afterAll(async () => {
    await server.stop("immediate");
    rmSync(folder, { recursive: true, force: true });
  });

  test("what is in memory goes on answering, everything else says 503, and afterwards all is well", async () => {
    const rig = await openRig({}, { at: { url: server.url }, tamper: async () => {} });
    const { control } = rig;
    await control.drafts.create(smallFlow("desk"));
    const { version } = await control.publish("desk", "");
    await control.numbers.assign("bot", "desk");
    const app = Fastify();
    await controlRoutes(app, control);
    onTestFinished(() => app.close());
    const statusOf = async (url: string) => (await app.inject({ url: `/api${url}` })).statusCode;
    expect(await control.trouble()).toBeUndefined();

    await server.kill("SIGKILL");
    expect(control.published.answering({ bot: true })).toEqual({ flow: "desk", version: version.id });
    expect((await control.published.load(version.id)).id).toBe(version.id);
    expect([await statusOf("/flows"), await statusOf("/flows/desk"), await statusOf("/numbers")]).toEqual([
      503, 503, 503,
    ]);
    expect((await refusal(control.publish("desk", ""))).code).toBe("database_unavailable");
    expect((await refusal(control.catchUp())).code).toBe("database_unavailable");
    expect(await control.trouble()).toContain("PostgreSQL at 127.0.0.1:");
    // Nothing was taken for a fault of the version.
    expect(rig.refused).toEqual([]);
    expect(control.published.serving("desk")?.id).toBe(version.id);

    server = await startPostgres({ folder, port: server.port, settings });
    expect(await statusOf("/flows/desk")).toBe(200);
    await control.drafts.save(smallFlow("desk", { title: "Again" }), 1);
    expect((await control.publish("desk", "")).isNew).toBe(true);
    await control.catchUp();
    expect(await control.trouble()).toBeUndefined();
  });
});
