import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Run } from "../part.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const callsOfAWorld = 40;

interface Sum {
  readonly worlds: number;
  readonly broken: readonly { readonly seed: number; readonly invariant: string; readonly what: string }[];
  readonly counts: Readonly<Record<string, number>>;
}

/** The deterministic simulation of packages/calls, with very many calls. */
export const simulation: Run = async (part) => {
  const worlds = Math.ceil(part.simulated / callsOfAWorld);
  const processes = availableParallelism();
  part.say(`${worlds} worlds of ${callsOfAWorld} calls, in ${processes} processes`);
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      "packages/calls/test/simulation/run.ts",
      ...["--seeds", String(worlds), "--calls", String(callsOfAWorld)],
      ...["--processes", String(processes), "--json"],
    ],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  const began = performance.now();
  const [told] = await Promise.all([text(child.stdout), once(child, "close")]);
  const sum = JSON.parse(told) as Sum;
  const minutes = (performance.now() - began) / 60_000;
  const [first] = sum.broken;
  part.found({
    fault: "the deterministic simulation: every fault, every order",
    required: "no invariant broken in any world",
    seen: [
      `${sum.worlds} worlds with ${sum.worlds * callsOfAWorld} calls in ${minutes.toFixed(0)} minutes`,
      first === undefined
        ? "none broken"
        : `${sum.broken.length} BROKEN, the first with seed ${first.seed}: ${first.invariant}: ${first.what}`,
    ].join(", "),
    met: sum.broken.length === 0 && sum.worlds === worlds,
  });
};
