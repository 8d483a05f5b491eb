import type { CallNews, Newsroom } from "@dialtree/calls";
import Fastify from "fastify";
import { describe, expect, onTestFinished, test } from "vitest";
import { controlRoutes, routes } from "../../src/control/api/routes.ts";
import { phoneRoutes } from "../../src/phone/routes.ts";
import { simulatorAt } from "../../src/phone/simulator.ts";
import { smallFlow } from "../control/flows.ts";
import { openRig } from "../control/rig.ts";
import { at, callId, type FakeSimulator, fakeSimulator, otherCall } from "./fake-simulator.ts";

/** News of the calls in `known`, and of those that are told later. */
function newsroom(known = new Set<string>([callId])) {
  const listeners = new Set<(news: CallNews) => void>();
  const room: Newsroom = {
    publish: () => {},
    of: (key) => (known.has(key) ? [] : undefined),
    listen: (_, listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    keys: () => [],
  };
  return {
    room,
    listeners,
    tell: () => {
      for (const listener of listeners) listener({ seq: 1, at: 0, kind: "event" } as unknown as CallNews);
    },
  };
}

interface Options {
  readonly without?: true;
  readonly news?: ReturnType<typeof newsroom>;
  readonly heardWithinMs?: number;
}

async function open({ without, news = newsroom(), heardWithinMs = 60_000 }: Options = {}) {
  const rig = await openRig();
  const fake = await fakeSimulator();
  const simulator = without ? undefined : simulatorAt(fake.url);
  const app = Fastify({ onProtoPoisoning: "error" });
  await controlRoutes(app, rig.control, phoneRoutes({ simulator, newsroom: news.room, heardWithinMs }));
  onTestFinished(async () => {
    await app.close();
    await simulator?.close();
  });
  return {
    app,
    fake,
    control: rig.control,
    async publish(id: string, ...numbers: readonly string[]) {
      await rig.control.drafts.create(smallFlow(id));
      await rig.control.publish(id, "for a test");
      for (const number of numbers) await rig.control.numbers.assign(number, id);
    },
    post: (path: string, payload?: object) =>
      app.inject({ method: "POST", url: `/api/phone${path}`, ...(payload ? { payload } : {}) }),
    get: (path: string) => app.inject(`/api/phone${path}`),
  };
}

type Reply = Awaited<ReturnType<Awaited<ReturnType<typeof open>>["get"]>>;
function refusal(reply: Reply): string {
  const { type, title, status, detail, instance, code, remedy, because = [], ...more } = reply.json();
  expect(more).toEqual({});
  // What is wrong with the shape, to be said in any language.
  for (const fault of because)
    expect(fault).toEqual({
      code: expect.stringMatching(/^(shape|schema)_/),
      values: expect.anything(),
      fault: expect.any(String),
    });
  expect([type, status]).toEqual([`/problems/${code}`, reply.statusCode]);
  for (const words of [title, detail, instance, remedy]) expect(words).toMatch(/./);
  return `${status} ${code}`;
}

const from = { kind: "user", name: "Ann" };

describe("a call", () => {
  test("goes to the number that the flow answers, from a phone", async () => {
    const { post, fake, publish } = await open();
    await publish("desk", "+15550100");
    const reply = await post("/calls", { flow: "desk" });
    expect(reply.statusCode).toBe(201);
    expect(reply.json()).toEqual({ id: callId, key: callId, called: "+15550100" });
    expect(fake.asked).toEqual(['POST /control/calls {"to":"+15550100","from":{"kind":"phone"}}']);
  });

  test("goes to the bot from Teams, and to numbers rather than to the bot", async () => {
    const { post, fake, publish } = await open();
    fake.reaches.add("bot");
    await publish("desk", "bot");
    expect((await post("/calls", { flow: "desk" })).json().called).toBe("bot");
    expect(fake.asked.at(-1)).toBe('POST /control/calls {"to":"bot","from":{"kind":"user"}}');
    await publish("sales", "bot", "+15550100");
    expect((await post("/calls", { flow: "sales" })).json().called).toBe("+15550100");
  });

  test("comes from whom one likes", async () => {
    const { post, fake, publish } = await open();
    await publish("desk", "+15550100");
    expect((await post("/calls", { flow: "desk", from })).statusCode).toBe(201);
    expect(fake.asked.at(-1)).toBe(`POST /control/calls {"to":"+15550100","from":${JSON.stringify(from)}}`);
  });

  test("takes the first number that is there", async () => {
    const { post, fake, publish } = await open();
    await publish("desk", "+15550000", "+15550100");
    expect((await post("/calls", { flow: "desk" })).json().called).toBe("+15550100");
    expect(fake.asked).toHaveLength(2);
  });

  test("has a number that is new known to the telephone network", async () => {
    const { post, fake, publish } = await open();
    await publish("desk", "+15550000", "+15550001");
    expect((await post("/calls", { flow: "desk" })).json().called).toBe("+15550000");
    expect(fake.asked.slice(2, 3)).toEqual(['POST /control/numbers {"number":"+15550000"}']);
    fake.reaches.clear();
    fake.full = true;
    expect(refusal(await post("/calls", { flow: "desk" }))).toBe("502 phone_refused");
  });

  test("is refused for an account that the simulated organisation does not have", async () => {
    const { post, publish } = await open();
    const account = "1e5a7000-0000-4000-8000-00000000dead";
    await publish("desk", account);
    const nowhere = await post("/calls", { flow: "desk" });
    expect(refusal(nowhere)).toBe("409 number_not_simulated");
    expect(nowhere.json().detail).toContain(account);
  });

  test("is not placed when nothing would answer", async () => {
    const { post, fake, publish, control } = await open();
    expect(refusal(await post("/calls", { flow: "nobody" }))).toBe("404 flow_unknown");
    await control.drafts.create(smallFlow("draft"));
    await control.numbers.assign("+15550100", "draft");
    expect(refusal(await post("/calls", { flow: "draft" }))).toBe("409 flow_not_published");
    await publish("quiet");
    expect(refusal(await post("/calls", { flow: "quiet" }))).toBe("409 flow_without_number");
    expect(fake.asked).toEqual([]);
  });

  test("is not placed for what is no order", async () => {
    const { post, fake } = await open();
    const wrong = [
      {},
      { flow: "../desk" },
      { flow: "desk", to: "+15550100" },
      { flow: "desk", from: { kind: "spy" } },
      { flow: "desk", from: { kind: "phone", number: "5550100" } },
      { flow: "desk", from: { kind: "user", language: "English" } },
    ];
    for (const order of wrong) expect(refusal(await post("/calls", order))).toBe("400 request_invalid");
    expect(fake.asked).toEqual([]);
  });

  test("is told of when there is news of it, so that it can be followed at once", async () => {
    const news = newsroom(new Set());
    const { post, publish, fake } = await open({ news });
    await publish("desk", "+15550100");
    let done = false;
    const placing = post("/calls", { flow: "desk" }).then((reply) => {
      done = true;
      return reply;
    });
    await expect.poll(() => news.listeners.size).toBe(1);
    expect({ done, asked: fake.asked.length }).toEqual({ done: false, asked: 1 });
    news.tell();
    expect((await placing).statusCode).toBe(201);
    expect(news.listeners.size).toBe(0);
  });

  test("is told of without news too, in the end", async () => {
    const news = newsroom(new Set());
    const { post, publish } = await open({ news, heardWithinMs: 20 });
    await publish("desk", "+15550100");
    expect((await post("/calls", { flow: "desk" })).statusCode).toBe(201);
    expect(news.listeners.size).toBe(0);
  });
});

describe("keys and the receiver", () => {
  test("reach the call", async () => {
    const { post, fake } = await open();
    expect((await post(`/calls/${callId}/keys`, { keys: "12#*D" })).statusCode).toBe(204);
    expect((await post(`/calls/${callId}/hangUp`)).statusCode).toBe(204);
    expect(fake.asked).toEqual([
      `POST /control/calls/${callId}/keys {"keys":"12#*D"}`,
      `POST /control/calls/${callId}/hangUp`,
    ]);
  });

  test("what is said goes into the call as a WAV of that length, and not for longer than is recorded", async () => {
    const { post, fake } = await open();
    expect((await post(`/calls/${callId}/speech`, { milliseconds: 200 })).statusCode).toBe(204);
    expect(fake.asked).toEqual([expect.stringMatching(/^POST \/control\/calls\/[^ ]+\/speak RIFF/)]);
    for (const milliseconds of [0, 120_001, 1.5, "1s"])
      expect(refusal(await post(`/calls/${callId}/speech`, { milliseconds }))).toBe("400 request_invalid");
  });

  test("do nothing to a call that is over", async () => {
    const { post, fake } = await open();
    fake.happens({ type: "phone", did: "ended", callId });
    expect(refusal(await post(`/calls/${callId}/keys`, { keys: "1" }))).toBe("404 call_over");
    expect(refusal(await post(`/calls/${callId}/hangUp`))).toBe("404 call_over");
  });

  test("are keys, and ids are ids", async () => {
    const { post, get, fake } = await open();
    for (const keys of ["", "x", "1 2", "1".repeat(101), 1])
      expect(refusal(await post(`/calls/${callId}/keys`, { keys }))).toBe("400 request_invalid");
    for (const id of ["1", "..%2f..%2freset", `${callId}%2fkeys`, "...."]) {
      expect(refusal(await post(`/calls/${id}/hangUp`))).toBe("400 request_invalid");
      expect(refusal(await get(`/calls/${id}/events`))).toBe("400 request_invalid");
      expect(refusal(await get(`/prompts/${id}.wav`))).toBe("400 request_invalid");
    }
    expect(fake.asked).toEqual([]);
  });
});

describe("what is heard", () => {
  const hash = "ab".repeat(32);

  test("comes as the sound that the phone played, and never changes", async () => {
    const { get } = await open();
    const reply = await get(`/prompts/${hash}.wav`);
    expect({ status: reply.statusCode, body: reply.body }).toEqual({ status: 200, body: "RIFF" });
    expect(reply.headers).toMatchObject({
      "content-type": "audio/wav",
      "cache-control": "private, max-age=86400, immutable",
    });
    expect(refusal(await get(`/prompts/${"cd".repeat(32)}.wav`))).toBe("404 prompt_unknown");
  });

  const wire = [
    { type: "phone", did: "called", callId },
    { type: "request", operation: "answer", callId },
    { type: "phone", did: "answered", callId },
    { type: "phone", did: "answered", callId: otherCall },
    {
      type: "audio",
      did: "starts",
      prompt: hash,
      durationMs: 1200,
      operationId: "x",
      index: 0,
      of: 1,
      callId,
    },
    { type: "phone", did: "pressed", detail: { key: "1" }, callId },
    { type: "audio", did: "stopped", operationId: "x", index: 0, of: 1, callId },
    { type: "audio", did: "ends", prompt: hash, durationMs: 1200, callId: otherCall },
  ];
  const told = [
    { id: 12, type: "answered", at },
    { id: 14, type: "audio", did: "starts", prompt: hash, durationMs: 1200, at },
    { id: 16, type: "audio", did: "stopped", prompt: null, durationMs: null, at },
  ];
  const end = { type: "phone", did: "ended", callId };
  const toldEnd = { id: 18, type: "ended", at };

  async function follow(url: string, after?: number) {
    const leaving = new AbortController();
    const reply = await fetch(url, {
      signal: leaving.signal,
      headers: after === undefined ? {} : { "last-event-id": String(after) },
    });
    const heard: object[] = [];
    let isOver = false;
    const reading = (async () => {
      let text = "";
      for await (const part of reply.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const blocks = (text + part).split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) {
          const [, id, data] = /^id: (\d+)\ndata: (.*)$/.exec(block) ?? [];
          if (data) heard.push({ id: Number(id), ...JSON.parse(data) });
        }
      }
      isOver = true;
    })().catch(() => {});
    onTestFinished(() => leaving.abort());
    return { reply, heard, isOver: () => isOver, reading, leave: () => leaving.abort() };
  }

  async function listening(): Promise<{
    fake: FakeSimulator;
    url: string;
    app: { close(): Promise<unknown> };
  }> {
    const { app, fake } = await open();
    const url = await app.listen({ port: 0, host: "127.0.0.1" });
    return { app, fake, url: `${url}/api/phone/calls/${callId}/events` };
  }

  test("is told as it happens, from the beginning of this call to its end", async () => {
    const { fake, url } = await listening();
    fake.happens(...wire.slice(0, 5));
    const { reply, heard, reading } = await follow(url);
    expect(reply.headers.get("content-type")).toMatch(/^text\/event-stream/);
    await expect.poll(() => heard).toEqual(told.slice(0, 2));
    fake.happens(...wire.slice(5), end);
    await reading;
    expect(heard).toEqual([...told, toldEnd]);
    expect(fake.asked[1]).toBe("GET /control/events?after=9");
    await expect.poll(() => fake.listeners()).toBe(0);
  });

  test("is gone on with where somebody left off", async () => {
    const { fake, url } = await listening();
    fake.happens(...wire);
    const { heard } = await follow(url, 12);
    await expect.poll(() => heard).toEqual(told.slice(1));
    expect(fake.asked.at(-1)).toBe("GET /control/events?after=12");
  });

  test("is over for who has heard the end", async () => {
    const { fake, url } = await listening();
    fake.happens(...wire, end);
    const again = await follow(url);
    await again.reading;
    expect(again.heard).toEqual([...told, toldEnd]);
    expect((await follow(url, 18)).reply.status).toBe(204);
  });

  test("ends when the listener goes, and when the server does", async () => {
    const { fake, url, app } = await listening();
    fake.happens(...wire);
    const [one, two] = [await follow(url), await follow(url)];
    await expect.poll(() => fake.listeners()).toBe(2);
    one.leave();
    await expect.poll(() => fake.listeners()).toBe(1);
    expect(two.isOver()).toBe(false);
    await app.close();
    await two.reading;
    expect(two.isOver()).toBe(true);
  });

  test("breaks off with the simulator; asking again says why", async () => {
    const { fake, url } = await listening();
    fake.happens(...wire);
    const { reading, isOver } = await follow(url);
    await expect.poll(() => fake.listeners()).toBe(1);
    fake.breakOff();
    await reading;
    expect(isOver()).toBe(true);
    await fake.stop();
    const { reply } = await follow(url);
    expect(reply.status).toBe(502);
  });

  test("is of calls that there are", async () => {
    const { get, fake } = await open();
    expect(refusal(await get(`/calls/${otherCall}/events`))).toBe("404 call_unknown");
    // Known, but so long ago that nothing is left of it.
    expect(fake.wire).toEqual([]);
    expect(refusal(await get(`/calls/${callId}/events`))).toBe("404 call_unknown");
  });
});

const orders: readonly {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly payload?: object;
}[] = [
  { method: "POST", path: "/calls", payload: { flow: "desk" } },
  { method: "GET", path: `/calls/${callId}/events` },
  { method: "GET", path: `/prompts/${"ab".repeat(32)}.wav` },
  { method: "POST", path: `/calls/${callId}/keys`, payload: { keys: "1" } },
  { method: "POST", path: `/calls/${callId}/speech`, payload: { milliseconds: 100 } },
  { method: "POST", path: `/calls/${callId}/hangUp` },
];

test.each(orders)("$method $path says what is wrong with the phone", async ({ method, path, payload }) => {
  const url = `/api/phone${path}`;
  const ask = (app: Awaited<ReturnType<typeof open>>["app"]) =>
    app.inject({ method, url, ...(payload ? { payload } : {}) });
  const { app: phoneless } = await open({ without: true });
  const missing = await ask(phoneless);
  expect(refusal(missing)).toBe("404 phone_missing");
  expect(missing.json().remedy).toContain("DIALTREE_SIMULATOR");

  const { app, fake, publish } = await open();
  await publish("desk", "+15550100");
  fake.instead = (_, response) => response.writeHead(500).end("the cable is cut");
  const refused = await ask(app);
  expect(refusal(refused)).toBe("502 phone_refused");
  expect(refused.json().detail).toContain("the cable is cut");
  fake.instead = (request) => void request.socket.destroy();
  expect(refusal(await ask(app))).toBe("502 phone_unreachable");
  await fake.stop();
  const unreachable = await ask(app);
  expect(refusal(unreachable)).toBe("502 phone_unreachable");
  expect(unreachable.json().remedy).toContain(fake.url);
});

test("a simulator that talks nonsense is no phone", async () => {
  const { post, fake, publish } = await open();
  await publish("desk", "+15550100");
  for (const nonsense of ["", "null", '{"id": 7}', "<html>"]) {
    fake.instead = (_, response) => response.writeHead(201).end(nonsense);
    expect(refusal(await post("/calls", { flow: "desk" }))).toBe("502 phone_refused");
  }
});

test("each route is in the OpenAPI document, and needs the role of an operator", async () => {
  const { app } = await open();
  const { paths } = (await app.inject("/api/openapi.json")).json();
  const names = Object.values<Record<string, { operationId: string; description: string }>>(paths)
    .flatMap(Object.values)
    .filter(({ operationId }) => !routes.some(({ name }) => name === operationId));
  expect(names.map(({ operationId }) => operationId).sort()).toEqual([
    "getHeardPrompt",
    "hangUp",
    "hearCall",
    "placeCall",
    "pressKeys",
    "speakAtPhone",
  ]);
  for (const { description } of names) expect(description).toContain('"operate"');
  expect(Object.keys(paths)).toContain("/api/phone/prompts/{hash}.wav");
});
