import { readFileSync } from "node:fs";

// What Linux counts in: USER_HZ, a hundred on every machine that Node runs on.
const ticksPerSecond = 100;

/** Milliseconds of processor that a process has used so far, in all its threads; undefined where the system does not tell. */
export function cpuMsOf(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  // The name of the program stands in parentheses and may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}
