import { fliteProvider, type SpeechFaultCode, type SpeechProvider } from "@dialtree/speech/io";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { controlRoutes } from "../../src/control/api/routes.ts";
import { speechRoutes } from "../../src/speech/routes.ts";
import { openRig } from "../control/rig.ts";

const voices = [
  { name: "ann", language: "en-US" },
  { name: "bob", language: "en-GB" },
  { name: "eva", language: "de-DE" },
];
const english: SpeechProvider = {
  voices,
  listVoices: async () => ({ voices }),
  voiceFor: () => ({ voice: "ann", provider: "fake", version: "1" }),
  speak: async ({ text, language, voice }) => ({
    wav: new TextEncoder().encode(`RIFF ${JSON.stringify([text, language, voice ?? null])}`),
  }),
  close: async () => {},
};

async function open(change: Partial<SpeechProvider> = {}, bounds = {}) {
  const { control } = await openRig();
  const app = Fastify({ onProtoPoisoning: "error" });
  await controlRoutes(app, control, speechRoutes({ ...english, ...change }, bounds));
  onTestFinished(() => app.close());
  return {
    app,
    speak: (payload: object) => app.inject({ method: "POST", url: "/api/speech", payload }),
    voices: () => app.inject("/api/voices"),
  };
}

const hello = { text: "Hello.", language: "en-US" };

test("a text comes back as sound, in the language and the voice that were asked for", async () => {
  const { speak } = await open();
  const plain = await speak(hello);
  expect(plain.statusCode).toBe(200);
  expect(plain.headers["content-type"]).toBe("audio/wav");
  expect(plain.headers["dialtree-unspoken"]).toBeUndefined();
  expect(plain.body).toBe('RIFF ["Hello.","en-US",null]');
  expect((await speak({ ...hello, voice: "bob" })).body).toBe('RIFF ["Hello.","en-US","bob"]');
});

test("what callers would not hear is named", async () => {
  const { speak } = await open({
    speak: async () => ({ wav: new Uint8Array([1]), unspoken: "\u{1f600} \u{4f60}" }),
  });
  const { headers } = await speak(hello);
  expect(decodeURIComponent(String(headers["dialtree-unspoken"]))).toBe("\u{1f600} \u{4f60}");
});

const faults: readonly (readonly [SpeechFaultCode, number])[] = [
  ["language_not_spoken", 422],
  ["voice_unknown", 422],
  ["nothing_to_say", 422],
  ["text_too_long", 422],
  ["took_too_long", 422],
  ["provider_failed", 503],
  ["provider_refused", 503],
  ["provider_busy", 503],
  ["provider_away", 503],
];
test.each(faults)("%s is told in the voice's own words: %i", async (code, status) => {
  const { speak } = await open({ speak: async () => ({ fault: "This cannot be said.", code }) });
  const reply = await speak(hello);
  expect(reply.statusCode).toBe(status);
  expect(reply.json()).toMatchObject({
    code,
    detail: "This cannot be said.",
    remedy: expect.stringMatching(/./),
  });
});

test("what is no order for speech is refused", async () => {
  const { speak } = await open();
  const wrong = [
    {},
    { text: "Hello." },
    { ...hello, text: 7 },
    { ...hello, language: "English, please" },
    { ...hello, voice: "" },
    { ...hello, keep: true },
  ];
  for (const order of wrong) {
    const reply = await speak(order);
    expect({ order, status: reply.statusCode, code: reply.json().code }).toEqual({
      order,
      status: 400,
      code: "request_invalid",
    });
  }
  const long = await speak({ ...hello, text: "x".repeat(100_000) });
  expect({ status: long.statusCode, code: long.json().code }).toEqual({
    status: 413,
    code: "body_too_large",
  });
});

test("a crowd waits its turn outside, so that publishing need not", async () => {
  const waiting: (() => void)[] = [];
  const { speak } = await open({
    speak: () => new Promise((resolve) => waiting.push(() => resolve({ wav: new Uint8Array([1]) }))),
  });
  const inside = Array.from({ length: 4 }, () => speak(hello));
  await expect.poll(() => waiting.length).toBe(4);
  const turnedAway = await speak(hello);
  expect({ status: turnedAway.statusCode, code: turnedAway.json().code }).toEqual({
    status: 429,
    code: "speech_busy",
  });
  for (const go of waiting) go();
  for (const reply of await Promise.all(inside)) expect(reply.statusCode).toBe(200);
  const after = speak(hello);
  await expect.poll(() => waiting.length).toBe(5);
  waiting.at(-1)?.();
  expect((await after).statusCode).toBe(200);
});

test("nobody speaks for somebody who has gone", async () => {
  let told: unknown;
  let began = false;
  const { app } = await open({
    speak: (_, signal) =>
      new Promise((_resolve, reject) => {
        began = true;
        signal?.addEventListener("abort", () => {
          told = "stop";
          reject(signal.reason);
        });
      }),
  });
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const leaving = new AbortController();
  const asked = fetch(`${url}/api/speech`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(hello),
    signal: leaving.signal,
  });
  await expect.poll(() => began).toBe(true);
  leaving.abort();
  await expect(asked).rejects.toThrow();
  await expect.poll(() => told).toBe("stop");
});

test("the voices are listed with the languages that they speak", async () => {
  const { voices } = await open();
  expect((await voices()).json()).toEqual({ languages: ["en", "de"], voices: english.voices });
});

test("why some voices are missing is told, and which languages are spoken all the same", async () => {
  const fault = { fault: "Away. Try again.", code: "provider_away" } as const;
  const { voices } = await open({ listVoices: async () => ({ voices: [], fault }) });
  expect((await voices()).json()).toEqual({ languages: ["en", "de"], voices: [], incomplete: fault.fault });
});

test("nobody waits for a list of voices that does not come", async () => {
  const listVoices: SpeechProvider["listVoices"] = (signal) =>
    new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  const { voices } = await open({ listVoices }, { listBoundMs: 1 });
  expect((await voices()).json()).toEqual({
    languages: ["en", "de"],
    voices: english.voices,
    incomplete: expect.stringContaining("slow to come"),
  });
});

test("the built-in voice says it as publishing would, and keeps nothing of it", async () => {
  const provider = fliteProvider();
  onTestFinished(() => provider.close());
  const { speak } = await open(provider);
  const { rawPayload } = await speak({ text: "Please hold.", language: "en-US" });
  const published = await provider.speak({ text: "Please hold.", language: "en-US" });
  if ("fault" in published) throw new Error(published.fault);
  expect(rawPayload.equals(Buffer.from(published.wav))).toBe(true);
  const german = await speak({ text: "Bitte warten.", language: "de-DE" });
  expect(german.statusCode).toBe(422);
  expect(german.json().detail).toContain("speaks English only, not de-DE");
});
