import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Call, Effect, Input, Timer } from "../src/calls/call.ts";
import { step } from "../src/calls/step.ts";
import type { JsonObject } from "../src/json.ts";
import { readWav } from "../src/media/wav.ts";
import { promptsBody, type Rig, startRig, wav } from "./rig.ts";

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.close());

test.each([
  ["44.1 kHz", wav(100, { rate: 44_100 }), "44100 Hz, not 16 kHz"],
  ["stereo", wav(100, { channels: 2 }), "2 channels, not mono"],
  ["8 bits", wav(100, { bits: 8 }), "8 bits a sample, not 16"],
  ["A-law", wav(100, { format: 6 }), "format 6 is not PCM"],
  ["nothing", Buffer.alloc(0), "not a RIFF/WAVE file"],
  ["one byte", Buffer.alloc(1), "not a RIFF/WAVE file"],
  ["a page", Buffer.from("<!doctype html><title>404</title>"), "not a RIFF/WAVE file"],
  ["half a file", wav(100).subarray(0, 500), "the audio is cut off"],
  ["a cut format", wav(100).subarray(0, 30), "the format chunk is cut off"],
  [
    "audio first",
    Buffer.concat([wav(0).subarray(0, 12), Buffer.from("data\0\0\0\0")]),
    "the audio comes before its format",
  ],
  [
    "chunks for ever",
    Buffer.concat([wav(0).subarray(0, 12), Buffer.alloc(8_000)]),
    "there is no audio in it",
  ],
  [
    "a chunk of 4 GB",
    Buffer.concat([wav(0).subarray(0, 12), Buffer.from("LIST\xff\xff\xff\xff", "latin1")]),
    "there is no audio in it",
  ],
])("%s does not play: %#", (_, bytes, problem) => {
  expect(readWav(bytes)).toBe(problem);
});

test("a WAV plays as long as its samples last, whatever other chunks it has", () => {
  const plain = wav(1_234);
  const list = Buffer.from("LIST\x03\0\0\0abc\0", "latin1");
  const noted = Buffer.concat([plain.subarray(0, 12), list, plain.subarray(12)]);
  expect([plain, noted].map(readWav)).toEqual([{ durationMs: 1_234 }, { durationMs: 1_234 }]);
});

test("the log says which prompt of which operation a caller hears, and which one was stopped", async () => {
  const callId = await rig.connected();
  for (const name of ["one", "two"]) rig.bot.prompts.set(name, wav(1_000));
  const { body } = await rig.act(callId, "playPrompt", promptsBody(rig.bot, ["one", "two"], "c7"));
  await rig.advance(1_500);
  await rig.act(callId, "cancelMediaProcessing");
  const heard = (await rig.wire(callId)).filter(({ type }) => type === "audio");
  const of = { operationId: body.id, clientContext: "c7", of: 2 };
  expect(heard).toMatchObject([
    { did: "starts", index: 0, durationMs: 1_000, ...of },
    { did: "ends", index: 0, ...of },
    { did: "starts", index: 1, durationMs: 1_000, ...of },
    { did: "stopped", index: 1, ...of },
  ]);
});

test("no bytes make the reader throw", () => {
  const good = wav(5);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255))),
      fc.nat(good.length),
      (edits, cut) => {
        const bytes = Buffer.from(good.subarray(0, cut));
        for (const [at, value] of edits) if (at < cut) bytes[at] = value;
        readWav(bytes);
      },
    ),
  );
});

test("prompts of one request and of several play in order, each as long as it is", async () => {
  const callId = await rig.connected();
  const { bot } = rig;
  for (const [name, ms] of Object.entries({ a: 1_000, b: 500, c: 250 })) bot.prompts.set(name, wav(ms));
  const [first, second] = [
    await rig.act(callId, "playPrompt", promptsBody(bot, ["a", "b"], "first")),
    await rig.act(callId, "playPrompt", promptsBody(bot, ["c"], "second")),
  ];
  expect([first.body.status, second.body.status]).toEqual(["running", "running"]);
  await rig.advance(1_499);
  expect(bot.told).toHaveLength(4);
  expect(bot.fetched).toEqual(["/prompt/a", "/prompt/b"]);
  await rig.advance(1);
  expect(bot.told.at(-1)?.item).toMatchObject({
    changeType: "deleted",
    resourceUrl: `/communications/calls/${callId}/operations/${first.body.id}`,
    resourceData: {
      "@odata.type": "#microsoft.graph.playPromptOperation",
      id: first.body.id,
      status: "completed",
      clientContext: "first",
      completionReason: "completedSuccessfully",
      resultInfo: { code: 200, subcode: 0, message: "Action completed successfully." },
    },
  });
  await rig.advance(250);
  expect(bot.told.at(-1)?.data).toMatchObject({ clientContext: "second", status: "completed" });
});

test("cancelling ends what plays and what waits, and nothing afterwards", async () => {
  const callId = await rig.connected();
  for (const name of ["one", "two", "three"]) await rig.play(callId, name, 5_000, name);
  await rig.advance(1_000);
  await rig.act(callId, "cancelMediaProcessing", { clientContext: "stop" });
  await rig.advance(60_000);
  expect(rig.bot.told.slice(4).map(({ data }) => data)).toEqual(
    ["one", "two", "three"].map((clientContext) =>
      expect.objectContaining({
        clientContext,
        status: "failed",
        completionReason: "mediaOperationCanceled",
        resultInfo: expect.objectContaining({ code: 400, subcode: 8508 }),
      }),
    ),
  );
});

test.each([
  ["is not there", undefined, 8536],
  ["has the wrong format", wav(100, { rate: 8_000 }), 8535],
])("a prompt that %s fails, and the next one plays", async (_, bytes, subcode) => {
  const callId = await rig.connected();
  if (bytes) rig.bot.prompts.set("bad", bytes);
  rig.bot.prompts.set("good", wav(100));
  await rig.act(callId, "playPrompt", promptsBody(rig.bot, ["bad"]));
  await rig.play(callId, "good", 100);
  await rig.advance(100);
  expect(rig.bot.told.at(-2)?.data).toMatchObject({ status: "failed", resultInfo: { code: 400, subcode } });
  expect(rig.bot.told.at(-1)?.data).toMatchObject({ status: "completed" });
});

test("the caller hears what the bot told Graph to play, to the byte", async () => {
  const callId = await rig.connected();
  await rig.play(callId, "heard", 300);
  await rig.advance(0);
  const starts = (await rig.wire(callId)).find((entry) => entry.type === "audio" && entry.did === "starts");
  const { prompt } = starts as { prompt: string };
  const reply = await rig.simulator.secure.inject({ url: `/control/prompts/${prompt}.wav` });
  expect(reply.headers["content-type"]).toBe("audio/wav");
  expect(reply.rawPayload.equals(wav(300))).toBe(true);
});

// ---- The queue by itself, under any sequence of what can happen.

const connected: Call = {
  id: "call",
  chainId: "chain",
  tenantId: "tenant",
  placedAt: 0,
  direction: "incoming",
  people: [],
  muted: false,
  hosted: "service",
  caller: { kind: "withheld" },
  dialled: { kind: "bot", appId: "app", name: "bot" },
  participants: { caller: "c", bot: "b" },
  opaqueCaller: false,
  state: "established",
  audio: "active",
  preFetchMedia: [],
  tones: { subscribed: true, pressed: 0 },
  queue: { operations: [], index: 0 },
  operations: {},
};

const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("play" as const), prompts: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("cancel" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("press" as const) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("fetched" as const), ok: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("timeout" as const) }) },
  // News that comes too late: the same fetch or timer once more.
  { weight: 2, arbitrary: fc.record({ do: fc.constant("echo" as const), back: fc.nat(5) }) },
);

test("any sequence of playing, cancelling and pressing keeps the order; each operation ends exactly once", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      let call = connected;
      let asked = 0;
      const begun: string[] = [];
      const ended: string[] = [];
      const tones: number[] = [];
      const past: Input[] = [];
      let fetching: { operationId: string; index: number } | undefined;
      let playing: Extract<Timer, { name: "prompt" }> | undefined;

      const follow = (effect: Effect) => {
        if (effect.type === "fetch") {
          fetching = effect;
          if (!begun.includes(effect.operationId)) begun.push(effect.operationId);
        } else if (effect.type === "arm" && effect.timer.name === "prompt") playing = effect.timer;
        else if (effect.type === "disarm" && effect.name === "prompt") playing = undefined;
        else if (effect.type === "notify") {
          const { kind } = effect.notice;
          const data = effect.notice.data as JsonObject;
          if (kind === "operation") ended.push(String(data.id));
          if (kind === "tone") tones.push((data.toneInfo as { sequenceId: number }).sequenceId);
        }
      };
      const give = (input: Input) => {
        const next = step(call, input);
        call = JSON.parse(JSON.stringify(next.call)) as Call;
        next.effects.forEach(follow);
        // Never more than one prompt at a time, and what runs is the oldest that has not ended.
        expect(call.queue.operations.map(({ id }) => id)).toEqual(
          Array.from({ length: asked }, (_, i) => `op${i}`).filter((id) => !ended.includes(id)),
        );
      };
      const news = (input: Input) => {
        past.push(input);
        give(input);
      };
      /** News about anything but the prompt whose turn it is changes nothing. */
      const expectNothingOf = (again: Input) => {
        const of = again.type === "timer" ? again.timer : again;
        const isOld =
          "operationId" in of &&
          (of.operationId !== call.queue.operations[0]?.id ||
            ("index" in of && of.index !== call.queue.index));
        if (!isOld) return;
        const { call: after, effects } = step(call, again);
        expect(after.queue).toEqual(call.queue);
        expect(effects).toEqual([]);
      };
      const arrive = (ok: boolean) => {
        if (!fetching) return;
        const { operationId, index } = fetching;
        fetching = undefined;
        news({
          type: "fetched",
          operationId,
          index,
          result: ok ? { ok, prompt: "p", durationMs: 100 } : { ok, outcome: "downloadFailed" },
        });
      };
      const timeout = () => {
        const timer = playing;
        playing = undefined;
        if (timer) news({ type: "timer", timer });
      };

      for (const item of happenings) {
        if (item.do === "play") {
          const prompts = Array.from({ length: item.prompts }, (_, i) => ({ uri: `https://bot.test/${i}` }));
          give({ type: "playPrompt", id: `op${asked++}`, prompts });
        } else if (item.do === "cancel") give({ type: "cancelMediaProcessing", id: `cancel${past.length}` });
        else if (item.do === "press") give({ type: "tone", tone: "tone1" });
        else if (item.do === "fetched") arrive(item.ok);
        else if (item.do === "timeout") timeout();
        else {
          const again = past.at(-1 - item.back);
          if (again) expectNothingOf(again);
        }
      }
      while (fetching || playing) {
        arrive(true);
        timeout();
      }
      const all = Array.from({ length: asked }, (_, i) => `op${i}`);
      expect(ended).toEqual(all);
      expect(begun).toEqual(all.filter((id) => begun.includes(id)));
      expect(tones).toEqual(tones.map((_, i) => i + 1));
    }),
    { numRuns: 300 },
  );
});
