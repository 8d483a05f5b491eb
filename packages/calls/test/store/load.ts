// What the benches of all stores put on them, and how they tell what it cost.

import { setTimeout as after } from "node:timers/promises";
import type { CallStore, Commit } from "../../src/store/call-store.ts";
import { type GroupCommitOptions, groupCommit } from "../../src/store/group-commit.ts";
import { type Lag, lagDuring } from "./lag.ts";

export const liveCalls = 1_000;

const state = JSON.stringify({ padding: "x".repeat(1_000) });
const line = JSON.stringify({ padding: "x".repeat(200) });

/** An event of call number n: 1 KB of state, one line of 0.2 KB, a wake-up that moves. */
export function eventOf(n: number, basedOn: number): Commit {
  const at = 1_790_000_000_000 + basedOn * 3_000 + n;
  return { key: `call-${n % liveCalls}`, basedOn, at, state, wakeAt: at + 10_000, journal: [line] };
}

/** So many events: all calls take turns, in batches of one size, one batch after the other. */
export async function inBatches(store: CallStore, size: number, events: number): Promise<void> {
  const latencies: number[] = [];
  const begun = performance.now();
  for (let n = 0; n < events; n += size) {
    const batch = Array.from({ length: size }, (_, i) => eventOf(n + i, Math.floor((n + i) / liveCalls)));
    const asked = performance.now();
    const results = await store.commit(batch);
    latencies.push(performance.now() - asked);
    if (results.includes("conflict")) throw new Error("The bench measures commits, not conflicts.");
  }
  tell(size === 1 ? "one by one" : `in batches of ${size}`, begun, events, latencies);
}

/** So many calls, each of which commits its next event as soon as the last one is durable. Returns how late the event loop was. */
export async function manyCalls(
  store: CallStore,
  inFlight: number,
  events: number,
  options: GroupCommitOptions = {},
): Promise<Lag> {
  const group = groupCommit(store, options);
  const latencies: number[] = [];
  const perCall = Math.ceil(events / inFlight);
  const begun = performance.now();
  const lag = await lagDuring(async () => {
    const calls = Array.from({ length: inFlight }, async (_, n) => {
      for (let basedOn = 0; basedOn < perCall; basedOn++) {
        const asked = performance.now();
        const result = await group.commit(eventOf(n, basedOn));
        latencies.push(performance.now() - asked);
        if (result !== "committed") throw new Error("The bench measures commits, not conflicts.");
      }
    });
    await Promise.all(calls);
  });
  tell(`${inFlight} at once, by groupCommit${batchesOf(options)}`, begun, perCall * inFlight, latencies);
  return lag;
}

/** So many events per second, whether those before are durable or not, each the first of a call of its own. */
export async function atRate(
  store: CallStore,
  perSecond: number,
  events: number,
  options: GroupCommitOptions = {},
): Promise<void> {
  const group = groupCommit(store, options);
  const latencies: number[] = [];
  const begun = performance.now();
  const commit = async (n: number) => {
    const asked = performance.now();
    await group.commit({ ...eventOf(n, 0), key: `call-${n}` });
    latencies.push(performance.now() - asked);
  };
  const all: Promise<void>[] = [];
  while (all.length < events) {
    const due = Math.min(events, ((performance.now() - begun) / 1_000) * perSecond);
    while (all.length < due) all.push(commit(all.length));
    await after(1);
  }
  await Promise.all(all);
  tell(`${perSecond} a second${batchesOf(options)}`, begun, events, latencies);
}

const batchesOf = ({ atOnce = 1 }: GroupCommitOptions) => (atOnce === 1 ? "" : `, ${atOnce} batches`);

export function tellLag(what: string, { p50, p99, max }: Lag): void {
  const [a, b, c] = [p50, p99, max].map((ms) => ms.toFixed(1));
  console.log(`${what.padEnd(width)} every 1 ms: p50 ${a}, p99 ${b}, max ${c} ms`);
}

const width = 40;

function tell(what: string, begun: number, count: number, latencies: readonly number[]): void {
  const seconds = (performance.now() - begun) / 1_000;
  const sorted = latencies.toSorted((a, b) => a - b);
  const [p50, p99] = [50, 99].map((p) => percentile(sorted, p).toFixed(2));
  const rate = Math.round(count / seconds).toLocaleString("en");
  console.log(`${what.padEnd(width)} ${rate.padStart(8)} events/s   p50 ${p50} ms, p99 ${p99} ms`);
}

const percentile = (sorted: readonly number[], p: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;
