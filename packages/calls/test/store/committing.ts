// A process to be killed: commits events of several calls as fast as it can until somebody ends it. Tells each commit that
// was acknowledged, a line each: `<call> <version> <ended|live>`. Its first line is `open`, or why it could not open the
// file. Arguments: the file, and a name that makes its calls different from those of other runs.

import { writeSync } from "node:fs";
import { createSqliteStore } from "../../src/sqlite/index.ts";
import { groupCommit } from "../../src/store/group-commit.ts";
import { endsAt, eventOf } from "./events.ts";

const moment = new Int32Array(new SharedArrayBuffer(4));

/**
 * Waits for a slow reader, so that what is said survives the process; `process.stdout` would keep it back once the pipe is
 * full. Whether the pipe itself waits is decided by whoever made it.
 */
function tell(line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(moment, 0, 0, 1);
    }
  }
}

const [file = "", run = ""] = process.argv.slice(2);
const store = await createSqliteStore({ file }).catch((error: unknown) => {
  tell(`${error}`);
  process.exit(1);
});
const group = groupCommit(store);
tell("open");

async function live(line: number): Promise<never> {
  for (let nth = 0; ; nth++) {
    const key = `${run}-${line}-${nth}`;
    for (let basedOn = 0; basedOn < endsAt; basedOn++) {
      const commit = eventOf(key, basedOn);
      const result = await group.commit(commit);
      if (result !== "committed") throw new Error(`${key} ${basedOn}: ${result}`);
      tell(`${key} ${basedOn + 1} ${commit.state === undefined ? "ended" : "live"}`);
    }
  }
}

await Promise.all(Array.from({ length: 12 }, (_, line) => live(line)));
