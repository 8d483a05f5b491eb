import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startOneServer, startServers } from "../line.ts";
import type { Run } from "../part.ts";
import { mountSmallDisk, type SmallDisk } from "../small-disk.ts";
import { pause, underLoad } from "../under-load.ts";
import { afterwardsMs } from "./kill-sqlite.ts";

const fullMs = 10_000;
const roomMs = 15_000;
// The audio of the shipped flows takes 55: without room beside it, a disk would stay full when it is meant to have some again.
const sqliteMebibytes = 256;
const postgresMebibytes = 1_024;

const requirement = (fault: string) => ({
  fault,
  silenceMs: fullMs + afterwardsMs,
  mayRedirect: true,
});

/** The disk of SQLite is full for a while, and has room again. */
export const sqliteDiskFull: Run = async (part) => {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-disk-"));
  const disk = mountSmallDisk(folder, sqliteMebibytes);
  if (typeof disk === "string") return part.say(`no small disk can be mounted here: ${disk}`);
  try {
    const line = await startOneServer({ env: { DIALTREE_DATA: folder } });
    try {
      part.found(
        await underLoad({
          line,
          part,
          required: requirement("the disk of SQLite is full for 10 s, again and again"),
          trouble: (over) => fullAgainAndAgain(disk, over),
        }),
      );
    } finally {
      await line.stop();
    }
  } finally {
    disk.unmount();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** And that of PostgreSQL under three servers. */
export const postgresDiskFull: Run = async (part) => {
  let disk: SmallDisk | string = "nobody has tried";
  const line = await startServers(3, {
    prepare: (folder) => {
      const own = join(folder, "postgres");
      mkdirSync(own);
      const mounted = mountSmallDisk(own, postgresMebibytes);
      disk = mounted;
      return () => typeof mounted !== "string" && mounted.unmount();
    },
  });
  try {
    const mounted = disk as SmallDisk | string;
    if (typeof mounted === "string") return part.say(`no small disk can be mounted here: ${mounted}`);
    part.found(
      await underLoad({
        line,
        part,
        required: requirement("the disk of PostgreSQL is full for 10 s, again and again"),
        trouble: (over) =>
          fullAgainAndAgain(mounted, over, async () => {
            // It may have given up; somebody starts it when there is room again, as an operator would.
            line.order("start database");
            await line.says("the database runs");
          }),
      }),
    );
  } finally {
    await line.stop();
  }
};

async function fullAgainAndAgain(disk: SmallDisk, over: AbortSignal, mend = async () => {}) {
  let times = 0;
  while (!over.aborted) {
    disk.fill();
    times += 1;
    await wait(fullMs);
    disk.free();
    await mend();
    await pause(roomMs, over);
  }
  return { done: `${times} times` };
}
