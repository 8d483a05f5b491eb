// Loaded before a server (`--import`) to look at it from within while it soaks: a line every five seconds into a file of its
// own in the folder LONG_PROBE. Changes nothing.

import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

const folder = process.env.LONG_PROBE;
const lookEveryMs = 250;
const tellEveryMs = 5_000;

if (folder !== undefined && isMainThread && process.argv[1]?.endsWith("apps/server/src/main.ts")) {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  let lowest = Number.POSITIVE_INFINITY;
  // What is left after a collection is what the heap holds.
  setInterval(() => {
    lowest = Math.min(lowest, process.memoryUsage().heapUsed);
  }, lookEveryMs).unref();
  setInterval(() => {
    const sample = {
      at: Date.now(),
      rss: process.memoryUsage.rss(),
      heap: lowest,
      files: readdirSync("/proc/self/fd").length,
      delayP99Ms: delay.percentile(99) / 1e6,
    };
    appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(sample)}\n`);
    lowest = Number.POSITIVE_INFINITY;
    delay.reset();
  }, tellEveryMs).unref();
}
