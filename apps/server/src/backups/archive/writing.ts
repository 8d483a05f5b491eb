import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { CallRecord } from "@dialtree/calls/carrying";
import type { Contents, Head, TableContents } from "./manifest.ts";
import { endOfTar, entryOf } from "./tar.ts";
import { lineOf, type Row } from "./values.ts";

/** Rows go into files of about this size: what is held in memory, of a backup of any size. */
const pieceBytes = 1024 * 1024;
/** Sound hardly gets smaller by more; the server beside has callers to answer. */
const compression = 3;

export interface ArchiveWriter {
  table(name: string, columns: readonly string[], rows: AsyncIterable<readonly Row[]>): Promise<number>;
  calls(records: Iterable<CallRecord> | AsyncIterable<CallRecord>): Promise<number>;
  sound(hash: string, wav: Uint8Array): Promise<void>;
  /** Resolves when all of it is on the disk. */
  end(): Promise<Contents>;
  /** Gives the file up. */
  abandon(): Promise<void>;
}

/** Writes an archive into a file that must not be there. Rejects as the file system does. */
export async function writeArchive(file: string, head: Head): Promise<ArchiveWriter> {
  const gzip = createGzip({ level: compression });
  const out = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  await once(out, "open");
  let broken: unknown;
  const written = pipeline(gzip, out).catch((error: unknown) => {
    broken = error;
  });
  const tables: TableContents[] = [];
  const sounds = { files: 0, bytes: 0, hash: createHash("sha256") };
  let callsTold = { rows: 0, sha256: createHash("sha256").digest("hex") };

  async function put(name: string, bytes: Uint8Array): Promise<void> {
    for (const part of entryOf(name, bytes)) {
      if (broken) throw broken;
      if (part.length > 0 && !gzip.write(part)) await Promise.race([once(gzip, "drain"), written]);
    }
    if (broken) throw broken;
  }

  async function lines(folder: string, all: AsyncIterable<string>) {
    const hash = createHash("sha256");
    let piece: string[] = [];
    let size = 0;
    let rows = 0;
    let pieces = 0;
    const flush = async (): Promise<void> => {
      const bytes = Buffer.from(piece.join(""));
      hash.update(bytes);
      pieces += 1;
      await put(`${folder}/${String(pieces).padStart(6, "0")}.ndjson`, bytes);
      piece = [];
      size = 0;
    };
    for await (const line of all) {
      piece.push(`${line}\n`);
      size += line.length;
      rows += 1;
      if (size >= pieceBytes) await flush();
    }
    if (size > 0) await flush();
    return { rows, sha256: hash.digest("hex") };
  }

  const headText = `${JSON.stringify(head, null, 2)}\n`;
  await put("backup.json", Buffer.from(headText));

  return {
    async table(name, columns, batches) {
      async function* texts(): AsyncGenerator<string> {
        for await (const rows of batches) for (const row of rows) yield lineOf(row);
      }
      const told = await lines(`tables/${name}`, texts());
      tables.push({ name, columns: [...columns], ...told });
      return told.rows;
    },
    async calls(records) {
      async function* texts(): AsyncGenerator<string> {
        for await (const record of records) yield JSON.stringify(record);
      }
      callsTold = await lines("calls", texts());
      return callsTold.rows;
    },
    async sound(hash, wav) {
      sounds.files += 1;
      sounds.bytes += wav.byteLength;
      sounds.hash.update(hash);
      await put(`sounds/${hash}.wav`, wav);
    },
    async end() {
      const contents: Contents = {
        head: createHash("sha256").update(headText).digest("hex"),
        tables,
        calls: callsTold,
        sounds: { files: sounds.files, bytes: sounds.bytes, sha256: sounds.hash.digest("hex") },
      };
      await put("contents.json", Buffer.from(`${JSON.stringify(contents, null, 2)}\n`));
      gzip.end(endOfTar);
      await written;
      if (broken) throw broken;
      return contents;
    },
    async abandon() {
      gzip.destroy();
      await written;
    },
  };
}
