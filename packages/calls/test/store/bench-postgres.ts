// Prints what commits cost in a PostgreSQL of this machine: right beside it, and over a network that takes 10 ms there and
// back. How many batches should be under way is to be seen in the second.
//   node packages/calls/test/store/bench-postgres.ts [events of each kind]
// Set TMPDIR to measure the disk that matters.

import { startPostgres } from "@dialtree/local-postgres";
import { createPostgresStore } from "../../src/postgres/index.ts";
import type { CallStore } from "../../src/store/call-store.ts";
import { atRate, inBatches, manyCalls } from "./load.ts";
import { wireTo } from "./wire-between.ts";

const events = Number(process.argv[2] ?? 10_000);
const postgres = await startPostgres();
const wire = await wireTo(postgres.url);
wire.delayMs = 5;
let schemas = 0;

/** With a schema of its own, so that each begins with empty tables. */
async function over(url: string, work: (store: CallStore) => Promise<unknown>): Promise<void> {
  const store = await createPostgresStore({ url, schema: `bench_${++schemas}` });
  await work(store);
  await store.close();
}

try {
  for (const [where, url] of [
    ["beside it", postgres.url],
    ["10 ms away", wire.url],
  ] as const) {
    console.log(where);
    for (const size of [1, 64]) {
      await over(url, (store) => inBatches(store, size, size === 1 ? events / 10 : events));
    }
    for (const atOnce of [1, 4]) {
      await over(url, (store) => atRate(store, 200, events / 20, { atOnce }));
      for (const inFlight of [16, 64]) {
        await over(url, (store) => manyCalls(store, inFlight, events, { atOnce }));
      }
    }
  }
} finally {
  await wire.close();
  await postgres.stop();
}
