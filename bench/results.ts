import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Machine } from "./machine.ts";
import type { Judged, Measured } from "./part.ts";

const file = join(import.meta.dirname, "results.json");

export interface Ran {
  readonly part: string;
  readonly at: string;
  readonly machine: Machine;
  readonly measured: Measured;
}

interface Results {
  readonly [key: string]: unknown;
  readonly runs?: Readonly<Record<string, { readonly at: string; readonly machine: Machine }>>;
  readonly judged?: readonly Judged[];
}

/** Puts what one part has measured among the rest. What other parts have measured before stays, with the facts of their runs. */
export function writeResult({ part, at, machine, measured }: Ran): void {
  const before: Results = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const { runs = {}, judged = [], ...keys } = before;
  const now = new Set(measured.judged.map(({ key }) => key));
  const results = {
    ...keys,
    ...measured.keys,
    judged: [...judged.filter(({ key }) => !now.has(key)), ...measured.judged],
    runs: { ...runs, [part]: { at, machine } },
  };
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
}
