import type { Party, Prompt } from "@dialtree/flow";
import {
  type CallContext,
  commandOperations,
  type GraphCommand,
  type GraphCommandType,
  getCall,
  graphLimits,
  listParticipants,
  readCallStatus,
  readParticipantId,
  toRequest,
  translations,
} from "@dialtree/graph";
import { describe, expect, test } from "vitest";

const callId = "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5";
const other = "77777777-7a3b-4c4d-9e5f-60718293a4b5";
const userId = "a1b2c3d4-0001-4002-8003-0123456789ab";
const accountId = "a1b2c3d4-0002-4002-8003-0123456789ab";
const base = { id: "c4", leg: "caller" } as const;
const hello: Prompt = { language: "en-US", text: "Hello." };

const call: CallContext = {
  callId: callId.replaceAll("-", "").toUpperCase(),
  callbackUri: "https://ivr.example/graph/calls/s1.signature",
  locatePrompt: ({ text }) =>
    text === ""
      ? undefined
      : { uri: `https://ivr.example/audio/${text.length}.wav`, resourceId: `hash-${text.length}` },
  preFetch: [{ uri: "https://ivr.example/audio/6.wav", resourceId: "hash-6" }],
  tenantId: "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901",
  from: { id: accountId, name: "Sales" },
  participant: "p-1",
  callOfLeg: (leg) => (leg === "agent" ? other.toUpperCase() : undefined),
};

const identity = (id: string, displayName?: string) => ({
  "@odata.type": "#microsoft.graph.identity",
  id,
  ...(displayName ? { displayName } : {}),
});
const target = (identities: object, more: object = {}) => ({
  "@odata.type": "#microsoft.graph.invitationParticipantInfo",
  ...more,
  identity: { "@odata.type": "#microsoft.graph.identitySet", ...identities },
});
const prompt = (length: number) => ({
  "@odata.type": "#microsoft.graph.mediaPrompt",
  mediaInfo: {
    "@odata.type": "#microsoft.graph.mediaInfo",
    uri: `https://ivr.example/audio/${length}.wav`,
    resourceId: `hash-${length}`,
  },
});

const { callbackUri } = call;
const called = (more: object) => ({
  "@odata.type": "#microsoft.graph.call",
  callbackUri,
  ...more,
  requestedModalities: ["audio"],
  mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", preFetchMedia: [] },
  tenantId: call.tenantId,
});
const message = {
  mailbox: "front-desk",
  flow: "reception",
  shortest: 1,
  longest: 90,
  untilFirstWord: 6,
  untilNextWord: 4,
  endKeys: ["#"],
  ifCallEnds: "deliver",
} as const;
const cases: [says: string, GraphCommand, method: string, action: string, body: object | undefined][] = [
  [
    "record: behind what plays, with a beep, keys as they are printed",
    { ...base, type: "record", ...message },
    "POST",
    "/recordResponse",
    {
      bargeInAllowed: false,
      initialSilenceTimeoutInSeconds: 6,
      maxSilenceTimeoutInSeconds: 4,
      maxRecordDurationInSeconds: 90,
      playBeep: true,
      stopTones: ["#"],
      clientContext: "c4",
    },
  ],
  [
    "answer",
    { ...base, type: "answer" },
    "POST",
    "/answer",
    {
      callbackUri,
      acceptedModalities: ["audio"],
      mediaConfig: {
        "@odata.type": "#microsoft.graph.serviceHostedMediaConfig",
        preFetchMedia: [{ uri: "https://ivr.example/audio/6.wav", resourceId: "hash-6" }],
      },
    },
  ],
  [
    "reject as busy",
    { ...base, type: "reject", reason: "busy" },
    "POST",
    "/reject",
    { reason: "busy", callbackUri },
  ],
  [
    "reject as declined",
    { ...base, type: "reject", reason: "declined" },
    "POST",
    "/reject",
    { reason: "none", callbackUri },
  ],
  [
    "redirect to a phone",
    { ...base, type: "redirect", to: [{ kind: "phone", number: "+15550100" }], ringSeconds: 30 },
    "POST",
    "/redirect",
    { targets: [target({ phone: identity("+15550100") })], timeout: 30, callbackUri },
  ],
  [
    "redirect to many, too shortly",
    {
      ...base,
      type: "redirect",
      ringSeconds: 3,
      to: [
        { kind: "user", id: userId, name: "Reception" },
        { kind: "account", id: userId },
        { kind: "voicemail", id: userId },
      ],
    },
    "POST",
    "/redirect",
    {
      targets: [
        target({ user: identity(userId, "Reception") }),
        target({ applicationInstance: identity(userId) }),
        target({ user: identity(userId) }, { endpointType: "voicemail" }),
      ],
      timeout: 15,
      callbackUri,
    },
  ],
  [
    "redirect for too long",
    { ...base, type: "redirect", to: [{ kind: "user", id: userId }], ringSeconds: 600 },
    "POST",
    "/redirect",
    { targets: [target({ user: identity(userId) })], timeout: 90, callbackUri },
  ],
  ["listen", { ...base, type: "listen" }, "POST", "/subscribeToTone", { clientContext: "c4" }],
  [
    "play",
    { ...base, type: "play", prompts: [hello, { ...hello, text: "Welcome" }] },
    "POST",
    "/playPrompt",
    { prompts: [prompt(6), prompt(7)], clientContext: "c4" },
  ],
  ["stop", { ...base, type: "stop" }, "POST", "/cancelMediaProcessing", { clientContext: "c4" }],
  [
    "transfer blindly",
    { ...base, type: "transfer", to: { kind: "user", id: userId } },
    "POST",
    "/transfer",
    { transferTarget: target({ user: identity(userId) }), clientContext: "c4" },
  ],
  [
    "transfer to a voicemail box",
    { ...base, type: "transfer", to: { kind: "voicemail", id: userId } },
    "POST",
    "/transfer",
    {
      transferTarget: target({ user: identity(userId) }, { endpointType: "voicemail" }),
      clientContext: "c4",
    },
  ],
  [
    "transfer to the party of another leg",
    { ...base, type: "transfer", to: { kind: "user", id: userId }, replaces: "agent" },
    "POST",
    "/transfer",
    { transferTarget: { ...target({ user: identity(userId) }), replacesCallId: other }, clientContext: "c4" },
  ],
  [
    "press keys",
    { ...base, type: "sendTones", keys: ["1", "0", "*", "#"], pauseMs: 300 },
    "POST",
    "/sendDtmfTones",
    { tones: ["tone1", "tone0", "star", "pound"], delayBetweenTonesMs: 300, clientContext: "c4" },
  ],
  [
    "invite a phone",
    { ...base, type: "invite", to: { kind: "phone", number: "+15550100" } },
    "POST",
    "/participants/invite",
    { participants: [target({ phone: identity("+15550100") })], clientContext: "c4" },
  ],
  [
    "bring the party of another leg in",
    { ...base, type: "invite", to: { kind: "user", id: userId }, replaces: "agent" },
    "POST",
    "/participants/invite",
    {
      participants: [{ ...target({ user: identity(userId) }), replacesCallId: other }],
      clientContext: "c4",
    },
  ],
  ["mute", { ...base, type: "mute" }, "POST", "/mute", { clientContext: "c4" }],
  ["unmute", { ...base, type: "unmute" }, "POST", "/unmute", { clientContext: "c4" }],
  [
    "put the caller on hold, with Graph's music",
    { ...base, type: "hold" },
    "POST",
    "/participants/p-1/startHoldMusic",
    { clientContext: "c4" },
  ],
  [
    "and with music of one's own",
    { ...base, type: "hold", music: hello },
    "POST",
    "/participants/p-1/startHoldMusic",
    { customPrompt: prompt(6), clientContext: "c4" },
  ],
  [
    "take the caller back",
    { ...base, type: "takeBack" },
    "POST",
    "/participants/p-1/stopHoldMusic",
    { clientContext: "c4" },
  ],
  ["keep alive", { ...base, type: "keepAlive" }, "POST", "/keepAlive", undefined],
  ["hang up", { ...base, type: "hangUp" }, "DELETE", "", undefined],
];

const dialled: [says: string, GraphCommand, body: object][] = [
  [
    "call a person: no page shows a source for that",
    { ...base, leg: "agent.4", type: "dial", to: { kind: "user", id: userId }, ringSeconds: 20 },
    called({ targets: [target({ user: identity(userId) })] }),
  ],
  [
    "call a phone, from the account that was called",
    { ...base, leg: "agent.4", type: "dial", to: { kind: "phone", number: "+15550100" }, ringSeconds: 20 },
    called({
      source: {
        "@odata.type": "#microsoft.graph.participantInfo",
        identity: {
          "@odata.type": "#microsoft.graph.identitySet",
          applicationInstance: identity(accountId, "Sales"),
        },
      },
      targets: [target({ phone: identity("+15550100") })],
    }),
  ],
];

const link = (tid: string) =>
  `https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=${encodeURIComponent(
    JSON.stringify({ Tid: tid, Oid: userId }),
  )}`;
const joined: typeof dialled = [
  [
    "join a meeting by its number and passcode",
    {
      ...base,
      leg: "meeting.4",
      type: "dial",
      to: { kind: "meeting", number: "123 456 789", passcode: "471" },
      ringSeconds: 30,
    },
    called({
      meetingInfo: {
        "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
        joinMeetingId: "123456789",
        passcode: "471",
      },
    }),
  ],
  [
    "call people together",
    {
      ...base,
      leg: "meeting.4",
      type: "dial",
      to: {
        kind: "meeting",
        people: [
          { kind: "user", id: userId },
          { kind: "user", id: other },
        ],
      },
      ringSeconds: 30,
    },
    called({ targets: [target({ user: identity(userId) }), target({ user: identity(other) })] }),
  ],
  [
    "join a meeting without a passcode",
    {
      ...base,
      leg: "meeting.4",
      type: "dial",
      to: { kind: "meeting", number: "123456789" },
      ringSeconds: 30,
    },
    called({
      meetingInfo: {
        "@odata.type": "#microsoft.graph.joinMeetingIdMeetingInfo",
        joinMeetingId: "123456789",
        passcode: null,
      },
    }),
  ],
  [
    "join a meeting by its link",
    {
      ...base,
      leg: "meeting.4",
      type: "dial",
      to: { kind: "meeting", link: link(call.tenantId ?? "") },
      ringSeconds: 30,
    },
    called({
      chatInfo: {
        "@odata.type": "#microsoft.graph.chatInfo",
        threadId: "19:meeting_abc@thread.v2",
        messageId: "0",
      },
      meetingInfo: {
        "@odata.type": "#microsoft.graph.organizerMeetingInfo",
        organizer: {
          "@odata.type": "#microsoft.graph.identitySet",
          user: { "@odata.type": "#microsoft.graph.identity", id: userId, tenantId: call.tenantId },
        },
      },
    }),
  ],
];

test.each([...dialled, ...joined])("%s", (_says, command, body) => {
  const path = "/communications/calls";
  const { callId: _, ...noCall } = call;
  expect(toRequest(command, noCall)).toEqual({ request: { type: "dial", method: "POST", path, body } });
});

describe("a command becomes a request", () => {
  test.each(cases)("%s", (_says, command, method, action, body) => {
    const expected = { type: command.type, method, path: `/communications/calls/${callId}${action}` };
    expect(toRequest(command, call)).toEqual({ request: body ? { ...expected, body } : expected });
  });

  test("each type of command is shown here", () => {
    const shown = [...cases, ...dialled].map(([, { type }]) => type);
    expect(new Set(shown)).toEqual(new Set(Object.keys(commandOperations)));
    expect(Object.keys(translations).sort()).toEqual(Object.keys(commandOperations).sort());
  });

  test("every body survives JSON", () => {
    for (const [, command] of [...cases, ...dialled]) {
      const { request } = toRequest(command, call);
      expect(JSON.parse(JSON.stringify(request))).toEqual(request);
    }
  });
});

describe("a command that cannot be sent has failed, with a reason", () => {
  const phone = { kind: "phone", number: "+15550100" } as const;
  test.each<[string, GraphCommand]>([
    ["no prompts", { ...base, type: "play", prompts: [] }],
    ["too many prompts", { ...base, type: "play", prompts: Array(graphLimits.prompts + 1).fill(hello) }],
    ["a prompt without audio", { ...base, type: "play", prompts: [{ ...hello, text: "" }] }],
    ["nobody to redirect to", { ...base, type: "redirect", to: [], ringSeconds: 20 }],
    ["too many to redirect to", { ...base, type: "redirect", to: Array(26).fill(phone), ringSeconds: 20 }],
    ["a leg that has no call", { ...base, type: "transfer", to: phone, replaces: "nobody" }],
    ["a leg without a call to bring in", { ...base, type: "invite", to: phone, replaces: "nobody" }],
    ["an id too long for a clientContext", { ...base, id: "c".repeat(257), type: "listen" }],
    ["a recording of no whole seconds", { ...base, type: "record", ...message, longest: 1.5 }],
    ["a recording of more than two minutes", { ...base, type: "record", ...message, longest: 121 }],
    ["no key to press", { ...base, type: "sendTones", keys: [], pauseMs: 0 }],
    [
      "too many keys to press",
      { ...base, type: "sendTones", keys: Array(graphLimits.tones + 1).fill("1"), pauseMs: 0 },
    ],
    ["no id", { ...base, id: "", type: "listen" }],
  ])("%s", (_says, command) => {
    expect(toRequest(command, call)).toEqual({ unsendable: { reason: "error", detail: expect.any(String) } });
  });
});

test("what is played once only goes out without a key to keep it under", () => {
  const locatePrompt = () => ({ uri: "https://ivr.example/recordings/1.wav" });
  const { request } = toRequest({ ...base, type: "play", prompts: [hello] }, { ...call, locatePrompt });
  expect(JSON.stringify(request?.body)).not.toContain("resourceId");
});

test("no path is built from what is no id", () => {
  for (const callId of ["", "../me", "a/b", "a?b", "a b", "{a", "a".repeat(200)]) {
    expect(() => toRequest({ ...base, type: "listen" }, { ...call, callId })).toThrow(TypeError);
    expect(() => getCall(callId)).toThrow(TypeError);
  }
});

test("a phone is not called without an account to call from, nobody in a mailbox, and nothing of a leg without a call", () => {
  const dial = { ...base, type: "dial", ringSeconds: 20 } as const;
  const unsendable = { reason: "error", detail: expect.any(String) };
  const { from: _, ...nobody } = call;
  const { callId: _none, ...noCall } = call;
  expect(toRequest({ ...dial, to: { kind: "phone", number: "+15550100" } }, nobody)).toEqual({ unsendable });
  expect(toRequest({ ...dial, to: { kind: "voicemail", id: userId } }, call)).toEqual({ unsendable });
  expect(toRequest({ ...base, type: "hangUp" }, noCall)).toEqual({ unsendable });
  const meetings = [
    { kind: "meeting", people: [{ kind: "user", id: userId }] },
    {
      kind: "meeting",
      people: [
        { kind: "user", id: userId },
        { kind: "phone", number: "+15550100" },
      ],
    },
    { kind: "meeting", number: "" },
    { kind: "meeting", number: "12ab" },
    { kind: "meeting", link: "https://teams.microsoft.com/" },
    { kind: "meeting", link: link("c0ffee00-1111-4222-8333-444455556666") },
  ] as const;
  for (const to of meetings) expect(toRequest({ ...dial, to }, call)).toEqual({ unsendable });
});

describe("whom something is done with", () => {
  const entry = (id: string, identity: object, more: object = {}) => ({ id, info: { identity }, ...more });
  const listed = {
    value: [
      entry("p-0", { phone: { id: "+15550100_0123456789abcdef0123456789abcdef" } }, { isInLobby: true }),
      entry("p-1", { phone: { id: "+15550100_0123456789abcdef0123456789abcdef" } }),
      entry("p-2", { user: { id: userId.toUpperCase() } }),
      entry("p-3", { applicationInstance: { id: accountId } }),
      entry("p-4", { guest: { displayName: "Somebody" } }),
      entry("p-5", { encrypted: { id: "hidden" } }),
    ],
  };

  test("is asked of the call", () => {
    expect(listParticipants(callId)).toEqual({
      type: "listParticipants",
      method: "GET",
      path: `/communications/calls/${callId}/participants`,
    });
  });

  test.each<[Party, string | undefined]>([
    [{ kind: "phone", number: "+15550100" }, "p-1"],
    [{ kind: "user", id: userId, name: "Megan" }, "p-2"],
    [{ kind: "account", id: accountId }, "p-3"],
    // Ids of one kind are not those of another.
    [{ kind: "bot", id: userId }, undefined],
    [{ kind: "phone", number: "+15550199" }, undefined],
    [{ kind: "guest", name: "Somebody" }, undefined],
    [{ kind: "unknown" }, undefined],
  ])("%j", (who, id) => {
    expect(readParticipantId(listed, who)).toBe(id);
  });

  test("nobody is put on hold whom nobody can name, nor with music that is not there", () => {
    const { participant: _, ...nobody } = call;
    for (const type of ["hold", "takeBack"] as const)
      expect(toRequest({ ...base, type }, nobody)).toHaveProperty("unsendable");
    const music = { ...hello, text: "" };
    expect(toRequest({ ...base, type: "hold", music }, call)).toHaveProperty("unsendable");
  });
});

describe("how a call is", () => {
  test("is asked by its id", () => {
    expect(getCall(callId)).toEqual({
      type: "getCall",
      method: "GET",
      path: `/communications/calls/${callId}`,
    });
  });

  test.each([
    [{ state: "established", mediaState: { audio: "active" } }, "connected", true],
    [{ state: "Established", mediaState: null }, "connected", false],
    [{ state: "incoming" }, "ringing", false],
    [{ state: "establishing" }, "connecting", false],
    [{ state: "transferring" }, "leaving", false],
    [{ state: "transferAccepted" }, "leaving", false],
    [{ state: "terminated" }, "ended", false],
    [{ state: "ringing" }, "unknown", false],
    [undefined, "unknown", false],
  ])("%j", (body, state, mediaFlows) => {
    expect(readCallStatus(body)).toEqual({ state, mediaFlows });
  });
});

// A new command must not be forgotten above: this line stops compiling.
const _all: Record<GraphCommandType, unknown> = translations;
