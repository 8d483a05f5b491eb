// `dialtree cluster` as a person starts it, with ports and folders of its own. For tests of what becomes of calls when one
// of several servers goes. Ends with the test.

import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, freePorts } from "@dialtree/local-postgres";
import { type SimulatorControl, simulatorControl } from "./simulator-control.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface Cluster extends SimulatorControl {
  readonly url: string;
  readonly simulatorUrl: string;
  /** Where it keeps its data; gone with its end. */
  readonly folder: string;
  /** Everything that it printed. */
  said(): string;
  /** Types a line. */
  order(line: string): void;
  /** Resolves as soon as it has printed that, after what was there when it was asked for last. */
  says(words: string): Promise<void>;
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
}

export interface ClusterOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Is done with its folder before anything is started; what it gives is done before the folder is removed. */
  readonly prepare?: (folder: string) => () => void;
}

export async function startCluster(
  nodes: number,
  { env = {}, prepare }: ClusterOptions = {},
): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-cluster-"));
  // PostgreSQL does not run as root, and whoever it runs as has to come in.
  chmodSync(folder, 0o755);
  const tidyUp = prepare?.(folder);
  const [first, phone, graph] = await Promise.all([freePorts(nodes + 1), freePort(), freePort()]);
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "apps/cli/src/main.ts", "cluster", "--nodes", String(nodes)],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        DIALTREE_PORT: String(first),
        DIALTREE_DATA: folder,
        SIMULATOR_HTTP_PORT: String(phone),
        SIMULATOR_HTTPS_PORT: String(graph),
        SIMULATOR_SEED: "e2e",
        ...env,
      },
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  let said = "";
  let read = 0;
  let over = false;
  let onWords = () => {};
  const hear = (text: string) => {
    said += text;
    onWords();
  };
  child.stdout.setEncoding("utf8").on("data", hear);
  child.stderr.setEncoding("utf8").on("data", hear);
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", (code) => {
      over = true;
      onWords();
      resolve(code);
    });
  });

  const simulatorUrl = `http://127.0.0.1:${phone}`;
  const cluster: Cluster = {
    ...simulatorControl(simulatorUrl),
    simulatorUrl,
    folder,
    url: `http://127.0.0.1:${first}`,
    said: () => said,
    order: (line) => void child.stdin.write(`${line}\n`),
    says: (words) =>
      new Promise((resolve, reject) => {
        onWords = () => {
          const found = said.indexOf(words, read);
          if (found >= 0) {
            read = found + words.length;
            resolve();
          } else if (over) reject(new Error(`It ended without saying "${words}":\n${said}`));
        };
        onWords();
      }),
    stop: async () => {
      if (!over) child.kill("SIGINT");
      const code = await ended;
      tidyUp?.();
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
  try {
    await cluster.says("Ctrl-C stops everything.");
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}
