// Prints what commits cost in SQLite, how late they leave the event loop, and how long opening takes.
//   node packages/calls/test/store/bench.ts [events of each kind]
// Set BENCH_FOLDER to measure the disk that matters. Exits with 1 if the event loop is kept waiting.

import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { openDatabase } from "../../src/sqlite/database.ts";
import { createSqliteStore } from "../../src/sqlite/index.ts";
import type { CallStore, Commit } from "../../src/store/call-store.ts";
import { type Lag, lagDuring } from "./lag.ts";
import { eventOf, inBatches, liveCalls, manyCalls, tellLag } from "./load.ts";

const events = Number(process.argv[2] ?? 40_000);
const slowCommitMs = 20;
const slowCommits = Math.max(10, Math.min(250, events / 100));
/** With commits of 20 ms the event loop may be so late, in milliseconds, at the 99th percentile. */
const worstLag = 10;

const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), "dialtree-bench-"));
let files = 0;
const newFile = () => join(folder, `${++files}.db`);

async function batches(size: number): Promise<void> {
  const store = await createSqliteStore({ file: newFile() });
  await inBatches(store, size, Math.floor(size === 1 ? events / 2 : events));
  await store.close();
}

async function atOnce(inFlight: number): Promise<void> {
  const store = await createSqliteStore({ file: newFile() });
  tellLag("  the event loop meanwhile", await manyCalls(store, inFlight, events));
  await store.close();
}

async function lagWith(commit: (one: Commit) => Promise<unknown>): Promise<Lag> {
  return lagDuring(async () => {
    for (let n = 0; n < slowCommits; n++) await commit(eventOf(n, 0));
  });
}

/** How late the event loop is when each commit takes 20 ms longer: in the store's thread, and in this one. */
async function slowDisk(): Promise<Lag> {
  const store = await createSqliteStore({ file: newFile(), slowCommitMs });
  const apart = await lagWith((one) => store.commit([one]));
  await store.close();
  const database = openDatabase({ file: newFile(), slowCommitMs });
  const within = await lagWith((one) => {
    database.commit([one]);
    return turn();
  });
  database.close();
  tellLag(`commits of ${slowCommitMs} ms, own thread`, apart);
  tellLag(`commits of ${slowCommitMs} ms, main thread`, within);
  return apart;
}

/** Opening reads and checks the whole file, so it takes longer the more journal there is. */
async function openingAgain(): Promise<void> {
  const file = newFile();
  const fill = async (store: CallStore) => {
    for (let n = 0; n < events * 4; n += 250) {
      const batch = Array.from({ length: 250 }, (_, i) => eventOf(n + i, Math.floor((n + i) / liveCalls)));
      await store.commit(batch);
    }
    await store.close();
  };
  await fill(await createSqliteStore({ file }));
  const begun = performance.now();
  const store = await createSqliteStore({ file });
  const ms = performance.now() - begun;
  const megabytes = statSync(file).size / 1e6;
  console.log(`opening ${megabytes.toFixed(0)} MB`.padEnd(34), `${ms.toFixed(0)} ms`);
  await store.close();
}

try {
  for (const size of [1, 16, 64]) await batches(size);
  for (const inFlight of [1, 16, 64]) await atOnce(inFlight);
  const { p99 } = await slowDisk();
  await openingAgain();
  console.log(`the event loop is late by ${p99.toFixed(1)} ms (p99; must stay under ${worstLag})`);
  if (!(p99 < worstLag)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
