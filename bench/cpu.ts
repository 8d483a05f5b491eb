import { readdirSync, readFileSync } from "node:fs";

// What Linux counts in: USER_HZ, a hundred on every machine that Node runs on.
const ticksPerSecond = 100;

/** Milliseconds of processor that a process has used so far, in all its threads; undefined where the system does not tell. */
export function cpuMsOf(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  const { ticks } = statOf(pid);
  return (ticks * 1_000) / ticksPerSecond;
}

/** The same of a process together with those that it has started and that still run. */
export function cpuMsOfFamily(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  const ticks = readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = statOf(Number(name));
      return Number(name) === pid || stat.parent === pid ? [stat.ticks] : [];
    } catch {
      // It has ended since its name was read.
      return [];
    }
  });
  return (ticks.reduce((sum, one) => sum + one, 0) * 1_000) / ticksPerSecond;
}

function statOf(pid: number): { readonly parent: number; readonly ticks: number } {
  // The name of the program stands in parentheses and may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}
