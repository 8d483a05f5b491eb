import { readUser } from "@dialtree/graph";
import { connectGraph, createGraphClient, graphTimeouts, muteAll, perform } from "@dialtree/graph/io";
import { MockAgent } from "undici";
import { afterEach, expect, test } from "vitest";
import { eagerClock, totalMs } from "../support/eager-clock.ts";
import { localGraph, type Script } from "../support/local-graph.ts";

const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
const call = "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5";
const tokens = { get: async () => ({ token: "t" }), renew: async () => ({ token: "t" }) };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function stand(script: readonly Script[]) {
  const graph = await localGraph(script);
  const client = createGraphClient({
    baseUrl: graph.baseUrl,
    clock: eagerClock(),
    timeouts: { ...graphTimeouts, total: totalMs },
    tokens,
  });
  closing.push(() => client.close(), graph.close);
  const asked = () => graph.received.map(({ method, url }) => `${method} ${url?.replace("/v1.0", "")}`);
  return { client, asked, received: graph.received };
}

test("an operation is sent as the table says, and its reply read", async () => {
  const user = { id: call, displayName: "Reception" };
  const { client, received, asked } = await stand([{ status: 200, body: user }]);
  const { sent } = await perform(client, "searchUsers", { query: { text: "recep" } }, { tenant });
  expect(sent?.verdict).toEqual({ verdict: "done" });
  expect(readUser(sent?.body)).toEqual({ id: call, name: "Reception", isAccount: false });
  expect(asked()).toEqual(["GET /users?$search=%22displayName%3Arecep%22"]);
  expect(received[0]?.headers).toMatchObject({ consistencylevel: "eventual", authorization: "Bearer t" });
});

test("a change of something is a PATCH with its body", async () => {
  const { client, received } = await stand([{ status: 200, body: { id: "M" } }]);
  await perform(
    client,
    "updateMeeting",
    { ids: { user: call, meeting: "M" }, body: { subject: "x" } },
    { tenant },
  );
  expect(received[0]).toMatchObject({ method: "PATCH", body: { subject: "x" } });
});

test("what Graph would refuse is not sent", async () => {
  const { client, received } = await stand([]);
  const { problems } = await perform(
    client,
    "recordResponse",
    { ids: { call }, body: {} },
    { tenant, facts: { media: "app" } },
  );
  expect(problems?.map(({ code }) => code)).toEqual(["own media"]);
  expect(received).toEqual([]);
});

test("what would ring twice is sent once", async () => {
  const { client, received } = await stand([{ status: 503 }, { status: 200, body: {} }]);
  const participants = [{ identity: { user: { id: call } } }];
  const { sent } = await perform(client, "invite", { ids: { call }, body: { participants } }, { tenant });
  expect(sent?.verdict).toEqual({ verdict: "unknown", detail: "503" });
  expect(received).toHaveLength(1);
});

const muted = { status: 200, body: { status: "completed" } };
const roster = (...entries: readonly (readonly [id: string | null, muted?: boolean])[]) => ({
  status: 200,
  body: { value: entries.map(([id, isMuted = false]) => ({ id, isMuted })) },
});

test("everybody is muted but the bot, and those who are so already", async () => {
  const { client, asked, received } = await stand([
    roster(["p-1"], ["p-2", true], ["me"], [null], ["p-3"]),
    { status: 200, body: { id: call, myParticipantId: "me" } },
    muted,
    { status: 403, body: { error: { code: "7504", message: "x" } } },
  ]);
  const done = await muteAll(client, { ids: { call }, body: { clientContext: "c1" } }, { tenant });
  expect(done).toMatchObject({
    muted: ["p-1"],
    failed: [{ participant: "p-3", sent: { verdict: { verdict: "failed", reason: "refused" } } }],
  });
  const path = `/communications/calls/${call}`;
  expect(asked()).toEqual([
    `GET ${path}/participants`,
    `GET ${path}`,
    `POST ${path}/participants/p-1/mute`,
    `POST ${path}/participants/p-3/mute`,
  ]);
  expect(received[2]?.body).toEqual({ clientContext: "c1" });
});

test("those who are named are muted without looking", async () => {
  const { client, asked } = await stand([muted]);
  const done = await muteAll(client, { ids: { call }, body: { participants: ["p-9"] } }, { tenant });
  expect(done).toEqual({ muted: ["p-9"], failed: [] });
  expect(asked()).toEqual([`POST /communications/calls/${call}/participants/p-9/mute`]);
});

test("nobody is muted when nobody can say who is there", async () => {
  const { client, asked } = await stand([{ status: 404, body: { error: { code: "8522", message: "x" } } }]);
  const done = await muteAll(client, { ids: { call }, body: {} }, { tenant });
  expect(done).toMatchObject({ sent: { verdict: { verdict: "failed", callGone: true } } });
  expect(asked()).toHaveLength(1);
});

test("nobody is muted between two", async () => {
  const { client, received } = await stand([]);
  const input = { ids: { call }, body: { participants: ["p-9"] } };
  const done = await muteAll(client, input, { tenant, facts: { group: false } });
  expect(done).toMatchObject({ problems: [{ code: "unsupported" }] });
  expect(received).toEqual([]);
});

test("a connection gets its token from the tenant and takes it to Graph", async () => {
  const agent = new MockAgent();
  agent.disableNetConnect();
  const login = "https://login.stand.example";
  const entra = agent.get(login);
  entra.intercept({ path: `/${tenant}/v2.0/.well-known/openid-configuration`, method: "GET" }).reply(200, {
    issuer: `${login}/${tenant}/v2.0`,
    authorization_endpoint: `${login}/${tenant}/authorize`,
    token_endpoint: `${login}/${tenant}/token`,
    jwks_uri: `${login}/${tenant}/keys`,
  });
  entra
    .intercept({ path: (path) => path.startsWith(`/${tenant}/token`), method: "POST" })
    .reply(200, { token_type: "Bearer", expires_in: 3_600, access_token: "from-the-tenant" });
  const seen: unknown[] = [];
  agent
    .get("https://graph.stand.example")
    .intercept({ path: `/v1.0/communications/calls/${call}`, method: "GET" })
    .reply(200, ({ headers }) => {
      seen.push((headers as Record<string, string>).authorization);
      return { id: call, state: "established" };
    });
  const waiting = new Set<() => void>();
  const clock = {
    now: () => Date.UTC(2026, 10, 21, 12),
    after: (_ms: number, run: () => void) => {
      waiting.add(run);
      return () => void waiting.delete(run);
    },
  };
  const client = connectGraph({
    appId: "11111111-2222-4333-8444-555555555555",
    appSecret: "s3cret",
    entraUrl: login,
    graphUrl: "https://graph.stand.example/v1.0",
    dispatcher: agent,
    clock,
  });
  const { sent } = await perform(client, "getCall", { ids: { call } }, { tenant });
  expect(sent?.body).toMatchObject({ id: call });
  expect(seen).toEqual(["Bearer from-the-tenant"]);
  // Its token will be renewed, until it is closed.
  expect(waiting.size).toBe(1);
  await client.close();
  expect(waiting.size).toBe(0);
});
