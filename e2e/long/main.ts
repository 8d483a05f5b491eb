// `npm run test:long`: faults with real processes under load, and a soak. Takes long; each part runs
// alone as well. What was required and seen is kept in results.json, for the documents to quote.

import { parseArgs } from "node:util";
import type { Part } from "./part.ts";
import { parts } from "./parts.ts";
import { keepResults, type PartResult } from "./results.ts";
import type { Finding } from "./verdict.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "60" },
    callers: { type: "string", default: "12" },
    seed: { type: "string", default: "20261121" },
    soak: { type: "string", default: "10" },
    simulated: { type: "string", default: "1000000" },
  },
});
const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`dialtree: "${unknown[0]}" is no part. Parts: ${Object.keys(parts).join(", ")}`);
  process.exit(2);
}
const numbers = Object.entries(values).map(([name, text]) => [name, Number(text)] as const);
for (const [name, number] of numbers) {
  if (Number.isFinite(number) && number > 0) continue;
  console.error(`dialtree: --${name} must be a number above 0.`);
  process.exit(2);
}
const { seconds = 0, callers = 0, seed = 0, soak = 0, simulated = 0 } = Object.fromEntries(numbers);

const say = (text: string) => console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`);

async function runPart(name: string): Promise<boolean> {
  const findings: Finding[] = [];
  const part: Part = {
    seconds,
    callers,
    seed,
    soakMinutes: soak,
    simulated,
    say: (text) => say(`${name}: ${text}`),
    found: (finding) => {
      findings.push(finding);
      say(`${finding.met ? "met   " : "MISSED"}  ${finding.fault}`);
      console.log(`            required: ${finding.required}\n            seen:     ${finding.seen}`);
    },
  };
  const result: PartResult = { ranAt: new Date().toISOString(), callers, seconds, seed, findings };
  await parts[name]?.(part).catch((error: Error) => {
    part.found({ fault: name, required: "the part runs to its end", seen: error.message, met: false });
    console.error(error.stack);
  });
  keepResults(name, result);
  return findings.every(({ met }) => met);
}

let met = true;
for (const name of positionals.length > 0 ? positionals : Object.keys(parts))
  met = (await runPart(name)) && met;
say(met ? "Everything that is required was seen." : "Something that is required was MISSED.");
process.exit(met ? 0 : 1);
