import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const committing = fileURLToPath(new URL("./committing.ts", import.meta.url));

/** A process of its own that has the store open and commits without end. */
export interface Child {
  /** The last version of each call that it was told is durable, and whether the call lives. */
  readonly acknowledged: ReadonlyMap<string, { readonly version: number; readonly ended: boolean }>;
  /** Resolves when so many commits have been acknowledged. */
  committed(count: number): Promise<void>;
  /** `kill -9`; resolves when it is gone and all it said has been read. */
  kill(): Promise<void>;
}

/** Resolves when the child has the file open; rejects with what it says if it cannot. */
export async function startChild(file: string, run: string): Promise<Child> {
  const args = ["--disable-warning=ExperimentalWarning", committing, file, run];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const acknowledged = new Map<string, { version: number; ended: boolean }>();
  const closed = once(child, "close");
  const lines = createInterface({ input: child.stdout });
  const read = once(lines, "close");
  let count = 0;
  let firstLine = "";
  let onLine = (): void => {};

  lines.on("line", (line) => {
    count += 1;
    if (count === 1) firstLine = line;
    const [key, version, is] = line.split(" ");
    if (count > 1 && key !== undefined && version !== undefined) {
      acknowledged.set(key, { version: Number(version), ended: is === "ended" });
    }
    onLine();
  });

  /** Resolves after so many lines; rejects if the child ends before. */
  function lineCount(wanted: number): Promise<void> {
    return new Promise((resolve, reject) => {
      onLine = () => {
        if (count >= wanted) resolve();
      };
      onLine();
      void read.then(() => reject(new Error(`The child ended after ${count} lines.`)));
    });
  }

  const result: Child = {
    acknowledged,
    // Its first line says that the file is open.
    committed: (wanted) => lineCount(wanted + 1),
    kill: async () => {
      child.kill("SIGKILL");
      await Promise.all([closed, read]);
    },
  };
  await lineCount(1);
  if (firstLine !== "open") throw new Error(firstLine);
  return result;
}
