import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Io } from "./io.ts";
import { type ExitCode, exitCodes, Refusal } from "./refusal.ts";

const root = new URL("../../../", import.meta.url);
// What comes later than that is a second Ctrl-C, not the same one again by another way.
const impatientAfterMs = 1_000;

export interface Program {
  /** How a sentence about it begins. */
  readonly name: string;
  /** Its file, from the root of the clone. */
  readonly entry: string;
  readonly args?: readonly string[];
  /** What is typed is for it. */
  readonly listens?: true;
}

/** Runs another program of ours until it ends or is interrupted, with what it says as what we say. */
export function runProgram(io: Io, { name, entry, args = [], listens }: Program): Promise<ExitCode> {
  return new Promise<ExitCode>((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [
        "--disable-warning=ExperimentalWarning",
        // From its first moment on it ends with us, however we end.
        `--import=${new URL("scripts/follow-parent.mjs", root)}`,
        fileURLToPath(new URL(entry, root)),
        ...args,
      ],
      {
        cwd: io.cwd,
        env: { ...io.env },
        stdio: [listens ? "pipe" : "ignore", "pipe", "pipe", "ipc"],
        // Ctrl-C in a terminal reaches every process of the group; this one is ended by us.
        detached: true,
      },
    );
    child.stdout?.setEncoding("utf8").on("data", (text: string) => io.out.write(text));
    child.stderr?.setEncoding("utf8").on("data", (text: string) => io.err.write(text));
    const typed = (text: Buffer | string) => child.stdin?.write(text);
    if (listens) {
      // It may be gone by the time that something is typed.
      child.stdin?.on("error", () => {});
      io.stdin.on("data", typed);
      io.stdin.resume();
    }

    let askedAt: number | undefined;
    const end = () => {
      askedAt ??= io.clock.now();
      child.kill(io.clock.now() - askedAt > impatientAfterMs ? "SIGKILL" : "SIGTERM");
      forget = io.onInterrupt(end);
    };
    let forget = io.onInterrupt(end);

    child.once("error", ({ message }) => {
      forget();
      reject(new Refusal(`${name} cannot be started: ${message}.`, "Check that this clone is whole."));
    });
    // Its last words are read by then.
    child.once("close", (code) => {
      forget();
      // The same Ctrl-C once more, by another way: what has ended in order is not interrupted by it.
      io.onInterrupt(() => {});
      if (listens) {
        io.stdin.off("data", typed);
        io.stdin.pause();
      }
      resolve(code === 0 ? exitCodes.done : code === 2 ? exitCodes.misused : exitCodes.failed);
    });
  });
}
