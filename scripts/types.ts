// Type-checks every project: tests and scripts (tsconfig.json) and each package and app on its own terms.

import { spawn } from "node:child_process";
import { globSync } from "node:fs";

const projects = [
  "tsconfig.json",
  ...globSync(["{packages,apps}/*/tsconfig{,.forms}.json", "packages/*/src/io/tsconfig.json"]).sort(),
];

function check(project: string): Promise<boolean> {
  return new Promise((resolve) => {
    spawn("tsc", ["-p", project, "--pretty"], { stdio: "inherit" })
      .on("error", () => resolve(false))
      .on("exit", (code) => resolve(code === 0));
  });
}

const results = await Promise.all(projects.map(check));
projects.forEach((project, i) => {
  if (!results[i]) console.log(`types: errors in ${project}`);
});
process.exitCode = results.every(Boolean) ? 0 : 1;
