import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { lockBeside } from "@dialtree/calls/sqlite";
import { BackupError } from "../backup-error.ts";

/** What a restored folder is made of. Everything else in it stays, the secret above all. */
const restoredNames = ["calls.db", "control.db", "prompts"] as const;
/** A restored installation that is not whole yet. Whoever finds one that nobody works on may remove it. */
export const partIn = (dataFolder: string): string => join(dataFolder, "restoring.part");
/** One that is whole: from the moment that it has this name, it is the installation, and only has to be moved into its place. */
const wholeIn = (dataFolder: string): string => join(dataFolder, "restoring");
/** In it: the name of the folder that takes what was there before. */
export const asideFile = "aside";

/**
 * Has a folder for oneself, against servers that would start on it and other restores.
 * @throws BackupError `restore_in_use`
 */
export function lockFolder(dataFolder: string): () => void {
  const held: (() => void)[] = [];
  try {
    for (const file of ["calls.db", "control.db"]) held.push(lockBeside(join(dataFolder, file)));
  } catch (error) {
    for (const letGo of held) letGo();
    const { errcode, message } = error as { readonly errcode?: number; readonly message: string };
    if (errcode === undefined || (errcode & 0xff) !== 5)
      throw new BackupError(
        "restore_in_use",
        `The folder ${dataFolder} cannot be used: ${message}.`,
        "Check that it exists, and that this user may write there.",
        { cause: error },
      );
    throw new BackupError(
      "restore_in_use",
      `A server, or another restore, is working on ${dataFolder}.`,
      "Say --live to bring back flows, versions and settings while it takes calls. To take the place of everything, calls too, stop it first: see docs/backup.md.",
    );
  }
  return () => {
    for (const letGo of held) letGo();
  };
}

/** From here on the restored installation is the one that holds. Everything in the part is on the disk. */
export function commitSwap(dataFolder: string): void {
  onTheDisk(partIn(dataFolder));
  renameSync(partIn(dataFolder), wholeIn(dataFolder));
  onTheDisk(dataFolder);
}

/** Whether somebody has restored, and has not come to the end of it. */
export const isSwapPending = (dataFolder: string): boolean => existsSync(wholeIn(dataFolder));

/**
 * Moves a restored installation into its place; done again after a crash it goes on where that came. Call it with the folder
 * locked. Gives the folder that what was there before is in, if there was something.
 */
export function swap(dataFolder: string): string | undefined {
  const whole = wholeIn(dataFolder);
  const named = join(whole, asideFile);
  let aside: string | undefined;
  if (existsSync(named)) {
    aside = join(dataFolder, readFileSync(named, "utf8").trim());
    for (const name of restoredNames) replace(dataFolder, whole, name, aside);
    onTheDisk(dataFolder);
    rmSync(named);
    onTheDisk(whole);
  }
  rmdirSync(whole);
  onTheDisk(dataFolder);
  return aside !== undefined && existsSync(aside) ? aside : undefined;
}

/** A start that finds a restore that was cut short ends it first. @throws BackupError `restore_in_use` */
export function finishRestore(dataFolder: string): void {
  if (!isSwapPending(dataFolder)) return;
  const letGo = lockFolder(dataFolder);
  try {
    if (isSwapPending(dataFolder)) swap(dataFolder);
  } finally {
    letGo();
  }
}

function replace(dataFolder: string, whole: string, name: string, aside: string): void {
  const restored = join(whole, name);
  // It is in its place, and what was there before is aside: a crash came later.
  if (!existsSync(restored)) return;
  for (const old of [name, `${name}-wal`]) {
    if (!existsSync(join(dataFolder, old))) continue;
    mkdirSync(aside, { recursive: true });
    renameSync(join(dataFolder, old), join(aside, old));
  }
  rmSync(join(dataFolder, `${name}-shm`), { force: true });
  if (existsSync(aside)) onTheDisk(aside);
  onTheDisk(dataFolder);
  renameSync(restored, join(dataFolder, name));
}

/** Has a file, or the entries of a folder, survive a loss of power. */
export function onTheDisk(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A new folder with all above it that is new, on the disk. */
export function madeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) onTheDisk(dirname(made));
}
