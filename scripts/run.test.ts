import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";

// A repository of its own: the launcher, a command that tells what it got, and an npx that only takes note.
let root: string;

const command = `
const [verb, ...args] = process.argv.slice(2);
if (verb === "sleep") setTimeout(() => {}, 60_000);
console.log(verb === "sleep" ? process.pid : JSON.stringify({ cwd: process.cwd(), args }));
if (verb === "exit") process.exitCode = Number(args[0]);
`;
const npx = '#!/bin/sh\necho installing\necho "$*" >> installs.txt\nexit $NPX_FAILS\n';

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "dialtree-run-")));
  for (const folder of ["scripts", "apps/cli/src", "bin", "node_modules"])
    mkdirSync(join(root, folder), { recursive: true });
  for (const file of ["run.mjs", "follow-parent.mjs"])
    cpSync(join(import.meta.dirname, file), join(root, "scripts", file));
  writeFileSync(join(root, "package.json"), '{ "config": { "pnpm": "1.2.3" } }');
  writeFileSync(join(root, "apps/cli/src/main.ts"), command);
  writeFileSync(join(root, "bin/npx"), npx, { mode: 0o755 });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${join(root, "bin")}${delimiter}${process.env.PATH}`,
  ...more,
});
const dialtree = (args: string[], more: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, ["scripts/run.mjs", "dialtree", ...args], {
    cwd: root,
    env: env({ INIT_CWD: join(root, "bin"), ...more }),
    encoding: "utf8",
  });
const installs = (): string[] => readFileSync(join(root, "installs.txt"), "utf8").trim().split("\n");

test("arguments, the caller's folder and the exit code pass through", () => {
  const { status, stdout } = dialtree(["exit", "7", "a b", "$x", "--json"]);
  expect(status).toBe(7);
  expect(JSON.parse(stdout)).toEqual({ cwd: join(root, "bin"), args: ["7", "a b", "$x", "--json"] });
});

test("it installs once, says so on stderr only, and installs again when a package.json changes", () => {
  const first = dialtree(["hello"]);
  expect(first.stderr).toContain("installing");
  expect(first.stdout).not.toContain("installing");
  expect(dialtree(["hello"]).stderr).not.toContain("installing");
  expect(installs()).toHaveLength(1);
  expect(installs()[0]).toContain("pnpm@1.2.3 install --frozen-lockfile");

  writeFileSync(join(root, "apps/cli/package.json"), "{}");
  dialtree(["hello"]);
  expect(installs()).toHaveLength(2);
});

test("an install that fails is explained, and tried again next time", () => {
  const { status, stdout, stderr } = dialtree(["hello"], { NPX_FAILS: "3" });
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toContain("the install failed (exit code 3)");
  expect(stderr).toContain("run this again");
  expect(dialtree(["hello"]).status).toBe(0);
});

test("an unknown command is refused with the list of known ones", () => {
  const result = spawnSync(process.execPath, ["scripts/run.mjs", "toString"], {
    cwd: root,
    env: env(),
    encoding: "utf8",
  });
  expect(result.status).toBe(1);
  expect(result.stderr).toMatch(/"toString" is no command\.\nCommands: dialtree, start, test/);
});

/** Starts a command that would take a minute; gives the launcher and the process id of the command. */
async function sleeping(): Promise<{ launcher: ChildProcess; pid: number }> {
  const launcher = spawn(process.execPath, ["scripts/run.mjs", "dialtree", "sleep"], {
    cwd: root,
    env: env(),
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [output] = await once(launcher.stdout!, "data");
  return { launcher, pid: Number(output) };
}

// A process that has ended but was not collected yet has no exe any more. Linux only, like the pinned Node.
const isRunning = (pid: number): boolean => existsSync(`/proc/${pid}/exe`);

test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s ends the command too", async (signal) => {
  const { launcher, pid } = await sleeping();
  launcher.kill(signal);
  const [code] = await once(launcher, "exit");
  expect(code).toBe({ SIGTERM: 143, SIGINT: 130, SIGHUP: 129 }[signal]);
  expect(isRunning(pid)).toBe(false);
});

test("killed without warning, it leaves no command behind", async () => {
  const { launcher, pid } = await sleeping();
  launcher.kill("SIGKILL");
  for (let i = 0; i < 100 && isRunning(pid); i++) await wait(20);
  expect(isRunning(pid)).toBe(false);
});
