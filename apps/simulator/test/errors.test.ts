import { afterAll, beforeAll, expect, test } from "vitest";
import type { AroundErrorName } from "../src/around/errors.ts";
import { type ErrorName, errors } from "../src/graph/errors.ts";
import type { JsonObject } from "../src/json.ts";
import { type Answer, appHosted, aUser, botEntry, newCall, promptsBody, type Rig, startRig } from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

const call = (callId: string, rest = "") => `/communications/calls/${callId}${rest}`;
const elsewhere = "c0ffee00-1111-4222-8333-444455556666";

const group = () => rig.made(newCall(rig.bot, "group"));

/** For each error of calls one way to get it. Those of what is around a call are in around-errors.test.ts. */
const provoke: Readonly<Record<Exclude<ErrorName, AroundErrorName>, () => Promise<Answer>>> = {
  async throttled() {
    const callId = await rig.dial();
    await rig.control("PATCH", "/bot", { limits: { profile: "current", most: { calls: 0 } } });
    const answer = await rig.act(callId, "reject");
    await rig.control("PATCH", "/bot", { limits: { profile: "current" } });
    return answer;
  },
  async noToken() {
    const reply = await rig.simulator.secure.inject({ url: `/v1.0${call("any")}` });
    return { status: reply.statusCode, headers: {}, body: reply.json() };
  },
  badToken: () => rig.graph("GET", call("any"), undefined, "not.a.token"),
  async notRegistered() {
    const callId = await rig.dial();
    await rig.control("PATCH", "/bot", { callingEnabled: false });
    const answer = await rig.act(callId, "reject");
    await rig.control("PATCH", "/bot", { callingEnabled: true });
    return answer;
  },
  async noPermission() {
    const callId = await rig.connected();
    await rig.control("PATCH", "/bot", { permissions: ["Calls.Initiate.All"] });
    const answer = await rig.act(callId, "subscribeToTone");
    await rig.control("PATCH", "/bot", { permissions: botEntry.permissions });
    return answer;
  },
  async wrongTenant() {
    const callId = await rig.dial();
    return rig.graph("POST", call(callId, "/answer"), {}, await rig.token(elsewhere));
  },
  async wrongTargetTenant() {
    const callId = await rig.dial();
    const user = { id: "cafe0000-0000-4000-8000-000000000009", tenantId: elsewhere };
    return rig.act(callId, "redirect", { targets: [{ identity: { user } }] });
  },
  callNotFound: () => rig.act("00000000-0000-4000-8000-00000000aaaa", "keepAlive"),
  async operationNotFound() {
    return rig.graph("GET", call(await rig.dial(), "/operations/none"));
  },
  async noResource() {
    return rig.act(await rig.dial(), "dance");
  },
  async internal() {
    const targets = [{ identity: '{"user":{"id":"cafe0000-0000-4000-8000-000000000009"}}' }];
    return rig.act(await rig.dial(), "redirect", { targets });
  },
  async badRequest() {
    return rig.act(await rig.dial(), "answer", { callbackUri: "ftp://bot" });
  },
  async wrongState() {
    return rig.act(await rig.connected(), "redirect", {
      targets: [{ identity: { phone: { id: "+15558888" } } }],
    });
  },
  async mediaInactive() {
    const callId = await rig.dial();
    const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
    await rig.act(callId, "answer", { mediaConfig });
    await rig.advance(300);
    return rig.play(callId, "early", 1_000);
  },
  async appHosted() {
    const callId = await rig.made(newCall(rig.bot, "peer", { mediaConfig: appHosted }));
    return rig.play(callId, "never", 1_000);
  },
  async serviceHosted() {
    return rig.act(await group(), "changeScreenSharingRole", { role: "viewer" });
  },
  async groupOnly() {
    return rig.act(await rig.connected(), "mute");
  },
  async transfereeMissing() {
    return rig.act(await group(), "transfer", { transferTarget: aUser() });
  },
  async alreadyThere() {
    return rig.act(await group(), "participants/invite", { participants: [aUser()] });
  },
  async participantNotFound() {
    return rig.act(await group(), "participants/nobody/mute");
  },
  async holdTaken() {
    const callId = await group();
    await rig.act(callId, `participants/${await rig.person(callId)}/startHoldMusic`, {});
    return rig.act(callId, `participants/${await rig.person(callId, 1)}/startHoldMusic`, {});
  },
  async notSimulated() {
    return rig.act(await rig.connected(), "addLargeGalleryView", {});
  },
};

test.each(Object.entries(provoke))("%s", async (name, ask) => {
  const { status, code, says } = errors[name as ErrorName];
  const answer = await ask();
  expect(answer).toMatchObject({ status, body: { error: { code } } });
  const { message, innerError } = answer.body.error as { message: string; innerError: JsonObject };
  expect(message).toContain(says);
  expect(innerError).toEqual({
    date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
    "request-id": expect.any(String),
    "client-request-id": expect.any(String),
  });
});

const media = { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://bot.test/a.wav" } };
const user = { identity: { user: { id: "cafe0000-0000-4000-8000-000000000009" } } };
const service = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };

test.each<[string, "ringing" | "connected", string, unknown, number]>([
  ["no mediaConfig", "ringing", "answer", {}, 400],
  ["a mediaConfig without its type", "ringing", "answer", { mediaConfig: {} }, 400],
  ["callOptions that are none", "ringing", "answer", { mediaConfig: service, callOptions: 1 }, 400],
  ["an unknown modality", "ringing", "answer", { mediaConfig: service, acceptedModalities: ["smell"] }, 400],
  ["an unknown reason", "ringing", "reject", { reason: "bored" }, 400],
  ["no targets", "ringing", "redirect", { targets: [] }, 400],
  ["26 targets", "ringing", "redirect", { targets: Array.from({ length: 26 }, () => user) }, 400],
  ["a timeout below 15 s", "ringing", "redirect", { targets: [user], timeout: 14 }, 400],
  ["a timeout above 90 s", "ringing", "redirect", { targets: [user], timeout: 91 }, 400],
  [
    "a number that is not E.164",
    "ringing",
    "redirect",
    { targets: [{ identity: { phone: { id: "0123" } } }] },
    400,
  ],
  ["nobody", "ringing", "redirect", { targets: [{ identity: {} }] }, 400],
  [
    "two people in one identity",
    "ringing",
    "redirect",
    { targets: [{ identity: { ...user.identity, phone: { id: "+15558888" } } }] },
    400,
  ],
  [
    "a user without a GUID",
    "connected",
    "transfer",
    { transferTarget: { identity: { user: { id: "ann" } } } },
    400,
  ],
  [
    "a stranger as transferee",
    "connected",
    "transfer",
    { transferTarget: user, transferee: { participantId: "x" } },
    400,
  ],
  ["no prompts", "connected", "playPrompt", { prompts: [] }, 400],
  ["21 prompts", "connected", "playPrompt", { prompts: Array.from({ length: 21 }, () => media) }, 400],
  [
    "a prompt without its type",
    "connected",
    "playPrompt",
    { prompts: [{ mediaInfo: media.mediaInfo }] },
    400,
  ],
  [
    "a prompt that cannot be fetched",
    "connected",
    "playPrompt",
    { prompts: [{ ...media, mediaInfo: { uri: "file:///etc/passwd" } }] },
    400,
  ],
  ["a long clientContext", "connected", "subscribeToTone", { clientContext: "x".repeat(257) }, 400],
  ["a body that is no object", "connected", "playPrompt", [], 400],
])("%s is refused", async (_, phase, action, body, status) => {
  const callId = phase === "ringing" ? await rig.dial() : await rig.connected();
  expect((await rig.act(callId, action, body)).status).toBe(status);
});

test("a body that is not JSON gets an error in Graph's shape", async () => {
  const callId = await rig.dial();
  const reply = await rig.simulator.secure.inject({
    method: "POST",
    url: `/v1.0${call(callId, "/reject")}`,
    headers: { "content-type": "application/json" },
    payload: "{",
  });
  expect(reply.statusCode).toBe(400);
  expect(reply.json()).toMatchObject({ error: { code: "BadRequest", message: "The body is not JSON." } });
});

test("https is required of callbacks unless the simulator is told otherwise", async () => {
  const strict = await startRig({ plainCallbacks: false });
  const body = { callbackUri: "http://bot.test/", mediaConfig: service };
  const refused = await strict.act(await strict.dial(), "answer", body);
  const taken = await strict.act(await strict.dial(), "answer", {
    ...body,
    callbackUri: "https://bot.test/",
  });
  await strict.close();
  expect([refused.status, taken.status]).toEqual([400, 202]);
});

test.each([
  ["/app/calls/{id}/keepAlive"],
  ["/communications/calls/{id}/microsoft.graph.keepAlive"],
  ["/Communications/CALLS/{ID}/KeepAlive"],
])("%s is understood", async (path) => {
  const callId = await rig.connected();
  const written = path.replace("{id}", callId).replace("{ID}", callId.replaceAll("-", "").toUpperCase());
  expect((await rig.graph("POST", written)).status).toBe(200);
});

test.each([
  ["POST", "/communications/calls", 400],
  ["GET", "/communications/calls", 404],
  ["GET", "/communications/calls/", 404],
  ["POST", "/communications/calls/logTeleconferenceDeviceQuality", 501],
  ["PATCH", "/communications/calls/any", 404],
  ["GET", "/communications/calls/any/operations/", 404],
  ["GET", "/communications/calls/any/operations/one/more", 404],
  ["POST", "/communications/calls/any/operations", 404],
  ["POST", "/communications/calls/any/participants", 404],
  ["POST", "/communications/calls/any/participants/one/dance", 404],
  ["GET", "/communications/calls/any/participants/one/mute/more", 404],
  ["POST", "/communications/calls/any/removeParticipant", 404],
  ["POST", "/communications/calls/any/invite", 404],
  ["POST", "/communications/calls/any/muteParticipant", 404],
  ["GET", "/communications/calls/any/contentSharingSessions/one", 404],
  ["POST", "/me", 404],
] as const)("%s %s answers %i", async (method, path, status) => {
  expect((await rig.graph(method, path, method === "POST" ? {} : undefined)).status).toBe(status);
});

test("a call and its operations can be looked at", async () => {
  const callId = await rig.connected();
  const played = await rig.act(callId, "playPrompt", promptsBody(rig.bot, ["seen"], "seen"));
  expect(await rig.graph("GET", call(callId))).toMatchObject({
    status: 200,
    body: {
      "@odata.context": "https://localhost:8443/v1.0/$metadata#communications/calls/$entity",
      id: callId,
      state: "established",
      mediaState: { audio: "active" },
      chatInfo: null,
    },
  });
  const path = call(callId, `/operations/${played.body.id}`);
  await rig.advance(0);
  expect((await rig.graph("GET", path)).body).toMatchObject({ status: "failed", clientContext: "seen" });
});

test("what is checked when a call is made is not checked again for an incoming one", async () => {
  const callId = await rig.connected();
  await rig.control("PATCH", "/bot", { permissions: [] });
  const answers = [
    await rig.play(callId, "hello", 1_000),
    await rig.act(callId, "cancelMediaProcessing"),
    await rig.act(callId, "keepAlive"),
    await rig.act(callId, "transfer", { transferTarget: user }),
    await rig.graph("GET", call(callId)),
    await rig.graph("DELETE", call(callId)),
  ];
  await rig.control("PATCH", "/bot", { permissions: botEntry.permissions });
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 403, 403, 204]);
});
