import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import { afterEach, beforeEach, expect, test } from "vitest";
import { botEntry, type Rig, startRig, tenantId } from "./rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

/** What a bot does: reads the OpenID document, then the keys, then checks the token. */
async function verify(token: string) {
  const { secure, world } = rig.simulator;
  const document = (await secure.inject({ url: "/v1/.well-known/openidconfiguration" })).json();
  expect(document).toMatchObject({
    issuer: "https://api.botframework.com",
    id_token_signing_alg_values_supported: ["RSA256"],
  });
  const keys: JSONWebKeySet = (await secure.inject({ url: new URL(document.jwks_uri).pathname })).json();
  return jwtVerify(token, createLocalJWKSet(keys), {
    audience: botEntry.appId,
    currentDate: new Date(world.clock.wall()),
  });
}
const lastToken = () => String(rig.bot.told.at(-1)?.headers.authorization).replace("Bearer ", "");

test("a notification's token verifies with the served keys", async () => {
  await rig.dial();
  const { payload, protectedHeader } = await verify(lastToken());
  expect(protectedHeader).toMatchObject({
    typ: "JWT",
    alg: "RS256",
    kid: expect.any(String),
    x5t: expect.any(String),
  });
  expect(payload).toMatchObject({ iss: "https://api.botframework.com", aud: botEntry.appId, tid: tenantId });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3900);
});

test("the other documented issuer signs on demand", async () => {
  await rig.control("PATCH", "/bot", { issuer: "graph" });
  await rig.dial();
  expect((await verify(lastToken())).payload.iss).toBe("https://graph.microsoft.com");
});

test("keys rotate: the one before stays published, an older one does not", async () => {
  await rig.dial();
  const first = lastToken();
  await rig.control("POST", "/keys/rotate");
  await rig.dial();
  expect(decodeProtectedHeader(lastToken()).kid).not.toBe(decodeProtectedHeader(first).kid);
  await verify(lastToken());
  await verify(first);
  await rig.control("POST", "/keys/rotate");
  await expect(verify(first)).rejects.toThrow("no applicable key");
});

test("a bot that hands a call on with 302 is followed", async () => {
  rig.bot.react = ({ path }) =>
    path === "/webhook" ? { status: 302, headers: { location: "/elsewhere" } } : { status: 202 };
  await rig.dial();
  expect(rig.bot.told.map(({ path }) => path)).toEqual(["/webhook", "/elsewhere"]);
});

test("a notification is tried four times; what follows waits for it", async () => {
  const callId = await rig.connected();
  rig.bot.told.length = 0;
  rig.bot.react = (_, count) => ({ status: count < 3 ? 503 : 202 });
  await rig.act(callId, "subscribeToTone");
  await rig.press(callId, "12");
  await rig.advance(999);
  expect(rig.heard()).toEqual(["tone1"]);
  await rig.advance(3_000);
  expect(rig.heard()).toEqual(["tone1", "tone1", "tone1", "tone2"]);
});

test("a notification that is never taken is given up; the call goes on", async () => {
  const callId = await rig.connected();
  rig.bot.told.length = 0;
  rig.bot.react = ({ data }) => ({
    status: data.toneInfo && "tone1" === (data.toneInfo as { tone: string }).tone ? 500 : 202,
  });
  await rig.act(callId, "subscribeToTone");
  await rig.press(callId, "12");
  await rig.advance(60_000);
  expect(rig.heard()).toEqual(["tone1", "tone1", "tone1", "tone1", "tone2"]);
});

test.each([
  ["refuses", 403, 1],
  ["is broken", 500, 4],
])("a bot that %s an incoming call loses it with 408/8544", async (_, status, tries) => {
  rig.bot.react = ({ data }) => ({ status: data.state === "incoming" ? status : 202 });
  await rig.dial();
  await rig.advance(10_000);
  expect(rig.heard()).toEqual([
    ...Array.from({ length: tries }, () => "created incoming"),
    "deleted terminated 408/8544",
  ]);
});

test("a bot that is not there loses the call too, and the log says why", async () => {
  await rig.control("PATCH", "/bot", { webhook: "http://127.0.0.1:1/" });
  const callId = await rig.dial();
  await rig.advance(7_000);
  expect((await rig.control("GET", `/calls/${callId}`)).body).toMatchObject({
    state: "terminated",
    result: { code: 408, subcode: 8544 },
  });
  expect(await rig.wire(callId)).toContainEqual(
    expect.objectContaining({
      type: "answer",
      status: "none",
      error: expect.stringContaining("ECONNREFUSED"),
    }),
  );
});
