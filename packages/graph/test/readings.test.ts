import { inspect } from "node:util";
import {
  readCallRecord,
  readCreatedCall,
  readMeeting,
  readPage,
  readParticipant,
  readPresence,
  readRoster,
  readSubscription,
  readUser,
  Secret,
} from "@dialtree/graph";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const upper = "5C1D0E2F7A3B4C4D9E5F60718293A4B5";
const id = "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5";

describe("a reply is read as", () => {
  test.each<[string, (body: unknown) => unknown, unknown, unknown]>([
    [
      "a call",
      readCreatedCall,
      { id: upper, callChainId: upper, myParticipantId: id, state: "establishing" },
      { callId: id, chain: id, myParticipantId: id },
    ],
    ["a call that says little", readCreatedCall, { id, callChainId: null }, { callId: id }],
    ["no call", readCreatedCall, { id: "../x" }, undefined],
    [
      "somebody in a call",
      readParticipant,
      { id: upper, info: { identity: { user: { id: upper } } }, isMuted: "yes", mediaStreams: [{}] },
      { id, party: { kind: "user", id } },
    ],
    ["a roster", (body) => readRoster(body).length, { value: [{}, {}] }, 2],
    ["no roster", readRoster, { value: "x" }, []],
    [
      "a meeting",
      (body) => JSON.parse(JSON.stringify(readMeeting(body))),
      {
        id: "MSo",
        subject: "Call\nback",
        joinWebUrl: "https://teams.example/x",
        chatInfo: { threadId: "19:x@thread.v2" },
        joinMeetingIdSettings: { joinMeetingId: "123 456", passcode: "tell nobody" },
      },
      {
        id: "MSo",
        subject: "Callback",
        joinUrl: "https://teams.example/x",
        chat: "19:x@thread.v2",
        joinMeetingId: "123 456",
        passcode: "(secret)",
      },
    ],
    ["no meeting", readMeeting, { subject: "x" }, undefined],
    [
      "a presence",
      readPresence,
      { id: upper, availability: "busy", activity: "InACall" },
      { user: id, availability: "Busy", activity: "InACall" },
    ],
    [
      "a presence in a word of later",
      readPresence,
      { id, availability: "Juggling" },
      { user: id, availability: "PresenceUnknown" },
    ],
    ["no presence", readPresence, [], undefined],
    [
      "a user",
      readUser,
      {
        id: upper,
        displayName: "Reception",
        userPrincipalName: "reception@ivr.example",
        mail: null,
        jobTitle: "x",
      },
      { id, name: "Reception", signIn: "reception@ivr.example", title: "x", isAccount: false },
    ],
    [
      "an account of Teams' own",
      readUser,
      {
        id,
        displayName: "Line",
        mail: "line@ivr.example",
        department: "Microsoft Communication Application Instance",
      },
      {
        id,
        name: "Line",
        mail: "line@ivr.example",
        department: "Microsoft Communication Application Instance",
        isAccount: true,
      },
    ],
    ["no user", readUser, { displayName: "Reception" }, undefined],
    [
      "a record",
      readCallRecord,
      {
        id: upper,
        type: "PeerToPeer",
        startDateTime: "2026-11-21T12:00:00.1234567Z",
        endDateTime: "2026-11-21T13:00:00+01:00",
      },
      {
        id,
        type: "peerToPeer",
        began: Date.UTC(2026, 10, 21, 12, 0, 0, 123),
        ended: Date.UTC(2026, 10, 21, 12),
      },
    ],
    ["a record without times", readCallRecord, { id, startDateTime: "1" }, { id, type: "unknown" }],
    [
      "a subscription",
      readSubscription,
      { id: upper, resource: "communications/callRecords", expirationDateTime: "2026-11-21T12:00:00Z" },
      { id, resource: "communications/callRecords", endsAt: Date.UTC(2026, 10, 21, 12) },
    ],
  ])("%s", (_what, reader, body, read) => expect(reader(body)).toEqual(read));
});

describe("a page", () => {
  const users = [{ id }, "x", {}];
  test("gives what can be read, and the token of the next one only", () => {
    const next = "https://elsewhere.example/v1.0/users?$top=2&$skiptoken=RFNw%2Bd%3D&$select=id";
    expect(readPage({ value: users, "@odata.nextLink": next }, readUser)).toEqual({
      items: [{ id, isAccount: false }],
      skipToken: "RFNw+d=",
    });
  });
  test.each([
    undefined,
    "",
    "https://x.example/users",
    "https://x.example/?a=skiptoken=1",
    "?$skiptoken=%zz",
  ])("is the last one with the link %j", (next) =>
    expect(readPage({ value: users, "@odata.nextLink": next }, readUser)).toEqual({
      items: [{ id, isAccount: false }],
    }),
  );
  test("of nothing is empty", () => expect(readPage(null, readUser)).toEqual({ items: [] }));
});

test("any JSON at all can be read", () => {
  const readers = [
    ...[readCreatedCall, readMeeting, readPresence, readUser, readCallRecord, readSubscription],
    ...[readParticipant, readRoster, (body: unknown) => readPage(body, readUser)],
  ];
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      for (const read of readers) expect(() => read(body)).not.toThrow();
    }),
    { numRuns: 500 },
  );
});

test("a secret is shown to whoever asks for it, and to nobody else", () => {
  const secret = new Secret("tell nobody");
  const shown = [
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ secret }, { showHidden: true, depth: 5 }),
  ];
  for (const text of shown) expect(text).not.toContain("nobody");
  expect(secret.reveal()).toBe("tell nobody");
});
