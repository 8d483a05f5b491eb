// What is kept of a caller, in every table and file, before and after it was erased; on both databases.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type CallStore, createSeal } from "@dialtree/calls";
import type { Party } from "@dialtree/flow";
import { whyNoPostgres } from "@dialtree/local-postgres";
import { describe, expect, onTestFinished, test } from "vitest";
import { auditIn } from "../../src/control/audit/reading.ts";
import { recordAlone } from "../../src/control/audit/record.ts";
import { closeDatabase, type Database } from "../../src/control/database/open.ts";
import { pinsIn } from "../../src/control/pins/pins.ts";
import { erasuresIn } from "../../src/erasure/erasing.ts";
import { places } from "../../src/erasure/places.ts";
import { scrubberOf } from "../../src/erasure/scrubbing.ts";
import type { Whom } from "../../src/erasure/whom.ts";
import { namesInCounts } from "../../src/line/outside-calls.ts";
import { rowsIn } from "../../src/messages/rows.ts";
import { sealingWith } from "../../src/messages/sealing.ts";
import { contentsOf, inFiles, inPostgres, now, type Place } from "../backups/installation.ts";
import { postgresForTests } from "../control/postgres-place.ts";

const why = whyNoPostgres();
const secret = new Uint8Array(32).fill(9);
const [seal, sealing] = [createSeal([secret]), sealingWith(secret)];
// Not that of any caller of the other tests, so that what is found was kept here.
const [number, longer, user] = ["+4930555017", "+49305550170", "7d1a0c55-6f0e-4f0b-9f0a-0c1d2e3f4a5b"];
const called: Party = { kind: "bot", id: "helpdesk" };

async function kept(place: Place) {
  const database = await place.open();
  const store = await place.store();
  onTestFinished(async () => {
    await closeDatabase(database);
    await store.close();
  });
  await leaveMessages(database);
  await guessPins(database);
  await callOutside(database);
  await beOnTheLine(store);
  const scrub =
    place.kind === "sqlite" ? scrubberOf(database, join(place.folder, "calls.db")) : async () => {};
  return { database, store, erasures: erasuresIn({ database, store, secret, seal, sealing, scrub }) };
}

async function leaveMessages(database: Database): Promise<void> {
  const rows = rowsIn(database, sealing);
  const callers: readonly (readonly [string, Party])[] = [
    ["a", { kind: "phone", number }],
    ["b", { kind: "phone", number: longer }],
    ["c", { kind: "phone", number }],
    ["d", { kind: "user", id: user.toUpperCase(), name: "Adele Example" }],
    ["e", { kind: "unknown" }],
  ];
  for (const [id, caller] of callers)
    await rows.add({
      ...{ id, session: `s-${id}`, command: "c", mailbox: "office", state: "kept" },
      ...{ made_at: now, due_at: now, gives_up_at: now },
      facts: {
        tenant: "t",
        caller,
        called,
        flow: "f",
        language: "en-US",
        shortestMs: 1,
        ifCallEnds: "deliver",
      },
    });
}

async function guessPins(database: Database): Promise<void> {
  const pins = pinsIn({ database, seal, now: () => now });
  await pins.put("customers", [{ account: "1001", pin: "4711" }]);
  for (const [id, caller] of [
    ["1", number],
    ["2", longer],
    ["3", `user ${user}`],
  ] as const)
    await pins.check({ id, list: "customers", account: "1001", pin: "0000", caller });
}

async function callOutside(database: Database): Promise<void> {
  const nameOf = namesInCounts(secret);
  await database
    .insertInto("outside_call")
    .values([
      { id: "1", at: now, number: nameOf(number), caller: null },
      { id: "2", at: now, number: nameOf("+491"), caller: nameOf(number) },
      { id: "3", at: now, number: nameOf("+491"), caller: nameOf(longer) },
    ])
    .execute();
  await database
    .insertInto("outgoing_call")
    .values({ request: "r", asked: "hash", session: "s", flow: "f", placed_at: now, whom: "+493…17" })
    .execute();
  await database
    .insertInto("flow")
    .values({ id: "f", title: "F", draft: `{"to":"${longer}"}`, revision: 1, updated_at: now })
    .execute();
}

const live = {
  basedOn: 0,
  at: now,
  state: JSON.stringify({ caller: { number } }),
  wakeAt: undefined,
  journal: ["{}"],
};

async function beOnTheLine(store: CallStore): Promise<void> {
  await store.commit([
    { ...live, key: "call" },
    { ...live, key: "other", state: JSON.stringify({ longer }) },
  ]);
}

/** How much of each: `[erased, stays]`. */
function counted(
  traces: readonly { readonly place: string; readonly count: number; readonly stays: string | null }[],
) {
  const of = (stays: boolean) =>
    Object.fromEntries(
      traces.filter((one) => (one.stays !== null) === stays).map((one) => [one.place, one.count]),
    );
  return [of(false), of(true)];
}

function promises(fresh: () => Place): void {
  test("looking changes nothing, erasing takes what is theirs and leaves what is others'", async () => {
    const place = fresh();
    const { erasures, database } = await kept(place);
    const before = await contentsOf(place);
    const found = [
      { message: 2, pin_count: 1, outside_call: 2 },
      { outgoing_call: 1, call: 1 },
    ];
    expect(counted(await erasures.look({ number }))).toEqual(found);
    expect(await contentsOf(place)).toEqual(before);

    expect(counted(await erasures.erase({ number }))).toEqual(found);
    expect(counted(await erasures.look({ number }))).toEqual([{}, { outgoing_call: 1, call: 1 }]);
    expect(counted(await erasures.look({ number: longer }))).toEqual([
      { message: 1, pin_count: 1, outside_call: 1 },
      { flow: 1, call: 1 },
    ]);
    const ids = await database.selectFrom("message").select("id").orderBy("id").execute();
    expect(ids.map(({ id }) => id)).toEqual(["b", "d", "e"]);
  });

  test("somebody of Teams is found by their id", async () => {
    const { erasures } = await kept(fresh());
    const whom: Whom = { user };
    expect(counted(await erasures.erase(whom))).toEqual([{ message: 1, pin_count: 1 }, {}]);
    expect(await erasures.look(whom)).toEqual([]);
  });

  test("it is written down without the number, and the same caller has the same name there", async () => {
    const { erasures, database } = await kept(fresh());
    await erasures.erase({ number });
    await erasures.erase({ number });
    await erasures.erase({ number: longer });
    const entries = await auditIn(database).list({ most: 9, deed: "caller.erased" });
    expect(entries.map(({ after }) => after)).toEqual([
      { message: 1, pin_count: 1, outside_call: 1 },
      {},
      { message: 2, pin_count: 1, outside_call: 2 },
    ]);
    const [other, again, first] = entries.map(({ thing }) => thing);
    expect(first).toMatch(/^[0-9a-f]{24}$/);
    expect([again === first, other === first]).toEqual([true, false]);
    expect(JSON.stringify(entries)).not.toContain(number.slice(1));
  });

  test("what somebody has written into a list is found in the audit log too, and stays there", async () => {
    const { erasures, database } = await kept(fresh());
    await recordAlone(database, { deed: "destinations.changed", thing: "list", after: { never: [longer] } });
    await recordAlone(database, { deed: "destinations.changed", thing: "list", before: { never: [longer] } });
    const found = counted(await erasures.look({ number: longer }));
    expect(found[1]).toMatchObject({ audit: 2 });
  });

  test("once the call is over, the number is in no table", async () => {
    const place = fresh();
    const { erasures, store } = await kept(place);
    await store.commit([{ ...live, key: "call", basedOn: 1, state: undefined }]);
    await erasures.erase({ number });
    const text = JSON.stringify(await contentsOf(place)).replaceAll(longer, "");
    expect(text).not.toContain(number);
    if (place.kind !== "sqlite") return;
    // Nor in a file, whoever has it open.
    for (const file of filesIn(place.folder)) {
      const bytes = readFileSync(file).toString("latin1").replaceAll(longer, "");
      expect([file, bytes.includes(number)]).toEqual([file, false]);
    }
  });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && !path.endsWith(".lock"));
}

describe("in files", () => promises(inFiles));

describe.skipIf(why)("in PostgreSQL", () => {
  const postgres = postgresForTests();
  promises(() => inPostgres(postgres));
});

test("every table that a database has is on the list", async () => {
  const source = await (async () => {
    const place = inFiles();
    await closeDatabase(await place.open());
    return place.source();
  })();
  const tables = (await source.tables()).map(({ name }) => name);
  await source.close();
  expect([...tables, "sound"].filter((name) => !(name in places))).toEqual([]);
});
