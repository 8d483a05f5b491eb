import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { copyOf } from "@dialtree/calls/sqlite";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { closeDatabase, type Database, openDatabase } from "../../src/control/database/open.ts";
import { migrations, newestSchema } from "../../src/control/database/sqlite/migrations.ts";
import { refusal, temporaryFolder } from "./rig.ts";

const row = (id: string) => ({ id, title: id, draft: "{}", revision: 1, updated_at: 0 });

async function opened(file = join(temporaryFolder(), "control.db")): Promise<Database & { file: string }> {
  const database = await openDatabase({ file });
  onTestFinished(() => closeDatabase(database));
  return Object.assign(database, { file });
}

const idsIn = async (database: Database) =>
  (await database.selectFrom("flow").select("id").orderBy("id").execute()).map(({ id }) => id);

/** A promise that the test settles when it wants. */
function gate(): { readonly open: () => void; readonly passed: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { open: () => resolve(), passed: promise };
}

describe("a transaction in a file", () => {
  test("keeps others waiting, who see all of it or nothing", async () => {
    const database = await opened();
    const [half, goOn] = [gate(), gate()];
    const transaction = database.transaction().execute(async (inside) => {
      await inside.insertInto("flow").values(row("a")).execute();
      half.open();
      await goOn.passed;
      await inside.insertInto("flow").values(row("b")).execute();
    });
    await half.passed;
    let seen: readonly string[] | undefined;
    const reading = idsIn(database).then((ids) => {
      seen = ids;
    });
    // As long as another thread would have needed to answer, if it had been asked.
    await (await opened()).selectFrom("flow").selectAll().execute();
    expect(seen).toBeUndefined();
    goOn.open();
    await Promise.all([transaction, reading]);
    expect(seen).toEqual(["a", "b"]);
  });

  test("survives that SQLite has rolled back by itself", async () => {
    const database = await opened();
    const failing = database.transaction().execute(async (transaction) => {
      await sql`insert or rollback into flow (id, title, draft, revision, updated_at) values ('a', 'a', '{}', 0, 0)`.execute(
        transaction,
      );
    });
    expect((await refusal(failing)).code).toBe("database_refused");
    expect(await idsIn(database)).toEqual([]);
  });
});

describe("the database in a file", () => {
  test("executes off the event loop", async () => {
    const database = await opened();
    let turns = 0;
    let running = true;
    const count = () => {
      turns += 1;
      if (running) setImmediate(count);
    };
    setImmediate(count);
    await sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 300000)
      select count(*) from n`.execute(database);
    running = false;
    expect(turns).toBeGreaterThan(5);
  });

  test("is durable: write-ahead log, full synchronisation", async () => {
    const database = await opened();
    const [mode, synchronous] = await Promise.all([
      sql<{ journal_mode: string }>`pragma journal_mode`.execute(database),
      sql<{ synchronous: number }>`pragma synchronous`.execute(database),
    ]);
    expect([mode.rows[0]?.journal_mode, synchronous.rows[0]?.synchronous]).toEqual(["wal", 2]);
  });

  test("makes the folder of its file", async () => {
    await opened(join(temporaryFolder(), "new", "folder", "control.db"));
  });
});

describe("a file of an older dialtree", () => {
  const older = newestSchema - 1;

  /** A file as that one has left it, with a flow in it. */
  function leftBehind(): string {
    const file = join(temporaryFolder(), "control.db");
    const raw = new DatabaseSync(file);
    for (const step of migrations.slice(0, older)) raw.exec(step);
    raw.exec(`pragma application_id = ${0x6474636c}; pragma user_version = ${older}`);
    raw.exec(
      "insert into flow (id, title, draft, revision, updated_at) values ('reception', 'Reception', '{}', 1, 0)",
    );
    raw.close();
    return file;
  }

  const schemaOf = (file: string) => {
    const raw = new DatabaseSync(file, { readOnly: true });
    const { user_version: schema } = raw.prepare("pragma user_version").get() as { user_version: number };
    const flows = raw.prepare("select id from flow").all();
    raw.close();
    return { schema, flows: flows.map((row) => row.id) };
  };

  test("is copied before its schema is changed", async () => {
    const file = leftBehind();
    await closeDatabase(await openDatabase({ file }));
    expect(schemaOf(file)).toEqual({ schema: newestSchema, flows: ["reception"] });
    expect(schemaOf(copyOf(file, older))).toEqual({ schema: older, flows: ["reception"] });
  });

  test("is not copied again once it is up to date", async () => {
    const file = leftBehind();
    await closeDatabase(await openDatabase({ file }));
    const copy = readFileSync(copyOf(file, older));
    const database = await opened(file);
    await database.insertInto("flow").values(row("later")).execute();
    await closeDatabase(database);
    await closeDatabase(await openDatabase({ file }));
    expect(readFileSync(copyOf(file, older)).equals(copy)).toBe(true);
    expect(readdirSync(dirname(file)).filter((name) => name.includes(".bak"))).toHaveLength(1);
  });

  test("put back in its place, it is what it was, and its copy is made anew", async () => {
    const file = leftBehind();
    await closeDatabase(await openDatabase({ file }));
    copyFileSync(copyOf(file, older), file);
    const raw = new DatabaseSync(file);
    raw.exec(
      "insert into flow (id, title, draft, revision, updated_at) values ('support', 'Support', '{}', 1, 0)",
    );
    raw.close();
    await closeDatabase(await openDatabase({ file }));
    expect(schemaOf(copyOf(file, older)).flows).toEqual(["reception", "support"]);
  });

  test("that cannot be copied is left as it is, and says so", async () => {
    const file = leftBehind();
    // Nothing can be put in the place of a folder that has something in it.
    mkdirSync(join(copyOf(file, older), "in-the-way"), { recursive: true });
    const error = await refusal(openDatabase({ file }));
    expect(error.code).toBe("database_unavailable");
    expect(error.message).toContain(copyOf(file, older));
    expect(schemaOf(file).schema).toBe(older);
  });
});

describe("a file that cannot be used is refused by name", () => {
  /** What opening it ends with. Whatever it is, it names the file and says what to do. */
  async function refusalOf(file: string) {
    const error = await refusal(openDatabase({ file }));
    expect(error.message).toContain(file);
    expect(error.remedy).not.toBe("");
    return error;
  }

  test("in use by another process", async () => {
    const database = await opened();
    // One that opens it as we do, and one that only wants to look.
    const opening = new URL("../../src/control/database/sqlite/opening.ts", import.meta.url).href;
    const second = spawnSync(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `const { openFile } = await import(${JSON.stringify(opening)});
         try { openFile(${JSON.stringify(database.file)}); console.log("opened"); } catch (error) { console.log(error.errcode); }`,
      ],
      { encoding: "utf8" },
    );
    expect(second.stdout.trim()).toBe("5");
    expect((await refusalOf(database.file)).code).toBe("database_in_use");
    // The first one does not notice.
    expect(await idsIn(database)).toEqual([]);
  });

  test("and free again when the first has closed it", async () => {
    const first = await openDatabase({ file: join(temporaryFolder(), "control.db") });
    await closeDatabase(first);
    const { file } = await opened();
    await refusalOf(file);
  });

  test("no database at all", async () => {
    const file = join(temporaryFolder(), "control.db");
    writeFileSync(file, "This is a letter, not a database. ".repeat(300));
    const before = readFileSync(file);
    expect((await refusalOf(file)).code).toBe("database_broken");
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("damaged in the middle", async () => {
    const database = await opened();
    const many = Array.from({ length: 200 }, (_, index) => ({ ...row(`f${index}`), draft: "x".repeat(500) }));
    await database.insertInto("flow").values(many).execute();
    await closeDatabase(database);
    const bytes = readFileSync(database.file);
    // Page heads in the middle of the file.
    for (let page = 20; page < 25; page++) bytes.fill(0xff, page * 4096, page * 4096 + 64);
    writeFileSync(database.file, bytes);
    expect((await refusalOf(database.file)).code).toBe("database_broken");
  });

  test("cut off", async () => {
    const database = await opened();
    await closeDatabase(database);
    writeFileSync(database.file, readFileSync(database.file).subarray(0, 8192));
    expect((await refusalOf(database.file)).code).toBe("database_broken");
  });

  test("written by a newer dialtree", async () => {
    const database = await opened();
    await closeDatabase(database);
    const raw = new DatabaseSync(database.file);
    raw.exec(`pragma user_version = ${newestSchema + 1}`);
    raw.close();
    const error = await refusalOf(database.file);
    expect(error.code).toBe("database_newer");
    expect(error.message).toContain(`schema ${newestSchema + 1}`);
  });

  test("of another program", async () => {
    const file = join(temporaryFolder(), "theirs.db");
    const raw = new DatabaseSync(file);
    raw.exec("create table song (title text)");
    raw.close();
    expect((await refusalOf(file)).code).toBe("database_foreign");
  });

  test("a folder", async () => {
    const file = join(temporaryFolder(), "folder");
    mkdirSync(file);
    expect((await refusalOf(file)).code).toBe("database_unavailable");
  });

  test("below a file", async () => {
    const { file } = await opened();
    expect((await refusalOf(join(file, "control.db"))).code).toBe("database_unavailable");
  });
});
