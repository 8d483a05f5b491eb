import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Encoding } from "./encoding.ts";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** A file as it is served. */
export interface StaticFile {
  readonly type: string;
  /** Named by its content, so that it never changes. */
  readonly immutable: boolean;
  readonly encodings: readonly Encoding[];
  /** Encodings are different bytes, so they have different tags. */
  etag(encoding: Encoding): string;
  /** Compressed when it is first asked for, once for all. */
  bytes(encoding: Encoding): Promise<Buffer>;
}

const types: Readonly<Record<string, { readonly type: string; readonly shrinks: boolean }>> = {
  ".html": { type: "text/html; charset=utf-8", shrinks: true },
  ".js": { type: "text/javascript; charset=utf-8", shrinks: true },
  ".css": { type: "text/css; charset=utf-8", shrinks: true },
  ".json": { type: "application/json; charset=utf-8", shrinks: true },
  ".webmanifest": { type: "application/manifest+json", shrinks: true },
  ".svg": { type: "image/svg+xml", shrinks: true },
  ".txt": { type: "text/plain; charset=utf-8", shrinks: true },
  ".wasm": { type: "application/wasm", shrinks: true },
  ".ico": { type: "image/x-icon", shrinks: true },
  ".png": { type: "image/png", shrinks: false },
  ".jpg": { type: "image/jpeg", shrinks: false },
  ".webp": { type: "image/webp", shrinks: false },
  ".woff2": { type: "font/woff2", shrinks: false },
};

// As Vite names what it has hashed: assets/index-DiwrgTda.js.
const named = /^assets\/.*-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/;
// A tenth of the best one's time for a tenth more bytes: somebody waits for it, the first time.
const brotliQuality = 9;
// Less than that is a packet anyway.
const worthCompressing = 1_000;

/**
 * The files of a folder by their path below it, with forward slashes. What has no known type is not served: source maps,
 * above all. Undefined when there is no index.html.
 */
export async function readFiles(folder: string): Promise<ReadonlyMap<string, StaticFile> | undefined> {
  if (!(await indexMadeAt(folder))) return undefined;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && Object.hasOwn(types, extname(entry.name)))
    .map(async ({ parentPath, name }): Promise<[string, StaticFile]> => {
      const path = join(parentPath, name);
      const below = path.slice(join(folder, sep).length).replaceAll(sep, "/");
      return [below, prepared(below, await readFile(path))];
    });
  return new Map(await Promise.all(files));
}

/** When the folder's index.html was written; undefined when there is none. */
export async function indexMadeAt(folder: string): Promise<number | undefined> {
  const found = await stat(join(folder, "index.html")).catch(() => undefined);
  return found?.mtimeMs;
}

function prepared(path: string, whole: Buffer): StaticFile {
  const { type, shrinks } = types[extname(path)] ?? { type: "application/octet-stream", shrinks: false };
  const digest = createHash("sha256").update(whole).digest("base64url").slice(0, 27);
  const made = new Map<Encoding, Promise<Buffer>>([["identity", Promise.resolve(whole)]]);
  return {
    type,
    immutable: named.test(path),
    encodings: shrinks && whole.byteLength >= worthCompressing ? ["br", "gzip"] : [],
    etag: (encoding) => (encoding === "identity" ? `"${digest}"` : `"${digest}-${encoding}"`),
    bytes(encoding) {
      const bytes = made.get(encoding) ?? compressed(whole, encoding);
      made.set(encoding, bytes);
      return bytes;
    },
  };
}

function compressed(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === "gzip") return zip(bytes, { level: 9 });
  return brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  });
}
