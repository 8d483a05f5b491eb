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
import { groupCommit } from "../../src/store/group-commit.ts";
import { type Lag, lagDuring } from "./lag.ts";

const events = Number(process.argv[2] ?? 40_000);
const liveCalls = 1_000;
const slowCommitMs = 20;
const slowCommits = Math.max(10, Math.min(250, events / 100));
/** With commits of 20 ms the event loop may be so late, in milliseconds, at the 99th percentile. */
const worstLag = 10;

const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), "dialtree-bench-"));
let files = 0;
const newFile = () => join(folder, `${++files}.db`);

const state = JSON.stringify({ padding: "x".repeat(1_000) });
const line = JSON.stringify({ padding: "x".repeat(200) });

/** An event of call number n: 1 KB of state, one line of 0.2 KB, a wake-up that moves. */
function eventOf(n: number, basedOn: number): Commit {
  const at = 1_790_000_000_000 + basedOn * 3_000 + n;
  return { key: `call-${n % liveCalls}`, basedOn, at, state, wakeAt: at + 10_000, journal: [line] };
}

const percentile = (sorted: readonly number[], p: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;

function tell(what: string, begun: number, count: number, latencies: number[]): void {
  const seconds = (performance.now() - begun) / 1_000;
  const sorted = latencies.toSorted((a, b) => a - b);
  const [p50, p99] = [50, 99].map((p) => percentile(sorted, p).toFixed(2));
  const rate = Math.round(count / seconds).toLocaleString("en");
  console.log(`${what.padEnd(34)} ${rate.padStart(8)} events/s   p50 ${p50} ms, p99 ${p99} ms`);
}

/** All calls take turns, in batches of one size, one batch after the other. */
async function inBatches(size: number): Promise<void> {
  const store = await createSqliteStore({ file: newFile() });
  const latencies: number[] = [];
  const count = Math.floor(size === 1 ? events / 2 : events);
  const begun = performance.now();
  for (let n = 0; n < count; n += size) {
    const batch = Array.from({ length: size }, (_, i) => eventOf(n + i, Math.floor((n + i) / liveCalls)));
    const asked = performance.now();
    const results = await store.commit(batch);
    latencies.push(performance.now() - asked);
    if (results.includes("conflict")) throw new Error("The bench measures commits, not conflicts.");
  }
  tell(size === 1 ? "one by one" : `in batches of ${size}`, begun, count, latencies);
  await store.close();
}

/** So many calls, each of which commits its next event as soon as the last one is durable. */
async function atOnce(inFlight: number): Promise<void> {
  const store = await createSqliteStore({ file: newFile() });
  const group = groupCommit(store);
  const latencies: number[] = [];
  const perCall = Math.ceil(events / inFlight);
  const begun = performance.now();
  const lag = await lagDuring(async () => {
    const calls = Array.from({ length: inFlight }, async (_, n) => {
      for (let basedOn = 0; basedOn < perCall; basedOn++) {
        const asked = performance.now();
        await group.commit(eventOf(n, basedOn));
        latencies.push(performance.now() - asked);
      }
    });
    await Promise.all(calls);
  });
  tell(`${inFlight} at once, by groupCommit`, begun, perCall * inFlight, latencies);
  tellLag(`  the event loop meanwhile`, lag);
  await store.close();
}

function tellLag(what: string, { p50, p99, max }: Lag): void {
  const [a, b, c] = [p50, p99, max].map((ms) => ms.toFixed(1));
  console.log(`${what.padEnd(34)} every 1 ms: p50 ${a}, p99 ${b}, max ${c} ms`);
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
  for (const size of [1, 16, 64]) await inBatches(size);
  for (const inFlight of [1, 16, 64]) await atOnce(inFlight);
  const { p99 } = await slowDisk();
  await openingAgain();
  console.log(`the event loop is late by ${p99.toFixed(1)} ms (p99; must stay under ${worstLag})`);
  if (!(p99 < worstLag)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
