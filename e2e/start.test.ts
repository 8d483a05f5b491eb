// `npm start` as people use it: one command that brings up both programs, says how to call, and ends both, whatever
// happens to it.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "@dialtree/local-postgres";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { startProcesses, type Wire } from "./processes.ts";

const root = join(import.meta.dirname, "..");

interface Place {
  readonly folder: string;
  readonly server: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What a first start has made; speaking all shipped flows takes most of it, and need not be seen each time. */
let begun: string | undefined;
afterAll(() => begun && rmSync(begun, { recursive: true, force: true }));

function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "dialtree-start-")));
}

/** Ports and folders that nobody else has; where something has been started before, if a test has done that already. */
async function placeOfBefore(): Promise<Place> {
  const here = await place();
  if (begun) cpSync(begun, here.folder, { recursive: true });
  return here;
}

/** Ports and folders that nobody else has. */
async function place(): Promise<Place> {
  const folder = newFolder();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [port, http, https] = await Promise.all([freePort(), freePort(), freePort()]);
  return {
    folder,
    server: `http://127.0.0.1:${port}`,
    env: {
      PATH: process.env.PATH ?? "",
      DIALTREE_PORT: String(port),
      SIMULATOR_HTTP_PORT: String(http),
      SIMULATOR_HTTPS_PORT: String(https),
      DIALTREE_DATA: join(folder, "server"),
      SIMULATOR_DATA: join(folder, "simulator"),
    },
  };
}

interface Started {
  readonly child: ChildProcess;
  readonly printed: { out: string; err: string };
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
  ready(): Promise<void>;
  /** The process ids of the server and the simulator. */
  pids(): readonly number[];
}

function start(env: Readonly<Record<string, string>>): Started {
  const follow = `--import=${new URL("../scripts/follow-parent.mjs", import.meta.url)}`;
  // As run.mjs starts it.
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", follow, "scripts/start.ts"],
    { cwd: root, env, stdio: ["ignore", "pipe", "pipe", "ipc"] },
  );
  const printed = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (text) => (printed.out += text));
  child.stderr?.setEncoding("utf8").on("data", (text) => (printed.err += text));
  // Not "close": that never comes for a child whose channel was closed from here.
  const all = [
    once(child, "exit"),
    once(child.stdout as Readable, "close"),
    once(child.stderr as Readable, "close"),
  ];
  const ended = Promise.all(all).then(() => ({ code: child.exitCode, ...printed }));
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  onTestFinished(async () => {
    if (!isOver()) child.kill("SIGTERM");
    await ended;
  });
  return {
    child,
    printed,
    ended,
    async ready() {
      while (!printed.out.includes("Ctrl-C stops it.\n")) {
        if (isOver()) throw new Error(`It ended:\n${printed.out}${printed.err}`);
        await wait(20);
      }
    },
    pids: () =>
      readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(/\s+/).map(Number),
  };
}

// A process that has ended but was not collected yet has no exe any more. Linux only, like the pinned Node.
const isRunning = (pid: number): boolean => existsSync(`/proc/${pid}/exe`);
async function allGone(pids: readonly number[]): Promise<void> {
  // Ends by the test's time limit if one of them stays.
  while (pids.some(isRunning)) await wait(20);
}

test("the first start sets everything up; a later one finds what people have made of it", async () => {
  const here = await place();
  const first = start(here.env);
  // From the first moment that it answers at all, calls are answered too.
  let healthy: Response | undefined;
  while (!healthy) healthy = await fetch(`${here.server}/healthz`).catch(() => undefined);
  expect(healthy.status).toBe(200);
  const { numbers } = (await (await fetch(`${here.server}/api/line`)).json()) as {
    numbers: { called: string; flow: string; version?: string }[];
  };
  expect(numbers.map(({ flow, version }) => [flow, version?.length])).toEqual([
    ["reception", 64],
    ["hotel", 64],
    ["doctor", 64],
    ["account", 64],
    ["survey", 64],
    ["directory", 64],
    ["voicemail", 64],
    ["branch", 64],
    ["emergency", 64],
    ["repair", 64],
    ["stores", 64],
    ["shop", 64],
    ["support", 64],
    ["door", 64],
    ["conference", 64],
    ["oncall", 64],
    ["helpdesk", 64],
  ]);
  await first.ready();
  expect((await fetch(`${here.server}/readyz`)).status).toBe(200);
  expect(first.printed.err).toBe("");
  const { DIALTREE_PORT: port, SIMULATOR_HTTP_PORT: phone } = here.env;
  expect(first.printed.out).toBe(`dialtree is ready.

  Phone page   http://localhost:${phone}/   dial from here
  Editor       http://localhost:${port}/   its API: http://localhost:${port}/api/openapi.json
  Logs         ${here.folder}/server/server.log, ${here.folder}/simulator/simulator.log

  +15550100    reception
  +15550101    hotel
  +15550102    doctor
  +15550103    account
  +15550104    survey
  +15550105    directory
  +15550106    voicemail
  +15550107    branch
  +15550108    emergency
  +15550109    repair
  +15550110    stores
  +15550112    shop
  +15550113    support
  +15550115    door
  +15550116    conference
  +15550118    oncall
  bot          helpdesk

  npm run -s dialtree -- call flows/reception --keys "2" --server http://localhost:${port}

Ctrl-C stops it.
`);
  const pids = first.pids();
  expect(pids).toHaveLength(2);
  await fetch(`${here.server}/api/numbers/+15550102`, { method: "DELETE" });
  // A terminal's Ctrl-C and npm's copy of it: one wish.
  first.child.kill("SIGINT");
  first.child.kill("SIGINT");
  expect((await first.ended).code).toBe(0);
  expect(pids.filter(isRunning)).toEqual([]);
  begun = newFolder();
  cpSync(here.folder, begun, { recursive: true, filter: (path) => !path.endsWith(".log") });

  const second = start({ ...here.env, DIALTREE_NUMBERS: "+15550100=hotel" });
  await second.ready();
  expect(second.printed.out).toContain(
    "+15550100    reception\n  +15550101    hotel\n  +15550103    account\n",
  );
});

test("a second one beside it says so, and leaves the first one alone", async () => {
  const here = await placeOfBefore();
  const first = start(here.env);
  await first.ready();
  const second = await start(here.env).ended;
  expect(second).toMatchObject({ code: 1, out: "" });
  const { DIALTREE_PORT: port } = here.env;
  expect(second.err).toMatch(`dialtree: dialtree runs already: http://localhost:${port}/ answers`);

  // Another port alone is not enough: the folders are somebody's as well.
  const ports = (await place()).env;
  const third = await start({ ...ports, DIALTREE_DATA: `${here.env.DIALTREE_DATA}` }).ended;
  expect(third).toMatchObject({ code: 1, out: "" });
  expect(third.err).toMatch(/calls\.db is in use by another process/);
  expect((await fetch(`${here.server}/healthz`)).status).toBe(200);
  expect(first.pids().every(isRunning)).toBe(true);
});

test.each(["DIALTREE_PORT", "SIMULATOR_HTTP_PORT", "SIMULATOR_HTTPS_PORT"])(
  "a port that is taken is named with its variable: %s",
  async (variable) => {
    const { env } = await place();
    const other = createServer().listen(Number(env[variable]), "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { code, out, err } = await start(env).ended;
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(`Port ${env[variable]} is taken by another program.`);
    expect(err).toMatch(new RegExp(`${variable}=\\d+ npm start\n$`));
  },
);

test.each(["DIALTREE_DATA", "SIMULATOR_DATA"])(
  "a folder that cannot be written to is named with its variable: %s",
  async (variable) => {
    const { env, folder } = await place();
    const file = join(folder, "file");
    writeFileSync(file, "");
    const { code, out, err } = await start({ ...env, [variable]: join(file, "data") }).ended;
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toBe(
      `dialtree: The data folder ${file}/data cannot be written to: a file is in the way. Mend that, or take another one: ${variable}=<folder> npm start\n`,
    );
  },
);

test("settings that make no sense are all named at once, with exit code 2", async () => {
  const { env } = await place();
  const ports = await start({ ...env, DIALTREE_PORT: "0", SIMULATOR_HTTP_PORT: "http" }).ended;
  expect(ports).toMatchObject({ code: 2, out: "" });
  expect(ports.err).toContain(
    'DIALTREE_PORT="0" must be a port number from 1 to 65535.\nSIMULATOR_HTTP_PORT="http"',
  );
  const server = await start({ ...env, DIALTREE_LOG: "loud", DIALTREE_HOST: "0.0.0.0" }).ended;
  expect(server).toMatchObject({ code: 2, out: "" });
  expect(server.err).toMatch(
    /^dialtree: The server cannot start\.\nDIALTREE_LOG="loud" must be .*\nDIALTREE_HOST="0\.0\.0\.0" must be .*\n$/,
  );
  const simulator = await start({ ...env, SIMULATOR_PERMISSIONS: "all" }).ended;
  expect(simulator).toMatchObject({ code: 2, out: "" });
  expect(simulator.err).toContain('SIMULATOR_PERMISSIONS="all"');
});

test("what the server warns of at its start is shown: a mistyped variable, a number that leads nowhere", async () => {
  const { env } = await place();
  const started = start({ ...env, DIALTREE_PROT: "3000", DIALTREE_NUMBERS: "+15550100=lobby" });
  await started.ready();
  expect(started.printed.err).toMatch(
    /^The server warns: DIALTREE_PROT is no setting, .*\nThe server warns: .*"lobby".*\n$/,
  );
});

test.each(["SIGTERM", "SIGHUP"] as const)("%s ends all of it", async (signal) => {
  const started = start((await placeOfBefore()).env);
  await started.ready();
  const pids = started.pids();
  started.child.kill(signal);
  expect(await started.ended).toMatchObject({ code: 0, err: "" });
  expect(pids.filter(isRunning)).toEqual([]);
});

test.each([
  ["it is killed", (child: ChildProcess) => child.kill("SIGKILL")],
  ["whoever started it is killed", (child: ChildProcess) => child.disconnect()],
])("nobody is left behind when %s, be they ready or still starting", async (_, happens) => {
  for (const moment of ["starting", "ready"]) {
    const here = await placeOfBefore();
    const started = start(here.env);
    const isLaunched = () => existsSync(join(here.folder, "server", "server.log"));
    if (moment === "ready") await started.ready();
    else while (!isLaunched() || started.pids().length < 2) await wait(5);
    const pids = started.pids();
    expect(pids.length).toBe(2);
    happens(started.child);
    await started.ended;
    await allGone(pids);
  }
});

test("a server that dies takes all with it, and is told of in one paragraph", async () => {
  const here = await placeOfBefore();
  const started = start(here.env);
  await started.ready();
  const [simulator = 0, server = 0] = started.pids();
  process.kill(server, "SIGKILL");
  expect(await started.ended).toMatchObject({
    code: 1,
    err: `dialtree: the server has ended by itself (killed by SIGKILL), and the simulator with it. Its log: ${here.folder}/server/server.log
npm start begins again.
`,
  });
  expect(isRunning(simulator)).toBe(false);
});

test("a log does not grow for ever over many starts", async () => {
  const here = await placeOfBefore();
  const log = join(here.folder, "server", "server.log");
  const once = start(here.env);
  await once.ready();
  once.child.kill("SIGTERM");
  await once.ended;
  const { size } = statSync(log);
  writeFileSync(log, "x".repeat(6 * 2 ** 20));
  const again = start(here.env);
  await again.ready();
  expect(statSync(log).size).toBeLessThan(2 * size);
  expect(readdirSync(join(here.folder, "server")).filter((name) => name.includes("log"))).toEqual([
    "server.log",
    "server.old.log",
  ]);
});

test("stopped in the middle of a call, it goes on with the call when it is started again", async () => {
  const stand = await startProcesses({ flows: ["reception"] });
  onTestFinished(() => stand.stop());
  const id = await stand.dial();
  const speaks = (play: number) => (line: Wire, all: readonly Wire[]) =>
    line.callId === id &&
    all.filter(({ callId, type, did }) => callId === id && type === "audio" && did === "starts").length >=
      play;
  await stand.seen("the welcome", speaks(1));
  // Somebody watches the call; that must not keep the server from ending.
  const news = await fetch(`${stand.serverUrl}/api/calls/${id}/news`);
  expect(await stand.stopServer()).toBe(0);
  await expect(news.text()).resolves.toContain('"kind":"began"');
  expect(stand.serverSaid()).not.toMatch(/"level":(50|60)/);

  await stand.startServer();
  await stand.seen("the menu", speaks(2));
  await stand.press(id, "2");
  const { result, wire } = await stand.ended(id);
  expect(result).toMatchObject({ code: 200, subcode: 7015 });
  const requests = (operation: string) => wire.filter((line) => line.operation === operation).length;
  expect([requests("answer"), requests("transfer")]).toEqual([1, 1]);
});
