// The tables themselves, whichever database holds them.

import { describe, expect, test } from "vitest";
import { closeDatabase, type Database } from "../../src/control/database/open.ts";
import { openTables, refusal } from "./rig.ts";

const row = (id: string) => ({ id, title: id, draft: "{}", revision: 1, updated_at: 0 });

const idsIn = async (database: Database) =>
  (await database.selectFrom("flow").select("id").orderBy("id").execute()).map(({ id }) => id);

describe("a transaction", () => {
  test("is there as a whole once it is committed, also after the file was closed", async () => {
    const database = await openTables();
    await database.transaction().execute(async (transaction) => {
      await transaction.insertInto("flow").values(row("a")).execute();
      await transaction.insertInto("flow").values(row("b")).execute();
    });
    expect(await idsIn(await database.again())).toEqual(["a", "b"]);
  });

  test("leaves nothing behind when its work fails, and the next one works", async () => {
    const database = await openTables();
    const failing = database.transaction().execute(async (transaction) => {
      await transaction.insertInto("flow").values(row("a")).execute();
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await idsIn(database)).toEqual([]);
    await database
      .transaction()
      .execute((transaction) => transaction.insertInto("flow").values(row("b")).execute());
    expect(await idsIn(database)).toEqual(["b"]);
  });

  test("leaves nothing behind when a statement of it fails", async () => {
    const database = await openTables();
    const failing = database.transaction().execute(async (transaction) => {
      await transaction.insertInto("flow").values(row("a")).execute();
      await transaction.insertInto("flow").values(row("a")).execute();
    });
    expect((await refusal(failing)).code).toBe("database_refused");
    expect(await idsIn(database)).toEqual([]);
  });
});

describe("the database", () => {
  test("says how many rows changed, and gives rows back from a change", async () => {
    const database = await openTables();
    await database
      .insertInto("flow")
      .values([row("a"), row("b")])
      .execute();
    const updated = await database.updateTable("flow").set({ title: "x" }).executeTakeFirst();
    expect(updated.numUpdatedRows).toBe(2n);
    const returned = await database.deleteFrom("flow").where("id", "=", "a").returning("id").execute();
    expect(returned).toEqual([{ id: "a" }]);
  });

  test("never lets a version or a published document change", async () => {
    const database = await openTables();
    await database.insertInto("flow").values(row("a")).execute();
    await database.insertInto("document").values({ hash: "h", text: "{}" }).execute();
    const version = { id: "v", flow: "a", number: 1, message: "", published_at: 0, manifest: "{}" };
    await database.insertInto("version").values(version).execute();
    for (const change of [
      database.updateTable("version").set({ manifest: "[]" }),
      database.deleteFrom("version"),
      database.updateTable("document").set({ text: "[]" }),
      database.deleteFrom("document"),
    ]) {
      expect((await refusal(change.execute())).message).toMatch(/never/);
    }
  });

  test("has each flow answer with a version of its own only", async () => {
    const database = await openTables();
    await database
      .insertInto("flow")
      .values([row("a"), row("b")])
      .execute();
    const version = { id: "v", flow: "a", number: 1, message: "", published_at: 0, manifest: "{}" };
    await database.insertInto("version").values(version).execute();
    const wrong = database.insertInto("current").values({ flow: "b", version: "v" }).execute();
    expect((await refusal(wrong)).code).toBe("database_refused");
  });

  test("keeps counts and milliseconds as numbers, and lists in the order of bytes", async () => {
    const database = await openTables();
    const at = Date.UTC(2026, 0, 5);
    await database
      .insertInto("flow")
      .values(["b", "B", "a-b", "a"].map((id) => ({ ...row(id), revision: 2 ** 40, updated_at: at })))
      .execute();
    const rows = await database.selectFrom("flow").selectAll().orderBy("id").execute();
    expect(rows.map(({ id }) => id)).toEqual(["B", "a", "a-b", "b"]);
    expect(rows[0]).toMatchObject({ ...row("B"), revision: 2 ** 40, updated_at: at });
    const { newest } = await database
      .selectFrom("flow")
      .select(({ fn }) => fn.max("revision").as("newest"))
      .executeTakeFirstOrThrow();
    expect(newest).toBe(2 ** 40);
  });
});

test("what is asked of a closed database is refused, and not waited for", async () => {
  const database = await openTables();
  await closeDatabase(database);
  await expect(idsIn(database)).rejects.toThrow(/destroyed/);
});
