// Runs worlds, or hunts for planted mistakes:
//   node packages/calls/test/simulation/run.ts [--seeds N] [--from S] [--calls N] [--servers N] [--processes N] [--all]
//   node packages/calls/test/simulation/run.ts --trace --from S        what happened in one world, in the order of time
//   node packages/calls/test/simulation/run.ts --planted [--only NAME]
// Prints JSON with --json. Its exit code says whether everything was as it has to be.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { codeIn, ownSource } from "./code.ts";
import { addSums, type Broken, runMany, type Sum } from "./many.ts";
import { withPlanted } from "./plant.ts";
import { planted } from "./planted.ts";
import { runWorld } from "./world.ts";

/** How soon a planted mistake has to be found. */
const foundWithin = 1_000;
const progressEvery = 250;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "250" },
    from: { type: "string", default: "1" },
    calls: { type: "string", default: "40" },
    servers: { type: "string" },
    processes: { type: "string", default: "1" },
    all: { type: "boolean", default: false },
    trace: { type: "boolean", default: false },
    planted: { type: "boolean", default: false },
    only: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const from = Number(values.from);
const worlds = Number(values.seeds);
const calls = Number(values.calls);
const servers = values.servers === undefined ? undefined : Number(values.servers);

function replay(seed: number): string {
  const only = servers === undefined ? "" : ` --servers ${servers}`;
  return `node packages/calls/test/simulation/run.ts --trace --from ${seed} --calls ${calls}${only}`;
}

function show({ seed, invariant, what }: Broken): string {
  return `seed ${seed}: ${invariant}: ${what}\n  ${replay(seed)}`;
}

async function trace(): Promise<boolean> {
  const lines: string[] = [];
  const code = await codeIn(ownSource);
  const outcome = await runWorld({ code, seed: from, calls, servers, trace: (line) => lines.push(line) });
  process.stdout.write(`${lines.join("\n")}\n`);
  return outcome.violation === undefined;
}

async function here(): Promise<Sum> {
  let done = 0;
  return runMany({
    code: await codeIn(ownSource),
    from,
    worlds,
    calls,
    servers,
    all: values.all,
    onWorld: () => {
      done += 1;
      if (done % progressEvery === 0) console.error(`${done} of ${worlds} worlds from seed ${from}`);
    },
  });
}

/** Shares the seeds out to processes. */
async function shared(processes: number): Promise<Sum> {
  const each = Math.ceil(worlds / processes);
  const sums = Array.from({ length: processes }, (_, i) => {
    const first = from + i * each;
    const many = Math.min(each, from + worlds - first);
    const given = ["--json", "--from", `${first}`, "--seeds", `${many}`, "--calls", `${calls}`];
    if (servers !== undefined) given.push("--servers", `${servers}`);
    if (values.all) given.push("--all");
    return many > 0 ? [sumOf(given)] : [];
  });
  return addSums(await Promise.all(sums.flat()));
}

function sumOf(given: readonly string[]): Promise<Sum> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), ...given], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (part) => {
      text += part;
    });
    child.on("error", reject);
    child.on("close", () => {
      try {
        resolve(JSON.parse(text) as Sum);
      } catch {
        reject(new Error(`Process with ${given.join(" ")} told nothing.`));
      }
    });
  });
}

async function hunt(): Promise<boolean> {
  let all = true;
  for (const one of planted.filter(({ name }) => values.only === undefined || name === values.only)) {
    const sum = await withPlanted(one, (code) =>
      runMany({ code, from, worlds: foundWithin, calls, servers }),
    );
    const [found] = sum.broken;
    all &&= found !== undefined;
    const { name } = one;
    if (values.json) {
      console.log(
        JSON.stringify({
          name,
          worlds: sum.worlds,
          ...(found ? { invariant: found.invariant, what: found.what } : {}),
        }),
      );
    } else if (found) console.log(`${name}: ${found.invariant} after ${sum.worlds}: ${found.what}`);
    else console.log(`${name}: NOT FOUND in ${sum.worlds}`);
  }
  return all;
}

async function run(): Promise<boolean> {
  if (values.trace) return trace();
  if (values.planted) return hunt();
  const processes = Number(values.processes);
  const cpu = process.cpuUsage();
  const sum = processes > 1 ? await shared(processes) : await here();
  if (values.json) {
    console.log(JSON.stringify(sum));
    return sum.broken.length === 0;
  }
  for (const broken of sum.broken) console.log(show(broken));
  const counts = Object.entries(sum.counts).sort(([a], [b]) => a.localeCompare(b));
  console.log(counts.map(([what, many]) => `${what}: ${Math.round(many)}`).join("\n"));
  const { user, system } = process.cpuUsage(cpu);
  const took = processes > 1 ? "" : `, ${Math.round((user + system) / 1_000)} ms of CPU`;
  console.log(`${sum.worlds} worlds, ${sum.broken.length} broken${took}`);
  return sum.broken.length === 0;
}

process.exitCode = (await run()) ? 0 : 1;
