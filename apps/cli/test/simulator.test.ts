// The command that starts the simulator, as the process that it is.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, onTestFinished, test } from "vitest";

const main = join(import.meta.dirname, "../src/main.ts");
const folder = mkdtempSync(join(tmpdir(), "dialtree-cli-simulator-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  said(): { readonly out: string; readonly err: string };
}

function start(env: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, [main, "simulator"], {
    cwd: folder,
    env: { PATH: process.env.PATH, SIMULATOR_HTTPS_PORT: "0", SIMULATOR_HTTP_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [out, err] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (err += text));
  return {
    child,
    ended: once(child, "close").then(([code, signal]) => ({ code, signal })),
    said: () => ({ out, err }),
  };
}

/** The address of the phone page, once it is said. */
async function pageOf({ said, child }: Started): Promise<string> {
  while (!said().out.includes("Clock")) {
    if (child.exitCode !== null) throw new Error(said().err);
    await wait(20);
  }
  return /Phone page +(\S+)/.exec(said().out)?.[1] ?? "";
}

/** The process id of the simulator itself. */
function simulatorOf({ child: { pid } }: Started): number {
  const [only = "", ...others] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  expect(others).toEqual([]);
  return Number(only);
}

async function gone(page: string): Promise<true> {
  while (
    await fetch(page).then(
      () => true,
      () => false,
    )
  )
    await wait(20);
  return true;
}

test.each(["SIGINT", "SIGTERM"] as const)("it runs where the person is, until %s", async (signal) => {
  const started = start({ SIMULATOR_DATA: "kept", SIMULATOR_NUMBERS: "+4930123456=Front desk" });
  const page = await pageOf(started);
  const { numbers } = (await (await fetch(`${page}control`)).json()) as { numbers: unknown };
  expect(numbers).toMatchObject([{ number: "+4930123456", name: "Front desk" }]);
  expect(readdirSync(join(folder, "kept")).sort()).toEqual(["simulator-cert.pem", "simulator-key.pem"]);
  started.child.kill(signal);
  const { code } = await started.ended;
  // Only Ctrl-C is answered; at any other end of ours the simulator goes by itself.
  expect(code).toBe(signal === "SIGINT" ? 0 : null);
  expect(started.said().err).toBe("");
  expect(await gone(page)).toBe(true);
});

test("Ctrl-C that arrives twice at once is one", async () => {
  const started = start({});
  const page = await pageOf(started);
  // It stands still, so that the second one comes before it has ended, however slow this machine is.
  const simulator = simulatorOf(started);
  process.kill(simulator, "SIGSTOP");
  started.child.kill("SIGINT");
  await wait(5);
  started.child.kill("SIGINT");
  await wait(5);
  process.kill(simulator, "SIGCONT");
  expect(await started.ended).toEqual({ code: 0, signal: null });
  expect(await gone(page)).toBe(true);
});

test("it does not outlive the command, even when that is killed", async () => {
  const started = start({});
  const page = await pageOf(started);
  started.child.kill("SIGKILL");
  expect(await gone(page)).toBe(true);
});

test("a port that is taken, wrong settings and unknown ones are said in a few words", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as { readonly port: number };
  for (const variable of ["SIMULATOR_HTTPS_PORT", "SIMULATOR_HTTP_PORT"]) {
    const started = start({ [variable]: String(port) });
    expect((await started.ended).code).toBe(1);
    expect(started.said().err).toBe(
      `The simulator cannot start.
Port ${port} is taken by another program, maybe by another simulator. Stop that one, or set ${variable} to another port.
`,
    );
  }
  const wrong = start({
    SIMULATOR_HTTPS_PORT: "x",
    SIMULATOR_POTR: "1",
    SIMULATOR_EMPTY: "",
    SIMULATOR_SEED: "a",
  });
  expect((await wrong.ended).code).toBe(2);
  const { err } = wrong.said();
  expect(err.split("\n").slice(0, 2)).toEqual([
    "The simulator cannot start.",
    'SIMULATOR_HTTPS_PORT="x": must be a port number (0 takes a free one)',
  ]);
  expect(err).toMatch(/\nThere is no setting SIMULATOR_POTR\. Unset it; there are SIMULATOR_APP_ID, .*\.\n$/);
  expect(err).not.toContain("SIMULATOR_EMPTY");
  expect(err).toContain("SIMULATOR_TRUSTED");
});

test.each([
  ["a folder that is a file", { SIMULATOR_DATA: main }, 1, /main\.ts.* cannot be used: .*set SIMULATOR_DATA/],
  [
    "a certificate that is not there",
    { SIMULATOR_TRUSTED: "nowhere.pem" },
    2,
    /SIMULATOR_TRUSTED="nowhere\.pem" must be a PEM file/,
  ],
  [
    "a certificate that is none",
    { SIMULATOR_TRUSTED: main },
    2,
    /SIMULATOR_TRUSTED=".*" must be a PEM file with a certificate/,
  ],
])("%s is said without a trace", async (_, env, code, says) => {
  const started = start(env);
  expect((await started.ended).code).toBe(code);
  expect(started.said().err).toMatch(says);
  expect(started.said().err).not.toMatch(/^ +at /m);
});

test("it takes nothing but its help", async () => {
  const { status, stderr } = await new Promise<{ status: number | null; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [main, "simulator", "8081"]);
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.once("close", (status) => resolve({ status, stderr }));
  });
  expect(status).toBe(2);
  expect(stderr).toContain("Write dialtree simulator");
});
