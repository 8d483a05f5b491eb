import { commandTraits } from "@dialtree/flow";
import {
  commandOperations,
  defaultRetryPolicy,
  delayBefore,
  finalVerdict,
  type GraphCommandType,
  type Reply,
  type RequestType,
  readGraphError,
  readReply,
  retryAfterMs,
  settles,
  type Verdict,
} from "@dialtree/graph";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const types = [
  ...(Object.keys(commandOperations) as GraphCommandType[]),
  "getCall",
] as const satisfies readonly RequestType[];
const onceOnly = types.filter((type) => type !== "getCall" && commandTraits[type].onceOnly);
const repeatable = types.filter((type) => !onceOnly.includes(type));
const error = (code: string, message = "x") => ({ error: { code, message } });
const verdictsOf = (of: readonly RequestType[], reply: Reply) =>
  Object.fromEntries(of.map((type) => [type, readReply(type, reply).verdict]));
const all = (of: readonly RequestType[], verdict: string) =>
  Object.fromEntries(of.map((type) => [type, verdict]));

test("the documented success of each request", () => {
  const operation = (status: string) => ({ id: "1", clientContext: "c1", status });
  const answers: [RequestType, Reply, Verdict["verdict"]][] = [
    ["answer", { status: 202 }, "accepted"],
    ["reject", { status: 202 }, "accepted"],
    ["redirect", { status: 202 }, "accepted"],
    ["transfer", { status: 202 }, "accepted"],
    ["dial", { status: 201, body: { state: "establishing" } }, "accepted"],
    ["keepAlive", { status: 200 }, "done"],
    ["hangUp", { status: 204 }, "accepted"],
    ["play", { status: 200, body: operation("running") }, "accepted"],
    ["record", { status: 200, body: operation("running") }, "accepted"],
    ["invite", { status: 200, body: operation("Running") }, "accepted"],
    ["mute", { status: 200, body: operation("completed") }, "done"],
    ["unmute", { status: 200, body: operation("completed") }, "done"],
    ["hold", { status: 202, body: operation("running") }, "accepted"],
    ["takeBack", { status: 202, body: operation("completed") }, "done"],
    ["sendTones", { status: 200, body: operation("running") }, "accepted"],
    ["listen", { status: 200, body: operation("completed") }, "done"],
    ["stop", { status: 200, body: operation("Completed") }, "done"],
    ["getCall", { status: 200, body: { state: "established" } }, "done"],
  ];
  expect(answers.map(([type, reply]) => readReply(type, reply).verdict)).toEqual(
    answers.map(([, , is]) => is),
  );
  expect(new Set(answers.map(([type]) => type))).toEqual(new Set(types));
});

describe("an operation says itself how it is", () => {
  test.each<[RequestType, unknown, Verdict]>([
    ["listen", { status: "running" }, { verdict: "accepted" }],
    ["listen", { status: null }, { verdict: "accepted" }],
    ["play", { status: "completed" }, { verdict: "done" }],
    ["play", undefined, { verdict: "accepted" }],
    ["listen", undefined, { verdict: "done" }],
    [
      "play",
      { status: "failed", resultInfo: { code: 400, subcode: 8535 } },
      { verdict: "failed", reason: "error", detail: "400#8535" },
    ],
  ])("%s %j", (type, body, verdict) => {
    expect(readReply(type, { status: 200, body })).toEqual(verdict);
  });
});

describe("what is true of every request", () => {
  test("throttled: not looked at, so even what is sent once may be sent again", () => {
    expect(verdictsOf(types, { status: 429 })).toEqual(all(types, "retry"));
  });
  test("not sent", () => {
    expect(verdictsOf(types, { failure: "not sent" })).toEqual(all(types, "retry"));
  });
  test.each<[string, Reply]>([
    ["no answer", { failure: "no answer" }],
    ["500", { status: 500, body: error("9999") }],
    ["502", { status: 502 }],
    ["503", { status: 503 }],
    ["504", { status: 504 }],
    ["408", { status: 408 }],
  ])("%s: may have happened, so what is sent once is not repeated", (_what, reply) => {
    expect(verdictsOf(repeatable, reply)).toEqual(all(repeatable, "retry"));
    expect(verdictsOf(onceOnly, reply)).toEqual(all(onceOnly, "unknown"));
    expect(onceOnly.toSorted()).toEqual([
      "dial",
      "hold",
      "invite",
      "record",
      "redirect",
      "sendTones",
      "transfer",
    ]);
  });
  test.each([400, 401, 403, 405, 409, 410, 412, 413, 415, 422, 501, 302])("%d is final", (status) => {
    expect(verdictsOf(types, { status })).toEqual(all(types, "failed"));
  });
});

describe("a call that is gone", () => {
  test("is told by 8522, whatever was asked", () => {
    for (const type of types.filter((type) => type !== "hangUp")) {
      expect(readReply(type, { status: 404, body: error("8522", "Call not found.") })).toEqual({
        verdict: "failed",
        reason: "error",
        detail: "404 8522",
        callGone: true,
      });
    }
  });
  test("is what a hang-up wanted", () => {
    expect(readReply("hangUp", { status: 404 })).toEqual({ verdict: "done", callGone: true });
  });
  test("is told by 404 where the page says so", () => {
    expect(readReply("keepAlive", { status: 404 })).toMatchObject({ callGone: true });
    expect(readReply("getCall", { status: 404 })).toMatchObject({ callGone: true });
  });
  test("is not told by an address that Graph does not know", () => {
    expect(readReply("play", { status: 404, body: error("UnknownError", "No HTTP resource") })).toEqual({
      verdict: "failed",
      reason: "error",
      detail: "404 UnknownError",
    });
  });
});

test.each(["7503", "7504", "7505"])("%s refuses", (code) => {
  expect(readReply("play", { status: 403, body: error(code) })).toEqual({
    verdict: "failed",
    reason: "refused",
    detail: `403 ${code}`,
  });
});

describe("an error body", () => {
  test.each([
    [
      {
        error: {
          code: "7504",
          message: "Insufficient",
          innerError: { "request-id": "r", "client-request-id": "q" },
        },
      },
      { code: "7504", message: "Insufficient", requestId: "r", clientRequestId: "q" },
    ],
    [
      {
        error: {
          code: "UnknownError",
          message: '{"errorCode":"7503","message":"Not registered","instanceAnnotations":[]}',
        },
      },
      { code: "7503", message: "Not registered" },
    ],
    [{ error: { code: 8522, message: "a\nb" } }, { code: "8522", message: "a b" }],
    [{ error: { code: "UnknownError", message: "{broken" } }, { code: "UnknownError", message: "{broken" }],
    [{ error: {} }, { code: "unknown" }],
    [{ error: "text" }, undefined],
    ["text", undefined],
    [undefined, undefined],
  ])("%j", (body, read) => expect(readGraphError(body)).toEqual(read));
});

test("any reply at all has a verdict and an end", () => {
  const body = fc.oneof(
    fc.jsonValue(),
    fc.record({ error: fc.jsonValue() }),
    fc.record({ status: fc.jsonValue(), resultInfo: fc.jsonValue() }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.integer({ min: 100, max: 599 }), body, (type, status, body) => {
      const final = finalVerdict(readReply(type, { status, body }));
      expect(["accepted", "done", "failed", "unknown"]).toContain(final.verdict);
    }),
    { numRuns: 1_000 },
  );
});

describe("a command is settled by its reply", () => {
  const command = { id: "c9", leg: "caller", type: "listen" } as const;
  const result = { type: "result", command: { id: "c9" } };
  test.each<[Verdict, object | undefined]>([
    [{ verdict: "accepted" }, undefined],
    [{ verdict: "done" }, { ...result, outcome: "done" }],
    [
      { verdict: "done", callGone: true },
      { ...result, outcome: "done" },
    ],
    [
      { verdict: "failed", reason: "refused", detail: "403" },
      { ...result, outcome: "failed", reason: "refused", detail: "403" },
    ],
    [
      { verdict: "unknown", detail: "timeout" },
      { ...result, outcome: "unknown", detail: "timeout" },
    ],
    // Given up: what certainly did not happen has failed; of the rest nobody knows.
    [
      { verdict: "retry", harmless: true, detail: "429" },
      { ...result, outcome: "failed", reason: "error", detail: "429" },
    ],
    [
      { verdict: "retry", harmless: false, detail: "503" },
      { ...result, outcome: "unknown", detail: "503" },
    ],
  ])("%j", (verdict, event) => expect(settles(command, verdict)).toEqual(event));
});

describe("Retry-After", () => {
  const now = Date.parse("Sat, 21 Nov 2026 12:00:00 GMT");
  test.each([
    ["7", 7_000],
    [" 0 ", 0],
    ["1.5", 1_500],
    ["Sat, 21 Nov 2026 12:00:10 GMT", 10_000],
    ["Sat, 21 Nov 2026 11:00:00 GMT", 0],
    ["-3", undefined],
    ["soon", undefined],
    ["2026", 2_026_000],
    ["", undefined],
    [undefined, undefined],
  ])("%s", (header, ms) => expect(retryAfterMs(header, now)).toBe(ms));

  test("is obeyed; without it waits double up to a bound", () => {
    const waits = (chance: number) =>
      [1, 2, 3, 9].map((attempt) => delayBefore(attempt, defaultRetryPolicy, undefined, chance));
    expect(waits(1)).toEqual([250, 500, 1_000, 4_000]);
    expect(waits(0)).toEqual([125, 250, 500, 2_000]);
    expect(delayBefore(1, defaultRetryPolicy, 7_000, 0)).toBe(7_000);
    expect(delayBefore(1, defaultRetryPolicy, 7_000, 1)).toBeGreaterThan(7_000);
  });
});
