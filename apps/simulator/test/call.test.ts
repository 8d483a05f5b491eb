import { afterEach, beforeEach, expect, test } from "vitest";
import type { JsonObject } from "../src/json.ts";
import { aUser, newCall, type Rig, startRig, wav } from "./rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

const toUser = {
  transferTarget: {
    "@odata.type": "#microsoft.graph.invitationParticipantInfo",
    endpointType: "default",
    identity: {
      "@odata.type": "#microsoft.graph.identitySet",
      user: { "@odata.type": "#microsoft.graph.identity", id: "cafe0000-0000-4000-8000-000000000009" },
    },
  },
};

test("a whole call: answer, prompt, key, barge-in, transfer", async () => {
  const callId = await rig.dial({ kind: "phone", number: "+15557777" });
  const answered = await rig.act(callId, "answer", {
    callbackUri: `${rig.bot.url}/calls/one`,
    acceptedModalities: ["audio"],
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", preFetchMedia: [] },
  });
  expect(answered).toMatchObject({ status: 202, body: {} });
  await rig.advance(600);

  const subscribed = await rig.act(callId, "subscribeToTone", { clientContext: "keys" });
  expect(subscribed).toMatchObject({ status: 200, body: { status: "completed", clientContext: "keys" } });

  const played = await rig.play(callId, "hello", 2_000, "greeting");
  expect(played).toMatchObject({
    status: 200,
    body: {
      "@odata.type": "#microsoft.graph.playPromptOperation",
      status: "running",
      clientContext: "greeting",
    },
  });
  expect(played.headers.location).toBe(
    `https://localhost:8443/v1.0/communications/calls/${callId}/operations/${played.body.id}`,
  );
  await rig.advance(2_000);

  await rig.play(callId, "menu", 8_000);
  await rig.advance(3_000);
  await rig.press(callId, "1");
  const cancelled = await rig.act(callId, "cancelMediaProcessing", {});
  expect(cancelled).toMatchObject({ status: 200, body: { status: "completed" } });
  await rig.advance(0);

  expect(await rig.act(callId, "transfer", toUser)).toMatchObject({ status: 202 });
  await rig.advance(10_000);

  expect(rig.heard()).toEqual([
    "created incoming",
    "updated establishing",
    "updated established",
    "audio active",
    "playPromptOperation completed",
    "tone1",
    "playPromptOperation failed",
    "updated transferring",
    "updated transferAccepted",
    "audio inactive",
    "deleted terminated 200/7015",
  ]);
  expect(rig.bot.told.map(({ path }) => path)).toEqual([
    "/webhook",
    ...Array.from({ length: 10 }, () => "/calls/one"),
  ]);
  expect(await rig.act(callId, "playPrompt", {})).toMatchObject({
    status: 404,
    body: { error: { code: "8522", message: "Call not found." } },
  });
});

test("an incoming call says who calls whom; only it has an id", async () => {
  const callId = await rig.connected({ kind: "phone", number: "+15557777" });
  const [incoming, ...others] = rig.bot.told;
  expect(incoming?.item).toMatchObject({
    changeType: "created",
    resource: `/app/calls/${callId}`,
    resourceUrl: `/communications/calls/${callId}`,
    resourceData: {
      id: callId,
      state: "incoming",
      direction: "incoming",
      source: { identity: { phone: { id: "+15557777", identityProvider: "None" } } },
      targets: [{ identity: { applicationInstance: { displayName: "Reception" } } }],
      callRoutes: [{ routingType: "lookup", original: { phone: { id: "+15550100" } } }],
      requestedModalities: ["audio"],
    },
  });
  const { callChainId } = incoming!.data;
  expect(others.map(({ data: { "@odata.type": _, ...data } }) => data)).toEqual([
    { state: "establishing", callChainId },
    { state: "established", direction: "incoming", callChainId },
    { state: "established", mediaState: expect.objectContaining({ audio: "active" }), coOrganizers: [] },
  ]);
  expect(others.map(({ data }) => data.id)).toEqual(others.map(() => undefined));
  expect(incoming?.headers).toMatchObject({
    "content-type": "application/json",
    "x-microsoft-skype-chain-id": incoming?.data.callChainId,
    "scenario-id": incoming?.data.callChainId,
  });
});

test.each<[string, JsonObject, string, JsonObject]>([
  ["a colleague", { kind: "user", name: "Ann" }, "+15550100", { user: { displayName: "Ann" } }],
  ["somebody of another organisation", { kind: "outsideUser" }, "bot", { user: { identityProvider: "AAD" } }],
  ["a guest", { kind: "guest" }, "bot", { guest: { displayName: "Gail Guest" } }],
  ["a withheld number", { kind: "withheld" }, "+15550101", { phone: { id: "anonymous" } }],
])("%s calls", async (_, from, to, identity) => {
  await rig.dial(from, to);
  expect(rig.bot.told[0]?.data).toMatchObject({
    source: { identity },
    targets: [{ identity: to === "bot" ? { application: {} } : { applicationInstance: {} } }],
  });
});

test("a caller's client has a language", async () => {
  await rig.dial({ kind: "user", language: "de-AT" });
  await rig.dial({ kind: "phone" });
  expect(rig.bot.told.map(({ data }) => (data.source as JsonObject).languageId)).toEqual(["de-at", "en-us"]);
});

test("a bot without any calling permission does not see who calls", async () => {
  await rig.control("PATCH", "/bot", { permissions: [] });
  await rig.dial();
  const { identity } = rig.bot.told[0]!.data.source as { identity: object };
  expect(Object.keys(identity)).toEqual(["@odata.type", "encrypted"]);
});

test("nobody answers within 15 seconds", async () => {
  const callId = await rig.dial();
  await rig.advance(14_999);
  expect(rig.heard()).toEqual(["created incoming"]);
  await rig.advance(1);
  expect(rig.heard()).toEqual(["created incoming", "deleted terminated 408/8544"]);
  expect((await rig.act(callId, "reject", {})).body).toMatchObject({ error: { code: "8522" } });
});

test("a rejected call ends with a notification that shows no state", async () => {
  const callId = await rig.dial();
  expect((await rig.act(callId, "reject", { reason: "Busy" })).status).toBe(202);
  await rig.advance(0);
  expect(rig.heard()).toEqual(["created incoming", "deleted -"]);
});

test("without keepAlive a call ends after 45 minutes; with it, it goes on", async () => {
  const [forgotten, kept] = [await rig.connected(), await rig.connected()];
  await rig.advance(40 * 60_000);
  expect(await rig.act(kept, "keepAlive")).toMatchObject({ status: 200 });
  await rig.advance(10 * 60_000);
  expect(rig.bot.told.at(-1)).toMatchObject({
    path: `/calls/${forgotten}`,
    data: { state: "terminated", resultInfo: { code: 408, subcode: 8537 } },
  });
  expect(await rig.act(forgotten, "keepAlive")).toMatchObject({ status: 404 });
  expect(await rig.act(kept, "keepAlive")).toMatchObject({ status: 200 });
  await rig.advance(45 * 60_000);
  expect(rig.bot.told.at(-1)).toMatchObject({ path: `/calls/${kept}`, data: { state: "terminated" } });
});

test("a bot hangs up: 204, then terminating, then terminated", async () => {
  const callId = await rig.connected();
  expect((await rig.graph("DELETE", `/communications/calls/${callId}`)).status).toBe(204);
  await rig.advance(100);
  expect(rig.heard().slice(4)).toEqual(["updated terminating", "deleted terminated 200/7000"]);
});

test.each([
  ["a phone", { kind: "phone" }, "200/560000"],
  ["a withheld number", { kind: "withheld" }, "200/560000"],
  ["a colleague", { kind: "user" }, "200/5002"],
])("%s hangs up, and what still plays ends first", async (_, from, code) => {
  const callId = await rig.connected(from);
  await rig.play(callId, "long", 60_000);
  await rig.advance(1_000);
  await rig.control("POST", `/calls/${callId}/hangUp`);
  await rig.advance(0);
  expect(rig.heard().slice(4)).toEqual(["playPromptOperation failed", `deleted terminated ${code}`]);
});

test("keys count from the first one, are heard once asked for, and do not wait for prompts", async () => {
  const callId = await rig.connected();
  await rig.press(callId, "12");
  await rig.act(callId, "subscribeToTone", {});
  await rig.act(callId, "subscribeToTone", {});
  await rig.play(callId, "long", 60_000);
  await rig.advance(1_000);
  await rig.press(callId, "*#A");
  expect(rig.bot.told.slice(4).map(({ data }) => data.toneInfo)).toEqual([
    { "@odata.type": "#microsoft.graph.toneInfo", sequenceId: 3, tone: "star" },
    { "@odata.type": "#microsoft.graph.toneInfo", sequenceId: 4, tone: "pound" },
    { "@odata.type": "#microsoft.graph.toneInfo", sequenceId: 5, tone: "a" },
  ]);
});

test("a redirected call leaves the bot when somebody picks up", async () => {
  const callId = await rig.dial();
  const targets = [{ identity: { phone: { id: "+15558888" } } }];
  expect((await rig.act(callId, "redirect", { targets, timeout: 20 })).status).toBe(202);
  await rig.advance(3_000);
  expect(rig.heard()).toEqual(["created incoming", "deleted terminated"]);
  expect(rig.bot.told[1]?.data).toMatchObject({ answeredBy: { identity: { encrypted: {} } } });
});

test("a call to the bot itself cannot go to the telephone network", async () => {
  const [first, second] = [
    await rig.dial({ kind: "user" }, "bot"),
    await rig.connected({ kind: "user" }, "bot"),
  ];
  rig.bot.told.length = 0;
  const phone = { identity: { phone: { id: "+15558888" } } };
  expect((await rig.act(first, "redirect", { targets: [phone] })).status).toBe(202);
  expect((await rig.act(second, "transfer", { transferTarget: phone })).status).toBe(202);
  await rig.advance(5_000);
  expect(rig.heard()).toEqual([
    "updated transferring",
    "deleted terminated 480/10134",
    "updated established 500/7000",
  ]);
});

test("a resource account is a target as what it is, and nobody under the name of a user", async () => {
  const id = "1E5A7000-0000-4000-8000-000000000101";
  const account = { identity: { applicationInstance: { id } } };
  const misnamed = { identity: { user: { id } } };
  const [first, second] = [await rig.connected(), await rig.connected()];
  const [third, fourth] = [await rig.dial(), await rig.dial()];
  rig.bot.told.length = 0;
  expect([
    (await rig.act(first, "transfer", { transferTarget: account })).status,
    (await rig.act(second, "transfer", { transferTarget: misnamed })).status,
    (await rig.act(third, "redirect", { targets: [account] })).status,
    (await rig.act(fourth, "redirect", { targets: [misnamed] })).status,
  ]).toEqual([202, 202, 202, 202]);
  await rig.advance(5_000);
  const ends = (callId: string) =>
    rig.bot.told.filter(({ path, item }) => `${path}${item.resourceUrl}`.includes(callId)).at(-1)?.data;
  expect(ends(first)).toMatchObject({ state: "terminated", resultInfo: { subcode: 7015 } });
  expect(ends(second)).toMatchObject({ state: "established", resultInfo: { code: 500, subcode: 7000 } });
  expect(ends(third)).toMatchObject({ state: "terminated", answeredBy: {} });
  expect(ends(fourth)).toMatchObject({ state: "terminated", resultInfo: { code: 480, subcode: 10134 } });
});

test("a consultative transfer takes the other call along", async () => {
  const [mine, other] = [await rig.connected({ kind: "user" }), await rig.connected({ kind: "user" })];
  rig.bot.told.length = 0;
  const transferTarget = { ...toUser.transferTarget, replacesCallId: other };
  await rig.act(mine, "transfer", { transferTarget });
  await rig.advance(10_000);
  // Two calls, two connections: either may be told first.
  expect(rig.heard().slice(-2).toSorted()).toEqual(["deleted terminated", "deleted terminated 200/5003"]);
  const last = rig.bot.told.find(({ path, item }) => path.includes(mine) && item.changeType === "deleted");
  expect(last?.data).toMatchObject({ terminationReason: "AppTransferred" });
});

test("a consultative transfer goes onto a call that the bot has made, once somebody has picked up", async () => {
  await rig.control("PATCH", "/phone", { attended: true });
  const mine = await rig.connected({ kind: "user" });
  const { callId: other } = await rig.create(newCall(rig.bot, "peer"));
  const transferTarget = { ...aUser(), replacesCallId: other };
  rig.bot.told.length = 0;
  await rig.act(mine, "transfer", { transferTarget });
  await rig.advance(5_000);
  expect(rig.heard()).toEqual(["updated transferring", "updated established 500/7700"]);
  await rig.control("POST", `/calls/${other}/pickUp`);
  await rig.advance(600);
  await rig.act(mine, "transfer", { transferTarget });
  await rig.advance(10_000);
  expect(rig.heard().slice(-2).toSorted()).toEqual(["deleted terminated", "deleted terminated 200/5003"]);
});

const somebody = (i: number) => aUser(`cafe0000-0000-4000-8000-0000000001${String(i).padStart(2, "0")}`);

test.each<[string, readonly unknown[], number, string]>([
  [
    "another bot",
    [{ identity: { application: { id: somebody(1).identity.user.id } } }],
    3_000,
    "deleted terminated",
  ],
  ["a voicemail box", [{ ...somebody(1), endpointType: "voicemail" }], 1_000, "deleted terminated"],
  ["two phones at once", [somebody(1), somebody(2)], 3_000, "deleted terminated"],
  ["25 phones at once", Array.from({ length: 25 }, (_, i) => somebody(i)), 3_000, "deleted terminated"],
])("a call is redirected to %s", async (_, targets, afterMs, heard) => {
  const callId = await rig.dial();
  expect(
    (await rig.act(callId, "redirect", { targets, routingPolicies: ["disableForwarding"] })).status,
  ).toBe(202);
  await rig.advance(afterMs - 1);
  expect(rig.heard()).toEqual(["created incoming"]);
  await rig.advance(1);
  expect(rig.heard()).toEqual(["created incoming", heard]);
});

test.each([
  [["targetBusy"], 3_000, "deleted terminated"],
  [["targetBusy", "targetNoAnswer"], 60_000, "deleted terminated 408/10057"],
  [["targetBusy", "targetOffline"], 1_000, "deleted terminated 480/10076"],
] as const)("of two phones that ring, with %j: after %i ms %s", async (faults, afterMs, heard) => {
  const callId = await rig.dial();
  // Each phone is one occasion.
  for (const [i, fault] of faults.entries())
    await rig.fault({ fault, times: 1, on: ["redirect"], ...(i > 0 ? { after: i } : {}) });
  await rig.act(callId, "redirect", { targets: [somebody(1), somebody(2)] });
  await rig.advance(afterMs - 1);
  expect(rig.heard()).toEqual(["created incoming"]);
  await rig.advance(1);
  expect(rig.heard().slice(1)).toEqual([heard]);
});

test("a voicemail box picks up; one that is switched off does not", async () => {
  await rig.fault({ fault: "targetBusy", after: 1 });
  const callId = await rig.connected();
  const transferTarget = { ...somebody(1), endpointType: "Voicemail" };
  await rig.act(callId, "transfer", { transferTarget });
  await rig.advance(10_000);
  expect(rig.heard().at(-1)).toBe("deleted terminated 200/7015");
  const another = await rig.connected();
  await rig.act(another, "transfer", { transferTarget });
  await rig.advance(10_000);
  expect(rig.heard().at(-1)).toBe("updated established 500/7000");
});

test("a consultative transfer onto a call that does not exist fails", async () => {
  const callId = await rig.connected({ kind: "user" });
  const transferTarget = { ...toUser.transferTarget, replacesCallId: "0000beef-0000-4000-8000-000000000000" };
  await rig.act(callId, "transfer", { transferTarget });
  await rig.advance(5_000);
  expect(rig.heard().at(-1)).toBe("updated established 500/7700");
});

test("what was fetched beforehand plays from the cache, even when the file is another by now", async () => {
  const callId = await rig.dial();
  const { bot } = rig;
  bot.prompts.set("greeting", wav(1_000));
  const mediaInfo = { uri: `${bot.url}/prompt/greeting`, resourceId: "greeting-1" };
  await rig.act(callId, "answer", {
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig", preFetchMedia: [mediaInfo] },
  });
  await rig.advance(600);
  bot.prompts.clear();
  await rig.act(callId, "playPrompt", {
    prompts: [{ "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo }],
  });
  await rig.advance(1_000);
  expect(rig.heard().at(-1)).toBe("playPromptOperation completed");
  expect(bot.fetched).toEqual(["/prompt/greeting"]);
});
