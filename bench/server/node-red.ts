import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@dialtree/local-postgres";

const home = join(import.meta.dirname, "..", "node-red");
const program = join(home, "node_modules", "node-red", "red.js");
const installWithinMs = 240_000;

/** Installs Node-RED in bench/node-red if it is not there yet. Gives why it cannot be had, if so. */
export function installNodeRed(say: (line: string) => void): string | undefined {
  if (existsSync(program)) return undefined;
  say("installing Node-RED in bench/node-red with npm …");
  const { status, stderr, error } = spawnSync(
    "npm",
    ["install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--loglevel=error"],
    { cwd: home, encoding: "utf8", timeout: installWithinMs },
  );
  if (status === 0 && existsSync(program)) return undefined;
  return `Node-RED could not be installed: ${error?.message ?? stderr.trim().split("\n").at(-1)}`;
}

export interface NodeRed {
  readonly port: number;
  readonly pid: number;
  end(): Promise<void>;
}

/** Starts it with the flow of that folder, and waits until the flow takes requests. */
export async function startNodeRed(folder: string, graphPort: number): Promise<NodeRed> {
  const port = await freePort();
  const userDir = join(folder, "node-red");
  mkdirSync(userDir, { recursive: true });
  const flowFile = join(userDir, "flows.json");
  const flows = readFileSync(join(home, "flows.json"), "utf8");
  writeFileSync(flowFile, flows.replaceAll("SINK", `http://127.0.0.1:${graphPort}`));
  const child = spawn(process.execPath, [program, "--settings", join(home, "settings.cjs")], {
    cwd: home,
    env: {
      PATH: process.env.PATH,
      HOME: userDir,
      PORT: `${port}`,
      USER_DIR: userDir,
      FLOW_FILE: flowFile,
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const up = async () => {
    for (;;) {
      const answered = await fetch(`http://127.0.0.1:${port}/api/calls/probe/probe`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"value":[{"resourceData":{"status":"completed","clientContext":"c0"}}]}',
      }).catch(() => undefined);
      if (answered?.status === 202) return;
      await sleep(50);
    }
  };
  await Promise.race([up(), ended.then(() => Promise.reject(new Error("Node-RED has ended.")))]);
  return {
    port,
    pid: child.pid ?? 0,
    end: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
