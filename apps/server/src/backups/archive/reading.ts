import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { CallRecord } from "@dialtree/calls/carrying";
import { z } from "zod";
import { BackupError } from "../backup-error.ts";
import { archiveFormat, type Contents, contentsSchema, type Head, headSchema } from "./manifest.ts";
import { entriesOf, type TarEntry, TarFault } from "./tar.ts";
import { type Row, rowOf } from "./values.ts";

/** What an archive holds, a piece at a time and in its order. */
export type Piece =
  | { readonly is: "head"; readonly head: Head }
  | { readonly is: "rows"; readonly table: string; readonly rows: readonly Row[] }
  | { readonly is: "calls"; readonly records: readonly CallRecord[] }
  | { readonly is: "sound"; readonly hash: string; readonly wav: Buffer }
  | { readonly is: "contents"; readonly contents: Contents };

const millisecond = z.number();
const callSchema = z.discriminatedUnion("is", [
  z.strictObject({
    is: z.literal("live"),
    key: z.string().min(1),
    version: z.int().min(0),
    state: z.string(),
    wakeAt: millisecond.nullable(),
  }),
  z.strictObject({ is: z.literal("ended"), key: z.string().min(1), endedAt: millisecond }),
  z.strictObject({
    is: z.literal("line"),
    key: z.string().min(1),
    version: z.int().min(0),
    at: millisecond,
    entry: z.string(),
  }),
]);

const names = {
  rows: /^tables\/([a-z_][a-z0-9_]{0,62})\/\d{6}\.ndjson$/,
  calls: /^calls\/\d{6}\.ndjson$/,
  sound: /^sounds\/([0-9a-f]{64})\.wav$/,
};

/**
 * Reads an archive and checks all of it on the way: nothing that it gives may be relied on before the last piece has come.
 * @throws BackupError `backup_unreadable`, `backup_damaged`, `backup_newer`
 */
export async function* readArchive(file: string): AsyncGenerator<Piece> {
  const damaged = (what: string): BackupError =>
    new BackupError(
      "backup_damaged",
      `The backup ${file} is damaged: ${what}.`,
      "Use another backup. Nothing has been changed.",
    );
  const check = checking(damaged);
  try {
    for await (const entry of entriesOf(unpacked(file))) yield check.take(entry);
    check.end();
  } catch (error) {
    if (error instanceof BackupError) throw error;
    if (error instanceof TarFault) throw damaged(error.message);
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (code.startsWith("Z_")) throw damaged(`it cannot be unpacked (${message})`);
    if (code.startsWith("E"))
      throw new BackupError(
        "backup_unreadable",
        `The backup ${file} cannot be read: ${message}.`,
        "Name a file that dialtree backup has written.",
        { cause: error },
      );
    throw error;
  }
}

/** What gzip begins with when we write it. Unpacking would not notice all that may be changed in it. */
const gzipHead = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0]);

async function* unpacked(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.once("data", (chunk) => {
    if (!(chunk as Buffer).subarray(0, gzipHead.length).equals(gzipHead))
      source.destroy(new TarFault("it is no file that dialtree backup has written"));
  });
  source.on("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } finally {
    source.destroy();
  }
}

interface Tally {
  rows: number;
  readonly hash: Hash;
}

function checking(damaged: (what: string) => BackupError) {
  const tally = (): Tally => ({ rows: 0, hash: createHash("sha256") });
  const tables = new Map<string, Tally>();
  const widths = new Map<string, number>();
  const calls = tally();
  const sounds = { files: 0, bytes: 0, hash: createHash("sha256") };
  let head: string | undefined;
  let isOver = false;

  function linesIn({ name, bytes }: TarEntry, { hash }: Tally): readonly string[] {
    hash.update(bytes);
    const text = bytes.toString("utf8");
    if (!text.endsWith("\n")) throw damaged(`${name} ends in the middle of a row`);
    return text.slice(0, -1).split("\n");
  }

  function json<T>({ name, bytes }: TarEntry, schema: z.ZodType<T>): T {
    try {
      return schema.parse(JSON.parse(bytes.toString("utf8")));
    } catch {
      throw damaged(`${name} is not what it should be`);
    }
  }

  function readHead(entry: TarEntry): Piece {
    head = createHash("sha256").update(entry.bytes).digest("hex");
    // The format first: of a newer one nothing else is known.
    const { format } = json(entry, z.object({ format: z.int() }));
    if (format > archiveFormat)
      throw new BackupError(
        "backup_newer",
        `It is a backup of format ${format}; this dialtree knows formats up to ${archiveFormat}.`,
        "Update dialtree, and restore it then.",
      );
    return { is: "head", head: json(entry, headSchema) };
  }

  function rowsIn(entry: TarEntry, table: string): Piece {
    const told = tables.get(table) ?? tally();
    tables.set(table, told);
    const rows = linesIn(entry, told).map((line) => {
      const width = widths.get(table) ?? widthOf(line);
      widths.set(table, width);
      const row = rowOf(line, width);
      if (!row) throw damaged(`${entry.name} has a row that is none`);
      return row;
    });
    told.rows += rows.length;
    return { is: "rows", table, rows };
  }

  function callsIn(entry: TarEntry): Piece {
    const records = linesIn(entry, calls).map((line) => {
      const read = callSchema.safeParse(parsed(line));
      if (!read.success) throw damaged(`${entry.name} has a record that is none`);
      return read.data;
    });
    calls.rows += records.length;
    return { is: "calls", records };
  }

  function soundIn({ name, bytes }: TarEntry, hash: string): Piece {
    if (createHash("sha256").update(bytes).digest("hex") !== hash)
      throw damaged(`${name} is not what its name says`);
    sounds.files += 1;
    sounds.bytes += bytes.length;
    sounds.hash.update(hash);
    return { is: "sound", hash, wav: bytes };
  }

  function readContents(entry: TarEntry): Piece {
    const contents = json(entry, contentsSchema);
    const same = (what: string, one: unknown, other: unknown): void => {
      if (one !== other) throw damaged(`${what} is not what was written`);
    };
    same("its first file", contents.head, head);
    for (const { name, columns, rows, sha256 } of contents.tables) {
      const found = tables.get(name) ?? tally();
      same(`the table ${name}`, found.rows, rows);
      same(`the table ${name}`, found.hash.digest("hex"), sha256);
      if (rows > 0) same(`the table ${name}`, widths.get(name), columns.length);
      tables.delete(name);
    }
    for (const [name] of tables) throw damaged(`nothing is said of the table ${name}`);
    same("what is kept of calls", calls.rows, contents.calls.rows);
    same("what is kept of calls", calls.hash.digest("hex"), contents.calls.sha256);
    same("its sounds", sounds.files, contents.sounds.files);
    same("its sounds", sounds.bytes, contents.sounds.bytes);
    same("its sounds", sounds.hash.digest("hex"), contents.sounds.sha256);
    isOver = true;
    return { is: "contents", contents };
  }

  return {
    take(entry: TarEntry): Piece {
      const { name } = entry;
      if (isOver) throw damaged(`${name} stands behind its end`);
      if ((head === undefined) !== (name === "backup.json")) throw damaged("it does not begin as it should");
      if (name === "backup.json") return readHead(entry);
      if (name === "contents.json") return readContents(entry);
      const [, table] = names.rows.exec(name) ?? [];
      if (table !== undefined) return rowsIn(entry, table);
      if (names.calls.test(name)) return callsIn(entry);
      const [, hash] = names.sound.exec(name) ?? [];
      if (hash !== undefined) return soundIn(entry, hash);
      throw damaged("there is a file in it that belongs to no backup");
    },
    end(): void {
      if (!isOver) throw damaged("it ends too early");
    },
  };
}

function widthOf(line: string): number {
  const read = parsed(line);
  return Array.isArray(read) ? read.length : 0;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
