// The report that stays: the newest run of each part, with what it was run on.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import type { Finding } from "./verdict.ts";

export interface PartResult {
  readonly ranAt: string;
  readonly callers: number;
  readonly seconds: number;
  readonly seed: number;
  readonly findings: readonly Finding[];
}

const file = fileURLToPath(new URL("results.json", import.meta.url));

function machine() {
  const [first] = cpus();
  return {
    processors: cpus().length,
    model: first?.model ?? "unknown",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${release()}`,
    node: process.version,
  };
}

export function keepResults(name: string, result: PartResult): void {
  const before = existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { readonly parts: Readonly<Record<string, object>> })
    : { parts: {} };
  const parts = { ...before.parts, [name]: { ...result, machine: machine() } };
  writeFileSync(file, `${JSON.stringify({ parts }, null, 2)}\n`);
}
