// Recordings, and keys that the bot sends.

import { afterEach, beforeEach, expect, test } from "vitest";
import type { JsonObject } from "../src/json.ts";
import { readWav, samplesOf, voicedIn, wavOf } from "../src/media/wav.ts";
import { type Answer, newCall, promptsBody, type Rig, startRig, wav } from "./rig.ts";

let rig: Rig;
let callId: string;
beforeEach(async () => {
  rig = await startRig();
  callId = await rig.connected();
  rig.bot.told.length = 0;
});
afterEach(() => rig.close());

/** A record without a beep, so that its times are those of the test; two seconds of silence are enough. */
const record = (body: JsonObject = {}) =>
  rig.act(callId, "recordResponse", { playBeep: false, maxSilenceTimeoutInSeconds: 2, ...body });
/** So long a voice, after so much silence. */
const voice = (ms: number, after = 0) => wav(after + ms, { voiced: [[after, after + ms]] });
const last = () => rig.bot.told.at(-1)?.data ?? {};
const ends = () =>
  rig.bot.told.map(({ data }) => {
    const { code, subcode } = (data.resultInfo ?? {}) as JsonObject;
    return `${data.status} ${data.completionReason} ${code}/${subcode}`;
  });

async function download(
  data: JsonObject,
  token = String(data.recordingAccessToken),
): Promise<Answer & { bytes: Buffer }> {
  const reply = await rig.simulator.secure.inject({
    url: new URL(String(data.recordingLocation)).pathname,
    headers: { host: "localhost:8443", ...(token === "" ? {} : { authorization: `Bearer ${token}` }) },
  });
  return { status: reply.statusCode, headers: reply.headers, body: {}, bytes: reply.rawPayload };
}

test("what somebody says is recorded and can be downloaded with its token, to the sample", async () => {
  const asked = await record({ clientContext: "name", maxRecordDurationInSeconds: 60 });
  expect(asked).toMatchObject({
    status: 200,
    body: {
      "@odata.type": "#microsoft.graph.recordOperation",
      status: "running",
      clientContext: "name",
      resultInfo: null,
      recordingLocation: null,
    },
  });
  expect(asked.headers.location).toContain(`/operations/${asked.body.id}`);
  await rig.advance(1_000);
  expect(await rig.speak(callId, voice(500, 100))).toMatchObject({
    status: 200,
    body: { durationMs: 600, voiced: [{ from: 100, to: 600 }] },
  });
  await rig.advance(600 + 1_999);
  expect(rig.heard()).toEqual([]);
  await rig.advance(1);
  expect(ends()).toEqual(["completed maxSilenceTimeout 200/0"]);
  expect(rig.bot.told[0]?.item).toMatchObject({
    changeType: "deleted",
    resourceUrl: `/communications/calls/${callId}/operations/${asked.body.id}`,
    resourceData: {
      id: asked.body.id,
      clientContext: "name",
      recordingLocation: expect.stringMatching(/^https:\/\/localhost:8443\/recordings\//),
      recordingAccessToken: expect.any(String),
    },
  });
  const { status, headers, bytes } = await download(last());
  expect([status, headers["content-type"], headers["content-length"]]).toEqual([
    200,
    "application/octet-stream",
    undefined,
  ]);
  expect(readWav(bytes)).toEqual({ durationMs: 3_600 });
  const samples = samplesOf(bytes);
  expect(samples.subarray(0, 16_000).every((sample) => sample === 0)).toBe(true);
  expect(samples.subarray(16_000, 16_000 + 600 * 16)).toEqual(samplesOf(voice(500, 100)));
  expect(samples.subarray(16_000 + 600 * 16).every((sample) => sample === 0)).toBe(true);
});

test("a recording opens with its own token only, until a minute after the call, and is in no log", async () => {
  await record({ stopTones: ["#"] });
  await rig.press(callId, "#");
  const done = last();
  const other = await rig.connected();
  await rig.act(other, "recordResponse", { playBeep: false, stopTones: ["1"] });
  await rig.press(other, "1");
  const tokens = [await rig.token(), "wrong", "", String(last().recordingAccessToken)];
  for (const token of tokens) expect((await download(done, token)).status).toBe(401);
  expect((await download(done)).status).toBe(200);
  expect((await download({ ...done, recordingLocation: "https://localhost/recordings/none" })).status).toBe(
    404,
  );
  await rig.control("POST", `/calls/${callId}/hangUp`);
  await rig.advance(59_999);
  expect((await download(done)).status).toBe(200);
  await rig.advance(1);
  expect((await download(done)).status).toBe(404);
  const seen = await rig.graph("GET", `/communications/calls/${callId}/operations/${done.id}`);
  expect(seen.body).toMatchObject({ recordingAccessToken: done.recordingAccessToken as string });
  const log = JSON.stringify(rig.simulator.world.log.after(0));
  expect(log).toContain('"recordingAccessToken":"(hidden)"');
  expect(log).not.toContain(String(done.recordingAccessToken));
});

test("a reset forgets recordings", async () => {
  await record({ stopTones: ["#"] });
  await rig.press(callId, "#");
  const data = last();
  expect((await download(data)).status).toBe(200);
  await rig.control("POST", "/reset");
  expect((await download(data)).status).toBe(404);
});

// ---- What ends a recording.

test.each<[string, JsonObject, (() => Promise<unknown>) | undefined, number, string]>([
  ["nobody speaks", {}, undefined, 5_000, "failed initialSilenceTimeout 400/8510"],
  [
    "nobody speaks for as long as asked",
    { initialSilenceTimeoutInSeconds: 1 },
    undefined,
    1_000,
    "failed initialSilenceTimeout 400/8510",
  ],
  [
    "somebody speaks too long",
    { maxRecordDurationInSeconds: 3 },
    () => rig.speak(callId, voice(10_000)),
    3_000,
    "completed maxRecordDurationReached 200/8515",
  ],
  [
    "somebody has spoken",
    { maxSilenceTimeoutInSeconds: 1, maxRecordDurationInSeconds: 60 },
    () => rig.speak(callId, voice(2_000)),
    3_000,
    "completed maxSilenceTimeout 200/0",
  ],
  [
    "somebody has spoken, with a pause that is short enough",
    { maxRecordDurationInSeconds: 60 },
    () =>
      rig.speak(
        callId,
        wav(3_500, {
          voiced: [
            [0, 1_000],
            [2_500, 3_500],
          ],
        }),
      ),
    5_500,
    "completed maxSilenceTimeout 200/0",
  ],
  [
    "the silence of a clip is no voice",
    { maxRecordDurationInSeconds: 60 },
    () => rig.speak(callId, wav(30_000)),
    5_000,
    "failed initialSilenceTimeout 400/8510",
  ],
])("a recording ends because %s", async (_, body, happens, afterMs, end) => {
  await record(body);
  await happens?.();
  await rig.advance(afterMs - 1);
  expect(ends()).toEqual([]);
  await rig.advance(1);
  expect(ends()).toEqual([end]);
  await rig.advance(120_000);
  expect(ends()).toEqual([end]);
  if (end.startsWith("failed"))
    expect(last()).toMatchObject({ recordingLocation: "", recordingAccessToken: "" });
});

test.each([["#"], ["1"], ["*"], ["a"]])("the stop tone %s ends it; another key does not", async (key) => {
  await rig.act(callId, "subscribeToTone");
  await record({ stopTones: [key] });
  await rig.press(callId, "9");
  expect(ends().filter((end) => end.includes("stopTone"))).toEqual([]);
  await rig.press(callId, key.toUpperCase());
  expect(rig.heard().slice(-2)).toEqual([expect.any(String), "recordOperation completed"]);
  expect(ends().at(-1)).toBe("completed stopToneDetected 200/8514");
});

test("a stop tone while the prompt still plays is a key like any other", async () => {
  rig.bot.prompts.set("say", wav(1_000));
  await record({ ...promptsBody(rig.bot, ["say"]), stopTones: ["#"] });
  await rig.advance(500);
  await rig.press(callId, "#");
  await rig.advance(500);
  expect(ends()).toEqual([]);
  await rig.press(callId, "#");
  expect(ends()).toEqual(["completed stopToneDetected 200/8514"]);
});

test("the prompt comes first, then the beep, then the wait for a voice", async () => {
  rig.bot.prompts.set("say", wav(1_000));
  await record({ ...promptsBody(rig.bot, ["say"]), playBeep: true, initialSilenceTimeoutInSeconds: 3 });
  // Whoever speaks before is not recorded.
  await rig.speak(callId, voice(400));
  await rig.advance(1_000 + 500 + 2_999);
  expect(ends()).toEqual([]);
  await rig.advance(1);
  expect(ends()).toEqual(["failed initialSilenceTimeout 400/8510"]);
  const heard = (await rig.wire(callId)).flatMap((entry) => (entry.type === "audio" ? [entry.did] : []));
  expect(heard).toEqual(["starts", "ends"]);
});

test("who speaks already when the recording begins is heard from there on", async () => {
  await rig.speak(callId, voice(3_000));
  await rig.advance(1_000);
  await record({ maxRecordDurationInSeconds: 60 });
  await rig.advance(4_000);
  expect(ends()).toEqual(["completed maxSilenceTimeout 200/0"]);
  const { bytes } = await download(last());
  expect(samplesOf(bytes).subarray(0, 32_000)).toEqual(samplesOf(voice(3_000)).subarray(16_000));
});

test("who speaks next cuts the one before short", async () => {
  await record({ maxRecordDurationInSeconds: 60 });
  await rig.speak(callId, voice(3_000));
  await rig.advance(1_000);
  await rig.speak(callId, wav(500));
  await rig.advance(2_000);
  expect(ends()).toEqual(["completed maxSilenceTimeout 200/0"]);
  const samples = samplesOf((await download(last())).bytes);
  expect(samples.subarray(0, 16_000)).toEqual(samplesOf(voice(1_000)));
  expect(samples.subarray(16_000).every((sample) => sample === 0)).toBe(true);
});

// ---- Its place in the queue.

test("it waits behind what plays, and what comes after it waits for it", async () => {
  await rig.play(callId, "first", 2_000, "first");
  await record({ clientContext: "second", initialSilenceTimeoutInSeconds: 1 });
  await rig.play(callId, "third", 1_000, "third");
  await rig.advance(2_999);
  expect(rig.bot.told.map(({ data }) => data.clientContext)).toEqual(["first"]);
  await rig.advance(1_001);
  expect(rig.bot.told.map(({ data }) => data.clientContext)).toEqual(["first", "second", "third"]);
});

test("with bargeInAllowed it ends all that runs and waits, and begins at once", async () => {
  await rig.play(callId, "first", 60_000, "first");
  await record({ clientContext: "second" });
  await rig.advance(1_000);
  await record({ clientContext: "third", bargeInAllowed: true, initialSilenceTimeoutInSeconds: 1 });
  await rig.advance(0);
  expect(rig.bot.told.map(({ data }) => `${data.clientContext} ${data.completionReason}`)).toEqual([
    "first mediaOperationCanceled",
    "second operationCanceled",
  ]);
  await rig.advance(1_000);
  expect(last()).toMatchObject({ clientContext: "third", completionReason: "initialSilenceTimeout" });
});

test("cancelled it leaves nothing to download, whether it ran or waited", async () => {
  const [running, waiting] = [await record(), await record()];
  await rig.speak(callId, voice(500));
  await rig.advance(1_000);
  await rig.act(callId, "cancelMediaProcessing");
  await rig.advance(60_000);
  expect(rig.bot.told.map(({ data }) => data)).toMatchObject(
    [running, waiting].map(({ body }) => ({
      id: body.id,
      status: "failed",
      completionReason: "operationCanceled",
      recordingLocation: "",
      recordingAccessToken: "",
      resultInfo: { code: 400, subcode: 8508 },
    })),
  );
});

test("a call that ends cancels it before its own last word", async () => {
  await record();
  await rig.control("POST", `/calls/${callId}/hangUp`);
  await rig.advance(60_000);
  expect(rig.heard()).toEqual(["recordOperation failed", "deleted terminated 200/560000"]);
});

test("a prompt that is not there fails the recording, and what waits goes on", async () => {
  await record(promptsBody(rig.bot, ["none"]));
  await rig.play(callId, "next", 100);
  await rig.advance(100);
  expect(ends()).toEqual(["failed playPromptFailed 400/8536", "completed completedSuccessfully 200/0"]);
});

test("its prompt is kept under its resourceId like any other", async () => {
  rig.bot.prompts.set("say", wav(100));
  await record(promptsBody(rig.bot, ["say"], undefined, "say-1"));
  await rig.advance(100);
  rig.bot.prompts.clear();
  await rig.act(callId, "cancelMediaProcessing");
  await record(promptsBody(rig.bot, ["say"], undefined, "say-1"));
  await rig.advance(100 + 5_000);
  expect(ends().at(-1)).toBe("failed initialSilenceTimeout 400/8510");
  expect(rig.bot.fetched).toEqual(["/prompt/say"]);
});

test.each<[string, JsonObject]>([
  ["two prompts", { prompts: [1, 2].map(() => media()) }],
  ["a prompt without its type", { prompts: [{ mediaInfo: media().mediaInfo }] }],
  ["a beep that is no yes or no", { playBeep: "yes" }],
  ["a barge-in that is no yes or no", { bargeInAllowed: 1 }],
  ["a stop tone by its Graph name", { stopTones: ["pound"] }],
  ["stop tones that are no list", { stopTones: "#" }],
  ["a long clientContext", { clientContext: "x".repeat(257) }],
  ...["initialSilenceTimeoutInSeconds", "maxSilenceTimeoutInSeconds", "maxRecordDurationInSeconds"].flatMap(
    (name) =>
      [0, 121, 1.5, "5"].map((value): [string, JsonObject] => [`${name} ${value}`, { [name]: value }]),
  ),
])("a recording with %s is refused", async (_, body) => {
  expect((await record(body)).status).toBe(400);
  await rig.advance(10_000);
  expect(rig.heard()).toEqual([]);
});

function media(): JsonObject {
  return { "@odata.type": "#microsoft.graph.mediaPrompt", mediaInfo: { uri: "https://bot.test/a.wav" } };
}

test.each([1, 120])("times of %i s are taken", async (seconds) => {
  const answer = await record({
    initialSilenceTimeoutInSeconds: seconds,
    maxSilenceTimeoutInSeconds: seconds,
    maxRecordDurationInSeconds: seconds,
  });
  expect(answer.status).toBe(200);
});

test("nothing is recorded before the audio is active", async () => {
  const { callId: ringing } = await rig.create(newCall(rig.bot, "peer"));
  expect((await rig.act(ringing, "recordResponse", {})).status).toBe(409);
});

// ---- Speaking.

test("two minutes of speech are not too much to say", async () => {
  const { status, body } = await rig.speak(callId, voice(120_000));
  expect([status, body.durationMs]).toEqual([200, 120_000]);
});

test.each([
  ["what is no WAV", Buffer.from("hello"), 400],
  ["a WAV of 8 kHz", wav(100, { rate: 8_000 }), 400],
])("%s is not spoken", async (_, bytes, status) => {
  expect((await rig.speak(callId, bytes)).status).toBe(status);
});

test("nobody speaks who is not there, and nothing but sound is spoken", async () => {
  expect((await rig.speak(callId, wav(10), "nobody")).status).toBe(404);
  expect((await rig.speak("none", wav(10))).status).toBe(404);
  expect((await rig.control("POST", `/calls/${callId}/speak`, {})).status).toBe(415);
});

test("a voice is found where it is, over gaps between words, and not in what is too quiet", () => {
  const samples = samplesOf(
    wav(3_000, {
      voiced: [
        [200, 500],
        [600, 900],
        [2_000, 2_100],
      ],
    }),
  );
  expect(voicedIn(samples)).toEqual([
    { from: 200, to: 900 },
    { from: 2_000, to: 2_100 },
  ]);
  expect(voicedIn(samples.map((sample) => Math.round(sample / 100)))).toEqual([]);
  expect(voicedIn(new Int16Array(0))).toEqual([]);
  expect(samplesOf(wavOf(samples))).toEqual(samples);
});

// ---- Keys that the bot sends.

test("keys are sent one after the other, with a pause behind each, and then it is told", async () => {
  const asked = await rig.act(callId, "sendDtmfTones", {
    tones: ["tone1", "star", "Pound"],
    delayBetweenTonesMs: 900,
    clientContext: "menu",
  });
  expect(asked).toMatchObject({
    status: 200,
    body: {
      "@odata.type": "#microsoft.graph.sendDtmfTonesOperation",
      status: "running",
      clientContext: "menu",
    },
  });
  expect(asked.headers.location).toContain(`/operations/${asked.body.id}`);
  await rig.advance(2_999);
  expect(rig.heard()).toEqual([]);
  await rig.advance(1);
  expect(rig.bot.told.map(({ item }) => item)).toMatchObject([
    {
      changeType: "deleted",
      resourceUrl: `/communications/calls/${callId}/operations/${asked.body.id}`,
      resourceData: { status: "completed", completionReason: "completedSuccessfully", clientContext: "menu" },
    },
  ]);
  const heard = (await rig.wire(callId)).find((entry) => entry.type === "phone" && entry.did === "heardKeys");
  expect(heard).toMatchObject({ detail: { tones: ["tone1", "star", "pound"] } });
});

test("keys that are cancelled are completed all the same, for that reason", async () => {
  await rig.act(callId, "sendDtmfTones", { tones: ["tone1"], delayBetweenTonesMs: 10_000 });
  await rig.act(callId, "sendDtmfTones", { tones: ["tone2"] });
  await rig.act(callId, "cancelMediaProcessing");
  await rig.advance(60_000);
  expect(rig.bot.told.map(({ data }) => `${data.status} ${data.completionReason}`)).toEqual([
    "completed mediaOperationCanceled",
    "completed mediaOperationCanceled",
  ]);
});

test("keys wait for what plays", async () => {
  await rig.play(callId, "first", 1_000);
  await rig.act(callId, "sendDtmfTones", { tones: ["tone1"] });
  await rig.advance(1_099);
  expect(rig.heard()).toEqual(["playPromptOperation completed"]);
  await rig.advance(1);
  expect(rig.heard()).toEqual(["playPromptOperation completed", "sendDtmfTonesOperation completed"]);
});

test.each<[string, JsonObject]>([
  ["no keys", {}],
  ["an empty list", { tones: [] }],
  ["keys as objects", { tones: [{ tone: "tone1" }] }],
  ["a key that is none", { tones: ["tone10"] }],
  ["101 keys", { tones: Array.from({ length: 101 }, () => "tone1") }],
  ["a negative pause", { tones: ["tone1"], delayBetweenTonesMs: -1 }],
  ["a pause that is no number", { tones: ["tone1"], delayBetweenTonesMs: "1" }],
])("sending %s is refused", async (_, body) => {
  expect((await rig.act(callId, "sendDtmfTones", body)).status).toBe(400);
});
