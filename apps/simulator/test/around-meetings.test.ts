import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonObject } from "../src/json.ts";
import { type AroundRig, billing, operator, sales, startAroundRig } from "./around-rig.ts";
import { botEntry, newCall, tenantId } from "./rig.ts";

let rig: AroundRig;
beforeAll(async () => {
  rig = await startAroundRig();
});
afterAll(() => rig.close());

const of = (user: { id: string }, rest = "") => `/users/${user.id}/onlineMeetings${rest}`;
const times = { startDateTime: "2026-02-02T10:00:00+01:00", endDateTime: "2026-02-02T11:00:00+01:00" };
const filtered = (name: string, value: unknown) => `?$filter=${encodeURIComponent(`${name} eq '${value}'`)}`;

async function made(body: JsonObject = {}, user = operator): Promise<JsonObject> {
  const answer = await rig.ask("POST", of(user), body);
  expect(answer.status).toBe(201);
  return answer.body;
}

test("a meeting as Graph shows it", async () => {
  const meeting = await made({ subject: "Morning round", ...times });
  expect(meeting).toEqual({
    "@odata.context": `https://localhost:8443/v1.0/$metadata#users('${operator.id}')/onlineMeetings/$entity`,
    id: expect.any(String),
    creationDateTime: "2026-01-05T09:00:00.000Z",
    startDateTime: "2026-02-02T09:00:00.000Z",
    endDateTime: "2026-02-02T10:00:00.000Z",
    joinWebUrl: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\/19%3ameeting_/),
    subject: "Morning round",
    isBroadcast: false,
    isEntryExitAnnounced: true,
    allowedPresenters: "everyone",
    videoTeleconferenceId: expect.stringMatching(/^\d{9}$/),
    externalId: null,
    participants: {
      organizer: {
        upn: operator.address,
        role: "presenter",
        identity: { user: { id: operator.id, displayName: null, tenantId, identityProvider: "AAD" } },
      },
      attendees: [],
    },
    lobbyBypassSettings: { scope: "organization", isDialInBypassEnabled: false },
    audioConferencing: {
      conferenceId: expect.stringMatching(/^\d{9}$/),
      tollNumber: "+15550190",
      tollFreeNumber: null,
      dialinUrl: expect.stringContaining("https://dialin.teams.microsoft.com/"),
    },
    chatInfo: { threadId: expect.any(String), messageId: "0", replyChainMessageId: null },
    joinMeetingIdSettings: {
      isPasscodeRequired: true,
      joinMeetingId: expect.stringMatching(/^[1-9]\d{11}$/),
      passcode: expect.stringMatching(/^[a-z]{6}$/),
    },
  });
  expect(Buffer.from(String(meeting.id), "base64").toString()).toBe(
    `1*${operator.id}*0**${(meeting.chatInfo as JsonObject).threadId}`,
  );
});

test("the address to join by decodes to the chat, the tenant and the organizer", async () => {
  const { joinWebUrl, chatInfo } = await made();
  const url = new URL(String(joinWebUrl));
  const [, , , thread = "", message] = url.pathname.split("/").map(decodeURIComponent);
  expect({ threadId: thread, messageId: message, replyChainMessageId: null }).toEqual(chatInfo);
  expect(JSON.parse(url.searchParams.get("context") ?? "")).toEqual({ Tid: tenantId, Oid: operator.id });
});

test("with what the address decodes to, the bot joins by a call", async () => {
  const { joinWebUrl, chatInfo } = await made();
  const url = new URL(String(joinWebUrl));
  const { Tid, Oid } = JSON.parse(url.searchParams.get("context") ?? "");
  const [, , , threadId = "", messageId] = url.pathname.split("/").map(decodeURIComponent);
  const call = newCall(rig.bot, "meeting", {
    chatInfo: { threadId, messageId },
    meetingInfo: {
      "@odata.type": "#microsoft.graph.organizerMeetingInfo",
      organizer: { user: { id: Oid, tenantId: Tid } },
    },
    tenantId: Tid,
  });
  const { status, body } = await rig.create(call);
  expect([status, (body.chatInfo as JsonObject).threadId]).toEqual([201, (chatInfo as JsonObject).threadId]);
});

const joining = (joinMeetingId: unknown, passcode?: unknown) =>
  newCall(rig.bot, "joinMeetingId", {
    meetingInfo: {
      "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
      joinMeetingId: String(joinMeetingId),
      ...(passcode === undefined ? {} : { passcode: passcode as string | null }),
    },
  });

test("with its number and passcode the bot is in that meeting: its chat, and its organizer waits there", async () => {
  const { chatInfo, joinMeetingIdSettings } = await made();
  const { joinMeetingId, passcode } = joinMeetingIdSettings as JsonObject;
  const spaced = String(joinMeetingId).replace(/(...)(?=.)/g, "$1 ");
  for (const number of [joinMeetingId, spaced]) {
    const { status, body, callId } = await rig.create(joining(number, passcode));
    expect([status, body.chatInfo]).toEqual([201, expect.objectContaining(chatInfo as JsonObject)]);
    const { body: call } = await rig.control("GET", `/calls/${callId}`);
    expect(call.people).toMatchObject([{ at: "here", who: { id: operator.id, name: "Operator" } }]);
  }
});

test.each(["", "wrong", null, undefined])(
  "with the passcode %j it is refused, until none is needed",
  async (passcode) => {
    const { id, joinMeetingIdSettings } = await made();
    const { joinMeetingId } = joinMeetingIdSettings as JsonObject;
    expect(await rig.create(joining(joinMeetingId, passcode))).toMatchObject({
      status: 400,
      body: { error: { code: "BadRequest", message: expect.stringContaining("'passcode'") } },
    });
    const at = of(operator, `/${encodeURIComponent(String(id))}`);
    await rig.ask("PATCH", at, { joinMeetingIdSettings: { isPasscodeRequired: false } });
    expect((await rig.create(joining(joinMeetingId, passcode))).status).toBe(201);
  },
);

test("a number that nobody has made is that of a meeting all the same, with any passcode", async () => {
  const { chatInfo } = await made();
  const { status, body } = await rig.create(joining("999 888 777", "any"));
  expect([status, (body.chatInfo as JsonObject).threadId]).toEqual([201, "19:meeting_999888777@thread.v2"]);
  expect(body.chatInfo).not.toMatchObject(chatInfo as JsonObject);
});

test("the chat of a meeting that was made here is shown whole, whatever of it the bot says", async () => {
  const { chatInfo } = await made();
  const { threadId } = chatInfo as JsonObject;
  const { body } = await rig.create(
    newCall(rig.bot, "meeting", { chatInfo: { threadId: String(threadId) } }),
  );
  expect(body.chatInfo).toEqual({ "@odata.type": "#microsoft.graph.chatInfo", ...(chatInfo as JsonObject) });
});

test("nothing said gives half an hour from now, and two meetings have nothing in common", async () => {
  const [one, other] = [await made(), await made()];
  expect([one.startDateTime, one.endDateTime]).toEqual([
    "2026-01-05T09:00:00.000Z",
    "2026-01-05T09:30:00.000Z",
  ]);
  for (const name of ["id", "joinWebUrl", "videoTeleconferenceId", "joinMeetingIdSettings"])
    expect(one[name]).not.toEqual(other[name]);
});

test("a meeting is got, changed in what is said only, and deleted", async () => {
  const attendees = [{ upn: sales.address, identity: { user: { id: sales.id } } }];
  const meeting = await made({ ...times, subject: "Before", participants: { attendees } });
  const at = of(operator, `/${encodeURIComponent(String(meeting.id))}`);
  expect((await rig.ask("GET", at)).body).toEqual(meeting);

  const change = {
    subject: "After",
    lobbyBypassSettings: { isDialInBypassEnabled: true },
    joinMeetingIdSettings: { isPasscodeRequired: false },
  };
  const { joinMeetingId } = meeting.joinMeetingIdSettings as JsonObject;
  const changed = {
    ...meeting,
    subject: "After",
    lobbyBypassSettings: { scope: "organization", isDialInBypassEnabled: true },
    joinMeetingIdSettings: { isPasscodeRequired: false, joinMeetingId, passcode: null },
  };
  expect(await rig.ask("PATCH", at, change)).toMatchObject({ status: 200, body: changed });
  expect((await rig.ask("GET", at)).body).toEqual(changed);
  expect((meeting.participants as JsonObject).attendees).toEqual([{ ...attendees[0], role: null }]);

  expect((await rig.ask("DELETE", at)).status).toBe(204);
  expect(await rig.ask("GET", at)).toMatchObject({ status: 404, body: { error: { code: "NotFound" } } });
});

test("a passcode stays until it is given up, and a new one comes when it is wanted again", async () => {
  const { id, joinMeetingIdSettings } = await made();
  const at = of(operator, `/${encodeURIComponent(String(id))}`);
  const passcode = async (isPasscodeRequired: boolean) => {
    const { body } = await rig.ask("PATCH", at, { joinMeetingIdSettings: { isPasscodeRequired } });
    return (body.joinMeetingIdSettings as JsonObject).passcode;
  };
  const first = (joinMeetingIdSettings as JsonObject).passcode;
  expect([await passcode(true), await passcode(false)]).toEqual([first, null]);
  const again = await passcode(true);
  expect(again).toMatch(/^[a-z]{6}$/);
  expect(again).not.toBe(first);
});

test("createOrGet makes a meeting once per externalId and organizer", async () => {
  const body = { externalId: "ticket 17", subject: "Ticket" };
  const ask = (user = operator, change = {}) =>
    rig.ask("POST", of(user, "/createOrGet"), { ...body, ...change });
  const first = await ask();
  expect(first).toMatchObject({ status: 201, body });
  const again = await ask(operator, { subject: "Something else" });
  expect(again).toMatchObject({ status: 200, body: { id: first.body.id, subject: "Ticket" } });
  const others = [await ask(sales), await ask(operator, { externalId: "ticket 18" })];
  expect(others.map(({ status }) => status)).toEqual([201, 201]);
  expect(new Set([first, ...others].map(({ body: { id } }) => id)).size).toBe(3);
  expect((await rig.ask("POST", of(operator, "/createOrGet"), { subject: "?" })).status).toBe(400);
});

test("a meeting is found by its address, its meeting id, and from outside by its conference id", async () => {
  const meeting = await made({ subject: "Wanted" });
  await made({ subject: "Other" });
  const { "@odata.context": _, ...shown } = meeting;
  const { joinMeetingId } = meeting.joinMeetingIdSettings as JsonObject;
  const found = [
    await rig.list(of(operator, filtered("JoinWebUrl", meeting.joinWebUrl))),
    await rig.list(of(operator, filtered("joinMeetingIdSettings/joinMeetingId", joinMeetingId))),
    await rig.list(
      `/communications/onlineMeetings${filtered("VideoTeleconferenceId", meeting.videoTeleconferenceId)}`,
    ),
  ];
  expect(found).toEqual([[shown], [shown], [shown]]);
  // The address has to arrive encoded: one decoding more, and it is another one.
  const decodedOnce = decodeURIComponent(String(meeting.joinWebUrl));
  expect(await rig.list(of(operator, filtered("JoinWebUrl", decodedOnce)))).toEqual([]);
  expect(await rig.list(of(sales, filtered("JoinWebUrl", meeting.joinWebUrl)))).toEqual([]);
});

test.each([
  ["no filter", of(operator)],
  ["another filter", of(operator, "?$filter=subject%20eq%20'x'")],
  ["no filter from outside", "/communications/onlineMeetings"],
])("meetings cannot be listed: %s", async (_, path) => {
  expect((await rig.ask("GET", path)).status).toBe(400);
});

test.each<[string, JsonObject]>([
  ["an end before the start", { startDateTime: times.endDateTime, endDateTime: times.startDateTime }],
  ["a time that is none", { startDateTime: "tomorrow" }],
  ["an address of one's own", { joinWebUrl: "https://example.org" }],
  ["a subject that is no text", { subject: 17 }],
  ["an unknown presenter", { allowedPresenters: "cat" }],
  ["an unknown scope", { lobbyBypassSettings: { scope: "moon" } }],
  ["a passcode switch that is none", { joinMeetingIdSettings: { isPasscodeRequired: "yes" } }],
  ["attendees that are none", { participants: { attendees: [1] } }],
])("%s is refused", async (_, body) => {
  const { id } = await made();
  expect((await rig.ask("POST", of(operator), body)).status).toBe(400);
  expect((await rig.ask("PATCH", of(operator, `/${encodeURIComponent(String(id))}`), body)).status).toBe(400);
});

test("the access policy decides for whom, and its refusal names the app and the user", async () => {
  const { id } = await made();
  const at = of(operator, `/${encodeURIComponent(String(id))}`);
  await rig.control("PATCH", "/bot", { meetingPolicy: [sales.id] });
  const refused = [
    await rig.ask("POST", of(operator), {}),
    await rig.ask("POST", of(operator, "/createOrGet"), { externalId: "x" }),
    await rig.ask("GET", at),
    await rig.ask("PATCH", at, { subject: "x" }),
    await rig.ask("DELETE", at),
    await rig.ask("GET", of(operator, filtered("JoinWebUrl", "x"))),
  ];
  const allowed = await rig.ask("POST", of(sales), {});
  await rig.control("PATCH", "/bot", { meetingPolicy: "everyone" });
  const says = (verb: string) =>
    `App ${botEntry.appId} is not authorized to ${verb} meeting on behalf of user ${operator.id}.`;
  expect(refused.map(({ status, body }) => [status, body.error])).toEqual(
    ["Create", "Create", "Get", "Update", "Delete", "Get"].map((verb) => [
      403,
      expect.objectContaining({ code: "Unauthorized", message: says(verb) }),
    ]),
  );
  expect(allowed.status).toBe(201);
});

test("organizers are named by id, and only people have meetings", async () => {
  const answers = [
    await rig.ask("POST", `/users/${billing.address}/onlineMeetings`, {}),
    await rig.ask("POST", "/users/1e5a7000-0000-4000-8000-000000000100/onlineMeetings", {}),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
});

test("one's meeting is not found with another organizer, and a reset forgets all", async () => {
  const { id } = await made();
  const rest = `/${encodeURIComponent(String(id))}`;
  expect((await rig.ask("GET", of(sales, rest))).status).toBe(404);
  await rig.control("POST", "/reset");
  expect((await rig.ask("GET", of(operator, rest))).status).toBe(404);
});
