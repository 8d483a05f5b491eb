// A process to be killed: commits events of several calls as fast as it can until somebody ends it. Tells each commit that
// was acknowledged, a line each: `<call> <version> <ended|live>`. Its first line is `open`, or why it could not open the
// file. Arguments: the file, and a name that makes its calls different from those of other runs.

import { createSqliteStore } from "../../src/sqlite/index.ts";
import { groupCommit } from "../../src/store/group-commit.ts";
import { endsAt, eventOf } from "./events.ts";

// To a pipe this writes at once and waits for a slow reader: what is said survives the process.
const tell = (line: string) => process.stdout.write(`${line}\n`);

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
