import { spawnSync } from "node:child_process";
import { dirname, relative } from "node:path";
import { isFolder } from "../files.ts";

// Of one file. Whoever has changed it more often has pushed in between.
const mostCommits = 1_000;

/**
 * Whether a file was ever something in the history that git has of it here. What a repository has once said, nobody has
 * made up at a server. Without git, or outside a repository, nothing is known.
 */
export function wasEver(file: string, isIt: (bytes: Buffer) => boolean): boolean {
  const seen = new Set<string>();
  for (const line of lines(
    git(
      file,
      "log",
      "--raw",
      "--no-abbrev",
      "--no-renames",
      "--diff-merges=first-parent",
      "--format=",
      `--max-count=${mostCommits}`,
    ),
  )) {
    // :100644 100644 <before> <after> M	<path>
    const after = line.split(" ")[3];
    if (after === undefined || /^0+$/.test(after) || seen.has(after)) continue;
    seen.add(after);
    const blob = blobOf(file, after);
    if (blob && isIt(blob)) return true;
  }
  return false;
}

/** Whether git has a file just as it is: what is written over it can be had again. */
export function isCommitted(file: string): boolean {
  const known = git(file, "ls-files");
  const changed = git(file, "status", "--porcelain");
  return known !== undefined && known.length > 0 && changed?.length === 0;
}

/** What git says of a file; undefined when it fails. */
function git(file: string, ...args: readonly string[]): Buffer | undefined {
  const folder = folderOf(file);
  return gitIn(folder, ...args, "--", relative(folder, file));
}

function blobOf(file: string, hash: string): Buffer | undefined {
  return gitIn(folderOf(file), "cat-file", "blob", hash);
}

/** The folder of a file; where that is gone with its last file, the next one above. */
function folderOf(file: string): string {
  let folder = dirname(file);
  while (!isFolder(folder) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

function gitIn(cwd: string, ...args: readonly string[]): Buffer | undefined {
  const { status, stdout } = spawnSync("git", ["--literal-pathspecs", ...args], {
    cwd,
    maxBuffer: 64_000_000,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout : undefined;
}

function lines(text: Buffer | undefined): readonly string[] {
  return text === undefined ? [] : text.toString("utf8").split("\n").filter(Boolean);
}
