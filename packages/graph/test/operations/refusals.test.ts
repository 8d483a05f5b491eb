import {
  type CallFacts,
  type GraphOperation,
  graphOperations,
  type OperationName,
  operationNames,
  requestFrom,
} from "@dialtree/graph";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const ids = { call: "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5" };
const inRoster = { ...ids, participant: "2b7e1516-28ae-4d2a-a6ab-f7158809cf4f" };
const guid = (number: number) => `550fae72-d251-43ec-868c-${`${number}`.padStart(12, "0")}`;
const user = (number = 1) => ({ identity: { user: { id: guid(number) } } });
const phone = { identity: { phone: { id: "+15550100" } } };
const account = { identity: { applicationInstance: { id: guid(7) } } };
const users = (count: number) => Array.from({ length: count }, (_, index) => user(index));
const serviceMedia = { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" };
const prompt = {
  "@odata.type": "#microsoft.graph.mediaPrompt",
  mediaInfo: { uri: "https://ivr.example/a.wav" },
};
const organizerMeeting = {
  "@odata.type": "#microsoft.graph.organizerMeetingInfo",
  organizer: { user: { id: guid(2) } },
};
const byId = { "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo", joinMeetingId: "123 456 789" };
const chatInfo = { threadId: "19:meeting_x@thread.v2", messageId: "0" };

const created = (more: object) => ({
  body: {
    callbackUri: "https://ivr.example/api/calls",
    requestedModalities: ["audio"],
    mediaConfig: serviceMedia,
    tenantId: guid(9),
    ...more,
  },
});
const now = Date.UTC(2026, 10, 21, 12);
const minutes = (count: number) => new Date(now + count * 60_000).toISOString();
const subscribed = (more: object) => ({
  body: {
    changeType: "created",
    notificationUrl: "https://ivr.example/api/changes",
    resource: "communications/callRecords",
    expirationDateTime: minutes(60),
    ...more,
  },
});
const presence = (more: object) => ({
  ids: { user: guid(1) },
  body: { sessionId: guid(5), availability: "Busy", activity: "InACall", ...more },
});

type Case = readonly [name: OperationName, what: string, input: unknown, facts?: CallFacts];

const sent: readonly Case[] = [
  ["createCall", "to a person", created({ targets: [user()] })],
  ["createCall", "to a phone", created({ targets: [phone], source: account })],
  ["createCall", "to a group of five", created({ targets: users(5) })],
  ["createCall", "to a meeting by its coordinates", created({ chatInfo, meetingInfo: organizerMeeting })],
  ["createCall", "to a meeting by its id", created({ meetingInfo: { ...byId, passcode: null } })],
  [
    "createCall",
    "to a meeting by a token",
    created({ meetingInfo: { "@odata.type": "#microsoft.graph.tokenMeetingInfo", token: "t" } }),
  ],
  [
    "createCall",
    "to a meeting as a guest",
    created({ meetingInfo: byId, source: { identity: { guest: { id: guid(3), displayName: "IVR" } } } }),
  ],
  [
    "createCall",
    "with media of an app's own",
    created({
      targets: [user()],
      mediaConfig: { "@odata.type": "#microsoft.graph.appHostedMediaConfig", blob: "b" },
    }),
  ],
  ["createCall", "with members of newer versions", created({ targets: [user()], novelty: { of: 2030 } })],
  ["playPrompt", "with twenty prompts", { ids, body: { prompts: Array(20).fill(prompt) } }],
  ["redirect", "to 25, the longest", { ids, body: { targets: users(25), timeout: 90 } }],
  ["redirect", "to one, the shortest", { ids, body: { targets: [phone], timeout: 15 } }],
  ["invite", "to five", { ids, body: { participants: users(5) } }],
  [
    "invite",
    "to one of another call",
    { ids, body: { participants: [{ ...user(), replacesCallId: guid(8) }] } },
  ],
  ["recordResponse", "with nothing said of it", { ids, body: {} }],
  [
    "recordResponse",
    "for two minutes",
    { ids, body: { maxRecordDurationInSeconds: 120, prompts: [prompt] } },
  ],
  ["getPresences", "for 650", { body: { ids: Array.from({ length: 650 }, (_, index) => guid(index)) } }],
  ["setPresence", "for four hours", presence({ expirationDuration: "PT4H" })],
  ["setPresence", "for five minutes", presence({ expirationDuration: "PT300S" })],
  [
    "createSubscription",
    "for as long as can be",
    subscribed({ expirationDateTime: minutes(4_230) }),
    { now },
  ],
  ["subscribeToTone", "with the longest tag", { ids, body: { clientContext: "c".repeat(256) } }],
  [
    "transfer",
    "of somebody in a group",
    {
      ids,
      body: { transferTarget: user(), transferee: { ...user(2), participantId: "p-1" } },
    },
    { group: true },
  ],
  ["muteParticipant", "in a group", { ids: inRoster, body: {} }, { group: true }],
  ["listUsers", "without a query", {}],
  [
    "playPrompt",
    "from this machine",
    {
      ids,
      body: { prompts: [{ ...prompt, mediaInfo: { uri: "http://127.0.0.1:3000/a.wav" } }] },
    },
  ],
];

test.each(sent.map(([name, what, input, facts]) => ({ name, what, input, facts })))(
  "$name is sent $what",
  ({ name, input, facts }) => {
    expect(requestFrom(name, input, facts).problems).toBeUndefined();
  },
);

type Refused = readonly [
  name: OperationName,
  what: string,
  input: unknown,
  facts: CallFacts | undefined,
  problem: string,
];
const refused = (
  name: OperationName,
  what: string,
  input: unknown,
  problem: string,
  facts?: CallFacts,
): Refused => [name, what, input, facts, problem];

describe("is refused", () => {
  test.each<Refused>([
    refused("createCall", "to nobody", created({}), "missing /body"),
    refused("createCall", "to six", created({ targets: users(6) }), "too many /body/targets"),
    refused("createCall", "to an empty list", created({ targets: [] }), "too few /body/targets"),
    refused(
      "createCall",
      "to somebody twice",
      created({ targets: [user(), user()] }),
      "conflict /body/targets/1/identity",
    ),
    refused(
      "createCall",
      "to nobody by name",
      created({ targets: [{ identity: {} }] }),
      "missing /body/targets/0/identity",
    ),
    refused(
      "createCall",
      "to two in one",
      created({ targets: [{ identity: { ...user().identity, ...account.identity } }] }),
      "conflict /body/targets/0/identity",
    ),
    refused("createCall", "to a phone from nowhere", created({ targets: [phone] }), "missing /body/source"),
    refused(
      "createCall",
      "to a phone of no tenant",
      created({ targets: [phone], source: account, tenantId: null }),
      "missing /body/tenantId",
    ),
    refused(
      "createCall",
      "to a phone in a group",
      created({ targets: [phone, user()], source: account }),
      "unsupported /body/targets",
    ),
    refused(
      "createCall",
      "to a number that is none",
      created({ targets: [{ identity: { phone: { id: "555 0100" } } }], source: account }),
      "malformed /body/targets/0/identity/phone/id",
    ),
    refused(
      "createCall",
      "to a meeting and a person",
      created({ targets: [user()], meetingInfo: byId }),
      "conflict /body/targets",
    ),
    refused(
      "createCall",
      "to a meeting without its chat",
      created({ meetingInfo: organizerMeeting }),
      "missing /body/chatInfo",
    ),
    refused(
      "createCall",
      "to a meeting of nobody",
      created({ chatInfo, meetingInfo: { ...organizerMeeting, organizer: {} } }),
      "missing /body/meetingInfo/organizer",
    ),
    refused(
      "createCall",
      "to a person as a guest",
      created({ targets: [user()], source: { identity: { guest: { id: guid(3) } } } }),
      "unsupported /body/source/identity/guest",
    ),
    refused(
      "createCall",
      "to a meeting of no type",
      created({ meetingInfo: { joinMeetingId: "1" } }),
      "unknown type /body/meetingInfo",
    ),
    refused(
      "createCall",
      "without media",
      created({ targets: [user()], mediaConfig: undefined }),
      "missing /body/mediaConfig",
    ),
    refused(
      "createCall",
      "with an address in the open",
      created({ targets: [user()], callbackUri: "http://ivr.example/" }),
      "malformed /body/callbackUri",
    ),
    refused(
      "answer",
      "with a callback that is none",
      {
        ids,
        body: { mediaConfig: serviceMedia, callbackUri: "callbackUri-value" },
      },
      "malformed /body/callbackUri",
    ),
    refused(
      "answer",
      "with a password in its address",
      {
        ids,
        body: { mediaConfig: serviceMedia, callbackUri: "https://a:b@ivr.example/" },
      },
      "malformed /body/callbackUri",
    ),
    refused(
      "reject",
      "for a reason nobody knows",
      { ids, body: { reason: "tired" } },
      "unknown value /body/reason",
    ),
    refused("redirect", "to 26", { ids, body: { targets: users(26) } }, "too many /body/targets"),
    refused("redirect", "to nobody", { ids, body: { targets: [] } }, "too few /body/targets"),
    refused(
      "redirect",
      "for 14 s",
      { ids, body: { targets: [user()], timeout: 14 } },
      "too small /body/timeout",
    ),
    refused(
      "redirect",
      "for 91 s",
      { ids, body: { targets: [user()], timeout: 91 } },
      "too big /body/timeout",
    ),
    refused(
      "redirect",
      "for a fraction",
      { ids, body: { targets: [user()], timeout: 20.5 } },
      "wrong type /body/timeout",
    ),
    refused(
      "transfer",
      "in a group, of nobody",
      { ids, body: { transferTarget: user() } },
      "missing /body/transferee",
      { group: true },
    ),
    refused(
      "transfer",
      "of the other side, by name",
      {
        ids,
        body: { transferTarget: user(), transferee: { ...user(2), participantId: "p" } },
      },
      "conflict /body/transferee",
      { group: false },
    ),
    refused(
      "transfer",
      "of a transferee without a place in the roster",
      {
        ids,
        body: { transferTarget: user(), transferee: user(2) },
      },
      "missing /body/transferee/participantId",
    ),
    refused(
      "transfer",
      "to itself",
      {
        ids,
        body: { transferTarget: { ...user(), replacesCallId: ids.call } },
      },
      "conflict /body/transferTarget/replacesCallId",
    ),
    refused(
      "playPrompt",
      "of 21",
      { ids, body: { prompts: Array(21).fill(prompt) } },
      "too many /body/prompts",
    ),
    refused("playPrompt", "of nothing", { ids, body: { prompts: [] } }, "too few /body/prompts"),
    refused(
      "playPrompt",
      "misspelt",
      { ids, body: { prompts: [prompt], promts: [] } },
      "unknown member /body/promts",
    ),
    refused(
      "playPrompt",
      "without a type",
      {
        ids,
        body: { prompts: [{ mediaInfo: prompt.mediaInfo }] },
      },
      "unknown type /body/prompts/0",
    ),
    refused("playPrompt", "where an app has the media", { ids, body: { prompts: [prompt] } }, "own media ", {
      media: "app",
    }),
    refused("recordResponse", "where an app has the media", { ids, body: {} }, "own media ", {
      media: "app",
    }),
    refused(
      "changeScreenSharingRole",
      "where Graph has the media",
      { ids, body: { role: "viewer" } },
      "own media ",
      { media: "service" },
    ),
    refused(
      "recordResponse",
      "with two prompts",
      { ids, body: { prompts: [prompt, prompt] } },
      "too many /body/prompts",
    ),
    refused(
      "recordResponse",
      "for longer than two minutes",
      { ids, body: { maxRecordDurationInSeconds: 121 } },
      "too big /body/maxRecordDurationInSeconds",
    ),
    refused(
      "recordResponse",
      "for no time",
      { ids, body: { initialSilenceTimeoutInSeconds: 0 } },
      "too small /body/initialSilenceTimeoutInSeconds",
    ),
    refused(
      "recordResponse",
      "until a key in Graph's words",
      { ids, body: { stopTones: ["pound"] } },
      "unknown value /body/stopTones/0",
    ),
    refused(
      "sendDtmfTones",
      "of printed keys",
      { ids, body: { tones: ["#"] } },
      "unknown value /body/tones/0",
    ),
    refused("sendDtmfTones", "of none", { ids, body: { tones: [] } }, "too few /body/tones"),
    refused(
      "updateRecordingStatus",
      "in three words",
      {
        ids,
        body: { status: "notRecording | recording | failed" },
      },
      "unknown value /body/status",
    ),
    refused(
      "subscribeToTone",
      "with too long a tag",
      { ids, body: { clientContext: "c".repeat(257) } },
      "too long /body/clientContext",
    ),
    refused("mute", "between two", { ids, body: {} }, "unsupported ", { group: false }),
    refused("muteParticipant", "between two", { ids: inRoster, body: {} }, "unsupported ", { group: false }),
    refused("muteAll", "because it is gone", { ids, body: {} }, "legacy "),
    refused("invite", "of six", { ids, body: { participants: users(6) } }, "too many /body/participants"),
    refused(
      "invite",
      "of somebody twice",
      { ids, body: { participants: [user(), user()] } },
      "conflict /body/participants/1/identity",
    ),
    refused(
      "invite",
      "of two, one of another call",
      {
        ids,
        body: { participants: [user(), { ...user(2), replacesCallId: guid(8) }] },
      },
      "conflict /body/participants",
    ),
    refused("getPresences", "of 651", { body: { ids: Array(651).fill(guid(1)) } }, "too many /body/ids"),
    refused(
      "getPresences",
      "of somebody by name",
      { body: { ids: ["reception@ivr.example"] } },
      "malformed /body/ids/0",
    ),
    refused(
      "setPresence",
      "in a pair that is none",
      presence({ activity: "Available" }),
      "conflict /body/activity",
    ),
    refused(
      "setPresence",
      "for four minutes",
      presence({ expirationDuration: "PT4M" }),
      "malformed /body/expirationDuration",
    ),
    refused(
      "setPresence",
      "for longer than four hours",
      presence({ expirationDuration: "PT4H1S" }),
      "malformed /body/expirationDuration",
    ),
    refused(
      "createMeeting",
      "that ends before it begins",
      {
        ids: { user: guid(1) },
        body: { startDateTime: minutes(5), endDateTime: minutes(1) },
      },
      "conflict /body/endDateTime",
    ),
    refused(
      "createMeeting",
      "at no time",
      {
        ids: { user: guid(1) },
        body: { startDateTime: "tomorrow" },
      },
      "malformed /body/startDateTime",
    ),
    refused(
      "createOrGetMeeting",
      "without a name",
      { ids: { user: guid(1) }, body: {} },
      "missing /body/externalId",
    ),
    refused(
      "createSubscription",
      "for too long",
      subscribed({ expirationDateTime: minutes(4_231) }),
      "too big /body/expirationDateTime",
      { now },
    ),
    refused(
      "createSubscription",
      "for the past",
      subscribed({ expirationDateTime: minutes(-1) }),
      "too small /body/expirationDateTime",
      { now },
    ),
    refused(
      "renewSubscription",
      "for too long",
      {
        ids: { subscription: guid(4) },
        body: { expirationDateTime: minutes(4_231) },
      },
      "too big /body/expirationDateTime",
      { now },
    ),
    refused(
      "createSubscription",
      "to mail",
      subscribed({ resource: "me/messages" }),
      "unsupported /body/resource",
    ),
    refused(
      "createSubscription",
      "to something else happening",
      subscribed({ changeType: "created,gone" }),
      "unknown value /body/changeType",
    ),
    refused(
      "createSubscription",
      "with too long a secret",
      subscribed({ clientState: "s".repeat(129) }),
      "too long /body/clientState",
    ),
    refused("searchUsers", "for nothing", {}, "missing /query/text"),
    refused("listUsers", "a thousand at a time", { query: { top: 1_000 } }, "too big /query/top"),
    refused(
      "listUsers",
      "by a member with a comma",
      { query: { select: ["id", "a b"] } },
      "malformed /query/select/1",
    ),
    refused("getCallRecord", "by no id", { ids: { record: "x" } }, "malformed /ids/record"),
    refused("getCall", "of no call", {}, "missing /ids"),
    refused("getCall", "as text", "5c1d0e2f", "wrong type "),
    refused("getCall", "with a body", { ids, body: {} }, "unknown member /body"),
  ])("%s %s", (name, _what, input, facts, problem) => {
    const { problems, request } = requestFrom(name, input, facts);
    expect(request).toBeUndefined();
    expect(problems?.map(({ code, at }) => `${code} ${at}`)).toContain(problem);
    for (const { says, remedy } of problems ?? []) {
      expect(says).toMatch(/^\S.*\.$/);
      expect(remedy).toMatch(/^\S.*\.$/);
    }
  });
});

test("everything that is wrong is said at once, up to a bound", () => {
  const { problems } = requestFrom("redirect", {
    ids: { call: "" },
    body: { targets: [], timeout: 1, more: 1 },
  });
  expect(problems?.map(({ code, at }) => `${code} ${at}`)).toEqual([
    "too short /ids/call",
    "too few /body/targets",
    "too small /body/timeout",
    "unknown member /body/more",
  ]);
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`m${index}`, 1]));
  expect(requestFrom("reject", { ids, body: many }).problems).toHaveLength(20);
});

describe("any input at all is a request or refused", () => {
  const word = fc.constantFrom(
    "..",
    "a/b",
    "__proto__",
    "#microsoft.graph.mediaPrompt",
    ids.call,
    "",
    "+15550100",
  );
  const value = fc.oneof(word, fc.integer(), fc.jsonValue());
  /** The example with one thing in it exchanged, wherever it stands. */
  const bent = fc.tuple(fc.constantFrom(...operationNames), fc.nat(), value).map(([name, seed, other]) => {
    const input = structuredClone((graphOperations[name] as GraphOperation).example) as Record<
      string,
      unknown
    >;
    const places: [Record<string, unknown>, string][] = [];
    const walk = (inner: unknown): void => {
      if (typeof inner !== "object" || inner === null) return;
      for (const key of Object.keys(inner)) {
        places.push([inner as Record<string, unknown>, key]);
        walk((inner as Record<string, unknown>)[key]);
      }
    };
    walk(input);
    const [holder, key] = places[seed % Math.max(places.length, 1)] ?? [input, "body"];
    holder[key] = other;
    return { name, input };
  });

  test.each([
    ["examples that are bent in one place", bent],
    ["anything", fc.record({ name: fc.constantFrom(...operationNames), input: fc.jsonValue() })],
  ])("%s", (_what, inputs) => {
    fc.assert(
      fc.property(inputs, ({ name, input }) => {
        const { request, problems } = requestFrom(name, input, { now });
        expect(request === undefined).toBe(problems !== undefined);
        if (!request) return;
        const [path = "", query = ""] = request.path.split("?");
        const template = graphOperations[name].path.split("/");
        expect(path.split("/")).toHaveLength(template.length);
        expect(path).not.toMatch(/\/\.{0,2}(\/|$)|[^\w/.~!*()%-]/);
        expect(query).not.toMatch(/[\s'"#?]/);
      }),
      { numRuns: 3_000 },
    );
  });
});

test("what stands beside an identity is no second one", () => {
  const target = {
    identity: { user: { id: guid(1) }, endpointType: "default", "@odata.type": "x", phone: null },
  };
  expect(requestFrom("redirect", { ids, body: { targets: [target] } }).problems).toBeUndefined();
});
