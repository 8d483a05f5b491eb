// `npm run bench`: measures everything, or the parts that are named. Writes bench/results.json and ends with 1 when a ratio
// that must hold does not; a time is never judged.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./child.ts";
import { machineOf } from "./machine.ts";
import { holds, type Part } from "./part.ts";
import { canvas } from "./parts/canvas.ts";
import { deciding } from "./parts/deciding.ts";
import { engine } from "./parts/engine.ts";
import { latency } from "./parts/latency.ts";
import { liveCalls } from "./parts/live-calls.ts";
import { postgres } from "./parts/postgres.ts";
import { notificationCost, storeCost } from "./parts/programs.ts";
import { publishing } from "./parts/publishing.ts";
import { throughput } from "./parts/throughput.ts";
import { writeResult } from "./results.ts";

const parts: readonly Part[] = [
  engine,
  deciding,
  notificationCost,
  storeCost,
  throughput,
  latency,
  liveCalls,
  postgres,
  publishing,
  canvas,
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(`No part of the bench is called ${unknown.join(" or ")}. There are:`);
  for (const { name, says } of parts) console.error(`  ${name.padEnd(14)} ${says}`);
  process.exit(2);
}

const folder = process.env.BENCH_FOLDER ?? join(root, ".dialtree", "bench");
mkdirSync(folder, { recursive: true });
const machine = machineOf(folder);
console.log(
  `${machine.cores} × ${machine.cpu}, Node ${machine.node}, ${machine.fileSystem}: fsync ${machine.fsyncMs.median} ms (p99 ${machine.fsyncMs.p99})`,
);

for (const part of parts.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  console.log(`\n${part.name}: ${part.says}`);
  const at = new Date().toISOString();
  const measured = await part.run({ folder, say: (line) => console.log(`  ${line}`) });
  for (const [key, value] of Object.entries(measured.keys)) console.log(`  ${key} ${JSON.stringify(value)}`);
  writeResult({ part: part.name, at, machine, measured });
  for (const judged of measured.judged.filter((one) => !holds(one))) {
    console.log(`  ${judged.key} is ${judged.value} and must be ${JSON.stringify(judged.must)}`);
    process.exitCode = 1;
  }
}
