// Our Graph client and the simulator were written from Microsoft's pages by themselves, so that one misreading cannot hide in
// both. Here they meet: each operation of the client's table is done at the simulator, and does what it should.

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  answerValidation,
  type InputOf,
  meetingOfJoinUrl,
  type NotificationItem,
  type OperationName,
  operationNames,
  readChanges,
  readNotifications,
  readRoster,
} from "@dialtree/graph";
import { connectGraph, downloadRecording, type GraphClient, muteAll, perform } from "@dialtree/graph/io";
import { buildSimulator, exampleDirectory, manualClock, type Simulator } from "@dialtree/simulator";
import { Agent } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { madeWav } from "./made-wav.ts";

const { tenantId: tenant, bot, people, numbers } = exampleDirectory;
const [operator, sales] = people;
const type = <const Name extends string>(name: Name) =>
  ({ "@odata.type": `#microsoft.graph.${name}` }) as const;
const byService = { mediaConfig: type("serviceHostedMediaConfig"), requestedModalities: ["audio"] } as const;
const userTarget = (id: string) => ({ identity: { user: { id } } });
const stranger = (last: number) => `cafe0000-0000-4000-8000-00000000010${last}`;

let simulator: Simulator;
let client: GraphClient;
let dispatcher: Agent;
let webhook: Server;
let callbackUri: string;
const told: NotificationItem[] = [];
const changes: unknown[] = [];
const done = new Set<OperationName>();

beforeAll(async () => {
  webhook = createServer(async (request, response) => {
    const url = new URL(request.url ?? "", "http://bot.test");
    let text = "";
    for await (const part of request) text += part;
    if (url.pathname === "/hello.wav")
      return response.writeHead(200, { "content-type": "audio/wav" }).end(madeWav(1_000));
    if (url.searchParams.has("validationToken")) {
      const { status, headers, body } = answerValidation(url.searchParams.get("validationToken"));
      return response.writeHead(status, headers).end(body);
    }
    const body: unknown = JSON.parse(text);
    if (url.pathname === "/changes") changes.push(...(readChanges(body, ["ours"]) ?? []));
    else told.push(...(readNotifications(body).items ?? []));
    return response.writeHead(202).end();
  });
  await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
  callbackUri = `http://127.0.0.1:${(webhook.address() as AddressInfo).port}`;
  simulator = await buildSimulator({ clock: manualClock(), seed: "operations", plainCallbacks: true });
  simulator.world.changeBot({ webhook: callbackUri });
  const { https } = await simulator.listen({ https: 0 });
  const graph = https.replace("127.0.0.1", "localhost");
  dispatcher = new Agent({ connect: { ca: simulator.certificate } });
  client = connectGraph({
    appId: bot.appId,
    appSecret: bot.secret,
    graphUrl: `${graph}/v1.0`,
    entraUrl: graph,
    dispatcher,
    // Tokens carry the simulator's time.
    clock: { now: () => simulator.world.clock.now(), after: (ms, run) => timer(ms, run) },
  });
}, 180_000);
afterAll(async () => {
  await client?.close();
  await simulator?.close();
  await dispatcher?.close();
  webhook?.close();
});

function timer(ms: number, run: () => void): () => void {
  const set = setTimeout(run, ms);
  return () => clearTimeout(set);
}

/** Does an operation that has to go well; its reply's body. */
async function ask<N extends OperationName>(name: N, input: InputOf<N>): Promise<Record<string, unknown>> {
  const { sent, problems } = await perform(client, name, input, { tenant });
  expect(problems, name).toBeUndefined();
  expect({ name, verdict: sent?.verdict }).toMatchObject({
    verdict: { verdict: expect.stringMatching(/^(done|accepted)$/) },
  });
  done.add(name);
  await simulator.world.settled();
  return (sent?.body ?? {}) as Record<string, unknown>;
}

const values = (body: Record<string, unknown>) => body.value as readonly Record<string, unknown>[];
const later = (ms: number) => simulator.world.advance(ms);
const newsOf = (call: string) => told.filter(({ callId }) => callId === call);
const id = (of: Record<string, unknown>) => String(of.id);

/** A call that the bot makes, with everybody there. */
async function called(...ids: readonly string[]): Promise<string> {
  const targets = ids.map(userTarget);
  const made = await ask("createCall", { body: { callbackUri, targets, tenantId: tenant, ...byService } });
  await later(6_000);
  const call = id(made);
  expect(await ask("getCall", { ids: { call } })).toMatchObject({ state: "established" });
  return call;
}

/** Somebody calls the bot's number; the call as Graph announced it. */
async function ringing(): Promise<string> {
  const [number] = numbers;
  if (!number) throw new Error("There is no number to dial.");
  const before = told.length;
  simulator.world.place(
    { kind: "phone", number: "+15550170" },
    { kind: "number", ...number, tenantId: tenant },
  );
  await later(0);
  const incoming = told.slice(before).find(({ event }) => event?.type === "incoming");
  return incoming?.callId ?? "";
}

/** The person in a call says something for so many milliseconds. */
async function speaks(call: string, milliseconds: number): Promise<void> {
  const { statusCode, body } = await simulator.plain.inject({
    method: "POST",
    url: `/control/calls/${call}/speak`,
    headers: { host: "localhost", "content-type": "audio/wav" },
    payload: madeWav(milliseconds),
  });
  expect([statusCode < 300, body]).toEqual([true, body]);
}

describe("calls", () => {
  test("somebody calls: answered, kept alive, put through", async () => {
    const call = await ringing();
    const acceptedModalities = ["audio"] as const;
    await ask("answer", {
      ids: { call },
      body: { callbackUri, acceptedModalities, mediaConfig: byService.mediaConfig },
    });
    await later(2_000);
    expect(newsOf(call).map(({ event }) => event?.type)).toContain("connected");
    await ask("keepAlive", { ids: { call } });
    const transferTarget = userTarget(stranger(1));
    await ask("transfer", { ids: { call }, body: { transferTarget } });
    await later(10_000);
    expect(newsOf(call).at(-1)?.event).toMatchObject({ type: "ended", reason: "transferred" });
  });

  test("somebody calls: sent on, and turned away", async () => {
    const first = await ringing();
    await ask("redirect", {
      ids: { call: first },
      body: { targets: [userTarget(stranger(1))], timeout: 30 },
    });
    const second = await ringing();
    await ask("reject", { ids: { call: second }, body: { reason: "busy" } });
    await later(10_000);
    for (const call of [first, second]) expect(newsOf(call).at(-1)?.event?.type).toBe("ended");
  });

  test("a person is called, hears, speaks, presses and is left", async () => {
    const call = await called(stranger(1));
    await ask("subscribeToTone", { ids: { call }, body: {} });
    const mediaInfo = { uri: `${callbackUri}/hello.wav`, resourceId: "hello" };
    const prompts = [{ ...type("mediaPrompt"), mediaInfo }];
    const played = await ask("playPrompt", { ids: { call }, body: { prompts, clientContext: "p1" } });
    const looked = await ask("getOperation", { ids: { call, operation: id(played) } });
    expect(looked).toMatchObject({ status: expect.stringMatching(/running|completed/i) });
    const { value: operations } = (await ask("listOperations", { ids: { call } })) as { value: object[] };
    expect(operations).toContainEqual(expect.objectContaining({ id: id(played), clientContext: "p1" }));
    await later(3_000);
    simulator.world.apply(call, { type: "tone", tone: "tone5" });
    await later(500);
    const events = newsOf(call).flatMap(({ event }) => event ?? []);
    expect(events).toContainEqual(expect.objectContaining({ type: "tone", tone: "5" }));
    expect(events.filter((event) => event.type === "result")).toHaveLength(1);

    await ask("sendDtmfTones", { ids: { call }, body: { tones: ["tone1", "pound"], clientContext: "d1" } });
    await later(3_000);
    const recorded = { playBeep: true, maxRecordDurationInSeconds: 10, clientContext: "r1" };
    await ask("recordResponse", { ids: { call }, body: recorded });
    // After the beep.
    await later(1_500);
    await speaks(call, 2_000);
    await later(20_000);
    const news = newsOf(call).flatMap(({ news }) => news ?? []);
    const recording = news.find(({ type }) => type === "recorded");
    expect(news.map(({ type }) => type)).toContain("operation");
    if (recording?.type !== "recorded" || !recording.recording) throw new Error(JSON.stringify(news));
    const fetched = await downloadRecording(recording.recording, {
      hosts: ["localhost", "127.0.0.1"],
      dispatcher,
    });
    expect(fetched.failure).toBeUndefined();
    expect(fetched.bytes?.byteLength).toBeGreaterThan(1_000);

    await ask("playPrompt", { ids: { call }, body: { prompts, clientContext: "p2" } });
    await ask("cancelMediaProcessing", { ids: { call }, body: { clientContext: "x" } });
    await ask("deleteCall", { ids: { call } });
    await later(2_000);
    expect(newsOf(call).at(-1)?.event?.type).toBe("ended");
  });

  test("a group: who is in it, more of them, mute, hold, out", async () => {
    const call = await called(stranger(1), stranger(2));
    await ask("mute", { ids: { call }, body: {} });
    await ask("unmute", { ids: { call }, body: {} });
    await ask("updateRecordingStatus", { ids: { call }, body: { status: "recording", clientContext: "u" } });
    await ask("invite", {
      ids: { call },
      body: { participants: [userTarget(stranger(3))], clientContext: "i" },
    });
    await later(6_000);
    const listed = await ask("listParticipants", { ids: { call } });
    const roster = readRoster(listed);
    expect(roster.length).toBeGreaterThanOrEqual(4);
    const entry = roster.find(({ party }) => JSON.stringify(party).includes(stranger(1)));
    const participant = entry?.id ?? "";
    expect(id(await ask("getParticipant", { ids: { call, participant } }))).toBe(participant);
    await ask("muteParticipant", { ids: { call, participant }, body: {} });
    await ask("startHoldMusic", { ids: { call, participant }, body: {} });
    await later(1_000);
    await ask("stopHoldMusic", { ids: { call, participant }, body: {} });
    const muted = await muteAll(client, { ids: { call }, body: {} }, { tenant });
    expect("muted" in muted && muted.failed).toEqual([]);
    done.add("muteAll");
    await ask("deleteParticipant", { ids: { call, participant } });
    await later(1_000);
    expect(newsOf(call).some(({ news }) => news?.type === "roster")).toBe(true);
    await ask("deleteCall", { ids: { call } });
    await later(2_000);
  });

  test("an app with media of its own takes and gives the screen", async () => {
    const targets = [stranger(1), stranger(2)].map(userTarget);
    const mediaConfig = { ...type("appHostedMediaConfig"), blob: "(of a media stack)" };
    const made = await ask("createCall", {
      body: { callbackUri, targets, tenantId: tenant, requestedModalities: ["audio"], mediaConfig },
    });
    const call = id(made);
    await later(6_000);
    await ask("changeScreenSharingRole", { ids: { call }, body: { role: "sharer" } });
    const prompts = [{ ...type("mediaPrompt"), mediaInfo: { uri: `${callbackUri}/hello.wav` } }] as const;
    const refused = await perform(
      client,
      "playPrompt",
      { ids: { call }, body: { prompts } },
      {
        tenant,
        facts: { media: "app" },
      },
    );
    expect(refused.problems?.map(({ code }) => code)).toContain("own media");
  });
});

describe("around a call", () => {
  test("people are found, and what they are doing", async () => {
    const user = operator?.id ?? "";
    const everybody = values(await ask("listUsers", { query: { select: ["id", "displayName"] } }));
    expect(everybody.map(({ id }) => id)).toContain(user);
    const [found] = values(await ask("searchUsers", { query: { text: operator?.name.slice(0, 4) ?? "" } }));
    expect(found).toMatchObject({ id: user });
    expect(await ask("getUser", { ids: { user } })).toMatchObject({ id: user });

    const sessionId = bot.appId;
    const busy = {
      sessionId,
      availability: "Busy",
      activity: "InACall",
      expirationDuration: "PT1H",
    } as const;
    await ask("setPresence", { ids: { user }, body: busy });
    expect(await ask("getPresence", { ids: { user } })).toMatchObject({ availability: "Busy" });
    await ask("clearPresence", { ids: { user }, body: { sessionId } });
    const ids = [user, sales?.id ?? ""];
    expect(values(await ask("getPresences", { body: { ids } })).map((one) => one.id)).toEqual(ids);
  });

  test("a meeting is made, found in each way, changed, joined and deleted", async () => {
    const user = operator?.id ?? "";
    const times = { startDateTime: "2026-11-21T12:00:00Z", endDateTime: "2026-11-21T12:30:00Z" };
    const made = await ask("createMeeting", { ids: { user }, body: { subject: "Call back", ...times } });
    const meeting = id(made);
    expect(await ask("getMeeting", { ids: { user, meeting } })).toMatchObject({ subject: "Call back" });
    const joinUrl = String(made.joinWebUrl);
    expect(values(await ask("findMeetingByJoinUrl", { ids: { user }, query: { joinUrl } }))[0]?.id).toBe(
      meeting,
    );
    const { conferenceId: vtcId } = (
      made.videoTeleconferenceId
        ? { conferenceId: made.videoTeleconferenceId }
        : { conferenceId: "123456789" }
    ) as { conferenceId: string };
    await ask("findMeetingByVtcId", { query: { vtcId: String(vtcId) } });
    const changed = await ask("updateMeeting", { ids: { user, meeting }, body: { subject: "At last" } });
    expect(changed).toMatchObject({ subject: "At last" });
    const once = { externalId: "case-4711", subject: "Case" };
    const [first, again] = [
      await ask("createOrGetMeeting", { ids: { user }, body: once }),
      await ask("createOrGetMeeting", { ids: { user }, body: once }),
    ];
    expect(id(again)).toBe(id(first));

    const joined = meetingOfJoinUrl(joinUrl);
    if (!joined.place) throw new Error(JSON.stringify(joined));
    const call = await ask("createCall", {
      body: { callbackUri, ...byService, ...joined.place } as InputOf<"createCall">["body"],
    });
    await later(6_000);
    expect(await ask("getCall", { ids: { call: id(call) } })).toMatchObject({ state: "established" });
    await ask("deleteMeeting", { ids: { user, meeting } });
  });

  test("records of calls are announced and read", async () => {
    const expirationDateTime = new Date(simulator.world.clock.now() + 3_600_000).toISOString();
    const subscribed = await ask("createSubscription", {
      body: {
        changeType: "created",
        notificationUrl: `${callbackUri}/changes`,
        resource: "communications/callRecords",
        expirationDateTime,
        clientState: "ours",
      },
    });
    const subscription = id(subscribed);
    expect(values(await ask("listSubscriptions", {}))).toHaveLength(1);
    await ask("renewSubscription", { ids: { subscription }, body: { expirationDateTime } });
    const call = await called(stranger(1));
    const { callChainId } = await ask("getCall", { ids: { call } });
    await ask("deleteCall", { ids: { call } });
    await later(20 * 60_000);
    const record = String(callChainId);
    expect(JSON.stringify(changes)).toContain(record);
    expect(await ask("getCallRecord", { ids: { record }, query: { expand: "sessions" } })).toMatchObject({
      id: record,
    });
    expect(values(await ask("listSessions", { ids: { record } })).length).toBeGreaterThan(0);
    await ask("deleteSubscription", { ids: { subscription } });
  });
});

test("no operation of the table was left out", () => {
  expect(operationNames.filter((name) => !done.has(name))).toEqual([]);
});
