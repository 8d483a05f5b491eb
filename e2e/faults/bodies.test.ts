// What a body may hold. The token is always honest: this is about nonsense, excess and malice behind it, and about news
// that nobody knows yet. Nothing of it may stop the server, begin a call, or do anything to one.

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bare, type SigningStand, startSigningStand, wantsSupport } from "./stand.ts";
import { callsOf, countersOf, envelope, incoming, isOver, news, outcomeOf, said } from "./watching.ts";

let stand: SigningStand;
beforeAll(async () => {
  stand = await startSigningStand();
}, 180_000);
afterAll(() => stand?.stop());

/** Posts to the webhook; what was answered, and what was counted of it. */
async function post(body: unknown, headers?: Readonly<Record<string, string>>, path = "/api/calls") {
  const before = await countersOf(stand);
  const { status } = await stand.post(path, body, headers);
  const after = await countersOf(stand);
  const counted = [...after].flatMap(([name, count]) => {
    const more = count - (before.get(name) ?? 0);
    return name.startsWith("notification_") && more > 0
      ? [`${name.slice("notification_".length)}: ${more}`]
      : [];
  });
  return { status, counted };
}

const call = () => randomUUID();
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const named = (name: string, value: string) =>
  JSON.stringify(envelope(incoming(call()))).replace('{"value"', `{${name}:${value},"value"`);
const within = (name: string, value: string) =>
  JSON.stringify(envelope(incoming(call()))).replace('"state"', `${name}:${value},"state"`);

describe("no envelope", () => {
  test.each<[what: string, status: number, body: () => string, headers?: Record<string, string>]>([
    ["nothing", 400, () => ""],
    ["no JSON", 400, () => "hello"],
    ["half of one", 400, () => JSON.stringify(envelope(incoming(call()))).slice(0, -10)],
    ["null", 400, () => "null"],
    ["a number", 400, () => "7"],
    ["a text", 400, () => '"value"'],
    ["a list", 400, () => "[]"],
    ["no value", 400, () => "{}"],
    ["a value that is no list", 400, () => '{"value":{"0":{},"length":1}}'],
    ["a byte more than 256 KB", 413, () => `{"value":[]}`.padEnd(256 * 1_024 + 1)],
    ["lists in lists, 100,000 deep", 400, () => nested(100_000)],
    ["a prototype", 400, () => named('"__proto__"', '{"x":"polluted"}')],
    ["a prototype, spelt otherwise", 400, () => named('"\\u005f_proto_\\u005f"', '{"x":"polluted"}')],
    ["a constructor", 400, () => named('"constructor"', '{"prototype":{"x":"polluted"}}')],
    ["a prototype within", 400, () => within('"__proto__"', '{"state":"terminated"}')],
    ["a constructor within", 400, () => within('"constructor"', '{"prototype":{"x":"polluted"}}')],
    ["a form", 415, () => "value=1", { "content-type": "application/x-www-form-urlencoded" }],
    ["plain text", 400, () => JSON.stringify(envelope()), { "content-type": "text/plain" }],
  ])("%s: %i", async (_, status, body, headers) => {
    const known = await callsOf(stand);
    expect(await post(body(), headers)).toMatchObject({ status });
    expect(await callsOf(stand)).toEqual(known);
    // It still answers, and to honest news as always.
    expect(await post(envelope())).toEqual({ status: 202, counted: [] });
  });

  test("a call that is announced in the protocol of before Graph: 204, upon which it is announced again", async () => {
    const legacy = { id: call(), callState: "incoming", tenantId: "x", participants: [] };
    expect(await post(legacy)).toEqual({ status: 204, counted: ["refused/legacy protocol: 1"] });
  });

  test("10 MB, announced: 413, before they are sent", async () => {
    // Only the head is sent: a client that goes on sending may lose the answer with the connection.
    const head = [
      "POST /api/calls HTTP/1.1",
      `host: ${new URL(stand.serverUrl).host}`,
      `authorization: ${stand.authorization()}`,
      "content-type: application/json",
      "content-length: 10000000",
    ];
    expect(await bare(stand.serverUrl, `${head.join("\r\n")}\r\n\r\n`)).toMatchObject({ status: 413 });
    expect(await post(envelope())).toMatchObject({ status: 202 });
  });

  test("10 MB without saying so beforehand", async () => {
    const chunk = new TextEncoder().encode("x".repeat(100_000));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(to) {
        sent += 1;
        if (sent > 100) to.close();
        else to.enqueue(chunk);
      },
    });
    const asked = fetch(`${stand.serverUrl}/api/calls`, {
      method: "POST",
      headers: { authorization: stand.authorization(), "content-type": "application/json" },
      body,
      duplex: "half",
    } as RequestInit);
    // Either the answer, or a connection that was closed on whoever goes on sending.
    const status = await asked.then(
      (answer) => answer.status,
      () => 413,
    );
    expect(status).toBe(413);
    expect(sent).toBeLessThan(100);
    expect(await post(envelope())).toMatchObject({ status: 202 });
  });
});

describe("an envelope of things that nobody knows: taken with 202, counted, without effect", () => {
  const about = (changes: object) => envelope({ ...news(call(), { state: "established" }), ...changes });
  test.each<[string, () => unknown, string[]]>([
    ["nothing in it", () => envelope(), []],
    ["null, a number, a text, a list", () => envelope(null, 7, "x", []), ["ignored/no address: 4"]],
    ["no address", () => envelope({ changeType: "updated", resourceData: {} }), ["ignored/no address: 1"]],
    [
      "an address that is no text",
      () => about({ resourceUrl: 7, resource: { a: 1 } }),
      ["ignored/no address: 1"],
    ],
    [
      "an address elsewhere",
      () => about({ resourceUrl: "/users/1", resource: "/users/1" }),
      ["ignored/no address: 1"],
    ],
    [
      "an address that climbs",
      () => about({ resourceUrl: "/communications/calls/../../etc", resource: "" }),
      ["ignored/no address: 1"],
    ],
    [
      "a resource that nobody knows",
      () => envelope(news(call(), {}, "updated", "/thoughts/1")),
      ["ignored/unknown resource: 1"],
    ],
    [
      "a roster",
      () => envelope(news(call(), {}, "updated", "/participants")),
      ["ignored/nothing to tell: 1"],
    ],
    ["a change that nobody knows", () => about({ changeType: "reimagined" }), ["ignored/unknown change: 1"]],
    [
      "a change of our own",
      () => about({ changeType: "xstate.done.state.call" }),
      ["ignored/unknown change: 1"],
    ],
    [
      "a state that nobody knows",
      () => envelope(news(call(), { state: "contemplating" })),
      ["ignored/unknown state: 1"],
    ],
    [
      "a state of our own",
      () => envelope(news(call(), { state: "timer:$ringing" })),
      ["ignored/unknown state: 1"],
    ],
    [
      "a state that every object has",
      () => envelope(news(call(), { state: "toString" })),
      ["ignored/unknown state: 1"],
    ],
    ["no data", () => about({ resourceData: null }), ["ignored/nothing to tell: 1"]],
    [
      "a key that no telephone has",
      () => envelope(news(call(), { state: "established", toneInfo: { sequenceId: 1, tone: "toString" } })),
      ["ignored/unreadable tone: 1"],
    ],
    [
      "a key without a number",
      () => envelope(news(call(), { state: "established", toneInfo: { tone: "tone1" } })),
      ["ignored/unreadable tone: 1"],
    ],
    [
      "an operation without our word",
      () => envelope(news(call(), { status: "completed" }, "deleted", `/operations/${call()}`)),
      ["ignored/no command: 1"],
    ],
    [
      "an operation with somebody's word",
      () =>
        envelope(
          news(
            call(),
            { status: "completed", clientContext: "xstate.after" },
            "deleted",
            `/operations/${call()}`,
          ),
        ),
      ["taken/unknown call: 1"],
    ],
    [
      "a call that nobody knows comes to its end",
      () => envelope(news(call(), { state: "terminated" }, "deleted")),
      ["taken/unknown call: 1"],
    ],
    [
      "a call that nobody knows is connected",
      () => envelope(news(call(), { state: "established", mediaState: { audio: "active" } })),
      ["taken/unknown call: 1"],
    ],
    [
      "depth",
      () => `{"value":[{"changeType":"updated","resourceData":${objects(40_000)}}]}`,
      ["ignored/no address: 1"],
    ],
  ])("%s", async (_, body, counted) => {
    const known = await callsOf(stand);
    expect(await post(body())).toEqual({ status: 202, counted });
    expect(await callsOf(stand)).toEqual(known);
  });

  test("one of several is broken: the others are taken", async () => {
    const [first, second] = [call(), call()];
    const body = envelope({ changeType: 7 }, incoming(first), null, incoming(second), "x");
    const { status, counted } = await post(body, {
      "content-type": "application/json; charset=Windows-1252",
    });
    expect(status).toBe(202);
    expect(counted).toEqual(expect.arrayContaining(["ignored/no address: 3", "taken/applied: 2"]));
    expect(await callsOf(stand)).toEqual(expect.arrayContaining([first, second]));
  });
});

test("late news of a call that is over: taken, counted, without effect", async () => {
  const { id, lines } = await stand.callThrough(wantsSupport);
  await stand.wire.until(id, "the end told, and answered", (all) => {
    const told = all.find(({ type, kind }) => type === "notification" && kind === "terminated");
    return told !== undefined && all.some(({ type, to }) => type === "answer" && to === told.seq);
  });
  const requests = () => stand.wire.of(id).filter(({ type }) => type === "request").length;
  const before = requests();
  for (const data of [
    incoming(id),
    news(id, { state: "established", mediaState: { audio: "active" } }),
    news(id, { state: "established", toneInfo: { sequenceId: 9, tone: "tone1" } }),
    news(id, { state: "terminated" }, "deleted"),
  ]) {
    const { status, counted } = await post(envelope(data));
    expect(status).toBe(202);
    // A call of another test may be told something at the same moment.
    expect(counted).toContain("taken/ended: 1");
  }
  expect(requests()).toBe(before);
  expect(outcomeOf(lines).end).toMatchObject({ subcode: 7015 });
});

test("keys without end: the call hears what it can, and another one nothing of it", async () => {
  const [flooded, other] = await Promise.all([stand.place(), stand.place(wantsSupport)]);
  await stand.wire.until(flooded, "the menu", (lines) => said(lines) >= 2);
  const tone = (sequenceId: number) =>
    news(flooded, { state: "established", toneInfo: { sequenceId, tone: "tone9" } });
  const bodies = Array.from({ length: 40 }, (_, body) =>
    envelope(...Array.from({ length: 25 }, (_, index) => tone(1_000 + body * 25 + index))),
  );
  const flood = Promise.all(bodies.map((body) => stand.post("/api/calls", body)));
  const { end } = outcomeOf(await stand.wire.until(other, "the other call's end", isOver));
  expect(end).toMatchObject({ code: 200, subcode: 7015 });
  expect(new Set((await flood).map(({ status }) => status))).toEqual(new Set([202]));
  // Wrong keys lead to the operator; whatever came of them, it came to an end.
  const { transfers } = outcomeOf(await stand.wire.until(flooded, "the end", isOver));
  expect(transfers).toBe(1);
});
