// What it takes to start: clock, certificate, settings, and the program as a process.

import { spawn } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { certificateIn, exampleDirectory, manualClock, scaledClock } from "../src/app.ts";
import { httpClient } from "../src/http-client.ts";
import { seededIds } from "../src/ids.ts";
import { SettingsError, settingsFrom } from "../src/settings.ts";

const folder = mkdtempSync(join(tmpdir(), "dialtree-simulator-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a manual clock stops at each timer, in order, and at those that they set", async () => {
  const clock = manualClock(0);
  const seen: string[] = [];
  const note = (name: string) => () => void seen.push(`${name}@${clock.now()}`);
  clock.setTimer(note("c"), 30);
  clock.setTimer(() => {
    note("a")();
    clock.setTimer(note("b"), 5);
  }, 10);
  clock.setTimer(note("never"), 20)();
  clock.setTimer(note("d"), 30);
  clock.setTimer(note("later"), 31);
  expect(clock.nextDue()).toBe(10);
  await clock.advance(30);
  expect(seen).toEqual(["a@10", "b@15", "c@30", "d@30"]);
  expect(clock.nextDue()).toBe(31);
  await clock.advance(1);
  expect(clock.nextDue()).toBeUndefined();
});

test("a scaled clock runs faster, but tokens carry people's time", async () => {
  const clock = scaledClock(3_600);
  await new Promise<void>((resolve) => void clock.setTimer(resolve, 60_000));
  expect(clock.now() - Date.now()).toBeGreaterThan(50_000);
  expect(Math.abs(clock.wall() - Date.now())).toBeLessThan(1_000);
});

test("the same seed gives the same ids and the same chance", () => {
  const [a, b] = [seededIds("x"), seededIds("x")];
  expect([a.next(), a.next(), a.chance()]).toEqual([b.next(), b.next(), b.chance()]);
  expect(seededIds("y").next()).not.toBe(seededIds("x").next());
});

test("a certificate is kept, its key is private, and a new one is made before it runs out", async () => {
  const first = await certificateIn(folder);
  const again = await certificateIn(folder);
  expect(again).toEqual(first);
  expect(readFileSync(first.path, "utf8")).toBe(first.cert);
  expect(statSync(join(folder, "simulator-key.pem")).mode & 0o777).toBe(0o600);
  const { subjectAltName, ca } = new X509Certificate(first.cert);
  expect([subjectAltName?.includes("localhost"), subjectAltName?.includes("127.0.0.1"), ca]).toEqual([
    true,
    true,
    false,
  ]);
  const later = await certificateIn(folder, Date.now() + 365 * 86_400_000);
  expect(later.cert).not.toBe(first.cert);
});

test("every mistake in the settings is named at once", () => {
  const wrong = {
    SIMULATOR_HTTPS_PORT: "many",
    SIMULATOR_HTTP_PORT: "70000",
    DIALTREE_CLOCK_SCALE: "0",
    SIMULATOR_PLAIN_CALLBACKS: "perhaps",
    SIMULATOR_APP_ID: "bot",
    SIMULATOR_WEBHOOK: "bot.example",
    SIMULATOR_NUMBERS: "+15550100,911",
    SIMULATOR_PERMISSIONS: "Calls.Everything",
    SIMULATOR_PEOPLE: "Operator,Operator",
    SIMULATOR_LIMITS: "tomorrow",
  };
  let message = "";
  try {
    settingsFrom(wrong);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    message = (error as Error).message;
  }
  expect(
    message
      .split("\n")
      .map((line) => line.split("=")[0])
      .toSorted(),
  ).toEqual(Object.keys(wrong).toSorted());
});

test.each(["+15550100=", "=Desk", "+15550100,+15550100=Desk"])(
  "the numbers %j are refused: each is one line, with a name or without",
  (numbers) => expect(() => settingsFrom({ SIMULATOR_NUMBERS: numbers })).toThrow(SettingsError),
);

test("settings that say something are followed", () => {
  const settings = settingsFrom({
    SIMULATOR_HTTPS_PORT: "0",
    DIALTREE_CLOCK_SCALE: "manual",
    SIMULATOR_NUMBERS: "+4930123456, +15550100 = Front desk",
    SIMULATOR_PERMISSIONS: "none",
    SIMULATOR_PEOPLE: "Operator, Front Desk",
    SIMULATOR_LIMITS: "older",
  });
  expect(settings).toMatchObject({ httpsPort: 0, clock: "manual" });
  expect(settings.httpPort).toBeUndefined();
  expect(settings.directory).toMatchObject({
    numbers: [
      { number: "+4930123456", instanceId: "1e5a7000-0000-4000-8000-004930123456", name: "Line +4930123456" },
      { number: "+15550100", name: "Front desk" },
    ],
    bot: { permissions: [], limits: { profile: "older" } },
    people: [
      exampleDirectory.people[0],
      { id: expect.any(String), name: "Front Desk", address: "front.desk@dialtree.example" },
    ],
  });
});

test("the program starts, says where it is, takes a call and ends when it is told", async () => {
  const data = join(folder, "process");
  const main = new URL("../src/main.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, SIMULATOR_HTTPS_PORT: "0", SIMULATOR_HTTP_PORT: "0", SIMULATOR_DATA: data },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  let said = "";
  child.stdout.setEncoding("utf8");
  while (!said.includes("Clock")) said += String(await once(child.stdout, "data"));
  const graph = /Graph +(\S+)\/v1\.0/.exec(said)?.[1];
  const client = httpClient([readFileSync(join(data, "simulator-cert.pem"), "utf8")]);
  const placed = await client.send({
    method: "POST",
    url: `${graph}/control/calls`,
    headers: { "content-type": "application/json" },
    body: "{}",
    timeoutMs: 5_000,
    maxBytes: 1e6,
  });
  await client.close();
  expect(placed.status).toBe(201);
  child.kill("SIGTERM");
  // Said twice, as when a terminal and a parent both say it.
  await new Promise<void>((resolve) => void setTimeout(resolve, 3));
  child.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
});

test("the program refuses wrong settings with exit code 2", async () => {
  const main = new URL("../src/main.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [main], { env: { ...process.env, SIMULATOR_HTTPS_PORT: "x" } });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const [code] = await once(child, "close");
  expect(code).toBe(2);
  expect(said).toContain('SIMULATOR_HTTPS_PORT="x": must be a port number');
});
