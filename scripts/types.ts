// Type-checks every project: tests and scripts (tsconfig.json) and each package and app on its own terms. What was found out
// about files that have not changed since the last time is kept in node_modules/.cache/types.

import { spawn } from "node:child_process";
import { globSync } from "node:fs";
import { availableParallelism } from "node:os";

const projects = [
  "tsconfig.json",
  ...globSync(["{packages,apps}/*/tsconfig{,.forms}.json", "packages/*/src/io/tsconfig.json"]).sort(),
];

function check(project: string): Promise<boolean> {
  const kept = `node_modules/.cache/types/${project.replaceAll("/", "-")}.tsbuildinfo`;
  const how = ["-p", project, "--pretty", "--incremental", "--tsBuildInfoFile", kept];
  return new Promise((resolve) => {
    spawn("tsc", how, { stdio: "inherit" })
      .on("error", () => resolve(false))
      .on("exit", (code) => resolve(code === 0));
  });
}

const results = new Map<string, boolean>();
const waiting = projects[Symbol.iterator]();

/** One after the other: each of them keeps a processor busy, and a gigabyte of memory. */
async function checkInTurn(): Promise<void> {
  for (const project of waiting) results.set(project, await check(project));
}

await Promise.all(Array.from({ length: availableParallelism() }, checkInTurn));
const wrong = projects.filter((project) => !results.get(project));
for (const project of wrong) console.log(`types: errors in ${project}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
