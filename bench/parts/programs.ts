import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../child.ts";
import type { Part } from "../part.ts";

/** A bench that lies beside what it measures and prints lines of its own. What it says is for people; nothing of it is judged. */
const programPart = (name: string, says: string, path: string, given: readonly string[] = []): Part => ({
  name,
  says,
  run: async ({ folder, say }) => {
    const { stdout, status, error } = spawnSync(
      process.execPath,
      ["--disable-warning=ExperimentalWarning", join(root, path), ...given],
      { cwd: root, encoding: "utf8", env: { ...process.env, BENCH_FOLDER: folder } },
    );
    const lines = (stdout ?? "").trim().split("\n");
    for (const line of lines) say(line);
    if (error || lines.length < 2) throw new Error(`${path} came to nothing: ${error?.message ?? status}`);
    return { keys: { [name]: lines }, judged: [] };
  },
});

export const notificationCost = programPart(
  "notification",
  "what token and body of a notification cost before it is written down",
  "packages/graph/test/bench.ts",
);
export const storeCost = programPart(
  "store",
  "what commits cost in SQLite, and how late they leave the event loop",
  "packages/calls/test/store/bench.ts",
  ["8000"],
);
