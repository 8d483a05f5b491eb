import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { describe, expect, onTestFinished, test } from "vitest";
import { copyOf } from "../../src/sqlite/copying.ts";
import { openDatabase } from "../../src/sqlite/database.ts";
import { createSqliteStore, type SqliteOptions } from "../../src/sqlite/index.ts";
import { openFile } from "../../src/sqlite/opening.ts";
import { overWorker } from "../../src/sqlite/over-worker.ts";
import { applicationId, migrations } from "../../src/sqlite/schema.ts";
import type { CallStore } from "../../src/store/call-store.ts";
import { startChild } from "./child.ts";
import { commitOf, told } from "./commits.ts";
import { conformance } from "./conformance.ts";
import { endsAt, stateOf } from "./events.ts";
import { lagDuring } from "./lag.ts";
import { tempFile } from "./temp-file.ts";

conformance(
  "SQLite",
  async () => {
    const file = tempFile();
    const reopen = async (store: CallStore) => {
      await store.close();
      return createSqliteStore({ file });
    };
    return { store: await createSqliteStore({ file }), reopen };
  },
  { runs: 25 },
);

/** A store that is closed with the test, whatever becomes of that. */
async function opened(options: SqliteOptions): Promise<CallStore> {
  const store = await createSqliteStore(options);
  onTestFinished(() => store.close());
  return store;
}

async function child(file: string, run = "run") {
  const started = await startChild(file, run);
  onTestFinished(() => started.kill());
  return started;
}

describe("a file", () => {
  test("has everything in it when it is opened again", async () => {
    const file = tempFile();
    const first = await opened({ file });
    await first.commit([
      commitOf("a", { wakeAt: 7, journal: ["1", "2"] }),
      commitOf("b", { state: undefined, journal: ["3"] }),
    ]);
    await first.commit([commitOf("a", { basedOn: 1, state: "{}", wakeAt: 8, journal: ["4"] })]);
    const before = await told(first, ["a", "b", "c"]);
    await first.close();
    const second = await opened({ file });
    expect(await told(second, ["a", "b", "c"])).toEqual(before);
    expect(await second.commit([commitOf("a", { basedOn: 2 })])).toEqual(["committed"]);
  });

  test("keeps nothing of a call's state when the call has ended", async () => {
    const file = tempFile();
    const store = await opened({ file });
    const secret = "keyed by the caller";
    // One lies within a page of the database, the other fills pages of its own.
    const states = { small: secret, large: secret.repeat(1_000) };
    await store.commit(
      Object.entries(states).map(([key, state]) => commitOf(key, { state, journal: ["began"] })),
    );
    await store.commit(Object.keys(states).map((key) => commitOf(key, { basedOn: 1, state: undefined })));
    await store.close();
    const bytes = readFileSync(file);
    expect(bytes.includes("began")).toBe(true);
    expect(bytes.includes(secret)).toBe(false);
  });

  // Killing a process cannot show this, only pulling the plug of the machine could.
  test("is synchronised to the disk with every commit", () => {
    const { db, close } = openFile(tempFile());
    expect({ ...db.prepare("PRAGMA synchronous").get() }).toEqual({ synchronous: 2 });
    expect({ ...db.prepare("PRAGMA journal_mode").get() }).toEqual({ journal_mode: "wal" });
    close();
  });

  test("has pages that hold several calls if it is new, and keeps its pages and calls if it is of before", async () => {
    const pageSizes = [8_192, 4_096];
    const files = pageSizes.map(() => tempFile());
    const before = new DatabaseSync(files[1] ?? "");
    before.exec("PRAGMA page_size = 4096; PRAGMA journal_mode = WAL");
    for (const sql of migrations) before.exec(sql);
    before.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}`);
    before.exec("INSERT INTO call (key, version, state) VALUES ('here before', 1, '{}')");
    before.close();
    const kept: unknown[] = [];
    for (const file of files) {
      const store = await opened({ file });
      await store.commit([commitOf("a", { wakeAt: 7 })]);
      expect((await store.load(["a"]))[0]).toMatchObject({ is: "live" });
      kept.push((await store.load(["here before"]))[0]?.is);
      await store.close();
    }
    expect(kept).toEqual(["unknown", "live"]);
    const pageSizeOf = (file: string) => {
      const db = new DatabaseSync(file, { readOnly: true });
      const row = db.prepare("PRAGMA page_size").get();
      db.close();
      return row?.page_size;
    };
    expect(files.map(pageSizeOf)).toEqual(pageSizes);
  });

  test("has the newest schema, and says whose it is", async () => {
    const file = tempFile();
    await (await opened({ file })).close();
    const db = new DatabaseSync(file);
    expect({ ...db.prepare("PRAGMA user_version").get() }).toEqual({ user_version: 3 });
    expect({ ...db.prepare("PRAGMA application_id").get() }).toEqual({ application_id: 0x6469616c });
    db.close();
  });
});

describe("a file of an older schema", () => {
  /** A call that goes on, one that has ended, and one that has no journal, as that schema had them. */
  function fileOf(schema: 1 | 2): string {
    const file = tempFile();
    const db = new DatabaseSync(file);
    for (const sql of migrations.slice(0, schema)) db.exec(sql);
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schema}`);
    db.exec(`
      INSERT INTO call VALUES ('lives', 2, '{"live":true}'), ('silent', 1, '{}');
      INSERT INTO wake VALUES ('lives', 7);
      INSERT INTO tombstone VALUES ('ended', 30);
      INSERT INTO journal (call, seq, version, at, entry) VALUES
        ('lives', 1, 1, 10, 'one'), ('lives', 2, 2, 20, 'two'), ('ended', 1, 1, 30, 'came and went');
    `);
    if (schema === 2)
      db.exec(
        "INSERT INTO journal VALUES ('lives', 3, 2, 20, 'threefour', '5,4'), ('ended', 2, 2, 31, 'x', NULL)",
      );
    db.close();
    return file;
  }

  const lines = {
    1: { lives: ["one", "two"], ended: ["came and went"] },
    2: { lives: ["one", "two", "three", "four"], ended: ["came and went", "x"] },
  } as const;

  test.each([1, 2] as const)("%i is copied beside itself before it is changed", async (schema) => {
    const file = fileOf(schema);
    await (await opened({ file })).close();
    const copy = new DatabaseSync(copyOf(file, schema), { readOnly: true });
    expect({ ...copy.prepare("PRAGMA user_version").get() }).toEqual({ user_version: schema });
    expect(copy.prepare("SELECT key FROM call ORDER BY key").all().length).toBeGreaterThan(0);
    copy.close();
    // Once it is up to date there is nothing to be copied.
    await (await opened({ file })).close();
    expect(existsSync(copyOf(file, migrations.length))).toBe(false);
  });

  test.each([1, 2] as const)("%i is brought to the newest with all that is in it", async (schema) => {
    const store = await opened({ file: fileOf(schema) });
    const entries = async (key: string) => (await store.journal(key)).map(({ entry }) => entry);
    expect(await entries("lives")).toEqual(lines[schema].lives);
    expect(await entries("ended")).toEqual(lines[schema].ended);
    expect(await entries("silent")).toEqual([]);
    expect(await store.load(["lives", "ended", "silent"])).toMatchObject([
      { is: "live", call: { version: 2, state: '{"live":true}' } },
      { is: "ended", endedAt: 30 },
      { is: "live", call: { version: 1 } },
    ]);
    expect(await store.due(100, 10)).toEqual([{ key: "lives", wakeAt: 7 }]);

    const goesOn = commitOf("lives", { basedOn: 2, journal: ["five"] });
    expect(await store.commit([goesOn, commitOf("silent", { basedOn: 1, journal: ["first"] })])).toEqual([
      "committed",
      "committed",
    ]);
    expect(await entries("lives")).toEqual([...lines[schema].lives, "five"]);
    expect(await entries("silent")).toEqual(["first"]);
    expect(await store.forget(31)).toBe(1);
    expect(await store.commit([commitOf("ended", { journal: ["again"] })])).toEqual(["committed"]);
    expect(await entries("ended")).toEqual([...lines[schema].ended, "again"]);
  });
});

describe("killed in the middle of committing, again and again,", () => {
  test("it has every acknowledged commit and no half of one", async () => {
    const file = tempFile();
    for (const [round, commits] of [1, 2, 150, 151, 400, 1_500].entries()) {
      const killed = await child(file, `run${round}`);
      await killed.committed(commits);
      await killed.kill();
      expect(killed.acknowledged.size).toBeGreaterThan(0);

      const store = await createSqliteStore({ file });
      const due = new Map((await store.due(1_000, 1_000_000)).map(({ key, wakeAt }) => [key, wakeAt]));
      let ended = 0;
      for (const [key, last] of killed.acknowledged) {
        const [loaded] = await store.load([key]);
        const journal = await store.journal(key);
        // One more than was acknowledged may have been under way; what there is must be whole.
        const version = journal.length;
        expect([last.version, last.version + 1]).toContain(version);
        expect(journal).toEqual(
          Array.from({ length: version }, (_, i) => ({ version: i + 1, at: i + 1, entry: `line ${i + 1}` })),
        );
        if (version === endsAt) {
          ended += 1;
          expect(loaded).toEqual({ is: "ended", endedAt: endsAt });
          expect(due.has(key)).toBe(false);
        } else {
          expect(loaded).toEqual({ is: "live", call: { key, version, state: stateOf(version) } });
          expect(due.get(key)).toBe(version);
        }
      }
      if (commits > 12 * endsAt) expect(ended).toBeGreaterThan(0);
      await store.close();
    }
  });
});

describe("only one may have it open:", () => {
  const inUse = { name: "StoreError", fault: "busy" };

  test("a second store of the same process is refused with file and remedy, and does the first no harm", async () => {
    const file = tempFile();
    const store = await opened({ file });
    await expect(createSqliteStore({ file })).rejects.toMatchObject({
      ...inUse,
      message: expect.stringMatching(/calls\.db is in use by another.*End that one/),
    });
    expect(await store.commit([commitOf("a")])).toEqual(["committed"]);
    // POSIX locks of a process are lost when it closes any handle of the file: the refused one must not have done that.
    await expect(startChild(file, "run")).rejects.toThrow("is in use by another process");
  });

  test("whoever only reads is let in, sees one moment of it, and keeps nobody from writing", async () => {
    const file = tempFile();
    const store = await opened({ file });
    await store.commit([commitOf("a")]);
    const reader = new DatabaseSync(file, { readOnly: true });
    reader.exec("BEGIN");
    const keys = () =>
      reader
        .prepare("SELECT key FROM call")
        .all()
        .map(({ key }) => key);
    expect(keys()).toEqual(["a"]);
    expect(await store.commit([commitOf("b")])).toEqual(["committed"]);
    expect(keys()).toEqual(["a"]);
    reader.exec("COMMIT");
    expect(keys()).toEqual(["a", "b"]);
    reader.close();
  });

  test("one that was opened again, and nothing written yet, is held as well", async () => {
    const file = tempFile();
    await (await opened({ file })).close();
    await opened({ file });
    await expect(createSqliteStore({ file })).rejects.toMatchObject(inUse);
  });

  test("a second process is refused, until the first is killed", async () => {
    const file = tempFile();
    const first = await child(file);
    await expect(createSqliteStore({ file })).rejects.toMatchObject(inUse);
    await first.committed(1);
    await first.kill();
    const store = await opened({ file });
    const [key = ""] = first.acknowledged.keys();
    expect((await store.load([key]))[0]?.is).not.toBe("unknown");
  });
});

describe("is refused and left as it was:", () => {
  const broken = { name: "StoreError", fault: "broken" };
  const hashOf = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

  async function filled(): Promise<string> {
    const file = tempFile();
    const store = await createSqliteStore({ file });
    const calls = Array.from({ length: 200 }, (_, i) => commitOf(`call-${i}`, { state: "x".repeat(2_000) }));
    await store.commit(calls);
    await store.close();
    return file;
  }

  function overwrite(file: string, at: number, bytes: Uint8Array): void {
    const handle = openSync(file, "r+");
    writeSync(handle, bytes, 0, bytes.length, at);
    closeSync(handle);
  }

  const pageSize = 4_096;
  const noise = new Uint8Array(64).fill(0xff);

  test.each<[string, (file: string) => void]>([
    ["a file with a damaged header", (file) => overwrite(file, 0, noise)],
    ["a file with a damaged list of tables", (file) => overwrite(file, 100, noise)],
    ["a file with damage in the middle", (file) => overwrite(file, 40 * pageSize, noise)],
    ["a file that was cut off", (file) => truncateSync(file, 30 * pageSize)],
    ["a file of another kind", (file) => writeFileSync(file, "Dear diary, ".repeat(1_000))],
    [
      "the database of another program",
      (file) => {
        rmSync(file);
        const db = new DatabaseSync(file);
        db.exec("CREATE TABLE recipe (name TEXT)");
        db.close();
      },
    ],
  ])("%s", async (_what, spoil) => {
    const file = await filled();
    spoil(file);
    const before = hashOf(file);
    await expect(createSqliteStore({ file })).rejects.toMatchObject({
      ...broken,
      message: expect.stringMatching(/calls\.db is damaged or not a database.*put a backup in its place/),
    });
    expect(hashOf(file)).toBe(before);
  });

  test.each<[string, (file: string) => void]>([
    ["is missing", (file) => rmSync(file)],
    ["is empty", (file) => truncateSync(file)],
  ])("a log whose database %s", async (_what, spoil) => {
    const file = tempFile();
    const killed = await child(file);
    await killed.committed(50);
    await killed.kill();
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    spoil(file);
    const before = hashOf(`${file}-wal`);
    await expect(createSqliteStore({ file })).rejects.toMatchObject(broken);
    expect(hashOf(`${file}-wal`)).toBe(before);
  });

  test("a file with the schema of a newer dialtree", async () => {
    const file = await filled();
    const db = new DatabaseSync(file);
    db.exec("PRAGMA user_version = 99");
    db.close();
    const before = hashOf(file);
    await expect(createSqliteStore({ file })).rejects.toMatchObject({
      fault: "unavailable",
      message: expect.stringMatching(/calls\.db was written by a newer dialtree: it has schema 99/),
    });
    expect(hashOf(file)).toBe(before);
  });

  test.each<[string, (file: string) => string]>([
    ["a file in a folder that does not exist", (file) => join(`${file}-folder`, "calls.db")],
    ["a file in something that is no folder", (file) => join(file, "calls.db")],
    ["a folder in place of a file", (file) => join(file, "..")],
  ])("%s", async (_what, path) => {
    const file = await filled();
    await expect(createSqliteStore({ file: path(file) })).rejects.toMatchObject({
      fault: "unavailable",
      message: expect.stringMatching(/cannot be read or written\. Its folder must exist/),
    });
  });
});

describe("on a full disk", () => {
  test("a batch is refused whole, nothing is lost, and with space again it goes on by itself", async () => {
    const file = tempFile();
    const store = await opened({ file, maxBytes: 512 * 1_024 });
    const state = JSON.stringify("x".repeat(16_000));
    const kept: string[] = [];
    let refused: unknown;
    for (let i = 0; refused === undefined && i < 100; i++) {
      const small = commitOf(`small-${i}`, { wakeAt: 1, journal: ["small"] });
      try {
        await store.commit([small, commitOf(`call-${i}`, { state, journal: ["large"] })]);
        kept.push(small.key, `call-${i}`);
      } catch (error) {
        refused = error;
      }
    }
    expect(refused).toMatchObject({
      name: "StoreError",
      fault: "full",
      message: expect.stringMatching(/no space left for .*calls\.db/),
    });
    expect(kept.length).toBeGreaterThan(20);
    expect(await store.live(1_000)).toEqual(kept.toSorted());
    expect(await store.due(1, 1_000)).toHaveLength(kept.length / 2);
    const next = kept.length / 2;
    expect(await store.journal(`small-${next}`)).toEqual([]);

    // The state would fit, its journal does not: then neither is there.
    const journal = ["x".repeat(600_000)];
    await expect(store.commit([commitOf("call-1", { basedOn: 1, journal })])).rejects.toMatchObject({
      fault: "full",
    });
    expect(await store.load(["call-1"])).toMatchObject([{ call: { version: 1 } }]);

    // A call that ends makes room.
    await store.commit([commitOf("call-0", { basedOn: 1, state: undefined })]);
    expect(await store.commit([commitOf("after", { state })])).toEqual(["committed"]);
    expect(await store.load(["call-1"])).toEqual([
      { is: "live", call: { key: "call-1", version: 1, state } },
    ]);
  });
});

describe("when its thread dies", () => {
  test("what is under way and what comes later is rejected as unavailable, and the file can be opened again", async () => {
    const file = tempFile();
    const worker = new Worker(new URL("../../src/sqlite/worker.ts", import.meta.url), {
      // Long enough that it dies before.
      workerData: { file, slowCommitMs: 600_000 } satisfies SqliteOptions,
    });
    const { store, opened: ready } = overWorker(worker);
    await ready;
    const underWay = [store.commit([commitOf("a")]), store.load(["a"])];
    const all = Promise.allSettled(underWay);
    await worker.terminate();
    const unavailable = { status: "rejected", reason: { name: "StoreError", fault: "unavailable" } };
    expect(await all).toMatchObject([unavailable, unavailable]);
    await expect(store.load(["a"])).rejects.toMatchObject({ fault: "unavailable" });
    await store.close();
    const again = await opened({ file });
    expect(await again.load(["a"])).toEqual([{ is: "unknown" }]);
  });
});

describe("with a slow disk", () => {
  /*
   * The same commits with the same slowness, once in the store's own thread and once in this one, whose event loop then
   * stands still for every commit. Shared machines are noisy, so only the two medians of one run are compared; the bench
   * measures the 99th percentile.
   */
  test("the event loop goes on while a commit waits", async () => {
    const slow = { slowCommitMs: 20 };
    const commits = 30;
    const store = await opened({ file: tempFile(), ...slow });
    const database = openDatabase({ file: tempFile(), ...slow });
    onTestFinished(() => database.close());

    const apart = await lagDuring(async () => {
      for (let i = 0; i < commits; i++) await store.commit([commitOf(`call-${i}`)]);
    });
    const within = await lagDuring(async () => {
      for (let i = 0; i < commits; i++) {
        database.commit([commitOf(`call-${i}`)]);
        await turn();
      }
    });
    expect(within.p50).toBeGreaterThanOrEqual(slow.slowCommitMs * 0.9);
    expect(apart.p50).toBeLessThan(within.p50 / 3);
  });
});
