import { mkdirSync, readdirSync, readFileSync, rmSync, type Stats, statSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { Io } from "./io.ts";
import { Refusal } from "./refusal.ts";

/** A path as the person would type it. */
export function shownPath(path: string, cwd: string): string {
  const short = relative(cwd, path) || ".";
  return short.startsWith("..") && short.length > path.length ? path : short;
}

export function isFile(path: string): boolean {
  return kindOf(path)?.isFile() ?? false;
}

export function isFolder(path: string): boolean {
  return kindOf(path)?.isDirectory() ?? false;
}

/** The names in a folder, sorted; none when it is not there. */
export function namesIn(folder: string): readonly string[] {
  return isFolder(folder) ? opened("read", folder, () => readdirSync(folder)).sort() : [];
}

export function readTextFile(path: string): string {
  return opened("read", path, () => readFileSync(path, "utf8"));
}

export function readBytes(path: string): Buffer {
  return opened("read", path, () => readFileSync(path));
}

/** A file that somebody has saved elsewhere, which may be in an encoding that says something else. */
export function readUtf8File(path: string, shown: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readBytes(path));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${shown} is not in UTF-8.`, "Save it once more, as CSV UTF-8.");
  }
}

/** Writes a file, and the folders it is in. */
export function writeTextFile(path: string, text: string): void {
  writeBytes(path, text);
}

/** Writes a file as it is, and the folders it is in. */
export function writeBytes(path: string, content: string | Uint8Array): void {
  opened("write", path, () => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  });
}

export function removeFile(path: string): void {
  opened("remove", path, () => rmSync(path));
}

/** Prints what was asked for, or writes it to a file. */
export function give({ out, cwd }: Io, text: string, file: string | undefined): void {
  if (file === undefined) out.write(text);
  else writeTextFile(resolve(cwd, file), text);
}

// What cannot be looked at (no permission, a loop of links) is as good as not there.
function kindOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

// What the system says ("permission denied") is for people; its codes and stack traces are not.
function opened<T>(what: "read" | "write" | "remove", path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = (error as Error).message.replace(/^[A-Z]+: /, "").split(",", 1)[0];
    throw new Refusal(`Cannot ${what} ${path}: ${reason}.`, "Check the path and its permissions.");
  }
}
