import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CallStore } from "@dialtree/calls";
import { createPostgresStore } from "@dialtree/calls/postgres";
import { createSqliteStore } from "@dialtree/calls/sqlite";
import { sourceInFiles } from "../../src/backups/places/from-files.ts";
import { type Schemas, sourceInPostgres } from "../../src/backups/places/from-postgres.ts";
import { targetInFiles } from "../../src/backups/places/into-files.ts";
import { targetInPostgres } from "../../src/backups/places/into-postgres.ts";
import type { Source, Target } from "../../src/backups/places/place.ts";
import { schemaIn } from "../../src/backups/schemas.ts";
import { recordAlone } from "../../src/control/audit/record.ts";
import { closeDatabase, type Database, openDatabase } from "../../src/control/database/open.ts";
import { shelfIn } from "../../src/control/sound-shelf.ts";
import type { PostgresForTests } from "../control/postgres-place.ts";
import { temporaryFolder } from "../control/rig.ts";

export const now = Date.UTC(2026, 10, 22, 10);

/** Where an installation of a test is, in either database; made by whoever opens it. */
export interface Place {
  readonly kind: Source["kind"];
  readonly folder: string;
  open(): Promise<Database>;
  store(): Promise<CallStore>;
  source(): Promise<Source>;
  target(
    from: { readonly from: Source["kind"]; readonly schema: number },
    replace?: boolean,
  ): Promise<Target>;
}

export function inFiles(folder = temporaryFolder()): Place {
  return {
    kind: "sqlite",
    folder,
    open: () => openDatabase({ file: join(folder, "control.db") }),
    store: () => createSqliteStore({ file: join(folder, "calls.db") }),
    source: async () => sourceInFiles(folder),
    target: async (head, replace = false) =>
      targetInFiles({ dataFolder: folder, schema: schemaIn("sqlite", head), replace, now }),
  };
}

export function inPostgres(postgres: PostgresForTests): Place {
  const { schema: control, url } = postgres.place().at;
  const schemas: Schemas = { control, calls: `${control}_calls` };
  return {
    kind: "postgresql",
    folder: temporaryFolder(),
    open: () => openDatabase({ url, schema: schemas.control }),
    store: () => createPostgresStore({ url, schema: schemas.calls }),
    source: () => sourceInPostgres(url, schemas),
    target: (head, replace = false) =>
      targetInPostgres({ url, schemas, schema: schemaIn("postgresql", head), replace, now }),
  };
}

const wav = Buffer.from("RIFF, and what follows");
export const hash = createHash("sha256").update(wav).digest("hex");

/** Has something of each kind in it: texts of all scripts, bytes, nothing, references, a sound; and three calls. */
export async function fill(place: Place, flow = "reception"): Promise<void> {
  const database = await place.open();
  const row = { id: flow, title: 'Empfang ☎ "one"\n', draft: "{}", revision: 3, updated_at: now };
  await database.insertInto("flow").values(row).execute();
  await database
    .insertInto("document")
    .values({ hash: `hash of ${flow}`, text: '{"ü":1}' })
    .execute();
  const version = { id: `v-${flow}`, flow, number: 1, message: "", published_at: now, manifest: "{}" };
  await database.insertInto("version").values(version).execute();
  await database.insertInto("current").values({ flow, version: version.id }).execute();
  await database.insertInto("number").values({ called: "+15550100", flow }).execute();
  await database
    .insertInto("message")
    .values({
      id: "m1",
      session: "call-1",
      command: "c",
      mailbox: "office",
      state: "kept",
      facts: "sealed",
      audio: Buffer.from([0, 255, 10, 13]),
      milliseconds: null,
      made_at: now,
      due_at: now,
      gives_up_at: now,
      tries: 0,
    })
    .execute();
  await database.updateTable("change_count").set({ changes: 41 }).execute();
  await keepSound(place, database);
  await recordAlone(database, { deed: "number.assigned", thing: "+15550100", after: flow });
  await closeDatabase(database);
  const store = await place.store();
  const commit = { basedOn: 0, at: now, state: '{"a":"\\u0000"}', wakeAt: now + 5, journal: ["one", "two"] };
  await store.commit([
    { ...commit, key: "call-1" },
    { ...commit, key: "call-2", state: undefined, journal: ["begun"] },
    { ...commit, key: "call-3\u0001", wakeAt: undefined, journal: [] },
  ]);
  await store.commit([{ ...commit, key: "call-1", basedOn: 1, at: now + 1, journal: ["three"] }]);
  await store.close();
}

async function keepSound({ kind, folder }: Place, database: Database): Promise<void> {
  if (kind === "postgresql") return shelfIn(database).put(hash, wav);
  const audio = join(folder, "prompts", "audio", hash.slice(0, 2));
  mkdirSync(audio, { recursive: true });
  writeFileSync(join(audio, `${hash}.wav`), wav);
}

const shown = (value: unknown) => (value instanceof Uint8Array ? [...value] : value);

/** All that a place holds, but for the order in which journals of different calls have come. */
export async function contentsOf(place: Place) {
  const source = await place.source();
  try {
    const calls = [];
    for await (const record of source.calls()) calls.push(record);
    const tables: Record<string, unknown> = {};
    for (const table of await source.tables()) {
      const rows = [];
      for await (const some of source.rows(table))
        for (const one of some)
          rows.push(JSON.stringify(table.columns.map((name, at) => [name, shown(one[at])]).sort()));
      tables[table.name] = rows.sort();
    }
    const sounds = [];
    for await (const sound of source.sounds(() => {}))
      sounds.push([sound.hash, Buffer.from(sound.wav).toString()]);
    // A restore is one entry more.
    const { audit, audit_head, ...others } = tables;
    return { calls, tables: others, sounds };
  } finally {
    await source.close();
  }
}
