// The command `dialtree call --server`, as people run it: through the server and the simulator as they are started in
// real life.

import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@dialtree/local-postgres";
import { normalised } from "@dialtree/rehearsal";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Processes, startProcesses } from "./processes.ts";

const root = join(import.meta.dirname, "..");

let stand: Processes;
beforeAll(async () => {
  // Fast enough not to be waited for, slow enough that both sides keep up.
  stand = await startProcesses({ scale: 2, flows: ["reception"] });
}, 180_000);
afterAll(() => stand?.stop());

function dialtree(flow: string, ...args: readonly string[]) {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", "apps/cli/src/main.ts", "call", flow, ...args],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  const printed = { out: "", err: "" };
  child.stdout?.on("data", (text) => (printed.out += text));
  child.stderr?.on("data", (text) => (printed.err += text));
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, ...printed })),
  );
  return { child, ended };
}

/** A transcript without the times at its left, and without what Graph never tells. */
const heard = (out: string) => normalised(out.split("\n").map((line) => line.replace(/^ *[0-9.:]+ {2}/, "")));

test.each([
  ["flows/reception", ["--keys", "2"]],
  ["flows/reception", ["--keys", "9 leave", "--answer", "transfer fails"]],
])("%s %j reads the same with and without a server, and leaves nothing behind", async (flow, args) => {
  const [live, rehearsed] = await Promise.all([
    dialtree(flow, ...args, "--server", stand.serverUrl).ended,
    dialtree(flow, ...args).ended,
  ]);
  expect({ code: live.code, err: live.err }).toEqual({ code: 0, err: "" });
  expect(rehearsed.out).toMatch(/^ +0\.\d* +call .*[\s\S]*hears[\s\S]*ends/);
  expect(heard(live.out)).toEqual(heard(rehearsed.out));
  expect(await stand.control("GET", "/faults")).toEqual({ faults: [] });
});

test("Ctrl-C hangs up", async () => {
  const { child, ended } = dialtree("flows/reception", "--keys", "wait 60s 1", "--server", stand.serverUrl);
  const { calls: before } = await stand.control<{ calls: { id: string }[] }>("GET", "/calls");
  const known = new Set(before.map(({ id }) => id));
  const wire = await stand.seen(
    "a prompt",
    ({ type, callId = "" }) => type === "audio" && !known.has(callId),
  );
  child.kill("SIGINT");
  const { code, out, err } = await ended;
  expect({ code, err }).toEqual({ code: 1, err: "dialtree: interrupted: the caller has hung up.\n" });
  expect(out).toMatch(/\(interrupted\)\n[\s\S]*ends {7}remote/);
  const call = await stand.call(wire.at(-1)?.callId ?? "");
  expect(call.wire.some(({ type, did }) => type === "phone" && did === "hungUp")).toBe(true);
});

/** A flow of the shipped ones, changed, in a folder of its own. */
function changedFlow(change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), "dialtree-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, "flows/reception"), folder, { recursive: true });
  const file = join(folder, "flow.json");
  writeFileSync(file, change(readFileSync(file, "utf8")));
  return folder;
}

test("a flow that the server does not run, or runs otherwise, is not called", async () => {
  const unknown = changedFlow((text) => text.replace('"id": "reception"', '"id": "lobby"'));
  expect(await dialtree(unknown, "--server", stand.serverUrl).ended).toEqual({
    code: 1,
    out: "",
    err: expect.stringMatching(/No number of the server at \S+ leads to the flow "lobby"\.\n.*reception/s),
  });
  const otherwise = changedFlow((text) => text.replace("For sales, press 1.", "For sales, press one."));
  const refused = await dialtree(otherwise, "--server", stand.serverUrl).ended;
  expect(refused).toEqual({
    code: 1,
    out: "",
    err: expect.stringMatching(/The server runs another version of "reception" than .*--despite-difference/s),
  });
  const called = await dialtree(otherwise, "--keys", "2", "--despite-difference", "--server", stand.serverUrl)
    .ended;
  expect(called.code).toBe(0);
  expect(called.out).toContain("For sales, press 1.");
});

test("a flow that has a number and is not published is not called", async () => {
  const folder = changedFlow((text) => text.replace('"id": "reception"', '"id": "porter"'));
  const send = (method: string, path: string, body: string) =>
    fetch(`${stand.serverUrl}/api${path}`, { method, headers: { "content-type": "application/json" }, body });
  const document = readFileSync(join(folder, "flow.json"), "utf8");
  expect((await send("POST", "/flows", document)).status).toBe(201);
  expect((await send("PUT", "/numbers/+15550108", '{"flow": "porter"}')).status).toBe(200);
  expect(await dialtree(folder, "--server", stand.serverUrl).ended).toEqual({
    code: 1,
    out: "",
    err: expect.stringMatching(/no published version of it\.\nPublish the flow there first\.\n$/),
  });
});

test("a server that is not there is named", async () => {
  const url = `http://127.0.0.1:${await freePort()}`;
  expect(await dialtree("flows/reception", "--server", url).ended).toEqual({
    code: 1,
    out: "",
    err: `dialtree: No server answers at ${url}.\nStart it, or correct --server or DIALTREE_SERVER.\n`,
  });
});
