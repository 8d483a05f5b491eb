import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** A folder of files that are written whole or not at all. Names have slashes and come from addresses only. */
export interface Files {
  /** Undefined where there is none. Rejects when there is one that cannot be read. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Rejects as the file system does. Written twice at once, either stays: names say what is in them. */
  write(name: string, content: Uint8Array | string): Promise<void>;
  has(name: string): Promise<boolean>;
}

export function filesIn(folder: string): Files {
  const root = resolve(folder);
  return {
    read: async (name) => {
      try {
        return await readFile(join(root, name));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    has: async (name) => {
      try {
        return (await stat(join(root, name))).isFile();
      } catch {
        return false;
      }
    },
    write: async (name, content) => {
      const place = join(root, name);
      // In the same file system as its place, where a rename is one step. What a crash leaves here may be deleted.
      const draft = join(root, "unfinished", randomUUID());
      await makeFolder(dirname(draft));
      await makeFolder(dirname(place));
      try {
        const file = await open(draft, "wx");
        try {
          await file.writeFile(content);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, place);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await syncFolder(dirname(place));
    },
  };
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  // A new folder is an entry in the one above, which has to reach the disk as well.
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** Without it a loss of power may take back the rename. Windows has no such thing and refuses. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const opened = await open(folder, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** The code of what the file system threw; undefined for anything else, which is a mistake of ours. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}
