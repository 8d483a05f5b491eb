// Both ends of a conversation between the bench and a process of its own. Questions are answered in any order; what is
// asked of a process that has ended is refused.

import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");

interface Question {
  readonly id: number;
  readonly ask: string;
  readonly given: unknown;
}

type Answer =
  | { readonly id: number; readonly value: unknown; readonly error?: undefined }
  | { readonly id: number; readonly error: string };

export interface Child {
  readonly pid: number;
  /** How it ended, once it has. */
  readonly ended: Promise<Error>;
  ask<T>(what: string, given?: unknown): Promise<T>;
  /** Ends it and waits until it has ended. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeArguments?: readonly string[];
  /** Where its output goes, a file; to ours unless told. */
  readonly output?: string;
}

/** Starts a program of this repository in a process of its own. `script` is relative to the root. */
export function startChild(
  script: string,
  { env = {}, nodeArguments = [], output }: ChildOptions = {},
): Child {
  const said = output === undefined ? "inherit" : openSync(output, "a");
  const child: ChildProcess = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", ...nodeArguments, join(root, script)],
    {
      cwd: root,
      env: { PATH: process.env.PATH, ...env },
      stdio: ["ignore", said, said, "ipc"],
      serialization: "advanced",
    },
  );
  const asked = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  let over: Error | undefined;
  const ended = new Promise<Error>((resolve) => {
    child.once("exit", (code, signal) => {
      over = new Error(`${script} has ended (${code ?? signal}).`);
      for (const { reject } of asked.values()) reject(over);
      asked.clear();
      resolve(over);
    });
  });
  child.on("message", (answer: Answer) => {
    const question = asked.get(answer.id);
    asked.delete(answer.id);
    if (answer.error === undefined) question?.resolve(answer.value);
    else question?.reject(new Error(`${script}: ${answer.error}`));
  });
  return {
    pid: child.pid ?? 0,
    ended,
    ask: <T>(ask: string, given?: unknown) => {
      if (over) return Promise.reject(over);
      last += 1;
      const question = Promise.withResolvers<unknown>();
      asked.set(last, question);
      child.send({ id: last, ask, given } satisfies Question);
      return question.promise as Promise<T>;
    },
    end: async (signal = "SIGTERM") => {
      if (!over) child.kill(signal);
      await ended;
    },
  };
}

/** The other end: answers what the process that started this one asks, and ends with it. */
export function answerParent(
  answers: Readonly<Record<string, (given: never) => unknown | Promise<unknown>>>,
): void {
  process.on("message", async ({ id, ask, given }: Question) => {
    const reply = (answer: Answer) => void process.send?.(answer);
    try {
      const answer = answers[ask];
      if (!answer) throw new Error(`nobody answers ${ask}`);
      reply({ id, value: await answer(given as never) });
    } catch (error) {
      reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.once("disconnect", () => process.exit(0));
}
