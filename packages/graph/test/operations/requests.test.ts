import { commandTraits } from "@dialtree/flow";
import {
  commandOperations,
  type GraphCommand,
  type GraphCommandType,
  type GraphOperation,
  type GraphRequest,
  graphOperations,
  type OperationName,
  operationNames,
  readReply,
  requestFrom,
  requestOf,
  toRequest,
} from "@dialtree/graph";
import { describe, expect, test } from "vitest";

const call = "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5";
const participant = "2b7e1516-28ae-4d2a-a6ab-f7158809cf4f";
const user = "550fae72-d251-43ec-868c-373732c2704f";
const meeting = "MSo1NTBmYWU3Mi1kMjUx";
const calls = `/communications/calls/${call}`;

/** The request of each operation's own example: what leaves this machine. */
const requests: Readonly<Record<OperationName, string>> = {
  createCall: "POST /communications/calls",
  getCall: `GET ${calls}`,
  deleteCall: `DELETE ${calls}`,
  answer: `POST ${calls}/answer`,
  reject: `POST ${calls}/reject`,
  redirect: `POST ${calls}/redirect`,
  transfer: `POST ${calls}/transfer`,
  keepAlive: `POST ${calls}/keepAlive`,
  mute: `POST ${calls}/mute`,
  unmute: `POST ${calls}/unmute`,
  changeScreenSharingRole: `POST ${calls}/changeScreenSharingRole`,
  updateRecordingStatus: `POST ${calls}/updateRecordingStatus`,
  getOperation: `GET ${calls}/operations/9d8c7b6a-5f4e-4d3c-8b2a-190817263544`,
  listOperations: `GET ${calls}/operations`,
  playPrompt: `POST ${calls}/playPrompt`,
  recordResponse: `POST ${calls}/recordResponse`,
  subscribeToTone: `POST ${calls}/subscribeToTone`,
  cancelMediaProcessing: `POST ${calls}/cancelMediaProcessing`,
  sendDtmfTones: `POST ${calls}/sendDtmfTones`,
  listParticipants: `GET ${calls}/participants`,
  getParticipant: `GET ${calls}/participants/${participant}`,
  invite: `POST ${calls}/participants/invite`,
  muteParticipant: `POST ${calls}/participants/${participant}/mute`,
  muteAll: "legacy",
  deleteParticipant: `DELETE ${calls}/participants/${participant}`,
  startHoldMusic: `POST ${calls}/participants/${participant}/startHoldMusic`,
  stopHoldMusic: `POST ${calls}/participants/${participant}/stopHoldMusic`,
  createMeeting: `POST /users/${user}/onlineMeetings`,
  createOrGetMeeting: `POST /users/${user}/onlineMeetings/createOrGet`,
  getMeeting: `GET /users/${user}/onlineMeetings/${meeting}`,
  findMeetingByJoinUrl: `GET /users/${user}/onlineMeetings?$filter=JoinWebUrl%20eq%20%27https%3A%2F%2Fteams.example%2Fl%2Fmeetup-join%2F19%253ameeting_x%2540thread.v2%2F0%27`,
  findMeetingByVtcId:
    "GET /communications/onlineMeetings?$filter=VideoTeleconferenceId%20eq%20%27123456789%27",
  updateMeeting: `PATCH /users/${user}/onlineMeetings/${meeting}`,
  deleteMeeting: `DELETE /users/${user}/onlineMeetings/${meeting}`,
  getPresence: `GET /users/${user}/presence`,
  getPresences: "POST /communications/getPresencesByUserId",
  setPresence: `POST /users/${user}/presence/setPresence`,
  clearPresence: `POST /users/${user}/presence/clearPresence`,
  listUsers: "GET /users?$select=id%2CdisplayName&$top=50",
  searchUsers: "GET /users?$search=%22displayName%3Arecep%22&$top=10",
  getUser: "GET /users/reception%40ivr.example?$select=id%2CdisplayName",
  getCallRecord: "GET /communications/callRecords/6ac1b2f0-4a5e-4d7c-9e1b-0a2c3d4e5f60?$expand=sessions",
  listSessions: "GET /communications/callRecords/6ac1b2f0-4a5e-4d7c-9e1b-0a2c3d4e5f60/sessions",
  createSubscription: "POST /subscriptions",
  renewSubscription: "PATCH /subscriptions/0f5e6a7b-8c9d-4e0f-a1b2-c3d4e5f60718",
  deleteSubscription: "DELETE /subscriptions/0f5e6a7b-8c9d-4e0f-a1b2-c3d4e5f60718",
  listSubscriptions: "GET /subscriptions",
};

test.each(operationNames)("%s becomes its request", (name) => {
  const { example } = graphOperations[name] as GraphOperation;
  const { request, problems } = requestFrom(name, example);
  if (problems) return expect(problems.map(({ code }) => code)).toEqual([requests[name]]);
  expect(request.type).toBe(name);
  expect(`${request.method} ${request.path}`).toBe(requests[name]);
  expect(request.body).toEqual((example as { readonly body?: object }).body);
  expect(request.headers).toEqual(name === "searchUsers" ? { consistencylevel: "eventual" } : undefined);
});

describe("whatever is put into an address stays in its place", () => {
  const addressOf = (request: GraphRequest | undefined) => request?.path;
  test("the id of a call in either of Graph's forms", () => {
    const ids = { call: call.replaceAll("-", "").toUpperCase() };
    expect(addressOf(requestOf("getCall", { ids }).request)).toBe(calls);
  });
  test.each([
    ["o'neil@ivr.example", "/users/o%27neil%40ivr.example/presence"],
    ["guest_gmail.com#EXT#@ivr.example", "/users/guest_gmail.com%23EXT%23%40ivr.example/presence"],
  ])("the user %s", (id, path) => {
    expect(addressOf(requestOf("getPresence", { ids: { user: id } }).request)).toBe(path);
  });
  test.each([
    ["x' or 'a' eq 'a", "%27x%27%27%20or%20%27%27a%27%27%20eq%20%27%27a%27"],
    ["1&$top=9", "%271%26%24top%3D9%27"],
    ["\ud800", "%27%EF%BF%BD%27"],
  ])("the text %j in a filter", (vtcId, literal) => {
    expect(addressOf(requestOf("findMeetingByVtcId", { query: { vtcId } }).request)).toBe(
      `/communications/onlineMeetings?$filter=VideoTeleconferenceId%20eq%20${literal}`,
    );
  });
  test("the text of a search", () => {
    const { request } = requestOf("searchUsers", { query: { text: 'a" OR "mail:b\\' } });
    expect(addressOf(request)).toBe("/users?$search=%22displayName%3Aa%5C%22%20OR%20%5C%22mail%3Ab%5C%5C%22");
  });
  test("the text of a search in several places", () => {
    const { request } = requestOf("searchUsers", { query: { text: "ada", in: ["displayName", "mail"] } });
    expect(addressOf(request)).toBe("/users?$search=%22displayName%3Aada%22%20OR%20%22mail%3Aada%22");
  });
  test("the token of the next page", () => {
    const { request } = requestOf("listUsers", { query: { skipToken: "RFNwdA=&$filter=x" } });
    expect(addressOf(request)).toBe("/users?$skiptoken=RFNwdA%3D%26%24filter%3Dx");
  });
  test.each(["../users", "a/b", "a?b", "a#b", "a\\b", ".", "..", "", "a b", "a\nb", "%2e%2e/x"])(
    "%j is no participant",
    (id) => {
      const { problems } = requestOf("getParticipant", { ids: { call, participant: id } });
      expect(problems?.map(({ at }) => at)).toEqual(["/ids/participant"]);
    },
  );
  test.each(["me/../..", "reception@ivr.example/x", "recep", "@ivr.example", "a@b@c", "x?@ivr.example"])(
    "%j is no user",
    (id) => {
      expect(requestOf("getUser", { ids: { user: id } }).problems?.map(({ at }) => at)).toEqual([
        "/ids/user",
      ]);
    },
  );
});

describe("commands of flows are operations", () => {
  const to = { kind: "user", id: user } as const;
  const commands: { readonly [T in GraphCommandType]: object } = {
    answer: {},
    reject: { reason: "busy" },
    redirect: { to: [to, { kind: "phone", number: "+15550100" }], ringSeconds: 30 },
    listen: {},
    play: { prompts: [{ language: "en", text: "Hello" }] },
    record: {
      mailbox: "front-desk",
      flow: "reception",
      shortest: 1,
      longest: 120,
      untilFirstWord: 6,
      untilNextWord: 4,
      endKeys: ["#"],
      ifCallEnds: "deliver",
    },
    invite: { to },
    mute: {},
    unmute: {},
    hold: { music: { language: "en", text: "La la la." } },
    takeBack: {},
    sendTones: { keys: ["9", "#"], pauseMs: 300 },
    stop: {},
    transfer: { to: { ...to, kind: "voicemail" } },
    dial: { to: { kind: "phone", number: "+15550100" }, ringSeconds: 20 },
    keepAlive: {},
    hangUp: {},
  };
  const types = Object.keys(commands) as GraphCommandType[];
  const isOfOne = (type: GraphCommandType) => type === "hold" || type === "takeBack";

  test.each(types)("what %s sends is what its operation takes", (type) => {
    const command = { id: "c1", leg: "caller", type, ...commands[type] } as GraphCommand;
    const { request } = toRequest(command, {
      callId: call,
      callbackUri: "https://ivr.example/graph",
      tenantId: "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901",
      from: { id: user },
      participant,
      locatePrompt: () => ({ uri: "https://ivr.example/a.wav", resourceId: "a" }),
      preFetch: [{ uri: "https://ivr.example/a.wav", resourceId: "a" }],
    });
    const name = commandOperations[type];
    const { groupOnly = false } = graphOperations[name] as GraphOperation;
    const input = {
      ...(type === "dial" ? {} : { ids: { call, ...(isOfOne(type) ? { participant } : {}) } }),
      ...(request?.body ? { body: request.body } : {}),
    };
    const built = requestFrom(name, input, { media: "service", group: groupOnly });
    expect(built.problems).toBeUndefined();
    expect({ ...built.request, type }).toEqual(request);
  });

  test("the table and the traits of commands agree", () => {
    for (const type of types) {
      const { repeat, settledBy } = graphOperations[commandOperations[type]];
      expect([type, repeat === "once", settledBy === "the reply"]).toEqual([
        type,
        commandTraits[type].onceOnly,
        commandTraits[type].settledBy === "reply",
      ]);
    }
  });
});

describe("the table is complete in itself", () => {
  const all = operationNames.map((name) => [name, graphOperations[name] as GraphOperation] as const);

  test.each(all)("%s", (_name, operation) => {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, id]) => id);
    expect(Object.keys(operation.input.schema.properties?.ids?.properties ?? {})).toEqual(names);
    expect(operation.says).toMatch(/^[A-Z].*\.$/);
    expect(operation.source).toMatch(/page|OpenAPI|permissions/);
    expect(operation.success.every((status) => status >= 200 && status < 300)).toBe(true);
    if (operation.method === "GET") expect(operation.repeat).toBe("safe");
    if (operation.method === "GET" || operation.method === "DELETE")
      expect(operation.input.schema.properties?.body).toBeUndefined();
    if (operation.reply === "nothing") expect(operation.replies.success).not.toBe("operation");
    expect(operation.reply === "operation" && operation.method === "POST").toBe(
      operation.replies.success === "operation",
    );
  });

  test("no address stands twice", () => {
    const addresses = Object.values(requests);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test.each(all)("%s: what replies mean", (name, { success, replies, repeat }) => {
    const [status = 0] = success;
    const body = replies.success === "operation" ? { id: "1", status: "running" } : { id: "1" };
    const expected = { operation: "accepted", accepted: "accepted", done: "done" }[replies.success];
    expect(readReply(name, { status, body }).verdict).toBe(expected);
    expect(readReply(name, { status: 503 }).verdict).toBe(repeat === "once" ? "unknown" : "retry");
    expect(readReply(name, { status: 403 })).toMatchObject({ verdict: "failed", reason: "refused" });
  });

  test("what is removed and not there is done with", () => {
    const gone = { status: 404, body: { error: { code: "NotFound", message: "x" } } };
    const done = operationNames.filter((name) => readReply(name, gone).verdict === "done");
    expect(done).toEqual([
      "deleteCall",
      "deleteParticipant",
      "deleteMeeting",
      "clearPresence",
      "deleteSubscription",
    ]);
    expect(readReply("deleteMeeting", gone)).toEqual({ verdict: "done" });
    const call = { status: 404, body: { error: { code: "8522", message: "x" } } };
    expect(readReply("deleteParticipant", call)).toEqual({ verdict: "done", callGone: true });
  });
});
