// Loaded before a server (`--import`) to look at it from within while it soaks: a line every five seconds into a file of its
// own in the folder LONG_PROBE, and with every sixth of them what the heap holds, for which all of its garbage is collected first.

import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";
import type { Sample } from "../steadiness.ts";

const folder = process.env.LONG_PROBE;
const tellEveryMs = 5_000;
const samplesOfHalfAMinute = 6;

if (folder !== undefined && isMainThread && process.argv[1]?.endsWith("apps/server/src/main.ts")) {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  let told = 0;
  setInterval(() => {
    told += 1;
    const delayP99Ms = delay.percentile(99) / 1e6;
    // However low it has been between two looks: garbage that no collection has reached yet would pass for growth.
    const collected = told % samplesOfHalfAMinute === 0;
    if (collected) collect();
    const sample: Sample = {
      at: Date.now(),
      rss: process.memoryUsage.rss(),
      ...(collected ? { heap: process.memoryUsage().heapUsed } : {}),
      files: readdirSync("/proc/self/fd").length,
      delayP99Ms,
    };
    appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify(sample)}\n`);
    delay.reset();
  }, tellEveryMs).unref();
}
