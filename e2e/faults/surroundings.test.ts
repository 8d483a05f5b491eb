// What the server stands on: Entra ID and the keys when it starts, its own files, the disk. Where it cannot work it says
// so and does not begin; what comes back it finds by itself.

import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@dialtree/local-postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startProcesses } from "../processes.ts";
import { type Stand, standOn, wantsSupport } from "./stand.ts";
import { isOver, outcomeOf, said, storedIn } from "./watching.ts";

// One after the other on the same data: most of what a server takes to start for the first time is speaking the prompts.
let line: Stand;
beforeAll(async () => {
  line = standOn(await startProcesses({ scale: 4, withoutServer: true, flows: ["reception"] }));
}, 180_000);
afterAll(() => line?.stop());

/** Reads until something is there: what it waits for is done by another process. */
async function until<T>(read: () => Promise<T>, enough: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await read();
    if (enough(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const ready = async () => {
  const answer = await fetch(`${line.serverUrl}/readyz`);
  const { checks } = (await answer.json()) as { checks: Record<string, string> };
  return { status: answer.status, checks };
};

test("no token at the start: the server is up and says what is missing, and takes calls once there is one", async () => {
  await line.fault({ fault: "tokenDown", status: 400 });
  // Nothing is there yet, not even the folder that a secret of its own would be kept in.
  await line.startServer({ DIALTREE_SECRET: "5a".repeat(32) }, "/healthz");
  expect(await ready()).toMatchObject({
    status: 503,
    checks: { store: "ok", token: expect.not.stringMatching(/^ok$/) },
  });
  await line.control("DELETE", "/faults");
  await until(ready, ({ status }) => status === 200);
  expect((await line.callThrough(wantsSupport)).end).toMatchObject({ subcode: 7015 });
});

test("a second server on the same data does not start, and the first one goes on", async () => {
  const id = await line.place();
  await line.wire.until(id, "the menu", (lines) => said(lines) >= 2);
  const { code, said: told } = await line.failToStart({ DIALTREE_PORT: String(await freePort()) });
  expect(code).toBe(1);
  expect(told).toContain("calls.db");
  expect(told).toMatch(/in use/i);
  await line.press(id, "2");
  expect(outcomeOf(await line.wire.until(id, "the end", isOver)).end).toMatchObject({ subcode: 7015 });
});

// A limit on the size of files is what a process without privileges can have of a full disk. Linux can set it on a
// process that runs; elsewhere the store's own tests and its refusals in store-away.test.ts have to do.
const canLimit = spawnSync("prlimit", ["--version"]).status === 0;
test.skipIf(!canLimit)(
  "the disk is full: no news is acknowledged that is not written, new callers get the fallback",
  async () => {
    const limit = (bytes: string) =>
      execFileSync("prlimit", ["--pid", String(line.serverPid()), `--fsize=${bytes}:`]);
    const known = await line.place();
    await line.wire.until(known, "the menu", (lines) => said(lines) >= 2);

    limit(String(statSync(join(line.dataFolder, "calls.db-wal")).size));
    await line.press(known, "2");
    await line.wire.until(known, "a refusal", (lines) =>
      lines.some(({ type, status }) => type === "answer" && status === 503),
    );
    // News that nobody has written down had no effect.
    expect(outcomeOf(line.wire.of(known)).requests.filter((request) => request.startsWith("cancel"))).toEqual(
      [],
    );
    const fresh = await line.callThrough();
    expect(fresh.requests.map((request) => request.split(" ")[0])).toEqual(["redirect"]);
    expect(fresh.requests[0]).toContain("5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01");

    limit("unlimited");
    // By itself: Graph tells again what was refused, or the call's own timers go on.
    const { end, transfers } = outcomeOf(await line.wire.until(known, "the end", isOver));
    expect(end).toMatchObject({ subcode: 7015 });
    expect(transfers).toBe(1);
    expect((await line.callThrough(wantsSupport)).end).toMatchObject({ subcode: 7015 });
    await line.stopServer();
    const stored = storedIn(line);
    expect(stored.journal.some(({ call }) => call === known)).toBe(true);
    expect(stored.journal.filter(({ call }) => call === fresh.id)).toEqual([]);
  },
);

test.each<[string, string, (file: string) => void]>([
  ["calls.db", "bytes that turned over", (file) => overwrite(file, 4_096, 4_096)],
  ["calls.db", "another file altogether", (file) => writeFileSync(file, "This is no database. ".repeat(500))],
  ["calls.db", "the second half missing", (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  [
    "control.db",
    "another file altogether",
    (file) => writeFileSync(file, "This is no database. ".repeat(500)),
  ],
])("%s with %s: refused by name, and left as it is", async (name, _, damage) => {
  await line.stopServer();
  const file = join(line.dataFolder, name);
  const whole = readFileSync(file);
  damage(file);
  const damaged = readFileSync(file);
  const { code, said: told } = await line.failToStart();
  expect(code).toBe(1);
  expect(told).toContain(file);
  expect(readFileSync(file).equals(damaged)).toBe(true);
  writeFileSync(file, whole);
});

function overwrite(file: string, from: number, bytes: number): void {
  const open = openSync(file, "r+");
  writeSync(open, Buffer.alloc(bytes, 0xa5), 0, bytes, from);
  closeSync(open);
}

test("no keys at the start: nobody is believed, and Graph is asked to tell again", async () => {
  await line.fault({ fault: "keysDown" });
  await line.startServer({}, "/healthz");
  const { checks } = await until(ready, ({ checks: { keys } }) => keys !== "ok");
  expect(checks).toMatchObject({ store: "ok", token: "ok" });
  const id = await line.place(wantsSupport);
  const lines = await line.wire.until(id, "an answer", (all) => all.some(({ type }) => type === "answer"));
  expect(lines.find(({ type }) => type === "answer")).toMatchObject({ status: 503 });
  await line.control("DELETE", "/faults");
});
