// Runs worlds: `node packages/calls/test/simulation/run.ts [--seeds N] [--from S] [--calls N] [--servers N] [--trace]`.

import { parseArgs } from "node:util";
import { codeIn, ownSource } from "./code.ts";
import { runWorld } from "./world.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "200" },
    from: { type: "string", default: "1" },
    calls: { type: "string", default: "40" },
    servers: { type: "string" },
    trace: { type: "boolean", default: false },
    all: { type: "boolean", default: false },
  },
});
const code = await codeIn(ownSource);
const from = Number(values.from);
const totals: Record<string, number> = {};
const broken: Record<string, number[]> = {};
const cpu = process.cpuUsage();
for (let seed = from; seed < from + (values.trace ? 1 : Number(values.seeds)); seed += 1) {
  const outcome = await runWorld({
    code,
    seed,
    calls: Number(values.calls),
    servers: values.servers === undefined ? undefined : Number(values.servers),
    trace: values.trace ? (line) => console.log(line) : undefined,
  });
  for (const [what, many] of Object.entries(outcome.counts)) totals[what] = (totals[what] ?? 0) + many;
  const { violation } = outcome;
  if (!violation) continue;
  broken[violation.invariant] = [...(broken[violation.invariant] ?? []), seed];
  console.log(`seed ${seed}, ${outcome.servers} servers: ${violation.invariant}: ${violation.what}`);
  if (!values.all) break;
}
if (!values.trace) {
  const { user, system } = process.cpuUsage(cpu);
  console.log(totals, broken, `${Math.round((user + system) / 1_000)} ms of CPU`);
}
