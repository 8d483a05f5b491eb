// What somebody may send as a recording or a sound of the library, read by the reader that is there in real life.

import { once } from "node:events";
import { readdirSync } from "node:fs";
import { type AddressInfo, connect } from "node:net";
import { writeWav } from "@dialtree/speech";
import { createPromptLibrary, fliteProvider } from "@dialtree/speech/io";
import Fastify from "fastify";
import { describe, expect, onTestFinished, test } from "vitest";
import { type FileBounds, soundBounds } from "../../src/control/api/file-bodies.ts";
import { controlRoutes } from "../../src/control/api/routes.ts";
import type { Audio } from "../../src/control/audio.ts";
import { uploadsIn } from "../../src/control/drafts/uploads.ts";
import { type FakeAudio, fakeAudio } from "./fake-audio.ts";
import { smallFlow } from "./flows.ts";
import { openRig, temporaryFolder } from "./rig.ts";

const sound = Buffer.from(writeWav(Int16Array.from({ length: 1_600 }, (_, at) => (at * 911) % 2_000)));

/** The sound with some bytes of it replaced. */
function changed(at: number, ...bytes: number[]): Buffer {
  const copy = Buffer.from(sound);
  copy.set(bytes, at);
  return copy;
}

/** A WAV of so many parts with nothing in them. */
function swarm(parts: number): Buffer {
  const file = Buffer.alloc(12 + parts * 8);
  file.write("RIFF", 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write("WAVE", 8);
  for (let at = 12; at < file.length; at += 8) file.write("junk", at);
  return file;
}

async function open({
  bounds = soundBounds,
  ...options
}: {
  readonly uploadBytes?: number;
  readonly bounds?: FileBounds;
} = {}) {
  const provider = fliteProvider();
  const folder = temporaryFolder();
  onTestFinished(() => provider.close());
  const library = createPromptLibrary({ folder, provider });
  const real: Pick<Audio, "keep" | "read" | "share"> = {
    keep: (wav) => library.keep(wav),
    read: (hash) => library.read(hash),
    share: async () => {},
  };
  const audio: FakeAudio = Object.assign(fakeAudio(), real);
  const { control, database } = await openRig({ audio, ...options });
  const app = Fastify({ onProtoPoisoning: "error" });
  await controlRoutes(app, control, [], bounds);
  onTestFinished(() => app.close());
  await control.prompts.create({ id: "welcome", title: "Welcome", words: {} });
  const url = "/api/prompts/welcome/sounds/en-US";
  return {
    app,
    audio,
    database,
    control,
    counted: async () => (await database.selectFrom("upload").selectAll().execute()).length,
    kept: () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()),
    put: (payload: Buffer, headers = { "content-type": "audio/wav" }, path = url) =>
      app.inject({ method: "PUT", url: path, headers, payload }),
    get: () => app.inject(url),
  };
}

const hostile: readonly (readonly [string, Buffer, string])[] = [
  ["nothing", Buffer.alloc(0), "empty"],
  ["one byte", Buffer.from([0x52]), "not a WAV file"],
  ["an MP3", Buffer.from("ID3\u0004................"), "MP3"],
  ["a ZIP", Buffer.from("PK\u0003\u0004............"), "ZIP"],
  ["a page", Buffer.from("<html><script>alert(1)</script></html>"), "not a WAV file"],
  [
    "an ASF",
    Buffer.from([0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6, 0xd9, 0, 0xaa]),
    "Windows Media",
  ],
  ["a length of 1 GB", changed(4, 0, 0, 0, 0x40), "cut off"],
  ["a length that nobody knows", changed(4, 0xff, 0xff, 0xff, 0xff), "does not say how long"],
  ["a part of 1 GB", changed(40, 0, 0, 0, 0x40), "cut off"],
  ["a part of 4 GB", changed(40, 0xff, 0xff, 0xff, 0xff), "cut off"],
  ["a part of no length before its end", changed(40, 0, 0, 0, 0), "cut off"],
  ["a swarm of empty parts", swarm(10_000), "more than 64 parts"],
  ["half of it", sound.subarray(0, sound.length / 2), "cut off"],
  ["a page behind it", Buffer.concat([sound, Buffer.from("<html></html>")]), "goes on after its end"],
  ["two channels", changed(22, 2), "stereo"],
  ["no channel", changed(22, 0), "0-channel"],
  ["8 kHz", changed(24, 0x40, 0x1f), "8 kHz"],
  ["µ-law", changed(20, 7), "µ-law"],
  ["a description that contradicts itself", changed(28, 1), "contradicts itself"],
];

test.each(hostile)("%s is refused with the reason, and nothing is kept", async (_name, bytes, says) => {
  const { control, put, get, counted, kept } = await open();
  const reply = await put(bytes);
  expect([reply.statusCode, reply.json().code]).toEqual([422, "recording_unusable"]);
  expect(reply.json().detail).toContain(says);
  expect(reply.json().remedy).toMatch(/16 kHz/);
  expect((await get()).statusCode).toBe(404);
  expect((await control.prompts.find("welcome")).revision).toBe(1);
  expect([kept(), await counted()]).toEqual([[], 0]);
});

/** Another good sound of the same length for each number. */
const soundOf = (number: number) => {
  const copy = Buffer.from(sound);
  copy.writeUInt16LE(number, 44);
  return copy;
};

test("what is uploaded has a bound in all: beyond it nothing is kept, and what is there goes on playing", async () => {
  const { control, put, get, counted, kept } = await open({ uploadBytes: 2 * sound.length + 10 });
  expect((await put(soundOf(1))).statusCode).toBe(200);
  expect((await put(soundOf(2))).statusCode).toBe(200);
  const refused = await put(soundOf(3));
  expect([refused.statusCode, refused.json().code]).toEqual([507, "sounds_full"]);
  expect(refused.json().remedy).toContain("DIALTREE_UPLOADS_MB");
  expect([kept().length, await counted()]).toEqual([2, 2]);
  expect((await get()).rawPayload.equals(soundOf(2))).toBe(true);
  // The same bytes again take no more room, and a flow's recordings have no room of their own.
  expect((await put(soundOf(1))).statusCode).toBe(200);
  await control.drafts.create(smallFlow("desk"));
  const path = "/api/flows/desk/recordings/welcome.wav";
  expect((await put(soundOf(4), undefined, path)).json().code).toBe("sounds_full");
  expect((await put(soundOf(2), undefined, path)).statusCode).toBe(200);
});

test.each([1, 2])(
  "of uploads of one moment only so many are kept as there is room for, on %i server(s)",
  async (servers) => {
    const most = 2 * sound.length + 10;
    const { audio, database, counted } = await open();
    const shelves = Array.from({ length: servers }, () => uploadsIn(database, audio, most));
    const kept = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => shelves[n % servers]?.keep(soundOf(n))));
    const refused = kept.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(new Set(refused)).toEqual(new Set(["sounds_full"]));
    // Two servers may each take the other's for what fills the room; none of them ever takes more than there is.
    expect(await counted()).toBe(5 - refused.length);
    if (servers === 1) expect(refused).toHaveLength(3);
    else expect(refused.length).toBeGreaterThanOrEqual(3);
  },
);

describe("over a real connection", () => {
  /** Begins to send a sound; what is answered is read to the end of the connection. */
  async function sending(bounds: FileBounds) {
    const opened = await open({ bounds });
    await opened.app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = opened.app.server.address() as AddressInfo;
    const begin = async (...bytes: number[]) => {
      const socket = connect(port, "127.0.0.1");
      onTestFinished(() => void socket.destroy());
      let answered = "";
      socket.setEncoding("latin1").on("data", (text) => {
        answered += text;
      });
      const over = once(socket, "close").then(() => answered);
      await once(socket, "connect");
      socket.write(
        [
          "PUT /api/prompts/welcome/sounds/en-US HTTP/1.1",
          "host: localhost",
          "content-type: audio/wav",
          `content-length: ${sound.length}`,
          "expect: 100-continue",
          "connection: close",
          "\r\n",
        ].join("\r\n"),
      );
      // The server has taken the request on.
      await once(socket, "data");
      socket.write(Buffer.from(bytes));
      return { socket, over };
    };
    return { ...opened, begin };
  }

  test("a sound that does not come to its end is given up, with a word of why", async () => {
    const { begin, counted } = await sending({ ...soundBounds, atOnce: 4, withinMs: 40 });
    const { over } = await begin(0x52);
    const answered = await over;
    expect(answered).toContain("HTTP/1.1 408");
    expect(JSON.parse(answered.slice(answered.indexOf("{")))).toMatchObject({
      code: "upload_slow",
      remedy: expect.stringContaining("again"),
    });
    expect(await counted()).toBe(0);
  });

  test("only so many are in memory at once; there is room again for one that was sent, refused or given up", async () => {
    const { begin, put } = await sending({ ...soundBounds, atOnce: 2, withinMs: 60_000 });
    const [first, second] = [await begin(0x52), await begin()];
    const refused = await put(sound);
    expect([refused.statusCode, refused.json().code]).toEqual([503, "uploads_busy"]);
    expect(refused.headers["retry-after"]).toBe("5");
    second.socket.write(sound);
    expect(await second.over).toContain("HTTP/1.1 200");
    expect((await put(sound)).statusCode).toBe(200);
    const third = await begin();
    expect((await put(sound)).statusCode).toBe(503);
    first.socket.destroy();
    await first.over;
    third.socket.write(Buffer.alloc(sound.length));
    expect(await third.over).toContain("HTTP/1.1 422");
    for (let tries = 0; tries < 5; tries += 1) expect((await put(sound)).statusCode).toBe(200);
  });
});

test("more than 10 MB are not even read", async () => {
  const { put } = await open();
  const reply = await put(Buffer.alloc(10_000_001));
  expect([reply.statusCode, reply.json().code]).toEqual([413, "body_too_large"]);
});

test("what is no sound by its type, or for no language, is refused", async () => {
  const { put } = await open();
  for (const type of ["application/json", "multipart/form-data", "audio/mpeg"])
    expect((await put(sound, { "content-type": type })).statusCode, type).toBe(415);
  for (const language of ["english", "..%2F..%2Fx", "en-us", "__proto__"]) {
    const reply = await put(sound, undefined, `/api/prompts/welcome/sounds/${language}`);
    expect([reply.statusCode, reply.json().code], language).toEqual([400, "request_invalid"]);
  }
});

test("a good one is kept, byte by byte", async () => {
  const { put, get } = await open();
  const reply = await put(sound);
  expect([reply.statusCode, reply.headers.etag]).toEqual([200, '"2"']);
  expect(reply.json()).toMatchObject({
    keptBy: [],
    prompt: { revision: 2, sounds: [{ language: "en-US", milliseconds: 100 }] },
  });
  const { headers, rawPayload } = await get();
  expect(headers["content-type"]).toBe("audio/wav");
  expect(rawPayload.equals(sound)).toBe(true);
});
