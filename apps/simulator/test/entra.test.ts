import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { ConfidentialClientApplication } from "@azure/msal-node";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { botEntry, type Rig, startRig, tenantId } from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

const good = {
  grant_type: "client_credentials",
  client_id: botEntry.appId,
  client_secret: botEntry.secret,
  scope: "https://graph.microsoft.com/.default",
  "x-client-SKU": "something",
};

async function ask(form: Record<string, string | undefined>, tenant = tenantId) {
  const present = Object.entries(form).filter((field): field is [string, string] => field[1] !== undefined);
  const reply = await rig.simulator.secure.inject({
    method: "POST",
    url: `/${tenant}/oauth2/v2.0/token?client-request-id=1`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams(present).toString(),
  });
  return { status: reply.statusCode, body: reply.json() };
}

test.each([
  ["another tenant", {}, "nobody.example", 400, "invalid_request", 90002],
  ["no grant type", { grant_type: undefined }, tenantId, 400, "invalid_request", 900144],
  ["another grant type", { grant_type: "password" }, tenantId, 400, "unsupported_grant_type", 70003],
  ["an unknown app", { client_id: tenantId }, tenantId, 400, "unauthorized_client", 700016],
  ["no secret", { client_secret: undefined }, tenantId, 401, "invalid_client", 7000218],
  ["a wrong secret", { client_secret: "guess" }, tenantId, 401, "invalid_client", 7000215],
  ["no scope", { scope: undefined }, tenantId, 400, "invalid_scope", 900144],
  [
    "a delegated scope",
    { scope: "https://graph.microsoft.com/User.Read" },
    tenantId,
    400,
    "invalid_scope",
    1002012,
  ],
  ["another resource", { scope: "https://vault.test/.default" }, tenantId, 400, "invalid_resource", 500011],
])("%s gets no token", async (_, change, tenant, status, error, number) => {
  expect(await ask({ ...good, ...change }, tenant)).toMatchObject({
    status,
    body: { error, error_codes: [number], error_description: expect.stringContaining(`AADSTS${number}`) },
  });
});

test("a token says tenant, app and roles, and verifies with the published keys", async () => {
  const { body } = await ask(good, tenantId.toUpperCase());
  expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3599, ext_expires_in: 3599 });
  const { secure, world } = rig.simulator;
  const keys = (await secure.inject({ url: `/${tenantId}/discovery/v2.0/keys` })).json() as JSONWebKeySet;
  const { payload } = await jwtVerify(body.access_token, createLocalJWKSet(keys), {
    audience: "https://graph.microsoft.com",
    issuer: `https://sts.windows.net/${tenantId}/`,
    currentDate: new Date(world.clock.wall()),
  });
  expect(payload).toMatchObject({ appid: botEntry.appId, tid: tenantId, roles: [...botEntry.permissions] });
});

test("the wire log never shows a secret or a token", async () => {
  const { body } = await ask(good);
  const log = JSON.stringify(rig.simulator.world.log.after(0));
  expect(log).toContain(botEntry.appId);
  expect(log).not.toContain(botEntry.secret);
  expect(log).not.toContain(body.access_token);
});

test("/common stands for the home tenant: its token does not fit another tenant's call", async () => {
  const { body } = await ask(good, "common");
  const { tid } = JSON.parse(Buffer.from(body.access_token.split(".")[1], "base64url").toString());
  expect(tid).toBe(tenantId);
});

test("msal-node, unmodified, gets a token that Graph accepts", async () => {
  const { simulator } = rig;
  const { https } = await simulator.listen({ https: 0 });
  const { host, port } = new URL(https);
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, simulator.certificate]);
  try {
    const app = new ConfidentialClientApplication({
      auth: {
        clientId: botEntry.appId,
        clientSecret: botEntry.secret,
        authority: `https://localhost:${port}/${tenantId}`,
        knownAuthorities: [`localhost:${port}`],
      },
    });
    const token = await app.acquireTokenByClientCredential({ scopes: [good.scope] });
    expect(token?.accessToken).toBeTruthy();
    const callId = await rig.connected();
    const reply = await fetch(`https://${host}/v1.0/communications/calls/${callId}/keepAlive`, {
      method: "POST",
      headers: { authorization: `Bearer ${token?.accessToken}` },
    });
    expect(reply.status).toBe(200);
  } finally {
    setDefaultCACertificates(before);
  }
});
