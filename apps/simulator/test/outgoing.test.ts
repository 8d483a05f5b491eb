// Calls that the bot makes.

import { afterEach, beforeEach, expect, test } from "vitest";
import type { JsonObject } from "../src/json.ts";
import {
  aPhone,
  appHosted,
  aUser,
  type Kind,
  newCall,
  otherUser,
  promptsBody,
  type Rig,
  startRig,
  tenantId,
} from "./rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const elsewhere = "c0ffee00-1111-4222-8333-444455556666";

const ofTwo = ["updated establishing", "updated established", "audio active"];
const ofMore = (people: number) => [
  "updated establishing",
  "updated established",
  `roster ${people}`,
  "audio active",
];

test.each<[Kind, JsonObject, string[]]>([
  ["peer", {}, ofTwo],
  ["peer", { mediaConfig: appHosted, source: { identity: { application: { id: "any" } } } }, ofTwo],
  ["peer", { callOptions: { isContentSharingNotificationEnabled: true } }, ofTwo],
  ["phone", {}, ofTwo],
  ["phone", { mediaConfig: appHosted }, ofTwo],
  ["instanceToUser", {}, ofTwo],
  ["group", {}, ofMore(3)],
  ["group", { mediaConfig: appHosted }, ofMore(3)],
  ["nobody", {}, ofMore(1)],
  ["meeting", {}, ofMore(2)],
  ["meeting", { mediaConfig: appHosted, tenantId: null }, ofMore(2)],
  ["token", {}, ofMore(2)],
  ["joinMeetingId", {}, ofMore(2)],
  ["noPasscode", {}, ofMore(2)],
  ["guest", {}, ofMore(2)],
])("a call of the kind %s %j comes about", async (kind, more, heard) => {
  const { status, headers, body, callId } = await rig.create(newCall(rig.bot, kind, more));
  expect(status).toBe(201);
  expect(headers.location).toBe(`https://localhost:8443/v1.0/communications/calls/${callId}`);
  expect(body).toMatchObject({
    "@odata.context": "https://localhost:8443/v1.0/$metadata#app/calls/$entity",
    state: "establishing",
    direction: "outgoing",
    callbackUri: `${rig.bot.url}/made`,
    tenantId,
    callRoutes: [],
    resultInfo: null,
    mediaState: null,
  });
  await rig.advance(4_000);
  expect(rig.heard()).toEqual(heard);
  expect(new Set(rig.bot.told.map(({ path }) => path))).toEqual(new Set(["/made"]));
  expect(rig.simulator.world.find(callId)?.state).toBe("established");
});

test("the answer repeats what was asked for", async () => {
  const asked = newCall(rig.bot, "phone", { subject: "About your order" });
  const { body } = await rig.create(asked);
  expect(body).toMatchObject({
    source: asked.source as JsonObject,
    targets: [{ ...aPhone(), endpointType: null, replacesCallId: null }],
    mediaConfig: asked.mediaConfig as JsonObject,
    requestedModalities: ["audio"],
    subject: "About your order",
    callChainId: expect.any(String),
    myParticipantId: expect.any(String),
    chatInfo: null,
    meetingInfo: null,
  });
});

test("the log of a call has the request that made it", async () => {
  const { callId } = await rig.create(newCall(rig.bot, "peer"));
  const wire = (await rig.control("GET", `/calls/${callId}`)).body.wire as unknown as JsonObject[];
  expect(wire.map(({ type, operation, kind, did }) => operation ?? kind ?? did ?? type)).toEqual([
    "createCall",
    "rings",
    "reply",
    "establishing",
    "answer",
  ]);
});

test("a call without a source comes from the bot itself", async () => {
  const { body } = await rig.create(newCall(rig.bot, "peer"));
  expect(body.source).toMatchObject({ identity: { application: { displayName: "dialtree" } } });
});

test("a meeting's coordinates are in what is told of it; a call of two has none", async () => {
  await rig.made(newCall(rig.bot, "meeting"));
  await rig.made();
  const [establishing, established, roster, , ofTwo] = rig.bot.told;
  for (const told of [establishing, established])
    expect(told?.data).toMatchObject({
      chatInfo: { threadId: "19:meeting_test@thread.v2" },
      meetingInfo: { organizer: { user: { displayName: "Organizer" } } },
    });
  expect(roster?.item).toMatchObject({
    changeType: "updated",
    resourceUrl: expect.stringMatching(/\/participants$/),
    resourceData: [
      { info: { identity: { user: { displayName: "Organizer" } } }, isMuted: false, isInLobby: false },
      { info: { identity: { application: { displayName: "dialtree" } } } },
    ],
  });
  expect(ofTwo?.data).not.toHaveProperty("meetingInfo");
});

test("as a guest the bot is in the roster under the name that it gives", async () => {
  await rig.made(newCall(rig.bot, "guest"));
  expect(rig.bot.told[2]?.item.resourceData).toMatchObject([
    {},
    { info: { identity: { guest: { displayName: "Guest" } } } },
  ]);
});

test.each<[string, Kind, JsonObject, number, string]>([
  ["no callbackUri", "peer", { callbackUri: null }, 400, "'callbackUri' is missing."],
  ["no mediaConfig", "peer", { mediaConfig: null }, 400, "'mediaConfig' is missing."],
  ["another tenant", "peer", { tenantId: elsewhere }, 403, "tenant mismatch"],
  [
    "an organizer of another tenant",
    "meeting",
    { meetingInfo: meetingOf({ tenantId: elsewhere }) },
    403,
    "tenant",
  ],
  ["six targets", "group", { targets: Array.from({ length: 6 }, () => aUser()) }, 400, "more than 5"],
  ["a phone among several", "group", { targets: [aUser(), aPhone()] }, 400, "to users only"],
  [
    "another bot",
    "peer",
    { targets: [{ identity: { application: { id: tenantId } } }] },
    400,
    "a user or a phone",
  ],
  [
    "a phone without a number of its own",
    "phone",
    { source: null },
    400,
    "'applicationInstance' in 'source'",
  ],
  ["a phone from a stranger", "phone", { source: sourceOf("applicationInstance") }, 400, "none of this"],
  [
    "a phone from a resource account under the name of a bot",
    "phone",
    { source: sourceOf("application", "1e5a7000-0000-4000-8000-000000000100") },
    400,
    "'applicationInstance' in 'source'",
  ],
  ["a phone without a tenant", "phone", { tenantId: null }, 400, "'tenantId' is missing"],
  ["a source that is nobody", "peer", { source: { identity: {} } }, 400, "must be an application"],
  ["a source without an identity", "peer", { source: {} }, 400, "'source' must be a participantInfo"],
  ["a guest who calls", "peer", { source: sourceOf("guest") }, 400, "Only meetings are joined as a guest."],
  ["a meeting and targets", "meeting", { targets: [aUser()] }, 400, "without 'targets'"],
  ["a meeting without its chat", "meeting", { chatInfo: null }, 400, "'chatInfo' is missing."],
  ["a chat without a thread", "meeting", { chatInfo: {} }, 400, "'threadId'"],
  ["a chat alone", "meeting", { meetingInfo: null }, 400, "'meetingInfo' is missing."],
  ["a meeting without its type", "meeting", { meetingInfo: {} }, 400, "'@odata.type'"],
  ["a meeting without an organizer", "meeting", { meetingInfo: meetingOf(null) }, 400, "'organizer'"],
  ["an empty token", "token", { meetingInfo: { ...meetingOf(null, "token"), token: "" } }, 400, "'token'"],
  ["no join id", "joinMeetingId", { meetingInfo: meetingOf(null, "joinMeetingId") }, 400, "'joinMeetingId'"],
  ["an unknown modality", "peer", { requestedModalities: ["smell"] }, 400, "no modality"],
  ["a media blob that is none", "peer", { mediaConfig: { ...appHosted, blob: 7 } }, 400, "'blob'"],
])("a call with %s is refused", async (_, kind, more, status, says) => {
  const { status: answered, body } = await rig.create(newCall(rig.bot, kind, more));
  expect([answered, body]).toMatchObject([status, { error: { message: expect.stringContaining(says) } }]);
  await rig.advance(1_000);
  expect([rig.heard(), rig.simulator.world.calls()]).toEqual([[], []]);
});

function meetingOf(more: JsonObject | null, type = "organizer"): JsonObject {
  const user = { id: "cafe0000-0000-4000-8000-000000000011", ...more };
  return { "@odata.type": `#microsoft.graph.${type}MeetingInfo`, ...(more ? { organizer: { user } } : {}) };
}

function sourceOf(member: string, id = "cafe0000-0000-4000-8000-000000000013"): JsonObject {
  return { identity: { [member]: { id } } };
}

test.each<[Kind, string, JsonObject]>([
  ["peer", "Calls.Initiate.All", {}],
  ["phone", "Calls.Initiate.All", {}],
  ["group", "Calls.InitiateGroupCall.All", {}],
  ["meeting", "Calls.JoinGroupCall.All", {}],
  ["token", "Calls.JoinGroupCall.All", {}],
  ["guest", "Calls.JoinGroupCallAsGuest.All", {}],
  ["peer", "Calls.Initiate.All+Calls.AccessMedia.All", { mediaConfig: appHosted }],
])("a call of the kind %s needs %s %j", async (kind, needs, more) => {
  const all = [
    "Calls.Initiate.All",
    "Calls.InitiateGroupCall.All",
    "Calls.JoinGroupCall.All",
    "Calls.JoinGroupCallAsGuest.All",
    "Calls.AccessMedia.All",
  ];
  const body = newCall(rig.bot, kind, more);
  const needed = needs.split("+");
  await rig.control("PATCH", "/bot", { permissions: needed });
  expect((await rig.create(body)).status).toBe(201);
  for (const one of needed) {
    // Whoever may join as themselves is asked for it as a guest too.
    const others = all.filter((name) => name !== one && !(kind !== "guest" && name.includes("AsGuest")));
    await rig.control("PATCH", "/bot", { permissions: others });
    expect(await rig.create(body)).toMatchObject({ status: 403, body: { error: { code: "7504" } } });
  }
});

test("a token of another tenant makes no call", async () => {
  const answer = await rig.graph(
    "POST",
    "/communications/calls",
    newCall(rig.bot, "peer"),
    await rig.token(elsewhere),
  );
  expect(answer).toMatchObject({ status: 403, body: { error: { code: "7505" } } });
});

// ---- Whose phone rings.

test("with nobody at the phone page, whoever is called picks up after three seconds", async () => {
  await rig.create(newCall(rig.bot, "peer"));
  await rig.advance(2_999);
  expect(rig.heard()).toEqual(["updated establishing"]);
  await rig.advance(301);
  expect(rig.heard()).toEqual(["updated establishing", "updated established"]);
});

test("with somebody there it rings until they pick up, or for a minute", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const { callId } = await rig.create(newCall(rig.bot, "peer"));
  const { callId: ignored } = await rig.create(
    newCall(rig.bot, "peer", { callbackUri: `${rig.bot.url}/other` }),
  );
  await rig.advance(59_999);
  expect(rig.heard()).toEqual(["updated establishing", "updated establishing"]);
  expect((await rig.control("POST", `/calls/${callId}/pickUp`)).status).toBe(204);
  await rig.advance(600);
  expect(rig.bot.told.slice(2).map(({ path, data }) => [path, data.state])).toEqual([
    ["/other", "terminated"],
    ["/made", "established"],
    ["/made", "established"],
  ]);
  expect(rig.simulator.world.find(ignored)?.result).toMatchObject({ code: 200, subcode: 5002 });
});

test.each([
  ["decline", "603/10076"],
  ["beBusy", "486/10076"],
])("whoever is called can %s, which ends the call", async (deed, result) => {
  const { callId } = await rig.create(newCall(rig.bot, "peer"));
  expect((await rig.control("POST", `/calls/${callId}/${deed}`)).status).toBe(204);
  await rig.advance(60_000);
  expect(rig.heard()).toEqual(["updated establishing", `deleted terminated ${result}`]);
  expect((await rig.control("POST", `/calls/${callId}/pickUp`)).status).toBe(404);
});

test("a phone that does not ring cannot be picked up", async () => {
  const callId = await rig.made();
  expect((await rig.control("POST", `/calls/${callId}/pickUp`)).status).toBe(409);
});

test("a group call comes about with the first who picks up; the others come into it, or do not", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const { callId } = await rig.create(newCall(rig.bot, "group"));
  const [first, second] = [await rig.person(callId), await rig.person(callId, 1)];
  await rig.control("POST", `/calls/${callId}/pickUp`, { person: second });
  await rig.advance(600);
  expect(rig.heard()).toEqual(ofMore(2));
  expect(rig.simulator.world.find(callId)?.people).toMatchObject([
    { id: first, at: "ringing" },
    { id: second, at: "here" },
  ]);
  await rig.control("POST", `/calls/${callId}/pickUp`, { person: first });
  await rig.advance(0);
  expect(rig.heard().slice(4)).toEqual(["roster 3"]);
});

test("two who pick up one after the other are not slower than one", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const { callId } = await rig.create(newCall(rig.bot, "group"));
  await rig.control("POST", `/calls/${callId}/pickUp`);
  await rig.advance(200);
  await rig.control("POST", `/calls/${callId}/pickUp`);
  await rig.advance(100);
  expect(rig.heard()).toEqual(["updated establishing", "updated established", "roster 3"]);
});

test.each([
  ["targetNoAnswer", 900_000, "200/5855"],
  ["targetDeclines", 1_000, "200/5300"],
] as const)("a meeting that lets nobody in from its lobby, by %s", async (fault, ms, ends) => {
  await rig.control("POST", "/faults", { fault, on: ["createCall"], times: 1 });
  await rig.create(newCall(rig.bot, "joinMeetingId"));
  await rig.advance(ms - 1);
  expect(rig.heard()).toEqual(["updated establishing"]);
  await rig.advance(1);
  expect(rig.heard()).toEqual(["updated establishing", `deleted terminated ${ends}`]);
});

test("a group call that nobody joins is over", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const { callId } = await rig.create(newCall(rig.bot, "group"));
  await rig.control("POST", `/calls/${callId}/decline`);
  await rig.advance(0);
  expect(rig.heard()).toEqual(["updated establishing"]);
  await rig.control("POST", `/calls/${callId}/decline`);
  await rig.advance(0);
  expect(rig.heard()).toEqual(["updated establishing", "deleted terminated 200/5013"]);
});

test("a bot can hang up while it rings, and the phone stops", async () => {
  const { callId } = await rig.create(newCall(rig.bot, "peer"));
  expect((await rig.graph("DELETE", `/communications/calls/${callId}`)).status).toBe(204);
  await rig.advance(10_000);
  expect(rig.heard()).toEqual(["updated establishing", "updated terminating", "deleted terminated 200/7000"]);
  const rang = (await rig.wire(callId)).flatMap((entry) => (entry.type === "phone" ? [entry.did] : []));
  expect(rang).toEqual(["rings", "ringEnded", "ended"]);
});

test.each<[string, Kind, string]>([
  ["a user", "peer", "200/5002"],
  ["a phone", "phone", "200/560000"],
])("%s who was called hangs up", async (_, kind, result) => {
  const callId = await rig.made(newCall(rig.bot, kind));
  await rig.control("POST", `/calls/${callId}/hangUp`);
  await rig.advance(0);
  expect(rig.heard().slice(3)).toEqual([`deleted terminated ${result}`]);
});

test("without keepAlive a call of the bot's own ends after 45 minutes too", async () => {
  await rig.made();
  await rig.advance(45 * 60_000);
  expect(rig.heard().slice(3)).toEqual(["deleted terminated 408/8537"]);
});

test("what a bot asks to fetch beforehand is fetched while it rings", async () => {
  rig.bot.prompts.set("greeting", Buffer.alloc(0));
  const preFetchMedia = [{ uri: `${rig.bot.url}/prompt/greeting`, resourceId: "greeting" }];
  const mediaConfig = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", preFetchMedia };
  await rig.create(newCall(rig.bot, "peer", { mediaConfig }));
  expect(rig.bot.fetched).toEqual(["/prompt/greeting"]);
});

test("a call that the bot makes can be looked at, plays, and hears keys like any other", async () => {
  const callId = await rig.made();
  expect(await rig.graph("GET", `/communications/calls/${callId}`)).toMatchObject({
    status: 200,
    body: {
      state: "established",
      direction: "outgoing",
      targets: [aUser()],
      mediaState: { audio: "active" },
    },
  });
  await rig.act(callId, "subscribeToTone");
  await rig.press(callId, "5");
  await rig.play(callId, "hello", 1_000);
  await rig.advance(1_000);
  expect(rig.heard().slice(3)).toEqual(["tone5", "playPromptOperation completed"]);
});

test("answering with media that the application hosts needs its permission too", async () => {
  const callId = await rig.dial();
  await rig.control("PATCH", "/bot", { permissions: ["Calls.Initiate.All"] });
  expect(await rig.act(callId, "answer", { mediaConfig: appHosted })).toMatchObject({
    status: 403,
    body: { error: { code: "7504" } },
  });
  await rig.control("PATCH", "/bot", { permissions: ["Calls.AccessMedia.All"] });
  expect((await rig.act(callId, "answer", { mediaConfig: appHosted })).status).toBe(202);
  expect((await rig.graph("GET", `/communications/calls/${callId}`)).body).toMatchObject({
    mediaConfig: { "@odata.type": "#microsoft.graph.appHostedMediaConfig" },
  });
});

test("with somebody at the phone page, redirects and transfers are still picked up by themselves", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const [ringing, talking] = [await rig.dial(), await rig.connected()];
  rig.bot.told.length = 0;
  await rig.act(ringing, "redirect", { targets: [aUser()] });
  await rig.act(talking, "transfer", { transferTarget: aUser() });
  await rig.advance(5_000);
  expect(rig.heard().filter((word) => word.startsWith("deleted"))).toEqual([
    "deleted terminated",
    "deleted terminated 200/7015",
  ]);
});

test.each([
  ["playPrompt", (r: Rig) => promptsBody(r.bot, ["a"])],
  ["recordResponse", () => ({})],
  ["sendDtmfTones", () => ({ tones: ["tone1"] })],
  ["subscribeToTone", () => ({})],
  ["cancelMediaProcessing", () => ({})],
] as const)("%s is refused in a call whose media the application hosts", async (action, body) => {
  const made = await rig.made(newCall(rig.bot, "peer", { mediaConfig: appHosted }));
  const taken = await rig.dial();
  await rig.act(taken, "answer", { mediaConfig: appHosted });
  await rig.advance(600);
  for (const callId of [made, taken])
    expect(await rig.act(callId, action, body(rig))).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining("hosted by the application") } },
    });
});

test("a user whom the directory knows has the name from there", async () => {
  const { people } = rig.simulator.world.directory();
  const { identity } = aUser(people[0]?.id);
  const { callId } = await rig.create(
    newCall(rig.bot, "peer", { targets: [{ identity: { user: { id: identity.user.id } } }] }),
  );
  expect((await rig.control("GET", `/calls/${callId}`)).body.people).toMatchObject([
    { who: { kind: "user", name: people[0]?.name }, at: "ringing" },
  ]);
});

test("a resource account under the name of a user has no phone", async () => {
  const misnamed = aUser("1e5a7000-0000-4000-8000-000000000101");
  await rig.create(newCall(rig.bot, "peer", { targets: [misnamed] }));
  await rig.advance(1_000);
  expect(rig.heard()).toEqual(["updated establishing", "deleted terminated 480/10037"]);
});

test("the phone page hears a call of the bot's ring, and counts as somebody who is there", async () => {
  const { world } = rig.simulator;
  expect(world.phone.attended()).toBe(false);
  const leave = world.phone.attach();
  const { callId } = await rig.create(newCall(rig.bot, "group", { targets: [aUser(), otherUser] }));
  await rig.advance(30_000);
  expect(rig.heard()).toEqual(["updated establishing"]);
  const rang = (await rig.wire(callId)).filter(({ type }) => type === "phone");
  expect(rang).toMatchObject([
    { did: "rings", detail: { who: { name: "Operator" } } },
    { did: "rings", detail: { who: { name: "Sales" } } },
  ]);
  leave();
  expect(world.phone.attended()).toBe(false);
});
