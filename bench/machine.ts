import { closeSync, fsyncSync, openSync, readFileSync, rmSync, statfsSync, writeSync } from "node:fs";
import { availableParallelism, cpus, release } from "node:os";
import { join } from "node:path";
import { median, percentile, rounded } from "./statistics.ts";

/** What the numbers of a run depend on beside the program. */
export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly system: string;
  readonly node: string;
  /** Of the folder that the measured servers write to. */
  readonly fileSystem: string;
  /** Milliseconds that 4 KB written at the end of a file take to be durable there. */
  readonly fsyncMs: { readonly median: number; readonly p99: number };
  /** The load of the machine before the run, as the system tells it: others may be at work on it. */
  readonly loadBefore: string;
}

// Magic numbers of statfs(2).
const fileSystems: Readonly<Record<number, string>> = {
  16914836: "tmpfs",
  1481003842: "xfs",
  26985: "nfs",
  2035054128: "overlay",
  2240043254: "ramfs",
  2435016766: "btrfs",
  61267: "ext2/3/4",
};

const inMemory: readonly string[] = ["tmpfs", "ramfs"];
const fsyncs = 200;

/** @throws when the folder is kept in memory: a commit costs nothing there, so the numbers would be worth nothing. */
export function machineOf(folder: string): Machine {
  const { type } = statfsSync(folder);
  const fileSystem = fileSystems[type] ?? `0x${type.toString(16)}`;
  if (inMemory.includes(fileSystem))
    throw new Error(
      `${folder} is on ${fileSystem}, where nothing is durable. Set BENCH_FOLDER to a folder on a disk.`,
    );
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? "unknown",
    system: `${process.platform} ${process.arch} ${release()}`,
    node: process.version,
    fileSystem,
    fsyncMs: fsyncLatency(folder),
    loadBefore: process.platform === "linux" ? readFileSync("/proc/loadavg", "utf8").trim() : "unknown",
  };
}

function fsyncLatency(folder: string): Machine["fsyncMs"] {
  const path = join(folder, "fsync");
  const file = openSync(path, "w");
  const page = Buffer.alloc(4_096, 1);
  const took = Array.from({ length: fsyncs }, () => {
    const begun = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - begun;
  });
  closeSync(file);
  rmSync(path);
  return { median: rounded(median(took)), p99: rounded(percentile(took, 99)) };
}
