// What becomes of what callers say, behind the call: the real server, the simulator's recordings, and an address on this
// machine that messages are handed on to.

import { createHmac } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type FlowDocument, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { readScenario } from "@dialtree/rehearsal";
import { type ManualClock, manualClock } from "@dialtree/simulator";
import { readWav } from "@dialtree/speech";
import { pino } from "pino";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { playLive } from "./both-ways.ts";
import { type RealLine, sharedVoice, startRealLine } from "./real-line.ts";

const secret = "a secret that only these two know of";
const read = readText(
  readFileSync(new URL("../flows/voicemail/flow.json", import.meta.url), "utf8"),
  nodeTypes,
);
const flow = read.document as FlowDocument;
const discarding: FlowDocument = {
  ...flow,
  nodes: flow.nodes.map((node) =>
    node.type === "leave-message" ? { ...node, data: { ...node.data, unconfirmed: "discard" } } : node,
  ),
};

interface Received {
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
  readonly letter: Readonly<Record<string, unknown>>;
  readonly wav: Buffer;
}

/** Takes messages, or refuses them with the statuses it is given, the first one first. */
async function startSink() {
  const received: Received[] = [];
  const refuses: { readonly status: number; readonly retryAfter?: string }[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const body = Buffer.concat(pieces);
      const text = body.toString("latin1");
      const wavAt = text.indexOf("audio/wav\r\n\r\n") + 13;
      received.push({
        headers: request.headers,
        body,
        letter: JSON.parse(/application\/json\r\n\r\n(.*)\r\n/.exec(body.toString())?.[1] ?? "{}"),
        wav: body.subarray(wavAt, text.lastIndexOf("\r\n--")),
      });
      const refused = refuses.shift();
      response.writeHead(
        refused?.status ?? 204,
        refused?.retryAfter === undefined ? {} : { "retry-after": refused.retryAfter },
      );
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/messages`,
    received,
    refuses,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

const voice = sharedVoice();
let line: RealLine;
let clock: ManualClock;
let sink: Awaited<ReturnType<typeof startSink>>;
const told: { readonly level: number; readonly msg: string; readonly [name: string]: unknown }[] = [];

async function startLine(mailbox: object = {}, document = flow): Promise<void> {
  sink = await startSink();
  clock = manualClock();
  told.length = 0;
  line = await startRealLine(clock, voice.prompts, {
    mailboxes: { "front-desk": { url: sink.url, local: true, secret, ...mailbox } },
    log: pino({ level: "debug" }, { write: (text: string) => void told.push(JSON.parse(text)) }),
  });
  dialled = await line.publish({ document });
}
let dialled: Awaited<ReturnType<RealLine["publish"]>>;

afterEach(async () => {
  await line.close();
  await sink.close();
});
afterAll(() => voice.close());

/** Somebody calls and does this; the transcript. */
async function call(...acts: string[]): Promise<readonly string[]> {
  const read = readScenario(["call from +15550180", ...acts].join("\n"));
  if (!("scenario" in read)) throw new Error(JSON.stringify(read.faults));
  const { lines } = await playLive(line, read.scenario, { ...dialled, promptLength: line.promptLength });
  await line.server.idle();
  return lines;
}
const sent = ["says 4s", "presses #", "presses 1"] as const;

async function wait(ms: number): Promise<void> {
  await line.server.idle();
  await clock.advance(ms, () => line.server.idle());
  await line.server.idle();
}

async function api<T>(path: string, method = "GET"): Promise<{ readonly status: number; readonly body: T }> {
  const reply = await fetch(`${line.server.url}/api${path}`, {
    method,
    headers: { origin: line.server.url },
  });
  const type = reply.headers.get("content-type") ?? "";
  const body = type.includes("json") ? await reply.json() : Buffer.from(await reply.arrayBuffer());
  return { status: reply.status, body: body as T };
}
const rows = () => line.server.messages.box.count("front-desk");

describe("a message that was sent", () => {
  test("is handed on with what its address needs to know, signed, and then it is nowhere any more", async () => {
    await startLine({ headers: { "x-api-key": "k1" } });
    await call(...sent);
    const [message, ...more] = sink.received;
    expect(more).toEqual([]);
    const { headers, letter, body, wav } = message as Received;
    expect(letter).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      mailbox: "front-desk",
      flow: "voicemail",
      caller: "+15550180",
      language: "en-US",
      recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["dialtree-signature"])) ?? [];
    expect(v1).toBe(createHmac("sha256", secret).update(`${t}.`).update(body).digest("hex"));
    expect(Math.abs(Number(t) * 1_000 - clock.now())).toBeLessThan(60_000);
    expect(headers).toMatchObject({ "x-api-key": "k1", "idempotency-key": letter.id });
    const sound = readWav(wav);
    expect("fault" in sound ? sound : sound.seconds).toBeCloseTo(Number(letter.milliseconds) / 1_000, 2);
    expect(letter.milliseconds).toBeGreaterThanOrEqual(4_000);
    expect(letter.milliseconds).toBeLessThan(6_000);
    expect(await rows()).toMatchObject({ waiting: 0, kept: 0 });
    expect(await api("/mailboxes/front-desk/messages")).toMatchObject({
      status: 200,
      body: { messages: [] },
    });
  });

  test("is kept where somebody allows it, can be fetched and removed", async () => {
    await startLine({ keepDays: 2 });
    await call(...sent);
    await call(...sent);
    const { messages } = (
      await api<{ messages: { id: string; caller: string; state: string }[] }>(
        "/mailboxes/front-desk/messages",
      )
    ).body;
    expect(messages.map(({ caller, state }) => [caller, state])).toEqual([
      ["+15550180", "kept"],
      ["+15550180", "kept"],
    ]);
    const [one, two] = messages.map(({ id }) => `/messages/${id}`);
    const fetched = await api<Buffer>(`${one}/recording`);
    expect(sink.received.some(({ wav }) => wav.equals(fetched.body))).toBe(true);
    expect((await api(`${one}`, "DELETE")).status).toBe(204);
    expect((await api(`${one}/recording`)).status).toBe(404);
    expect((await api(`${two}/recording`)).status).toBe(200);
    expect(await rows()).toMatchObject({ waiting: 0, kept: 1 });
  });

  test("that waits for its address cannot be heard by anybody here", async () => {
    await startLine();
    sink.refuses.push({ status: 500 });
    await call(...sent);
    const { messages } = (
      await api<{ messages: { id: string; state: string }[] }>("/mailboxes/front-desk/messages")
    ).body;
    expect(messages.map(({ state }) => state)).toEqual(["waiting"]);
    expect((await api(`/messages/${messages[0]?.id}/recording`)).status).toBe(404);
  });
});

describe("a message that was not sent", () => {
  test("goes all the same when its caller hangs up, and not a second time", async () => {
    await startLine();
    await call("says 4s", "presses #", "leaves");
    await wait(3_000);
    expect(sink.received).toHaveLength(1);
    expect(await rows()).toMatchObject({ waiting: 0, kept: 0 });
  });

  test("is thrown away where that is set", async () => {
    await startLine({}, discarding);
    await call("says 4s", "presses #", "leaves");
    await wait(3_000);
    expect(sink.received).toEqual([]);
    expect(await stored()).toEqual([]);
  });

  test("goes nowhere when another one took its place", async () => {
    await startLine();
    await call("says 4s", "presses #", "presses 3", "says 8s", "presses #", "presses 1");
    await wait(3_000);
    expect(sink.received.map(({ letter }) => Math.round(Number(letter.milliseconds) / 1_000))).toEqual([9]);
    expect(await stored()).toEqual([]);
  });

  test("leaves nothing when its caller hangs up while speaking", async () => {
    await startLine();
    await call("says 4s", "leaves");
    // Graph could still tell of a recording.
    expect((await stored()).length).toBe(1);
    await wait(61_000);
    expect(sink.received).toEqual([]);
    expect(await stored()).toEqual([]);
  });
});

describe("a recording that cannot be had at once", () => {
  const recorded = "records    for at most 120s";
  test.each([
    ["is fetched when it is there at the third try", { fault: "recordingGone", times: 2 }],
    ["is fetched when half of it came first", { fault: "recordingTruncated", times: 1 }],
    ["is fetched when somebody asked to sign in first", { fault: "recordingNoWav", times: 1 }],
  ])("%s", async (_says, wanted) => {
    await startLine();
    await switchOn(wanted);
    expect(await call("says 4s", "presses #", "presses 1")).toContain("delivers   to front-desk");
    expect(sink.received).toHaveLength(1);
  });

  test.each([
    ["gone", { fault: "recordingGone" }],
    ["not for us", { fault: "recordingGone", status: 403 }],
    ["never whole", { fault: "recordingTruncated" }],
    ["no sound at all", { fault: "recordingNoWav" }],
  ])("has failed when it is %s, and the caller is sent on", async (_says, wanted) => {
    await startLine();
    await switchOn(wanted);
    const lines = await call("says 4s", "presses #");
    expect(lines.slice(lines.indexOf(recorded))).toEqual([
      recorded,
      "says       4s",
      "presses    #",
      "fails      record (error)",
      'hears      "Something went wrong here. I am connecting you to the night desk."',
      "transfers  to Night desk",
      "ends       transferred",
    ]);
    expect(await stored()).toEqual([]);
    expect(told.some(({ msg }) => msg.startsWith("What a caller said could not be fetched"))).toBe(true);
  });
});

test("a recording whose end is never told is found by asking, fetched and handed on", async () => {
  await startLine();
  // The greeting's end is told, and the recording's is not.
  await switchOn({ fault: "drop", on: ["operation"], after: 1, times: 1 });
  const looked: number[] = [];
  const stop = line.simulator.world.log.listen((entry) => {
    if (entry.type === "request" && entry.operation === "listOperations") looked.push(Date.parse(entry.at));
  });
  expect(await call(...sent)).toContain("delivers   to front-desk");
  stop();
  expect(sink.received).toHaveLength(1);
  // While they spoke, and eight seconds later.
  expect(looked).toHaveLength(2);
  expect((looked[1] ?? 0) - (looked[0] ?? 0)).toBeLessThanOrEqual(8_100);
});

describe("where it is played to its caller", () => {
  test("it can be fetched at its address while the call lasts, and neither before nor after nor elsewhere", async () => {
    await startLine();
    const fetches: string[] = [];
    const stop = line.simulator.world.log.listen((entry) => {
      if (entry.type === "fetch" && entry.url.includes("/recordings/")) fetches.push(entry.url);
    });
    const lines = await call("says 4s", "presses #", "presses 2", "presses 1");
    stop();
    expect(lines).toContain('hears      "(what was said)"');
    const [url = "", ...more] = fetches;
    expect(more).toEqual([]);
    const [, signature = "", id = "", until = ""] =
      /recordings\/([^/]+)\/([0-9a-f]{64})\.(\d+)\.wav$/.exec(url) ?? [];
    const { messages } = line.server;
    expect((await fetch(url)).status).toBe(404);
    expect(await messages.heard(id)).toBeUndefined();
    expect(signature.length).toBeGreaterThan(40);
    expect(Number(until) - clock.now()).toBeLessThan(10 * 60_000);
  });

  test("an address that was tampered with, or whose time is over, opens nothing", async () => {
    await startLine();
    const statuses: Record<string, number> = {};
    let over = Promise.resolve();
    const stop = line.simulator.world.log.listen((entry) => {
      if (entry.type !== "fetched" || !("durationMs" in entry)) return;
      const asked = line.simulator.world.log.after(0).find(({ seq }) => seq === entry.to);
      const url = asked?.type === "fetch" ? asked.url : "";
      const [, base, signature, id, until] =
        /^(.*\/recordings)\/([^/]+)\/([0-9a-f]{64})\.(\d+)\.wav$/.exec(url) ?? [];
      if (base === undefined) return;
      const other = `${id?.startsWith("0") ? "1" : "0"}${id?.slice(1)}`;
      over = Promise.all(
        Object.entries({
          right: url,
          later: `${base}/${signature}/${id}.${Number(until) + 1}.wav`,
          "another one": `${base}/${signature}/${other}.${until}.wav`,
          unsigned: `${base}/x/${id}.${until}.wav`,
        }).map(async ([name, at]) => {
          statuses[name] = (await fetch(at)).status;
        }),
      ).then(() => undefined);
    });
    await call("says 9s", "presses #", "presses 2", "waits 1s", "presses 1");
    await over;
    stop();
    expect(statuses).toEqual({ right: 200, later: 404, "another one": 404, unsigned: 404 });
  });
});

test("nothing of what was said, of who said it and of what opens it is written down in plain", async () => {
  await startLine({ headers: { authorization: "Bearer not-to-be-written" } });
  sink.refuses.push({ status: 500 });
  await call("says 4s", "presses #", "presses 2", "presses 1");
  const wav = sink.received[0]?.wav as Buffer;
  // Some of the sound, from the middle of the voice.
  const piece = wav.subarray(40_000, 40_064);
  const files = readdirSync(line.folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== "mailboxes.json",
  );
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(["control.db", "calls.db"]));
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(join(parentPath, name));
    for (const [what, plain] of Object.entries({
      sound: piece,
      "the mailbox's secret": secret,
      "the mailbox's header": "not-to-be-written",
      "where Graph has it": "/recordings/",
    }))
      expect([name, what, bytes.includes(plain)]).toEqual([name, what, false]);
    // Who called is in calls.db while the call lasts, and in no message.
    if (name.startsWith("control.db")) expect([name, bytes.includes("+15550180")]).toEqual([name, false]);
  }
  const log = JSON.stringify(told);
  for (const plain of [secret, "not-to-be-written", "+15550180", "/recordings/"])
    expect([plain, log.includes(plain)]).toEqual([plain, false]);
});

async function switchOn(fault: object): Promise<void> {
  const reply = await line.simulator.plain.inject({
    method: "POST",
    url: "/control/faults",
    headers: { host: "localhost", "content-type": "application/json" },
    payload: JSON.stringify({ on: ["download"], ...fault }),
  });
  expect(reply.statusCode).toBe(201);
}

/** Messages of which anything is left. */
async function stored(): Promise<readonly unknown[]> {
  await line.server.idle();
  // The server has it to itself.
  const copy = mkdtempSync(join(tmpdir(), "dialtree-copy-"));
  try {
    for (const name of readdirSync(line.folder))
      if (name.startsWith("control.db")) copyFileSync(join(line.folder, name), join(copy, name));
    const database = new DatabaseSync(join(copy, "control.db"));
    const found = database.prepare("select id, state from message").all();
    database.close();
    return found;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
