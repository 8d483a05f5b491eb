import { DatabaseSync } from "node:sqlite";
import type { CallRecord, CallsTarget } from "@dialtree/calls/carrying";
import { record } from "../control/audit/record.ts";
import type { Contents, Head } from "./archive/manifest.ts";
import { readArchive } from "./archive/reading.ts";
import { BackupError } from "./backup-error.ts";
import { shapesIn } from "./places/from-files.ts";
import { emptyControl } from "./places/into-files.ts";
import type { TableShape, Target } from "./places/place.ts";
import { newestOf, schemaIn } from "./schemas.ts";

/** A backup that was read from its first byte to its last. */
export interface Verified {
  readonly head: Head;
  readonly contents: Contents;
}

/**
 * Reads all of a backup, and says what it is.
 * @throws BackupError `backup_unreadable`, `backup_damaged`, `backup_newer`, `backup_unfit`
 */
export async function verify(file: string): Promise<Verified> {
  let head: Head | undefined;
  let contents: Contents | undefined;
  for await (const piece of readArchive(file)) {
    if (piece.is === "head") head = known(piece.head);
    if (piece.is === "contents") contents = piece.contents;
  }
  // readArchive has seen to it that both are there.
  const verified = { head, contents } as Verified;
  const database = new DatabaseSync(":memory:");
  try {
    emptyControl(database, schemaIn("sqlite", verified.head));
    refuseOtherShapes(verified.contents.tables, shapesIn(database));
  } finally {
    database.close();
  }
  return verified;
}

export interface RestoreOptions extends Verified {
  readonly file: string;
  readonly target: Target;
  /** Has calls that were under way go on. Otherwise they are over: nobody is called or transferred by what is long past. */
  readonly withCalls: boolean;
  readonly tell: (line: string) => void;
}

export interface Restored {
  /** Where what was there before is now. */
  readonly aside: string | undefined;
  /** Calls that were under way when the backup was made. */
  readonly calls: number;
}

/**
 * Puts a backup that was verified into a place. Until it resolves, what was there before is there.
 * @throws BackupError, ControlError
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { file, target, head, contents, withCalls, tell } = options;
  try {
    if (head.only)
      throw new BackupError(
        "restore_only_control",
        `The backup ${file} has no calls and no sounds: it was made before a restore into a running installation.`,
        "Start the server, and bring it back with --live.",
      );
    const shapes = await target.shapes();
    refuseOtherShapes(contents.tables, shapes);
    const tables = new Map(contents.tables.map((table) => [table.name, table]));
    const calls = await target.calls();
    const counted = { calls: 0, sounds: 0 };
    let table = "";
    for await (const piece of readArchive(file)) {
      if (piece.is === "rows") {
        await target.put(tables.get(piece.table) as TableShape, piece.rows);
        if (piece.table !== table) tell(`${piece.table}: ${tables.get(piece.table)?.rows} rows`);
        table = piece.table;
      } else if (piece.is === "calls") {
        counted.calls += await putCalls(
          calls,
          piece.records,
          withCalls ? undefined : Date.parse(head.madeAt),
        );
      } else if (piece.is === "sound") {
        await target.sound(piece.hash, piece.wav);
        counted.sounds += 1;
      } else if (piece.is === "contents") refuseOther(contents, piece.contents, file);
    }
    await calls.end();
    tell(`sounds: ${counted.sounds} files`);
    const aside = await target.finish(async (database) => {
      // Whoever has signed out since then stays signed out; the others sign in again.
      await database.deleteFrom("session").execute();
      await record(database, {
        deed: "backup.restored",
        thing: head.madeAt,
        after: { from: head.from, calls: withCalls ? "go on" : "ended" },
      });
    });
    return { aside, calls: counted.calls };
  } catch (error) {
    await target.abandon();
    throw error;
  }
}

/** Gives how many were under way. `endedAt`: they have ended then. */
async function putCalls(
  target: CallsTarget,
  records: readonly CallRecord[],
  endedAt: number | undefined,
): Promise<number> {
  await target.put(
    endedAt === undefined
      ? records
      : records.map((one) => (one.is === "live" ? { is: "ended", key: one.key, endedAt } : one)),
  );
  return records.filter(({ is }) => is === "live").length;
}

function known(head: Head): Head {
  const newest = newestOf[head.from];
  if (head.schema <= newest && schemaIn("sqlite", head) >= 1 && schemaIn("postgresql", head) >= 1)
    return head;
  throw new BackupError(
    "backup_newer",
    `The backup has schema ${head.schema}; this dialtree knows schemas up to ${newest}.`,
    "Update dialtree to the one that made it, or a newer one.",
  );
}

function refuseOtherShapes(given: readonly TableShape[], wanted: readonly TableShape[]): void {
  const textOf = (tables: readonly TableShape[]) =>
    tables.map(({ name, columns }) => `${name} (${[...columns].sort().join(", ")})`).sort();
  const [has, needs] = [textOf(given), textOf(wanted)];
  const [other] = [
    ...has.filter((one) => !needs.includes(one)),
    ...needs.filter((one) => !has.includes(one)),
  ];
  if (other === undefined) return;
  throw new BackupError(
    "backup_unfit",
    `The backup does not have the tables of its schema: ${other}.`,
    "Use another backup. Nothing has been changed.",
  );
}

function refuseOther(verified: Contents, read: Contents, file: string): void {
  if (JSON.stringify(verified) === JSON.stringify(read)) return;
  throw new BackupError(
    "backup_damaged",
    `The backup ${file} has been changed while it was read.`,
    "Try again when nobody writes to it. Nothing has been changed.",
  );
}
