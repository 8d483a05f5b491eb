import { readFileSync } from "node:fs";
import { setTimeout as after } from "node:timers/promises";

/** Signals a postmaster and every process it has started. Those are in sessions of their own, so no group has them all. */
export function signalFamily(postmaster: number, signal: NodeJS.Signals): void {
  // A postmaster that stands still starts nobody while the others are counted.
  if (signal !== "SIGCONT") send(postmaster, "SIGSTOP");
  for (const child of childrenOf(postmaster)) send(child, signal);
  send(postmaster, signal);
}

export function childrenOf(postmaster: number): number[] {
  const listed = readOf(`/proc/${postmaster}/task/${postmaster}/children`) ?? "";
  return listed.split(" ").filter(Boolean).map(Number);
}

/** Resolves when none of them runs any more. */
export async function gone(pids: readonly number[]): Promise<void> {
  while (pids.some(isRunning)) await after(5);
}

/** Resolves when each of them stands still or has ended: the signal only asks for it. */
export async function standing(pids: readonly number[]): Promise<void> {
  while (pids.some((pid) => isRunning(pid) && stateOf(pid) !== "T")) await after(1);
}

/** One that has ended and that nobody has asked after still has a number, and is no longer running. */
function isRunning(pid: number): boolean {
  const state = stateOf(pid);
  return state !== undefined && state !== "Z" && state !== "X";
}

/** As proc(5) has it: T is stopped, Z has ended. Undefined: there is none. */
function stateOf(pid: number): string | undefined {
  return readOf(`/proc/${pid}/stat`)?.split(") ").at(-1)?.[0];
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function readOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // The process has ended.
    return undefined;
  }
}
