import { existsSync, linkSync, rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { archiveFormat, type Contents, type Head, wholeFormat } from "./archive/manifest.ts";
import { type ArchiveWriter, writeArchive } from "./archive/writing.ts";
import { BackupError } from "./backup-error.ts";
import type { Source } from "./places/place.ts";
import { onTheDisk } from "./places/swapping.ts";
import { newestOf } from "./schemas.ts";

export interface Backup {
  readonly file: string;
  readonly contents: Contents;
  /** Sounds that are not what their names say, and were left out. */
  readonly damaged: readonly string[];
  /** Of the file. */
  readonly bytes: number;
}

export interface BackupOptions {
  readonly source: Source;
  readonly file: string;
  /** Of the installation's secret. */
  readonly secret: string | null;
  readonly now: number;
  /** Leaves calls and sounds out. */
  readonly only?: Head["only"];
  /** Hears how it gets on, in words. */
  readonly tell: (line: string) => void;
}

/**
 * Writes a backup. The file has its name once it is whole and on the disk, and never takes the place of another one.
 * @throws BackupError `backup_in_the_way`, `backup_unwritable`, `backup_newer`; ControlError, StoreError of what is read
 */
export async function backUp(options: BackupOptions): Promise<Backup> {
  const { file, tell } = options;
  const source = options.only ? withoutCalls(options.source) : options.source;
  if (existsSync(file)) throw inTheWay(file);
  const part = `${file}.part`;
  // Of one that was killed.
  rmSync(part, { force: true });
  // What calls name has to be in the tables, so calls are read first.
  const writer = await writeArchive(part, await headOf(options)).catch((error) => {
    throw unwritable(part, error);
  });
  try {
    const { contents, damaged } = await write(writer, source, tell).catch((error) => {
      throw unwritable(part, error);
    });
    named(part, file);
    return { file, contents, damaged, bytes: statSync(file).size };
  } catch (error) {
    await writer.abandon();
    rmSync(part, { force: true });
    throw error;
  }
}

function withoutCalls(source: Source): Source {
  return { ...source, calls: () => [], async *sounds() {} };
}

async function headOf({ source, secret, now, only }: BackupOptions): Promise<Head> {
  const schema = await source.schema();
  const newest = newestOf[source.kind];
  if (schema > newest)
    throw new BackupError(
      "backup_newer",
      `The installation has schema ${schema}; this dialtree knows schemas up to ${newest}.`,
      "Back it up with the dialtree that it runs on.",
    );
  return {
    what: "dialtree backup",
    ...(only ? { format: archiveFormat, only } : { format: wholeFormat }),
    madeAt: new Date(now).toISOString(),
    from: source.kind,
    schema,
    secret,
  };
}

async function write(writer: ArchiveWriter, source: Source, tell: BackupOptions["tell"]) {
  tell(`calls: ${await writer.calls(source.calls())} records`);
  for (const table of await source.tables()) {
    const rows = await writer.table(table.name, table.columns, source.rows(table));
    if (rows > 0) tell(`${table.name}: ${rows} rows`);
  }
  const damaged: string[] = [];
  let files = 0;
  for await (const { hash, wav } of source.sounds((name) => damaged.push(name))) {
    await writer.sound(hash, wav);
    files += 1;
    if (files % 500 === 0) tell(`sounds: ${files} so far`);
  }
  const contents = await writer.end();
  tell(`sounds: ${files} files`);
  return { contents, damaged };
}

/** Unlike a rename, a link never takes the place of a file that somebody has put there meanwhile. */
function named(part: string, file: string): void {
  try {
    linkSync(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw inTheWay(file);
    throw unwritable(file, error);
  }
  rmSync(part);
  onTheDisk(dirname(resolve(file)));
}

function inTheWay(file: string): BackupError {
  return new BackupError(
    "backup_in_the_way",
    `There is a file ${file} already.`,
    "Name another one: no backup takes the place of another.",
  );
}

/** Only what the system says of a file: anything else comes through as it is. */
function unwritable(file: string, error: unknown): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (syscall === undefined || code === undefined) return error;
  return new BackupError(
    "backup_unwritable",
    `The backup ${file} cannot be written: ${message}.`,
    "Check that the folder exists, that there is room, and that this user may write there.",
    { cause: error },
  );
}
