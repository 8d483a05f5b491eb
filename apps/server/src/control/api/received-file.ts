import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ApiError } from "./errors.ts";

/** A file that somebody has sent and that is too large for memory. */
export interface ReceivedFile {
  readonly path: string;
  readonly sha256: string;
  remove(): Promise<void>;
  /** Its content, for whoever tells one request from another. */
  toJSON(): string;
}

// What is left of a server that was killed.
const leftMs = 24 * 60 * 60_000;

/** Keeps what is sent as a file of a folder. What arrives by halves leaves nothing. @throws ApiError */
export async function receive(body: Readable, folder: string, mostBytes: number): Promise<ReceivedFile> {
  const path = join(folder, randomUUID());
  const remove = () => rm(path, { force: true });
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      hash.update(chunk);
      done(bytes > mostBytes ? tooLarge(mostBytes) : null, chunk);
    },
  });
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeLeft(folder);
    await pipeline(body, counted, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  } catch (error) {
    // What went wrong first says more than what this may say.
    await remove().catch(() => {});
    throw unkept(error);
  }
  const sha256 = hash.digest("hex");
  return { path, sha256, remove, toJSON: () => sha256 };
}

export function isReceived(body: unknown): body is ReceivedFile {
  return typeof body === "object" && body !== null && "path" in body && "sha256" in body;
}

async function removeLeft(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const known = await stat(file).catch(() => undefined);
    if (known && known.mtimeMs < Date.now() - leftMs) await rm(file, { force: true, recursive: true });
  }
}

function tooLarge(mostBytes: number): ApiError {
  return new ApiError(
    413,
    "body_too_large",
    `More than ${mostBytes} bytes were sent.`,
    "Restore it while the servers are stopped: see docs/backup.md.",
  );
}

/** Only what the system says of a file: anything else comes through as it is. */
function unkept(error: unknown): unknown {
  const { code, syscall, path, message } = error as NodeJS.ErrnoException;
  if (syscall === undefined || path === undefined || code === undefined) return error;
  return new ApiError(
    507,
    "backup_unwritable",
    `What was sent cannot be kept: ${message}.`,
    "Check that there is room in the data folder of the server, and that it may write there.",
  );
}
