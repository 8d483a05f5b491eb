// What operating a server shows: why it does not start, whether it can take calls, and what its log says.

import { StoreError } from "@dialtree/calls";
import Fastify, { type FastifyInstance } from "fastify";
import { Agent, fetch } from "undici";
import { expect, test } from "vitest";
import { ControlError } from "../src/control/control-error.ts";
import { boundaries } from "../src/operating/boundaries.ts";
import { createCounters } from "../src/operating/counters.ts";
import { type Check, healthRoutes } from "../src/operating/health.ts";
import { createLog, logEvent } from "../src/operating/log.ts";
import { explained } from "../src/operating/start-errors.ts";
import { SettingsError } from "../src/settings.ts";

const failure = (more: object) => Object.assign(new Error("syscall failed"), more);

test.each([
  [new SettingsError("DIALTREE_APP_ID is missing"), "DIALTREE_APP_ID is missing"],
  [new StoreError("busy", "calls.db is in use. End that one."), "calls.db is in use. End that one."],
  [
    new ControlError("database_in_use", "control.db is in use.", "Stop the other one."),
    "control.db is in use.\nStop the other one.",
  ],
  [
    failure({ code: "EADDRINUSE", port: 3000 }),
    "Port 3000 is taken by another program. Stop that one, or set DIALTREE_PORT to another port.",
  ],
  [
    failure({ code: "EACCES", port: 80 }),
    "This user may not open port 80. Set DIALTREE_PORT to one above 1023.",
  ],
  [
    failure({ code: "EADDRNOTAVAIL", port: 3000 }),
    "This machine does not have that address. Set DIALTREE_HOST to another one, 127.0.0.1 for instance.",
  ],
  [
    failure({ code: "EACCES", path: "/data/secret" }),
    "/data/secret cannot be used: this user may not write there. Mend that, or set DIALTREE_DATA to another folder.",
  ],
  [
    failure({ code: "EROFS", path: "/data" }),
    "/data cannot be used: the disk is read-only. Mend that, or set DIALTREE_DATA to another folder.",
  ],
  [
    failure({ code: "ENOSPC", path: "/data" }),
    "/data cannot be used: the disk is full. Mend that, or set DIALTREE_DATA to another folder.",
  ],
  ["anything", "anything"],
])("a start that fails says why and what to do: %s", (reason, said) => {
  expect(explained(reason)).toBe(said);
});

test("a mistake of ours comes with its trace", () => {
  expect(explained(new TypeError("x is not a function"))).toMatch(/x is not a function\n +at /);
});

async function health(checks: Readonly<Record<string, Check>>) {
  const app = Fastify();
  const counters = createCounters();
  counters.count("calls", "call began");
  counters.count("calls", "call began");
  healthRoutes(app, checks, counters);
  const get = async (url: string) => {
    const { statusCode, body } = await app.inject({ url });
    return { statusCode, body };
  };
  return { healthz: await get("/healthz"), readyz: await get("/readyz"), metrics: await get("/metrics") };
}

test("ready is who lacks nothing", async () => {
  const { healthz, readyz, metrics } = await health({ store: () => undefined, token: async () => undefined });
  expect(healthz).toEqual({ statusCode: 200, body: '{"status":"ok"}' });
  expect(readyz).toEqual({
    statusCode: 200,
    body: '{"status":"ready","checks":{"store":"ok","token":"ok"}}',
  });
  expect(metrics.body).toBe(
    '# TYPE dialtree_calls_total counter\ndialtree_calls_total{why="call began"} 2\n',
  );
});

test("who lacks something works all the same, and says what it lacks", async () => {
  const { healthz, readyz } = await health({ store: () => undefined, token: async () => "AADSTS7000215" });
  expect(healthz.statusCode).toBe(200);
  expect(readyz).toEqual({
    statusCode: 503,
    body: '{"status":"not ready","checks":{"store":"ok","token":"AADSTS7000215"}}',
  });
});

test("the log names a session, and never an address, a number, a key or a token", async () => {
  const written: string[] = [];
  const log = createLog("trace", { write: (text: string) => void written.push(text) });
  logEvent(log, "call taken over", "k1", { why: "restart" });
  log.info({ token: "canary", number: "canary", tone: "canary", keys: "canary" }, "belt and braces");
  const app = Fastify({ loggerInstance: log }) as unknown as FastifyInstance;
  boundaries(app, ["localhost"]);
  app.get("/prompts/:signature/x.wav", (_, reply) => reply.code(404).send());
  await app.inject({ url: "/prompts/canary/x.wav?canary", headers: { authorization: "Bearer canary" } });
  await app.inject({ url: "/canary" });
  expect(JSON.parse(written[0] ?? "")).toMatchObject({
    level: 40,
    session: "k1",
    why: "restart",
    msg: "call taken over",
  });
  expect(written.join("")).toContain('"route":"/prompts/:signature/x.wav"');
  expect(written.join("")).toContain('"route":"none"');
  expect(written.join("")).not.toContain("canary");
});

test("only this server's own names and pages get in, and errors tell nothing but where to look", async () => {
  const app = Fastify();
  boundaries(app, ["localhost", "ivr.example.com"]);
  app.get("/page", () => "here");
  app.post("/order", () => "done");
  app.get("/broken", () => {
    throw new Error("canary");
  });
  const ask = async (method: "GET" | "POST", url: string, headers: Record<string, string> = {}) => {
    const { statusCode, headers: sent, json } = await app.inject({ method, url, headers });
    expect(sent).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "no-store" });
    return `${statusCode} ${statusCode < 400 ? "" : json<{ code: string }>().code}`.trim();
  };
  expect(await ask("GET", "/page", { host: "localhost:3000" })).toBe("200");
  expect(await ask("GET", "/page", { host: "IVR.example.com" })).toBe("200");
  for (const host of ["rebound.example.com", "127.0.0.2", "localhost.example.com"])
    expect(await ask("GET", "/page", { host })).toBe("421 host_unknown");
  const hosted = { host: "localhost:3000" };
  expect(await ask("POST", "/order", hosted)).toBe("200");
  expect(await ask("POST", "/order", { ...hosted, origin: "http://localhost:3000" })).toBe("200");
  for (const origin of ["https://evil.example.com", "null", "http://localhost.evil.example.com"])
    expect(await ask("POST", "/order", { ...hosted, origin })).toBe("403 origin_foreign");
  expect(await ask("GET", "/elsewhere", hosted)).toBe("404 not_found");
  expect(await ask("GET", "/broken", hosted)).toBe("500 internal");
  expect((await app.inject({ url: "/broken", headers: hosted })).body).not.toContain("canary");
});

test("a request under way is answered while the server stops, and its connection does not hold that up", async () => {
  const app = Fastify({ forceCloseConnections: "idle" });
  boundaries(app, ["localhost", "127.0.0.1"]);
  let begun = () => {};
  let finish = () => {};
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const isFinished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  app.get("/slow", async () => {
    begun();
    await isFinished;
    return { done: true };
  });
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const dispatcher = new Agent({ keepAliveTimeout: 600_000 });
  const answer = fetch(`${url}/slow`, { dispatcher });
  await isBegun;
  const closed = app.close();
  while (app.server.listening) await new Promise(setImmediate);
  finish();
  expect(await (await answer).json()).toEqual({ done: true });
  // Without an end to it, this waits for Fastify's 72 seconds.
  await closed;
  await dispatcher.close();
}, 30_000);
