import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { whyNoPostgres } from "@dialtree/local-postgres";
import { describe, expect, onTestFinished, test } from "vitest";
import { backUp } from "../../src/backups/backup.ts";
import { BackupError } from "../../src/backups/backup-error.ts";
import { restore, verify } from "../../src/backups/restore.ts";
import { newestOf, schemaIn } from "../../src/backups/schemas.ts";
import { auditIn } from "../../src/control/audit/reading.ts";
import { closeDatabase, openDatabase } from "../../src/control/database/open.ts";
import { migrations as postgresMigrations } from "../../src/control/database/postgres/migrations.ts";
import { migrations as sqliteMigrations } from "../../src/control/database/sqlite/migrations.ts";
import { migrate } from "../../src/control/database/sqlite/opening.ts";
import { postgresForTests } from "../control/postgres-place.ts";
import { temporaryFolder } from "../control/rig.ts";
import { contentsOf, fill, hash, inFiles, inPostgres, now, type Place } from "./installation.ts";

const why = whyNoPostgres();

async function backupOf(place: Place, name = "backup.tar.gz"): Promise<string> {
  const file = join(temporaryFolder(), name);
  const source = await place.source();
  await backUp({ source, file, secret: null, now, tell: () => {} }).finally(() => source.close());
  return file;
}

async function restoreInto(place: Place, file: string, { withCalls = true, replace = false } = {}) {
  const verified = await verify(file);
  const target = await place.target(verified.head, replace);
  return restore({ ...verified, file, target, withCalls, tell: () => {} });
}

async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof BackupError) {
    expect(error.remedy).not.toBe("");
    return error.code;
  }
  throw error ?? new Error("It was not refused.");
}

/** What holds in whichever database, from and into. */
function carries(from: () => Place, into: () => Place): void {
  test("what was backed up while it is in use is what is restored, and a server opens it", async () => {
    const place = from();
    await fill(place);
    const [database, store] = [await place.open(), await place.store()];
    onTestFinished(async () => {
      await closeDatabase(database);
      await store.close();
    });
    const file = await backupOf(place);
    const other = into();
    expect(await restoreInto(other, file)).toEqual({ aside: undefined, calls: 2 });
    expect(await contentsOf(other)).toEqual(await contentsOf(place));
    // The journal goes on where it was, and what is written later is kept.
    const restored = await other.store();
    const commit = {
      key: "call-1",
      basedOn: 2,
      at: now + 9,
      state: "{}",
      wakeAt: undefined,
      journal: ["four"],
    };
    expect(await restored.commit([commit])).toEqual(["committed"]);
    expect((await restored.journal("call-1")).map(({ entry }) => entry)).toEqual([
      "one",
      "two",
      "three",
      "four",
    ]);
    await restored.close();
    const control = await other.open();
    const entries = await auditIn(control).list({ most: 2 });
    expect(entries.map(({ deed, thing }) => [deed, thing])).toEqual([
      ["backup.restored", new Date(now).toISOString()],
      ["number.assigned", "+15550100"],
    ]);
    expect(await auditIn(control).verify()).toMatchObject({ whole: true });
    const rows = await control.selectFrom("message").select("audio").execute();
    expect(rows.map(({ audio }) => [...(audio ?? [])])).toEqual([[0, 255, 10, 13]]);
    await closeDatabase(control);
  });
}

/** What holds in whichever database it is put. */
function promises(from: () => Place, into: () => Place): void {
  carries(from, into);

  test("calls of before are over, unless they are wanted", async () => {
    const place = from();
    await fill(place);
    const other = into();
    await restoreInto(other, await backupOf(place), { withCalls: false });
    const store = await other.store();
    expect(await store.load(["call-1", "call-2", "call-3\u0001"])).toMatchObject([
      { is: "ended", endedAt: now },
      { is: "ended" },
      { is: "ended" },
    ]);
    expect(await store.due(now * 2, 10)).toEqual([]);
    await store.close();
  });

  test("an installation that is there is left alone, or moved aside", async () => {
    const place = from();
    await fill(place);
    const file = await backupOf(place);
    const other = into();
    await fill(other, "hotel");
    const before = await contentsOf(other);
    expect(await codeOf(restoreInto(other, file))).toBe("restore_needs_replace");
    expect(await contentsOf(other)).toEqual(before);
    const { aside } = await restoreInto(other, file, { replace: true });
    expect(aside).toContain("before");
    expect(await contentsOf(other)).toEqual(await contentsOf(place));
  });

  test("what cannot be put in leaves what was there", async () => {
    const place = from();
    await fill(place);
    const file = await backupOf(place);
    const verified = await verify(file);
    const other = into();
    await fill(other, "hotel");
    const before = await contentsOf(other);
    const target = await other.target(verified.head, true);
    // The last thing that is put in.
    const broken = { ...target, sound: () => Promise.reject(new Error("the disk is full")) };
    const failing = restore({ ...verified, file, target: broken, withCalls: true, tell: () => {} });
    await expect(failing).rejects.toThrow("the disk is full");
    expect(await contentsOf(other)).toEqual(before);
  });
}

describe("from files into files", () => promises(inFiles, inFiles));

describe.skipIf(why)("with PostgreSQL", () => {
  const postgres = postgresForTests();
  const there = (): Place => inPostgres(postgres);
  describe("from files", () => promises(inFiles, there));
  describe("into files", () => carries(there, inFiles));
  describe("from one into another", () => carries(there, there));

  test("both databases have the same tables at schemas that mean the same", async () => {
    for (const schema of [1, postgresMigrations.length]) {
      const head = { from: "postgresql", schema } as const;
      const files = inFiles();
      const target = await files.target(head);
      const database = await there().target(head);
      const textOf = async (one: typeof target) =>
        (await one.shapes()).map(({ name, columns }) => [name, [...columns].sort()]);
      expect([schema, await textOf(target)]).toEqual([schema, await textOf(database)]);
      await target.abandon();
      await database.abandon();
    }
    expect(schemaIn("sqlite", { from: "postgresql", schema: postgresMigrations.length })).toBe(
      sqliteMigrations.length,
    );
  });

  test("a restore is refused while a server gives signs of life", async () => {
    const place = inFiles();
    await fill(place);
    const other = there();
    await fill(other, "hotel");
    const store = await other.store();
    await store.beat("server-1", 1_000);
    const file = await backupOf(place);
    expect(await codeOf(restoreInto(other, file, { replace: true }))).toBe("restore_in_use");
    await store.farewell("server-1");
    await store.close();
    expect((await restoreInto(other, file, { replace: true })).aside).toContain("before");
  });
});

test("a restore is refused while a server has the folder", async () => {
  const place = inFiles();
  await fill(place);
  const file = await backupOf(place);
  const other = inFiles();
  for (const opened of [await other.open(), await other.store()]) {
    expect(await codeOf(restoreInto(other, file, { replace: true }))).toBe("restore_in_use");
    await ("close" in opened ? opened.close() : closeDatabase(opened));
  }
  await restoreInto(other, file, { replace: true });
});

test("a server cannot begin on a folder that is being restored", async () => {
  const place = inFiles();
  await fill(place);
  const { head } = await verify(await backupOf(place));
  const other = inFiles();
  const target = await other.target(head);
  await expect(openDatabase({ file: join(other.folder, "control.db") })).rejects.toMatchObject({
    code: "database_in_use",
  });
  await target.abandon();
  expect(existsSync(join(other.folder, "restoring.part"))).toBe(false);
  await closeDatabase(await other.open());
});

test("a backup of an older schema is brought up to date, one of a newer schema is refused", async () => {
  const folder = temporaryFolder();
  const raw = new DatabaseSync(join(folder, "control.db"));
  migrate(raw, 4);
  raw.exec("insert into flow (id, title, draft, revision, updated_at) values ('old', 'Old', '{}', 1, 0)");
  raw.close();
  const file = await backupOf(inFiles(folder));
  const other = inFiles();
  await restoreInto(other, file);
  const database = await other.open();
  expect(await database.selectFrom("flow").select("id").execute()).toEqual([{ id: "old" }]);
  expect(await database.selectFrom("outgoing_call").selectAll().execute()).toEqual([]);
  await closeDatabase(database);

  const newer = new DatabaseSync(join(folder, "control.db"));
  newer.exec(`pragma user_version = ${newestOf.sqlite + 1}`);
  newer.close();
  expect(await codeOf(backupOf(inFiles(folder)))).toBe("backup_newer");
});

test("a backup takes no other's place, and leaves no half of one", async () => {
  const place = inFiles();
  await fill(place);
  const folder = temporaryFolder();
  const file = join(folder, "mine.tar.gz");
  const make = async (broken = false) => {
    const source = await place.source();
    const given = broken
      ? { ...source, tables: () => Promise.reject(new Error("the disk cannot be read")) }
      : source;
    await backUp({ source: given, file, secret: null, now, tell: () => {} }).finally(() => source.close());
  };
  // One that was killed has left this.
  writeFileSync(`${file}.part`, "half");
  await expect(make(true)).rejects.toThrow("the disk cannot be read");
  expect(readdirSync(folder)).toEqual([]);
  await make();
  const made = readFileSync(file);
  expect(await codeOf(make())).toBe("backup_in_the_way");
  expect(readFileSync(file).equals(made)).toBe(true);
  mkdirSync(join(folder, "empty"));
  expect(await codeOf(verify(join(folder, "empty")))).toBe("backup_unreadable");
  expect(await codeOf(verify(join(folder, "nowhere")))).toBe("backup_unreadable");
});

test("a sound that is damaged is left out and told", async () => {
  const place = inFiles();
  await fill(place);
  const broken = join(place.folder, "prompts", "audio", hash.slice(0, 2), `${hash}.wav`);
  writeFileSync(broken, "flipped");
  const source = await place.source();
  const file = join(temporaryFolder(), "b.tar.gz");
  const { damaged, contents } = await backUp({ source, file, secret: null, now, tell: () => {} });
  await source.close();
  expect([damaged, contents.sounds.files]).toEqual([[broken], 0]);
});
