// What every request answers when it works: the documented status, and where it says so the address of an operation.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonObject } from "../src/json.ts";
import {
  aPhone,
  appHosted,
  aUser,
  type Kind,
  newCall,
  promptsBody,
  type Rig,
  serviceHosted,
  startRig,
} from "./rig.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

type Phase = "ringing" | "connected" | Kind | "appHosted";
const calls: Readonly<Record<"ringing" | "connected" | "appHosted", () => Promise<string>>> = {
  ringing: () => rig.dial(),
  connected: () => rig.connected(),
  appHosted: () => rig.made(newCall(rig.bot, "group", { mediaConfig: appHosted })),
};

const target = aUser("cafe0000-0000-4000-8000-000000000040");

test.each<
  [Phase, "GET" | "POST" | "DELETE", string, () => JsonObject | undefined, number, string | undefined]
>([
  ["ringing", "POST", "/answer", () => ({ mediaConfig: serviceHosted }), 202, undefined],
  ["ringing", "POST", "/reject", () => ({}), 202, undefined],
  ["ringing", "POST", "/redirect", () => ({ targets: [target] }), 202, undefined],
  ["connected", "POST", "/transfer", () => ({ transferTarget: target }), 202, undefined],
  ["connected", "POST", "/keepAlive", () => undefined, 200, undefined],
  ["connected", "POST", "/playPrompt", () => promptsBody(rig.bot, ["a"]), 200, "playPrompt running"],
  ["connected", "POST", "/recordResponse", () => ({}), 200, "record running"],
  ["connected", "POST", "/sendDtmfTones", () => ({ tones: ["tone1"] }), 200, "sendDtmfTones running"],
  ["connected", "POST", "/subscribeToTone", () => ({}), 200, "subscribeToTone completed"],
  ["connected", "POST", "/cancelMediaProcessing", () => ({}), 200, "cancelMediaProcessing completed"],
  ["group", "POST", "/mute", () => ({}), 200, "muteParticipant completed"],
  ["group", "POST", "/unmute", () => ({}), 200, "unmuteParticipant completed"],
  [
    "group",
    "POST",
    "/updateRecordingStatus",
    () => ({ status: "failed" }),
    200,
    "updateRecordingStatus completed",
  ],
  ["appHosted", "POST", "/changeScreenSharingRole", () => ({ role: "viewer" }), 202, undefined],
  ["group", "GET", "/participants", () => undefined, 200, undefined],
  ["group", "GET", "/participants/{person}", () => undefined, 200, undefined],
  ["group", "DELETE", "/participants/{person}", () => undefined, 204, undefined],
  [
    "group",
    "POST",
    "/participants/invite",
    () => ({ participants: [target] }),
    200,
    "inviteParticipants running",
  ],
  ["group", "POST", "/participants/{person}/mute", () => ({}), 200, "muteParticipant completed"],
  ["group", "POST", "/participants/{person}/startHoldMusic", () => ({}), 202, "startHoldMusic running"],
  ["connected", "GET", "", () => undefined, 200, undefined],
  ["connected", "DELETE", "", () => undefined, 204, undefined],
])(
  "in a call that is %s, %s %s answers as documented",
  async (phase, method, path, body, status, operation) => {
    const callId =
      phase === "ringing" || phase === "connected" || phase === "appHosted"
        ? await calls[phase]()
        : await rig.made(newCall(rig.bot, phase));
    const named = path.replace("{person}", await rig.person(callId));
    const answer = await rig.graph(method, `/communications/calls/${callId}${named}`, body());
    expect(answer.status).toBe(status);
    if (operation !== undefined) {
      const [name, state] = operation.split(" ");
      expect(answer.body).toMatchObject({
        "@odata.type": `#microsoft.graph.${name}Operation`,
        status: state,
      });
      expect(answer.headers.location).toBe(
        `https://localhost:8443/v1.0/communications/calls/${callId}/operations/${answer.body.id}`,
      );
      const seen = await rig.graph("GET", `/communications/calls/${callId}/operations/${answer.body.id}`);
      expect(seen).toMatchObject({ status: 200, body: { id: answer.body.id as string } });
    } else {
      expect(answer.headers.location).toBeUndefined();
      if (method !== "GET") expect(answer.body).toEqual({});
    }
  },
);

test("each notification has the address in both of its spellings, and only an incoming call its id", async () => {
  const callId = await rig.made(newCall(rig.bot, "group"));
  const { body } = await rig.play(callId, "hello", 100);
  await rig.advance(1_000);
  const of = rig.bot.told.map(({ item }) => item).filter(({ resource }) => `${resource}`.includes(callId));
  const paths = ["", "", "/participants", "", `/operations/${body.id}`];
  expect(of.map(({ resource }) => resource)).toEqual(paths.map((path) => `/app/calls/${callId}${path}`));
  expect(of.map(({ resourceUrl }) => resourceUrl)).toEqual(
    paths.map((path) => `/communications/calls/${callId}${path}`),
  );
  const ids = of.map(({ resourceData }) => (resourceData as JsonObject).id);
  expect(ids).toEqual([undefined, undefined, undefined, undefined, body.id]);
});

/** What the pages say of the telephone network, by how the bot is in the call. */
test.each<[string, () => Promise<string>, boolean]>([
  ["was called at its number by a phone", () => rig.connected({ kind: "phone" }), true],
  ["was called at its number by a user", () => rig.connected({ kind: "user" }), true],
  ["has called a phone", () => rig.made(newCall(rig.bot, "phone")), true],
  ["has called a user as one of its numbers", () => rig.made(newCall(rig.bot, "instanceToUser")), true],
  ["has joined a scheduled meeting", () => rig.made(newCall(rig.bot, "meeting")), true],
  ["has joined a meeting by its number", () => rig.made(newCall(rig.bot, "joinMeetingId")), true],
  ["has made a group call", () => rig.made(newCall(rig.bot, "group")), false],
  ["has joined a meeting by a token", () => rig.made(newCall(rig.bot, "token")), false],
])("a bot that %s invites a phone", async (_, call, works) => {
  const callId = await call();
  rig.bot.told.length = 0;
  expect((await rig.act(callId, "participants/invite", { participants: [aPhone("+15559999")] })).status).toBe(
    200,
  );
  await rig.advance(5_000);
  expect(rig.heard()).toContain(`inviteParticipantsOperation ${works ? "completed" : "failed"}`);
});

test("a bot that is called as itself invites nobody: that is a call of two", async () => {
  const callId = await rig.connected({ kind: "user" }, "bot");
  expect((await rig.act(callId, "participants/invite", { participants: [aPhone("+15559999")] })).status).toBe(
    400,
  );
});
