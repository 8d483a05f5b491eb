// What is forgotten when, on both databases, by a clock that is told.

import { whyNoPostgres } from "@dialtree/local-postgres";
import { describe, expect, onTestFinished, test } from "vitest";
import { auditIn } from "../../src/control/audit/reading.ts";
import { closeDatabase } from "../../src/control/database/open.ts";
import { keepingIn } from "../../src/retention/keeping.ts";
import { kinds } from "../../src/retention/kinds.ts";
import { sweep, sweepHourly } from "../../src/retention/sweeping.ts";
import { inFiles, inPostgres, now, type Place } from "../backups/installation.ts";
import { postgresForTests } from "../control/postgres-place.ts";

const why = whyNoPostgres();
const [hour, day] = [3_600_000, 86_400_000];

/** One timer at a time, which runs when time has come to it. */
function toldClock() {
  let at = now;
  let timer: { readonly due: number; readonly run: () => void } | undefined;
  return {
    now: () => at,
    after(ms: number, run: () => void) {
      timer = { due: at + ms, run };
      return () => {
        timer = undefined;
      };
    },
    goOn(ms: number) {
      at += ms;
      const due = timer;
      if (!due || due.due > at) return;
      timer = undefined;
      due.run();
    },
  };
}

async function opened(place: Place) {
  const [database, store, clock] = [await place.open(), await place.store(), toldClock()];
  onTestFinished(async () => {
    await closeDatabase(database);
    await store.close();
  });
  const commit = { basedOn: 0, state: undefined, wakeAt: undefined, journal: ["over"] };
  // More than are forgotten at once.
  const old = Array.from({ length: 130 }, (_, nth) => `old-${nth}`);
  await store.commit(old.map((key) => ({ ...commit, key, at: now - 366 * day })));
  await store.commit([
    { ...commit, key: "month", at: now - 31 * day },
    { ...commit, key: "new", at: now },
    { ...commit, key: "lives", at: now - 400 * day, state: "{}" },
  ]);
  const row = { asked: "hash", flow: "f", whom: null };
  await database
    .insertInto("outgoing_call")
    .values([
      { ...row, request: "old", session: "a", placed_at: now - 7 * day - 1 },
      { ...row, request: "new", session: "b", placed_at: now - 7 * day },
    ])
    .execute();
  await database
    .insertInto("outside_call")
    .values([
      { id: "old", at: now - hour, number: "n", caller: null },
      { id: "new", at: now - hour + 1, number: "n", caller: null },
    ])
    .execute();
  const left = async () => {
    const kept: string[] = [];
    for (const key of ["old-0", "old-129", "month", "new", "lives"])
      if ((await store.journal(key)).length > 0) kept.push(key);
    return kept;
  };
  return { database, store, clock, keeping: keepingIn(database), left };
}

function promises(fresh: () => Place): void {
  test("what is past goes, and nothing else", async () => {
    const kept = await opened(fresh());
    expect(await sweep(kept)).toEqual({ journals: 130 });
    expect(await kept.left()).toEqual(["month", "new", "lives"]);
    const { database } = kept;
    const placed = await database.selectFrom("outgoing_call").select("request").execute();
    const outside = await database.selectFrom("outside_call").select("id").execute();
    expect([placed, outside]).toEqual([[{ request: "new" }], [{ id: "new" }]]);
  });

  test("it is set, written down, and holds from the next sweep on", async () => {
    const kept = await opened(fresh());
    const { keeping, database } = kept;
    await keeping.set("journals", null);
    expect(await sweep(kept)).toEqual({ journals: 0 });
    await keeping.set("journals", 30);
    await keeping.set("journals", 30);
    expect(await keeping.days("journals")).toBe(30);
    expect(await sweep(kept)).toEqual({ journals: 131 });
    expect(await kept.left()).toEqual(["new", "lives"]);
    const entries = await auditIn(database).list({ most: 9 });
    expect(entries.map(({ thing, before, after }) => [thing, before, after])).toEqual([
      ["journals", { days: null }, { days: 30 }],
      ["journals", { days: kinds.journals.days }, { days: null }],
    ]);
  });
}

describe("in files", () => promises(inFiles));

describe.skipIf(why)("in PostgreSQL", () => {
  const postgres = postgresForTests();
  promises(() => inPostgres(postgres));
});

test("a server sweeps every hour, also after one that failed, until it is closed", async () => {
  const kept = await opened(inFiles());
  const { clock, store } = kept;
  const told: unknown[] = [];
  let next = Promise.withResolvers<void>();
  const heard = (what: unknown) => {
    told.push(what);
    next.resolve();
  };
  const failing = { ...store, forgetJournals: () => Promise.reject(new Error("away")) };
  let through = failing as typeof store;
  const end = sweepHourly({
    ...kept,
    store: { ...store, forgetJournals: (...asked) => through.forgetJournals(...asked) },
    onSwept: heard,
    onTrouble: (error) => heard(error instanceof Error ? error.message : error),
  });
  clock.goOn(hour - 1);
  expect(told).toEqual([]);
  clock.goOn(1);
  await next.promise;
  expect(told).toEqual(["away"]);
  through = store;
  next = Promise.withResolvers();
  // The timer is set once the look is over.
  await new Promise((resolve) => setImmediate(resolve));
  clock.goOn(hour);
  await next.promise;
  expect(told[1]).toEqual({ journals: 130 });
  await end();
});
