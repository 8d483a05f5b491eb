// A process to be killed: commits events of several calls as fast as it can until somebody ends it. Tells each commit that
// was acknowledged, a line each: `<call> <version> <ended|live>`. Its first line is `open`, or why it could not open the
// file. Arguments: the file, and a name that makes its calls different from those of other runs.

import { writeSync } from "node:fs";
import { createSqliteStore } from "../../src/sqlite/index.ts";
import { groupCommit } from "../../src/store/group-commit.ts";
import { endsAt, eventOf } from "./events.ts";

// Waits for a slow reader, so that what is said survives the process. `process.stdout` would keep it back once the pipe is
// full, and make the pipe such that this could not wait either.
const tell = (line: string) => writeSync(1, `${line}\n`);

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
