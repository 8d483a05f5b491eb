import { once } from "node:events";
import { request } from "node:https";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildSimulator, scaledClock } from "../src/app.ts";
import { faults } from "../src/faults/catalogue.ts";
import type { WireEntry } from "../src/wire-log.ts";
import { botEntry, type Rig, sharedKeys, startRig, tenantId } from "./rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

test("the simulator tells who it stands for, without the secret", async () => {
  const { status, body } = await rig.control("GET", "");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    clock: { manual: true, scale: 0 },
    tenantId,
    bot: { appId: botEntry.appId },
    numbers: [{ number: "+15550100" }, { number: "+15550101" }],
    calls: 0,
    faults: 0,
  });
  expect(JSON.stringify(body)).not.toContain(botEntry.secret);
});

test("a number can be added, once, and then be called", async () => {
  expect((await rig.control("POST", "/calls", { to: "+15550105" })).status).toBe(404);
  const added = await rig.control("POST", "/numbers", { number: "+15550105", name: "Front desk" });
  expect([added.status, added.body]).toMatchObject([201, { number: "+15550105", name: "Front desk" }]);
  expect((await rig.control("POST", "/numbers", { number: "+15550105" })).body.name).toBe("Front desk");
  expect((await rig.control("GET", "")).body.numbers).toHaveLength(3);
  expect((await rig.control("POST", "/calls", { to: "+15550105" })).status).toBe(201);
  expect((await rig.control("POST", "/numbers", { number: "15550105" })).status).toBe(400);
});

test("a call can be read with everything that went over the wire, in order", async () => {
  const callId = await rig.connected({ kind: "user" }, "bot");
  await rig.control("POST", `/calls/${callId}/hangUp`);
  await rig.advance(0);
  const { body } = await rig.control("GET", `/calls/${callId}`);
  expect(body).toMatchObject({
    id: callId,
    state: "terminated",
    caller: { kind: "user" },
    result: { code: 200 },
  });
  const wire = body.wire as unknown as WireEntry[];
  expect(
    wire.map((entry) => [entry.type, ("kind" in entry && entry.kind) || ("did" in entry && entry.did) || ""]),
  ).toEqual([
    ["phone", "called"],
    ["notification", "incoming"],
    ["answer", ""],
    ["request", ""],
    ["reply", ""],
    ["notification", "establishing"],
    ["answer", ""],
    ["notification", "established"],
    ["answer", ""],
    ["phone", "answered"],
    ["notification", "mediaActive"],
    ["answer", ""],
    ["phone", "hungUp"],
    ["phone", "ended"],
    ["notification", "terminated"],
    ["answer", ""],
  ]);
  expect(wire.map(({ seq }) => seq)).toEqual(wire.map(({ seq }) => seq).sort((a, b) => a - b));
  expect((await rig.control("GET", "/calls")).body).toMatchObject({ calls: [{ id: callId }] });
});

test.each([
  ["POST", "/calls", { to: "+4900000" }, 404],
  ["POST", "/calls", { from: { kind: "ghost" } }, 400],
  ["POST", "/calls", { from: { kind: "phone", number: "0123" } }, 400],
  ["POST", "/calls", { form: {} }, 400],
  ["POST", "/calls/none/keys", { keys: "1" }, 404],
  ["POST", "/calls/none/keys", { keys: "x" }, 400],
  ["POST", "/calls/none/hangUp", undefined, 404],
  ["POST", "/calls/none/pickUp", undefined, 404],
  ["POST", "/calls/none/decline", { who: "x" }, 400],
  ["POST", "/calls/none/people", { from: { kind: "ghost" } }, 400],
  ["POST", "/calls", { with: [{ kind: "ghost" }] }, 400],
  ["PATCH", "/phone", { attended: "yes" }, 400],
  ["GET", "/calls/none", undefined, 404],
  ["GET", "/prompts/none.wav", undefined, 404],
  ["PATCH", "/bot", { webhook: "ftp://x" }, 400],
  ["PATCH", "/bot", { permissions: ["Calls.JoinGroupCalls.All"] }, 400],
  ["POST", "/faults", { fault: "gremlins" }, 400],
  ["POST", "/faults", { fault: "drop", ms: 5 }, 400],
  ["POST", "/faults", { fault: "drop", times: 0 }, 400],
  ["POST", "/faults", { fault: "drop", after: 0 }, 400],
  ["POST", "/calls", { faults: [{ fault: "gremlins" }] }, 400],
  ["POST", "/calls", { faults: [{ fault: "drop", ms: 5 }] }, 400],
  ["POST", "/calls", { faults: [{ fault: "drop", callId: "x" }] }, 400],
  ["POST", "/calls", { from: { kind: "user", language: "German" } }, 400],
  ["POST", "/faults", { fault: "drop", callId: "none" }, 404],
  ["DELETE", "/faults/none", undefined, 404],
  ["POST", "/clock/advance", { ms: -1 }, 400],
] as const)("%s %s %j answers %i", async (method, path, body, status) => {
  expect((await rig.control(method, path, body)).status).toBe(status);
});

test("fault switches are listed, removed and described", async () => {
  await rig.fault({ fault: "drop", on: ["tone"] });
  await rig.fault({ fault: "hang" });
  const listed = (await rig.control("GET", "/faults")).body.faults as unknown as {
    id: string;
    fault: string;
  }[];
  expect(listed.map(({ fault }) => fault)).toEqual(["drop", "hang"]);
  expect((await rig.control("DELETE", `/faults/${listed[0]!.id}`)).status).toBe(204);
  expect((await rig.control("GET", "/faults")).body).toMatchObject({ faults: [{ fault: "hang" }] });
  expect((await rig.control("DELETE", "/faults")).status).toBe(204);
  expect((await rig.control("GET", "/faults")).body).toEqual({ faults: [] });
  const { body } = await rig.control("GET", "/faults/catalogue");
  expect(Object.keys(body.faults as object)).toEqual(Object.keys(faults));
});

test("a reset forgets calls, faults, prompts and the log; a call that was on hears nothing more", async () => {
  const callId = await rig.connected();
  await rig.fault({ fault: "drop" });
  expect((await rig.control("POST", "/reset")).status).toBe(204);
  const told = rig.bot.told.length;
  await rig.advance(60 * 60_000);
  expect(rig.bot.told).toHaveLength(told);
  expect((await rig.control("GET", "")).body).toMatchObject({ calls: 0, faults: 0 });
  expect((await rig.act(callId, "keepAlive")).status).toBe(404);
});

test("a clock that runs by itself cannot be moved on", async () => {
  const simulator = await buildSimulator({ clock: scaledClock(), makeKey: sharedKeys() });
  const reply = await simulator.plain.inject({
    method: "POST",
    url: "/control/clock/advance",
    payload: { ms: 1 },
  });
  await simulator.close();
  expect(reply.statusCode).toBe(409);
});

test("the wire can be followed as it happens, and picked up where it was left", async () => {
  const callId = await rig.dial();
  const { https } = await rig.simulator.listen({ https: 0 });
  const stream = request(`${https}/control/events`, {
    ca: rig.simulator.certificate,
    headers: { "last-event-id": "1" },
  });
  stream.end();
  const [reply] = await once(stream, "response");
  reply.setEncoding("utf8");
  expect(reply.headers["content-type"]).toContain("text/event-stream");
  let text = "";
  reply.on("data", (part: string) => {
    text += part;
  });
  const until = async (part: string) => {
    while (!text.includes(part)) await once(reply, "data");
  };
  await until('"type":"answer"');
  await rig.control("POST", `/calls/${callId}/hangUp`);
  await until('"kind":"terminated"');
  stream.destroy();
  const entries = text
    .split("\n")
    .filter((line) => line.startsWith("data: "))
    .map((line) => JSON.parse(line.slice(6)) as WireEntry);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 2));
});

test("whoever follows the wire as a phone is there to pick up, until they leave", async () => {
  const { https } = await rig.simulator.listen({ https: 0 });
  const attended = async () => ((await rig.control("GET", "")).body.phone as { attended: boolean }).attended;
  const follow = async (query: string) => {
    const stream = request(`${https}/control/events${query}`, { ca: rig.simulator.certificate });
    stream.end();
    const [reply] = await once(stream, "response");
    return { stream, reply };
  };
  const reader = await follow("?phone=false");
  expect(await attended()).toBe(false);
  const phone = await follow("?phone=true");
  expect(await attended()).toBe(true);
  await rig.control("PATCH", "/phone", { attended: false });
  expect(await attended()).toBe(false);
  await rig.control("PATCH", "/phone", { attended: null });
  expect(await attended()).toBe(true);
  phone.stream.destroy();
  while (await attended()) await new Promise<void>((resolve) => setImmediate(resolve));
  reader.stream.destroy();
});

test.each([
  ["a foreign name", { host: "evil.example" }, 421],
  ["another page", { host: "localhost:8443", origin: "https://evil.example" }, 403],
  ["its own page", { host: "localhost:8443", origin: "https://localhost:8443" }, 200],
  ["no page at all", { host: "127.0.0.1:8443" }, 200],
])("asked by %s", async (_, headers, status) => {
  expect((await rig.simulator.secure.inject({ url: "/control", headers })).statusCode).toBe(status);
});

test("only JSON and forms are read: a plain form of another page cannot carry JSON", async () => {
  const reply = await rig.simulator.secure.inject({
    method: "POST",
    url: "/control/calls",
    headers: { "content-type": "text/plain" },
    payload: "{}",
  });
  expect(reply.statusCode).toBe(415);
});

test("the phone page comes with everything it needs and may load nothing else", async () => {
  const page = await rig.simulator.plain.inject({ url: "/" });
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  const policy = String(page.headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  expect(page.body).not.toMatch(/ style=| on\w+=|<script(?! type="module" src)/);
  const got = new Set<string>();
  // Whatever one script imports is there too.
  const all = async (url: string): Promise<void> => {
    if (got.has(url)) return;
    got.add(url);
    const reply = await rig.simulator.plain.inject({ url });
    expect([url, reply.statusCode, reply.headers["content-type"]]).toEqual([
      url,
      200,
      "text/javascript; charset=utf-8",
    ]);
    for (const [, next] of reply.body.matchAll(/from "\.(\/\w+\.js)"/g)) await all(String(next));
  };
  await all("/phone.js");
  expect(got.size).toBe(8);
});

test("without TLS there is the phone and its API, and nothing of Graph or Entra ID", async () => {
  const ask = async (url: string) => (await rig.simulator.plain.inject({ url })).statusCode;
  expect([await ask("/control"), await ask("/v1.0/communications/calls/x"), await ask("/v1/keys")]).toEqual([
    200, 404, 404,
  ]);
});
