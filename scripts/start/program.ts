// One of the programs: its log file, its beginning and its end.

import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Program } from "./plan.ts";

/** What went wrong, said to a person. */
export class Trouble extends Error {
  /** 2 when the environment is to blame. */
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export interface Running {
  readonly name: string;
  readonly program: Program;
  readonly pid: number | undefined;
  /** How it ended, in words and as its exit code. */
  readonly ended: Promise<{ readonly how: string; readonly code: number | null }>;
  /** What it wrote since it was last asked. Its log lines are JSON; everything else is meant for people. */
  said(): { readonly plain: string; readonly warnings: readonly string[] };
  /** True when it ended because it was asked to, false when it had to be killed. */
  end(): Promise<boolean>;
  kill(): void;
}

// A log beyond that is put aside at the next start; of what was put aside only the newest is kept.
const longestLog = 5 * 2 ** 20;
// The server gives its own work ten seconds.
const endsWithinMs = 12_000;
// As pino counts.
const warning = 40;

/** @throws Trouble when its folder cannot be written to */
export function launch(name: string, program: Program, root: string): Running {
  const output = openLog(program);
  const readFrom = { position: statSync(program.log).size };
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      // From its first moment on it ends with us, however we end.
      `--import=${new URL("../follow-parent.mjs", import.meta.url)}`,
      program.entry,
    ],
    {
      cwd: root,
      // Compiled code is kept: it halves the time until they are ready.
      env: { NODE_COMPILE_CACHE: "node_modules/.cache/node", ...program.env },
      // Into the file without us between, so that its last words are kept even if we are gone.
      stdio: ["ignore", output, output, "ipc"],
      // Ctrl-C in a terminal reaches every process of the group; these two are ended by us, in order.
      detached: true,
    },
  );
  closeSync(output);
  const ended = new Promise<{ how: string; code: number | null }>((resolve) => {
    child.once("exit", (code, signal) =>
      resolve({ how: signal ? `killed by ${signal}` : `exit code ${code}`, code }),
    );
    child.once("error", ({ message }) => resolve({ how: message, code: null }));
  });
  return {
    name,
    program,
    pid: child.pid,
    ended,
    said() {
      const written = readFileSync(program.log).subarray(readFrom.position);
      readFrom.position += written.length;
      const lines = written.toString("utf8").split("\n");
      return {
        plain: lines
          .filter((line) => !line.startsWith("{"))
          .join("\n")
          .trim(),
        warnings: lines.flatMap(warningsIn),
      };
    },
    async end() {
      let inTime = true;
      const late = setTimeout(() => {
        inTime = false;
        child.kill("SIGKILL");
      }, endsWithinMs);
      if (isRunning(child)) child.kill("SIGTERM");
      await ended;
      clearTimeout(late);
      return inTime;
    },
    kill: () => void child.kill("SIGKILL"),
  };
}

const isRunning = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid !== undefined && exitCode === null && signalCode === null;

function openLog({ dataFolder, dataVariable, log }: Program): number {
  try {
    mkdirSync(dirname(log), { recursive: true });
    if (existsSync(log) && statSync(log).size > longestLog)
      renameSync(log, log.replace(/\.log$/, ".old.log"));
    return openSync(log, "a", 0o600);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      {
        EACCES: "this user may not write there",
        ENOTDIR: "a file is in the way",
        EEXIST: "a file is in the way",
      }[code ?? ""] ?? message;
    throw new Trouble(
      `The data folder ${dataFolder} cannot be written to: ${why}. Mend that, or take another one: ${dataVariable}=<folder> npm start`,
    );
  }
}

function warningsIn(line: string): readonly string[] {
  if (!line.startsWith("{")) return [];
  try {
    const { level, msg } = JSON.parse(line) as { readonly level?: unknown; readonly msg?: unknown };
    return typeof level === "number" && level >= warning && typeof msg === "string" ? [msg] : [];
  } catch {
    // The program is writing it at this moment.
    return [];
  }
}
