// Microsoft's own clients, unmodified, against the simulator over TLS: msal-node gets the token, the Graph client does
// every operation. A new operation is a new row.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { ConfidentialClientApplication } from "@azure/msal-node";
import { Client, GraphError, PageIterator } from "@microsoft/microsoft-graph-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { permissionTable } from "../src/graph/permissions.ts";
import type { JsonObject } from "../src/json.ts";
import { type AroundRig, operator, sales, startAroundRig } from "./around-rig.ts";
import { aPhone, appHosted, aUser, botEntry, newCall, promptsBody, serviceHosted, tenantId } from "./rig.ts";

let rig: AroundRig;
let graph: Client;
const before = getCACertificates("default");

/** A subscriber that does what Microsoft's pages ask of it. */
const changes: JsonObject[] = [];
const subscriber = createServer(async (request, response) => {
  const token = new URL(request.url ?? "", "http://subscriber.test").searchParams.get("validationToken");
  if (token !== null) return response.writeHead(200, { "content-type": "text/plain" }).end(token);
  let text = "";
  for await (const part of request) text += part;
  changes.push(JSON.parse(text));
  return response.writeHead(202).end();
});

beforeAll(async () => {
  rig = await startAroundRig();
  const { https } = await rig.simulator.listen({ https: 0 });
  const host = `localhost:${new URL(https).port}`;
  await new Promise<void>((resolve) => subscriber.listen(0, "127.0.0.1", resolve));
  setDefaultCACertificates([...before, rig.simulator.certificate]);
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: botEntry.appId,
      clientSecret: botEntry.secret,
      authority: `https://${host}/${tenantId}`,
      knownAuthorities: [host],
    },
  });
  graph = Client.initWithMiddleware({
    baseUrl: `https://${host}/`,
    customHosts: new Set(["localhost"]),
    authProvider: {
      async getAccessToken() {
        const scopes = ["https://graph.microsoft.com/.default"];
        // The simulated clock stands still, and so would the token.
        const token = await app.acquireTokenByClientCredential({ scopes, skipCache: true });
        return token?.accessToken ?? "";
      },
    },
  });
});
afterAll(async () => {
  setDefaultCACertificates(before);
  subscriber.close();
  await rig.close();
});

const ids = {
  /** Of a meeting, made as `createMeeting` runs; the rows after it use it. */
  meeting: {} as JsonObject,
  subscription: "",
  record: "",
};
const meetings = `/users/${operator.id}/onlineMeetings`;
const meeting = () => `${meetings}/${encodeURIComponent(String(ids.meeting.id))}`;
const inAnHour = () => new Date(rig.simulator.world.clock.now() + 3_600_000).toISOString();

/** What an operation is called, how it is asked for, and what comes back. */
type Row = readonly [name: keyof typeof permissionTable, ask: () => Promise<unknown>, shows: unknown];

/** 204, which the client turns into undefined; and an answer without a body, which it hands out as a stream. */
const none = "nothing";
const empty = "an empty body";
async function seen(answer: unknown): Promise<unknown> {
  if (answer === undefined) return none;
  if (!(answer instanceof ReadableStream)) return answer;
  return (await new Response(answer).text()) === "" ? empty : "a body without a type";
}

const around: readonly Row[] = [
  [
    "listUsers",
    () => graph.api("/users").select("displayName").filter("startswith(displayName,'S')").top(1).get(),
    { value: [{ displayName: "Sales" }], "@odata.nextLink": expect.stringContaining("$skiptoken") },
  ],
  [
    "listUsers",
    () => graph.api("/users").header("ConsistencyLevel", "eventual").search('"displayName:oper"').get(),
    { value: [{ id: operator.id }] },
  ],
  ["getUser", () => graph.api(`/users/${operator.id}`).get(), { displayName: "Operator" }],
  [
    "createMeeting",
    async () => {
      ids.meeting = await graph.api(meetings).post({ subject: "Round" });
      return ids.meeting;
    },
    { subject: "Round" },
  ],
  ["getMeeting", () => graph.api(meeting()).get(), { subject: "Round" }],
  [
    "findMeeting",
    () =>
      graph
        .api(meetings)
        .filter(`JoinWebUrl eq '${encodeURIComponent(String(ids.meeting.joinWebUrl))}'`)
        .get(),
    { value: [{ subject: "Round" }] },
  ],
  [
    "findMeetingByConference",
    () =>
      graph
        .api("/communications/onlineMeetings")
        .filter(`VideoTeleconferenceId eq '${ids.meeting.videoTeleconferenceId}'`)
        .get(),
    { value: [{ subject: "Round" }] },
  ],
  ["updateMeeting", () => graph.api(meeting()).patch({ subject: "Square" }), { subject: "Square" }],
  [
    "createOrGetMeeting",
    () => graph.api(`${meetings}/createOrGet`).post({ externalId: "one", subject: "Once" }),
    { externalId: "one", subject: "Once" },
  ],
  ["deleteMeeting", () => graph.api(meeting()).delete(), none],
  [
    "setPresence",
    () =>
      graph.api(`/users/${operator.id}/presence/setPresence`).post({
        sessionId: botEntry.appId,
        availability: "Busy",
        activity: "InACall",
        expirationDuration: "PT1H",
      }),
    empty,
  ],
  ["getPresence", () => graph.api(`/users/${operator.id}/presence`).get(), { activity: "InACall" }],
  [
    "getPresenceById",
    () => graph.api(`/communications/presences/${operator.id}`).get(),
    { availability: "Busy" },
  ],
  [
    "getPresences",
    () => graph.api("/communications/getPresencesByUserId").post({ ids: [operator.id, sales.id] }),
    { value: [{ availability: "Busy" }, { availability: "Available" }] },
  ],
  [
    "clearPresence",
    () => graph.api(`/users/${operator.id}/presence/clearPresence`).post({ sessionId: botEntry.appId }),
    empty,
  ],
  [
    "createSubscription",
    async () => {
      const { port } = subscriber.address() as AddressInfo;
      const made = await graph.api("/subscriptions").post({
        changeType: "created",
        notificationUrl: `http://127.0.0.1:${port}/changes`,
        resource: "communications/callRecords",
        expirationDateTime: inAnHour(),
        clientState: "ours",
      });
      ids.subscription = made.id;
      return made;
    },
    { clientState: "ours" },
  ],
  ["listSubscriptions", () => graph.api("/subscriptions").get(), { value: [{ clientState: "ours" }] }],
  ["getSubscription", () => graph.api(`/subscriptions/${ids.subscription}`).get(), { clientState: "ours" }],
  [
    "renewSubscription",
    () => graph.api(`/subscriptions/${ids.subscription}`).patch({ expirationDateTime: inAnHour() }),
    { clientState: "ours" },
  ],
  [
    "getApplication",
    () => graph.api(`/applications(appId='${botEntry.appId}')`).select(["id", "passwordCredentials"]).get(),
    { passwordCredentials: [{ displayName: "simulated", endDateTime: "2099-12-31T00:00:00Z", hint: "sim" }] },
  ],
  [
    "getCallRecord",
    async () => {
      const callId = await rig.connected();
      await rig.control("POST", `/calls/${callId}/hangUp`);
      await rig.advance(10 * 60_000 + 1_000);
      const told = changes.at(-1) as { value: { clientState: string; resource: string }[] };
      expect(told.value[0]?.clientState).toBe("ours");
      const resource = told.value[0]?.resource ?? "";
      ids.record = resource;
      return graph.api(resource).expand("sessions($expand=segments)").get();
    },
    { type: "peerToPeer", sessions: [{ segments: [{ media: [{ label: "main-audio" }] }] }] },
  ],
  ["listSessions", () => graph.api(`${ids.record}/sessions`).get(), { value: [{ modalities: ["audio"] }] }],
  [
    "getPstnCalls",
    () =>
      graph
        .api("/communications/callRecords/getPstnCalls(fromDateTime=2026-01-01,toDateTime=2026-02-01)")
        .get(),
    { value: [{ callType: "ucap_in" }] },
  ],
  ["deleteSubscription", () => graph.api(`/subscriptions/${ids.subscription}`).delete(), none],
];

test("what is around a call, one after the other", async () => {
  for (const [name, ask, shows] of around) {
    expect({ name, answer: await seen(await ask()) }).toMatchObject({ name, answer: shows });
  }
});

/** An action on a call that has come so far; `post` without a body for most. */
const act =
  (phase: "ringing" | "connected" | "group", action: string, body: () => unknown = () => ({})) =>
  async () => {
    const callId =
      phase === "ringing"
        ? await rig.dial()
        : phase === "connected"
          ? await rig.connected()
          : await rig.made(newCall(rig.bot, "group"));
    const path = action.replace("{person}", action.includes("{person}") ? await rig.person(callId) : "");
    return graph.api(`/communications/calls/${callId}/${path}`).post(body());
  };

const onCall = (ask: (path: string) => Promise<unknown>) => async () =>
  ask(`/communications/calls/${await rig.made(newCall(rig.bot, "group"))}`);

const calls: readonly Row[] = [
  [
    "createPeerCall",
    () => graph.api("/communications/calls").post(newCall(rig.bot, "peer")),
    { state: "establishing" },
  ],
  [
    "createGroupCall",
    () => graph.api("/communications/calls").post(newCall(rig.bot, "group")),
    { targets: [{}, {}] },
  ],
  [
    "joinMeeting",
    () => graph.api("/communications/calls").post(newCall(rig.bot, "meeting")),
    { chatInfo: {} },
  ],
  [
    "joinMeetingAsGuest",
    () => graph.api("/communications/calls").post(newCall(rig.bot, "guest")),
    { chatInfo: {} },
  ],
  [
    "answer",
    act("ringing", "answer", () => ({ mediaConfig: serviceHosted, acceptedModalities: ["audio"] })),
    empty,
  ],
  ["reject", act("ringing", "reject", () => ({ reason: "busy" })), empty],
  ["redirect", act("ringing", "redirect", () => ({ targets: [aPhone()] })), empty],
  ["transfer", act("connected", "transfer", () => ({ transferTarget: aUser() })), empty],
  [
    "playPrompt",
    act("connected", "playPrompt", () => promptsBody(rig.bot, ["hello"], "here")),
    { status: "running", clientContext: "here" },
  ],
  [
    "recordResponse",
    act("connected", "recordResponse", () => ({ maxRecordDurationInSeconds: 5 })),
    { status: "running" },
  ],
  [
    "sendDtmfTones",
    act("connected", "sendDtmfTones", () => ({ tones: ["tone1", "pound"] })),
    { status: "running" },
  ],
  ["subscribeToTone", act("connected", "subscribeToTone"), { status: "completed" }],
  ["cancelMediaProcessing", act("connected", "cancelMediaProcessing"), { status: "completed" }],
  ["keepAlive", act("connected", "keepAlive"), empty],
  ["mute", act("group", "mute"), { status: "completed" }],
  ["unmute", act("group", "unmute"), { status: "completed" }],
  [
    "updateRecordingStatus",
    act("group", "updateRecordingStatus", () => ({ status: "recording" })),
    { status: "completed" },
  ],
  [
    "invite",
    act("group", "participants/invite", () => ({ participants: [aUser(sales.id)] })),
    { status: expect.stringMatching(/^running$/i) },
  ],
  ["muteParticipant", act("group", "participants/{person}/mute"), { status: "completed" }],
  ["startHoldMusic", act("group", "participants/{person}/startHoldMusic"), { status: "running" }],
  ["listParticipants", onCall((path) => graph.api(`${path}/participants`).get()), { value: [{}, {}, {}] }],
  ["getCall", onCall((path) => graph.api(path).get()), { state: "established" }],
  ["delete", onCall((path) => graph.api(path).delete()), none],
  [
    "answerGroupCall",
    async () => {
      const { body } = await rig.control("POST", "/calls", {
        from: { kind: "user" },
        with: [{ kind: "guest" }],
      });
      await rig.simulator.world.settled();
      const answer = { mediaConfig: serviceHosted, callbackUri: `${rig.bot.url}/group` };
      return graph.api(`/communications/calls/${body.id}/answer`).post(answer);
    },
    empty,
  ],
  [
    "changeScreenSharingRole",
    async () => {
      const callId = await rig.made(newCall(rig.bot, "group", { mediaConfig: appHosted }));
      return graph.api(`/communications/calls/${callId}/changeScreenSharingRole`).post({ role: "sharer" });
    },
    empty,
  ],
  [
    "listContentSharingSessions",
    onCall((path) => graph.api(`${path}/contentSharingSessions`).get()),
    { value: [] },
  ],
  [
    "getOperation",
    async () => {
      const callId = await rig.connected();
      const path = `/communications/calls/${callId}`;
      const { id } = await graph.api(`${path}/subscribeToTone`).post({ clientContext: "keys" });
      return graph.api(`${path}/operations/${id}`).get();
    },
    { status: "completed", clientContext: "keys" },
  ],
  [
    "getParticipant",
    async () => {
      const callId = await rig.made(newCall(rig.bot, "group"));
      return graph.api(`/communications/calls/${callId}/participants/${await rig.person(callId)}`).get();
    },
    { info: {} },
  ],
  [
    "removeParticipant",
    async () => {
      const callId = await rig.made(newCall(rig.bot, "group"));
      return graph.api(`/communications/calls/${callId}/participants/${await rig.person(callId)}`).delete();
    },
    none,
  ],
  [
    "stopHoldMusic",
    async () => {
      const callId = await rig.made(newCall(rig.bot, "group"));
      const path = `/communications/calls/${callId}/participants/${await rig.person(callId)}`;
      await graph.api(`${path}/startHoldMusic`).post({});
      await rig.advance(1_000);
      return graph.api(`${path}/stopHoldMusic`).post({});
    },
    {},
  ],
];

test.each(calls)("calls: %s", async (_, ask, shows) => {
  expect({ answer: await seen(await ask()) }).toMatchObject({ answer: shows });
});

/** What Graph has and the simulator says 501 to. */
const notSimulated: readonly (typeof calls)[number][0][] = [
  "addLargeGalleryView",
  "listAudioRoutingGroups",
  "createAudioRoutingGroup",
  "getAudioRoutingGroup",
  "updateAudioRoutingGroup",
  "deleteAudioRoutingGroup",
  "logTeleconferenceDeviceQuality",
];

test("every operation has a row, unless it answers 501 or is of no use without what is not simulated", async () => {
  const done = new Set([...around, ...calls].map(([name]) => name));
  const missing = Object.keys(permissionTable).filter((name) => !done.has(name as Row[0]));
  expect(missing.toSorted()).toEqual([...notSimulated, "getContentSharingSession"].toSorted());
  const callId = await rig.connected();
  for (const name of notSimulated) {
    const { method, path } = permissionTable[name];
    const request = graph.api(path.replace("{id}", callId).replace("{id}", tenantId));
    const answer =
      method === "GET" ? request.get() : method === "DELETE" ? request.delete() : request.post({});
    await expect(answer).rejects.toMatchObject({ statusCode: 501 });
  }
});

test("the iterator of pages finds everybody", async () => {
  const found: string[] = [];
  const first = await graph.api("/users").select(["displayName"]).top(2).get();
  const iterator = new PageIterator(graph, first, ({ displayName }: { displayName: string }) => {
    found.push(displayName);
    return true;
  });
  await iterator.iterate();
  expect(found).toEqual([
    ...["Administrator", "Auditor", "Author", "Billing", "Night Shift", "Operator", "Publisher"],
    ...["Reception", "Sales", "Support", "Viewer"],
  ]);
});

test("an error is a GraphError with its code, message and ids", async () => {
  const failed = await graph
    .api(`/users/${tenantId}`)
    .get()
    .catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(GraphError);
  expect(failed).toMatchObject({
    statusCode: 404,
    code: "Request_ResourceNotFound",
    message: "There is no such user.",
    requestId: expect.any(String),
  });
});

test("it asks again by itself after a 429, when Retry-After says so", async () => {
  await rig.fault({ fault: "throttled", on: ["getUser"], times: 1, retryAfter: 1 });
  const log = rig.simulator.world.log;
  const last = log.after(0).at(-1)?.seq ?? 0;
  expect(await graph.api(`/users/${operator.id}`).get()).toMatchObject({ displayName: "Operator" });
  const statuses = log.after(last).flatMap((entry) => (entry.type === "reply" ? [entry.status] : []));
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
});
