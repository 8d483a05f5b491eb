// A disk that can be full: a small file system of its own, where this user may mount one.

import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

export interface SmallDisk {
  /** Leaves not a byte. */
  fill(): void;
  /** Gives back what was taken. */
  free(): void;
  unmount(): void;
}

/** Mounts one at a folder. Gives why not where that is not allowed. */
export function mountSmallDisk(folder: string, mebibytes: number): SmallDisk | string {
  const options = `size=${mebibytes}m,mode=777`;
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder], { encoding: "utf8" });
  if (mounted.status !== 0) return (mounted.error?.message ?? mounted.stderr).trim();
  const filler = join(folder, "filler");
  return {
    fill: () => {
      const file = openSync(filler, "a");
      try {
        // Large pieces first, then what is left.
        for (const size of [2 ** 20, 4_096]) while (written(file, size));
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler, { force: true }),
    unmount: () => void spawnSync("umount", ["--lazy", folder]),
  };
}

function written(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) === size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") return false;
    throw error;
  }
}
