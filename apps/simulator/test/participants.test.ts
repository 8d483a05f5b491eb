// Who is in a call besides the bot.

import { afterEach, beforeEach, expect, test } from "vitest";
import type { JsonObject } from "../src/json.ts";
import { aPhone, appHosted, aUser, type Kind, newCall, otherUser, type Rig, startRig, wav } from "./rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const third = aUser("cafe0000-0000-4000-8000-000000000020", "Billing");
const fourth = aUser("cafe0000-0000-4000-8000-000000000021", "Night Shift");
const path = (callId: string, rest = "") => `/communications/calls/${callId}/participants${rest}`;
const invite = (callId: string, participants: readonly unknown[], more: JsonObject = {}) =>
  rig.act(callId, "participants/invite", { participants, ...more });
/** A group call with two others; what was told of its beginning is forgotten. */
async function group(kind: Kind = "group", more: JsonObject = {}): Promise<string> {
  const callId = await rig.made(newCall(rig.bot, kind, more));
  rig.bot.told.length = 0;
  return callId;
}
const bringIn = (callId: string, from: JsonObject = { kind: "user" }) =>
  rig.control("POST", `/calls/${callId}/people`, { from });
const lastRoster = () =>
  rig.bot.told.findLast(({ item }) => Array.isArray(item.resourceData))?.item
    .resourceData as unknown as JsonObject[];

test("participants are listed and looked at, the bot among them", async () => {
  const callId = await group();
  const { status, body } = await rig.graph("GET", path(callId));
  expect([status, body]).toMatchObject([
    200,
    {
      value: [
        { info: { identity: { user: { displayName: "Operator" } } }, isMuted: false, isInLobby: false },
        { info: { identity: { user: { displayName: "Sales" } } }, mediaStreams: [{ mediaType: "audio" }] },
        { info: { identity: { application: { displayName: "dialtree" } } } },
      ],
    },
  ]);
  for (const one of body.value as unknown as JsonObject[])
    expect(await rig.graph("GET", path(callId, `/${one.id}`))).toMatchObject({ status: 200, body: one });
  expect((await rig.graph("GET", path(callId, "/nobody"))).status).toBe(404);
});

test("a call of two has participants too, and no roster is told", async () => {
  const callId = await rig.connected({ kind: "phone", number: "+15557777" });
  const { body } = await rig.graph("GET", path(callId));
  // A number has an id of its own behind it, as captures show.
  expect(body.value).toMatchObject([
    {
      info: {
        identity: {
          phone: {
            id: expect.stringMatching(/^\+15557777_[0-9a-f]{32}$/),
            displayName: "+15557777",
            identityProvider: "None",
          },
        },
      },
    },
    { info: { identity: { applicationInstance: { displayName: "Reception" } } } },
  ]);
  expect(rig.heard().filter((word) => word.startsWith("roster"))).toEqual([]);
});

// ---- Inviting.

test("somebody is invited: running, their phone rings, then the end and the new roster", async () => {
  const callId = await group();
  const asked = await invite(callId, [third], { clientContext: "in" });
  expect(asked).toMatchObject({
    status: 200,
    body: {
      "@odata.type": "#microsoft.graph.inviteParticipantsOperation",
      status: "running",
      clientContext: "in",
      resultInfo: null,
      participants: [{ ...third, endpointType: null, replacesCallId: null }],
    },
  });
  expect(asked.headers.location).toContain(`/operations/${asked.body.id}`);
  await rig.advance(2_999);
  expect(rig.heard()).toEqual([]);
  await rig.advance(1);
  expect(rig.heard()).toEqual(["inviteParticipantsOperation completed", "roster 4"]);
  expect(rig.bot.told[0]?.item).toMatchObject({
    changeType: "deleted",
    resourceUrl: `/communications/calls/${callId}/operations/${asked.body.id}`,
    resourceData: { clientContext: "in", participants: [third] },
  });
});

test.each<[string, Kind, readonly unknown[], number, string]>([
  ["nobody", "group", [], 400, "'participants' is missing"],
  ["six at once", "meeting", Array.from({ length: 6 }, () => aUser()), 400, "more than 5"],
  ["the same one twice", "meeting", [third, third], 400, "twice"],
  ["somebody who is there", "group", [aUser()], 400, "twice, or is in the call already"],
  ["several without a chat", "group", [third, fourth], 400, "not valid"],
  ["somebody into a call of two", "peer", [third], 400, "group calls only"],
  ["a call that is not on", "group", [{ ...third, replacesCallId: "none" }], 400, "'replacesCallId'"],
])("inviting %s is refused", async (_, kind, participants, status, says) => {
  const callId = await group(kind);
  const { status: answered, body } = await invite(callId, participants);
  expect([answered, body]).toMatchObject([status, { error: { message: expect.stringContaining(says) } }]);
  await rig.advance(10_000);
  expect(rig.heard()).toEqual([]);
});

test("the id of somebody who is there counts in either case", async () => {
  const callId = await group();
  expect((await invite(callId, [aUser("CAFE0000-0000-4000-8000-000000000009")])).status).toBe(400);
});

test("five can be invited at once into a call that has a chat; the operation ends with the last of them", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const callId = await rig.made(newCall(rig.bot, "meeting"));
  rig.bot.told.length = 0;
  const five = Array.from({ length: 5 }, (_, i) => aUser(`cafe0000-0000-4000-8000-00000000003${i}`));
  expect((await invite(callId, five)).status).toBe(200);
  for (let i = 0; i < 4; i++) await rig.control("POST", `/calls/${callId}/pickUp`);
  await rig.advance(0);
  expect(rig.heard()).toEqual(["roster 3", "roster 4", "roster 5", "roster 6"]);
  await rig.control("POST", `/calls/${callId}/decline`);
  await rig.advance(0);
  expect(rig.heard().slice(4)).toEqual(["inviteParticipantsOperation completed"]);
});

test.each([
  ["decline", 603],
  ["beBusy", 486],
])("an invitation that nobody takes (%s) has failed", async (deed, code) => {
  const callId = await group();
  const { body } = await invite(callId, [third]);
  await rig.control("POST", `/calls/${callId}/${deed}`);
  await rig.advance(10_000);
  expect(rig.heard()).toEqual(["inviteParticipantsOperation failed"]);
  expect(rig.bot.told[0]?.data).toMatchObject({ id: body.id, resultInfo: { code } });
  const seen = await rig.graph("GET", `/communications/calls/${callId}/operations/${body.id}`);
  expect(seen.body).toMatchObject({ status: "failed" });
});

test.each<[Kind, string, string]>([
  ["phone", "inviteParticipantsOperation completed", "as one of its numbers"],
  ["group", "inviteParticipantsOperation failed", "as itself"],
])("a bot in a call of the kind %s: inviting a phone is %s, because it is there %s", async (kind, heard) => {
  const callId = await group(kind);
  expect((await invite(callId, [aPhone("+15559999")])).status).toBe(200);
  await rig.advance(5_000);
  expect(rig.heard().filter((word) => word.startsWith("invite"))).toEqual([heard]);
});

test("somebody who is on the phone with the bot is taken along, and only they are", async () => {
  const own = await rig.made(
    newCall(rig.bot, "peer", { targets: [third], callbackUri: `${rig.bot.url}/own` }),
  );
  const callId = await rig.made(newCall(rig.bot, "meeting"));
  rig.bot.told.length = 0;
  const asked = await invite(callId, [{ ...third, replacesCallId: own }, fourth]);
  expect(asked.body.participants).toMatchObject([{ replacesCallId: own }, { replacesCallId: null }]);
  await rig.advance(10_000);
  const [of, other] = [
    rig.bot.told.filter(({ path: at }) => at === "/own"),
    rig.bot.told.filter(({ path: at }) => at === "/made"),
  ];
  expect(of.map(({ data }) => data)).toMatchObject([
    { state: "terminated", resultInfo: { code: 200, subcode: 5003 } },
  ]);
  expect(other.map(({ data }) => data.status ?? "roster")).toEqual(["completed", "roster"]);
  expect(lastRoster()).toHaveLength(3);
});

test("an invitation is called off by removing whom it invites", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const callId = await rig.made(newCall(rig.bot, "meeting"));
  rig.bot.told.length = 0;
  await invite(callId, [{ ...third, participantId: "7d501bf1-5ee4-4605-ba92-0ae4513c611c" }]);
  const listed = (await rig.graph("GET", path(callId))).body.value as unknown as JsonObject[];
  expect(listed[1]).toMatchObject({ id: "7d501bf1-5ee4-4605-ba92-0ae4513c611c", mediaStreams: [] });
  expect((await rig.graph("DELETE", path(callId, `/${listed[1]?.id}`))).status).toBe(204);
  await rig.advance(60_000);
  expect(rig.heard()).toEqual(["inviteParticipantsOperation failed"]);
});

// ---- Coming and going.

test("whoever is removed is gone without a notification; removing the last other one ends the call", async () => {
  const callId = await group();
  const [first, second] = [await rig.person(callId), await rig.person(callId, 1)];
  expect((await rig.graph("DELETE", path(callId, `/${first}`))).status).toBe(204);
  await rig.advance(0);
  expect(rig.heard()).toEqual([]);
  expect((await rig.graph("DELETE", path(callId, `/${first}`))).status).toBe(404);
  expect((await rig.graph("DELETE", path(callId, `/${second}`))).status).toBe(204);
  await rig.advance(0);
  expect(rig.heard()).toEqual(["deleted terminated 200/5010"]);
});

test("who leaves is told in a roster; with the last one a group call ends, and a meeting does not", async () => {
  const [callId, meeting] = [await group(), await group("meeting")];
  const first = await rig.person(callId, 1);
  expect((await rig.control("POST", `/calls/${callId}/hangUp`, { person: first })).status).toBe(204);
  expect(rig.simulator.world.find(callId)?.people).toMatchObject([{ who: { name: "Operator" } }]);
  await rig.control("POST", `/calls/${callId}/hangUp`);
  await rig.control("POST", `/calls/${meeting}/hangUp`);
  await rig.advance(0);
  expect(rig.heard().toSorted()).toEqual(["deleted terminated 200/5010", "roster 1", "roster 2"]);
  expect(rig.simulator.world.find(meeting)?.state).toBe("established");
  expect((await rig.control("POST", `/calls/${meeting}/hangUp`, { person: first })).status).toBe(404);
});

test("a group call whose last phone stops ringing, with nobody left in it, is over", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const { callId } = await rig.create(newCall(rig.bot, "group"));
  await rig.control("POST", `/calls/${callId}/pickUp`);
  await rig.advance(600);
  await rig.control("POST", `/calls/${callId}/hangUp`, { person: await rig.person(callId) });
  await rig.advance(0);
  expect(rig.simulator.world.find(callId)?.state).toBe("established");
  await rig.control("POST", `/calls/${callId}/decline`);
  await rig.advance(0);
  expect(rig.heard().slice(-2)).toEqual(["roster 1", "deleted terminated 200/5010"]);
});

// ---- A call of two that becomes more.

test("somebody is added to a call of two: the bot learns of the chat and the meeting, then of everybody", async () => {
  const callId = await rig.connected({ kind: "user" }, "bot");
  rig.bot.told.length = 0;
  expect((await bringIn(callId, { kind: "phone" })).status).toBe(201);
  await rig.advance(0);
  expect(rig.heard()).toEqual(["updated established", "roster 3"]);
  expect(rig.bot.told[0]?.data).toMatchObject({
    state: "established",
    chatInfo: { threadId: expect.any(String) },
    meetingInfo: { "@odata.type": "#microsoft.graph.tokenMeetingInfo", token: expect.any(String) },
  });
  await bringIn(callId, { kind: "guest" });
  await rig.advance(0);
  expect(rig.heard().slice(2)).toEqual(["roster 4"]);
  expect((await rig.graph("GET", `/communications/calls/${callId}`)).body).toMatchObject({
    meetingInfo: { "@odata.type": "#microsoft.graph.tokenMeetingInfo" },
  });
});

test.each([
  ["Calls.JoinGroupCall.All", "roster 3"],
  ["Calls.JoinGroupCallAsGuest.All", "roster 3"],
  ["Calls.InitiateGroupCall.All", "roster 3"],
  ["Calls.Initiate.All", "deleted terminated 200/5300"],
])("with %s only, a bot whose call becomes more hears %s", async (permission, heard) => {
  const callId = await rig.connected({ kind: "user" }, "bot");
  await rig.control("PATCH", "/bot", { permissions: [permission] });
  const { body } = await bringIn(callId, { kind: "phone" });
  await rig.advance(0);
  expect(rig.heard().at(-1)).toBe(heard);
  expect(body.person === null).toBe(heard.startsWith("deleted"));
});

test("a bot that was called at one of its numbers makes more of the call by inviting", async () => {
  const callId = await rig.connected({ kind: "phone" });
  rig.bot.told.length = 0;
  expect((await invite(callId, [aPhone("+15559999")])).status).toBe(200);
  await rig.advance(3_000);
  expect(rig.heard()).toEqual(["updated established", "inviteParticipantsOperation completed", "roster 3"]);
});

test("nobody is added to a call that is not on, nor twice", async () => {
  const ringing = await rig.dial();
  expect((await bringIn(ringing)).status).toBe(409);
  expect((await bringIn("none")).status).toBe(404);
  const callId = await rig.connected({ kind: "user" }, "bot");
  rig.bot.told.length = 0;
  expect((await bringIn(callId, { kind: "user" })).body).toEqual({ person: null });
  await rig.advance(0);
  expect(rig.heard()).toEqual([]);
});

// ---- The bot is invited.

test("an invitation into a group call says so, and is answered with a permission for group calls", async () => {
  const { status, body } = await rig.control("POST", "/calls", {
    from: { kind: "user" },
    to: "bot",
    with: [{ kind: "guest" }],
  });
  const callId = String(body.id);
  expect(status).toBe(201);
  await rig.advance(0);
  expect(rig.bot.told[0]?.data).toMatchObject({
    state: "incoming",
    chatInfo: { threadId: expect.any(String) },
    meetingInfo: { token: expect.any(String) },
  });
  const answer = {
    callbackUri: `${rig.bot.url}/made`,
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
  };
  await rig.control("PATCH", "/bot", { permissions: ["Calls.Initiate.All", "Calls.AccessMedia.All"] });
  expect(await rig.act(callId, "answer", answer)).toMatchObject({
    status: 403,
    body: { error: { code: "7504" } },
  });
  await rig.control("PATCH", "/bot", { permissions: ["Calls.JoinGroupCallAsGuest.All"] });
  expect((await rig.act(callId, "answer", answer)).status).toBe(202);
  await rig.advance(600);
  expect(rig.heard()).toEqual([
    "created incoming",
    "updated establishing",
    "updated established",
    "roster 3",
    "audio active",
  ]);
  // The caller leaves, and the call goes on.
  await rig.control("POST", `/calls/${callId}/hangUp`);
  await rig.advance(0);
  expect(rig.heard().at(-1)).toBe("roster 2");
});

// ---- Muted.

test("the bot mutes itself and somebody else: completed at once, and the roster says so", async () => {
  const callId = await group();
  const somebody = await rig.person(callId);
  const states = () => lastRoster().map(({ isMuted }) => isMuted);
  const asked = await rig.act(callId, "mute", { clientContext: "quiet" });
  expect(asked).toMatchObject({
    status: 200,
    body: {
      "@odata.type": "#microsoft.graph.muteParticipantOperation",
      status: "completed",
      clientContext: "quiet",
    },
  });
  await rig.advance(0);
  expect(states()).toEqual([false, false, true]);
  expect((await rig.act(callId, `participants/${somebody}/mute`)).status).toBe(200);
  await rig.advance(0);
  expect(states()).toEqual([true, false, true]);
  expect((await rig.act(callId, "unmute")).body).toMatchObject({
    "@odata.type": "#microsoft.graph.unmuteParticipantOperation",
  });
  await rig.advance(0);
  expect(states()).toEqual([true, false, false]);
  expect(rig.heard()).toEqual(["roster 3", "roster 3", "roster 3"]);
  expect((await rig.act(callId, "participants/nobody/mute")).status).toBe(404);
});

test.each([
  ["mute", {}],
  ["unmute", {}],
  ["changeScreenSharingRole", { role: "viewer" }],
  ["participants/{person}/mute", {}],
  ["participants/{person}/startHoldMusic", {}],
  ["participants/muteAll", {}],
])("%s is refused in a call of two", async (action, body) => {
  const callId = await rig.connected();
  const named = action.replace("{person}", await rig.person(callId));
  expect(await rig.act(callId, named, body)).toMatchObject({
    status: 400,
    body: { error: { message: "This works in group calls only." } },
  });
});

test("who is muted or on hold cannot be heard", async () => {
  const callId = await group();
  const [first, second] = [await rig.person(callId), await rig.person(callId, 1)];
  await rig.act(callId, `participants/${first}/mute`);
  await rig.act(callId, `participants/${second}/startHoldMusic`, {});
  await rig.act(callId, "recordResponse", { playBeep: false });
  for (const person of [first, second]) await rig.speak(callId, wav(1_000, { voiced: [[0, 1_000]] }), person);
  await rig.advance(5_000);
  expect(rig.bot.told.at(-1)?.data).toMatchObject({ completionReason: "initialSilenceTimeout" });
});

test.each<[string, (person: string) => Promise<unknown>]>([
  ["is muted", (person) => rig.act(rig.simulator.world.calls()[0]!.id, `participants/${person}/mute`)],
  ["is muted with all", () => rig.act(rig.simulator.world.calls()[0]!.id, "participants/muteAll", {})],
  [
    "is put on hold",
    (person) => rig.act(rig.simulator.world.calls()[0]!.id, `participants/${person}/startHoldMusic`, {}),
  ],
  [
    "leaves",
    (person) => rig.control("POST", `/calls/${rig.simulator.world.calls()[0]!.id}/hangUp`, { person }),
  ],
  ["is removed", (person) => rig.graph("DELETE", path(rig.simulator.world.calls()[0]!.id, `/${person}`))],
])("who speaks and %s is not heard from then on, and the recording waits for a voice", async (_, happens) => {
  const callId = await group("meeting");
  const person = await rig.person(callId);
  await bringIn(callId, { kind: "guest" });
  await rig.act(callId, "recordResponse", {
    playBeep: false,
    maxRecordDurationInSeconds: 60,
    maxSilenceTimeoutInSeconds: 1,
  });
  await rig.speak(callId, wav(30_000, { voiced: [[0, 30_000]] }), person);
  await rig.advance(2_000);
  await happens(person);
  await rig.advance(1_000);
  const recorded = rig.bot.told.findLast(({ data }) => "recordingLocation" in data)?.data;
  expect(recorded).toMatchObject({ completionReason: "maxSilenceTimeout" });
  const { payload } = await rig.simulator.secure
    .inject({
      url: new URL(String(recorded?.recordingLocation)).pathname,
      headers: { authorization: `Bearer ${recorded?.recordingAccessToken}` },
    })
    .then(({ rawPayload }) => ({ payload: rawPayload }));
  expect(payload.equals(wav(3_000, { voiced: [[0, 2_000]] }))).toBe(true);
});

test("one who leaves does not cut short another who speaks", async () => {
  const callId = await group("meeting");
  const { body } = await bringIn(callId, { kind: "guest" });
  await rig.act(callId, "recordResponse", {
    playBeep: false,
    maxRecordDurationInSeconds: 3,
    maxSilenceTimeoutInSeconds: 1,
  });
  await rig.speak(callId, wav(30_000, { voiced: [[0, 30_000]] }), String(body.person));
  await rig.advance(500);
  await rig.control("POST", `/calls/${callId}/hangUp`, { person: await rig.person(callId) });
  await rig.advance(2_500);
  expect(rig.bot.told.at(-1)?.data).toMatchObject({ completionReason: "maxRecordDurationReached" });
});

test("with a call its invitations and its hold music end", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const callId = await rig.made(newCall(rig.bot, "meeting"));
  rig.bot.told.length = 0;
  await invite(callId, [third]);
  await rig.act(callId, `participants/${await rig.person(callId)}/startHoldMusic`, {});
  await rig.graph("DELETE", `/communications/calls/${callId}`);
  await rig.advance(1_000);
  expect(rig.heard()).toEqual([
    "updated terminating",
    "inviteParticipantsOperation failed",
    "startHoldMusicOperation failed",
    "deleted terminated 200/7000",
  ]);
});

// ---- On hold.

test("hold music: running, fetched, told when it plays; one at a time, until it is stopped", async () => {
  const callId = await group();
  const [first, second] = [await rig.person(callId), await rig.person(callId, 1)];
  rig.bot.prompts.set("hold", wav(10_000));
  const customPrompt = {
    "@odata.type": "#microsoft.graph.mediaPrompt",
    mediaInfo: { uri: `${rig.bot.url}/prompt/hold` },
  };
  const started = await rig.act(callId, `participants/${first}/startHoldMusic`, {
    customPrompt,
    clientContext: "wait",
  });
  expect(started).toMatchObject({
    status: 202,
    body: {
      "@odata.type": "#microsoft.graph.startHoldMusicOperation",
      status: "running",
      clientContext: "wait",
    },
  });
  await rig.advance(0);
  expect(rig.heard()).toEqual(["startHoldMusicOperation completed"]);
  expect(rig.bot.told[0]?.data).toMatchObject({ id: started.body.id, clientContext: "wait" });
  expect(rig.bot.fetched).toEqual(["/prompt/hold"]);
  expect(await rig.act(callId, `participants/${second}/startHoldMusic`, {})).toMatchObject({ status: 409 });
  expect(await rig.act(callId, `participants/${second}/stopHoldMusic`, {})).toMatchObject({ status: 409 });
  expect(await rig.act(callId, `participants/${first}/stopHoldMusic`, { clientContext: "on" })).toMatchObject(
    {
      status: 202,
      body: {
        "@odata.type": "#microsoft.graph.stopHoldMusicOperation",
        status: "completed",
        clientContext: "on",
      },
    },
  );
  expect((await rig.act(callId, `participants/${second}/startHoldMusic`, {})).status).toBe(202);
  await rig.advance(199);
  expect(rig.heard()).toHaveLength(1);
  await rig.advance(1);
  expect(rig.heard()).toEqual(["startHoldMusicOperation completed", "startHoldMusicOperation completed"]);
});

test("hold music that is not there fails, and whoever was to hear it is back", async () => {
  const callId = await group();
  const person = await rig.person(callId);
  const customPrompt = {
    "@odata.type": "#microsoft.graph.mediaPrompt",
    mediaInfo: { uri: `${rig.bot.url}/prompt/none` },
  };
  await rig.act(callId, `participants/${person}/startHoldMusic`, { customPrompt });
  await rig.advance(0);
  expect(rig.bot.told[0]?.data).toMatchObject({ status: "failed", resultInfo: { code: 400, subcode: 8536 } });
  expect((await rig.act(callId, `participants/${person}/startHoldMusic`, {})).status).toBe(202);
});

test("hold music that is stopped before it plays ends once, as cancelled", async () => {
  const callId = await group();
  const person = await rig.person(callId);
  await rig.act(callId, `participants/${person}/startHoldMusic`, {});
  await rig.act(callId, `participants/${person}/stopHoldMusic`, {});
  await rig.advance(1_000);
  expect(rig.heard()).toEqual(["startHoldMusicOperation failed"]);
  expect(rig.bot.told[0]?.data).toMatchObject({ resultInfo: { subcode: 8508 } });
});

// ---- The rest of what a bot can do in a group call.

test("the role of sharing a screen is changed where the application hosts the media, and the roster shows it", async () => {
  const callId = await group("group", { mediaConfig: appHosted });
  for (const [role, direction] of [
    ["sharer", "sendOnly"],
    ["Viewer", "receiveOnly"],
  ]) {
    expect(await rig.act(callId, "changeScreenSharingRole", { role })).toMatchObject({
      status: 202,
      body: {},
    });
    await rig.advance(0);
    expect(lastRoster().at(-1)).toMatchObject({
      mediaStreams: [{}, { mediaType: "videoBasedScreenSharing", direction }],
    });
  }
  expect((await rig.act(callId, "changeScreenSharingRole", {})).status).toBe(400);
  expect((await rig.act(callId, "changeScreenSharingRole", { role: "star" })).status).toBe(400);
  const hosted = await group();
  expect((await rig.act(hosted, "changeScreenSharingRole", { role: "viewer" })).status).toBe(400);
});

test.each([["notRecording"], ["recording"], ["failed"], ["Recording"]])(
  "the recording status %s is taken at once",
  async (status) => {
    const callId = await rig.connected();
    expect(await rig.act(callId, "updateRecordingStatus", { status, clientContext: "r" })).toMatchObject({
      status: 200,
      body: {
        "@odata.type": "#microsoft.graph.updateRecordingStatusOperation",
        status: "completed",
        clientContext: "r",
      },
    });
  },
);

test.each([[{}], [{ status: "perhaps" }]])("the recording status %j is refused", async (body) => {
  expect((await rig.act(await rig.connected(), "updateRecordingStatus", body)).status).toBe(400);
});

test("legacy operations are served, and marked in the log", async () => {
  const callId = await group();
  const first = await rig.person(callId);
  const muted = () => lastRoster().map(({ isMuted }) => isMuted);
  const operations = [
    await rig.act(callId, "participants/muteAll", { participants: [first], clientContext: "m" }),
    await rig.act(callId, "updateMetadata", { metadata: "{}", clientContext: "u" }),
    await rig.act(callId, "record", { clientContext: "r" }),
  ];
  await rig.advance(0);
  expect(muted()).toEqual([true, false, false]);
  await rig.act(callId, "participants/muteAll", {});
  await rig.advance(0);
  expect(muted()).toEqual([true, true, false]);
  expect(operations.map(({ status, body }) => [status, body["@odata.type"], body.status])).toEqual([
    [200, "#microsoft.graph.muteParticipantsOperation", "completed"],
    [200, "#microsoft.graph.updateMetadataOperation", "completed"],
    [200, "#microsoft.graph.recordOperation", "running"],
  ]);
  const requests = (await rig.wire(callId)).flatMap((entry) => (entry.type === "request" ? [entry] : []));
  expect(requests.map(({ operation, legacy }) => [operation, legacy])).toEqual([
    ["createCall", undefined],
    ["muteAll", true],
    ["updateMetadata", true],
    ["record", true],
    ["muteAll", true],
  ]);
  expect((await rig.act(callId, "participants/muteAll", { participants: ["nobody"] })).status).toBe(404);
  expect((await rig.act(callId, "participants/muteAll", { participants: [7] })).status).toBe(400);
  expect((await rig.act(callId, "updateMetadata", {})).status).toBe(400);
});

test.each([
  ["POST", "addLargeGalleryView", "video"],
  ["POST", "microsoft.graph.addLargeGalleryView", "video"],
  ["GET", "audioRoutingGroups", "application hosts"],
  ["POST", "audioRoutingGroups", "application hosts"],
  ["POST", "contentSharingSessions", "shares a screen"],
] as const)("%s %s answers 501 and says why", async (method, action, says) => {
  const callId = await rig.connected();
  expect(
    await rig.graph(method, `/communications/calls/${callId}/${action}`, method === "POST" ? {} : undefined),
  ).toMatchObject({
    status: 501,
    body: { error: { code: "NotImplemented", message: expect.stringContaining(says) } },
  });
});

test("lists: the operations of a call, and the screens that are shared in it, which are none", async () => {
  const callId = await rig.connected();
  const { body } = await rig.act(callId, "subscribeToTone");
  expect((await rig.graph("GET", `/communications/calls/${callId}/operations`)).body).toEqual({
    value: [body],
  });
  expect((await rig.graph("GET", `/communications/calls/${callId}/contentSharingSessions`)).body).toEqual({
    value: [],
  });
});

// ---- Transfers out of a group call.

test("out of a group call somebody by name is transferred, and the bot loses the call", async () => {
  const callId = await group();
  const person = await rig.person(callId, 1);
  const transferTarget = third;
  expect(await rig.act(callId, "transfer", { transferTarget })).toMatchObject({
    status: 400,
    body: { error: { message: expect.stringContaining("'transferee'") } },
  });
  expect(
    (await rig.act(callId, "transfer", { transferTarget, transferee: { participantId: "x" } })).status,
  ).toBe(400);
  const transferee = { identity: otherUser.identity, participantId: person };
  expect((await rig.act(callId, "transfer", { transferTarget, transferee })).status).toBe(202);
  await rig.advance(10_000);
  expect(rig.heard()).toEqual([
    "updated transferring",
    "updated transferAccepted",
    "audio inactive",
    "deleted terminated 200/7015",
  ]);
});

test("a transferee is found by their identity alone too; what the pages rule out for them fails", async () => {
  const [callId, mixed] = [await group(), await group()];
  await rig.act(callId, "transfer", { transferTarget: third, transferee: { identity: otherUser.identity } });
  await rig.advance(10_000);
  expect(rig.heard().at(-1)).toBe("deleted terminated 200/7015");
  const { body } = await bringIn(mixed, { kind: "guest" });
  const transferee = { participantId: String(body.person) };
  expect((await rig.act(mixed, "transfer", { transferTarget: third, transferee })).status).toBe(202);
  await rig.advance(10_000);
  expect(rig.heard().at(-1)).toBe("updated established 500/7000");
});
