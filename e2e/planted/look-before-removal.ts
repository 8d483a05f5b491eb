// Every test makes its databases and logs in a folder for temporary files, and removes it when it is over. Before it is
// gone, it is looked through for what callers brought along: whatever the test was about, it fails when somebody kept it.

import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { resolve, sep } from "node:path";
import { lookThrough } from "./looking.ts";

const { rmSync } = fs;
const { rm } = promises;

function isOfTheSuite(path: fs.PathLike, options: fs.RmOptions | undefined): path is string {
  return typeof path === "string" && options?.recursive === true && resolve(path).startsWith(tmpdir() + sep);
}

fs.rmSync = (path, options) => {
  try {
    if (isOfTheSuite(path, options)) lookThrough(path);
  } finally {
    rmSync(path, options);
  }
};
promises.rm = async (path, options) => {
  try {
    if (isOfTheSuite(path, options)) lookThrough(path);
  } finally {
    await rm(path, options);
  }
};
// Whoever imported them by name has these from now on.
syncBuiltinESMExports();
