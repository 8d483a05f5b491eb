import { type GraphCommand, type GraphRequest, toRequest } from "@dialtree/graph";
import {
  type Clock,
  createGraphClient,
  type GraphClientOptions,
  graphTimeouts,
  type HttpTimeouts,
  type SendOptions,
  type Wire,
} from "@dialtree/graph/io";
import { afterEach, describe, expect, test } from "vitest";
import { eagerClock, totalMs } from "../support/eager-clock.ts";
import { localGraph, type Script } from "../support/local-graph.ts";

const tenant = "3f2a9d10-11c2-4f0e-8a77-b1d6e0c5a901";
const callId = "5c1d0e2f-7a3b-4c4d-9e5f-60718293a4b5";

const requestOf = (body: object): GraphRequest => {
  const { request } = toRequest({ id: "c1", leg: "caller", ...body } as GraphCommand, {
    callId,
    callbackUri: "https://ivr.example/graph",
    locatePrompt: () => ({ uri: "https://ivr.example/a.wav", resourceId: "a" }),
  });
  if (!request) throw new Error("unsendable");
  return request;
};
const listen = requestOf({ type: "listen" });
const play = requestOf({ type: "play", prompts: [{ language: "en", text: "Hello" }] });
const transfer = requestOf({ type: "transfer", to: { kind: "phone", number: "+15550100" } });
const done = { status: 200, body: { status: "completed" } };

/** What a client does over that wire. */
export function clientSuite(wireOf: (clock: Clock, timeouts: HttpTimeouts) => Wire | undefined): void {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  /** A client against a scripted server, with a clock that does not wait. */
  async function stand(script: readonly Script[], options: Partial<GraphClientOptions> = {}) {
    const graph = await localGraph(script);
    const clock = eagerClock();
    const timeouts = { ...graphTimeouts, total: totalMs };
    const wire = options.clock ? undefined : wireOf(clock, timeouts);
    const renewed: string[] = [];
    let ids = 0;
    const client = createGraphClient({
      baseUrl: graph.baseUrl,
      clock,
      chance: () => 1,
      newId: () => `id-${++ids}`,
      timeouts,
      ...(wire ? { wire } : {}),
      tokens: {
        get: async () => ({ token: "old" }),
        renew: async (_tenant, refused) => {
          renewed.push(refused);
          return { token: "new" };
        },
      },
      ...options,
    });
    closing.push(
      () => client.close(),
      // First the other end: over one that keeps silent the wire would wait for an answer.
      graph.close,
      async () => wire?.close(),
    );
    const send = (request: GraphRequest, more: Partial<SendOptions> = {}) =>
      client.send(request, { tenant, ...more });
    return { ...graph, clock, renewed, send };
  }

  test("a request arrives as it is, with its token and its names for the logs", async () => {
    const { send, received } = await stand([
      { ...done, headers: { "request-id": "r-1", "client-request-id": "id-1", "scenario-id": "s-9" } },
    ]);
    const sent = await send(listen, { scenarioId: "s-9" });
    expect(sent).toEqual({
      verdict: { verdict: "done" },
      body: { status: "completed" },
      attempts: [{ answer: 200, clientRequestId: "id-1", requestId: "r-1", scenarioId: "s-9", tookMs: 0 }],
    });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: "POST",
      url: `/v1.0/communications/calls/${callId}/subscribeToTone`,
      body: { clientContext: "c1" },
      headers: {
        authorization: "Bearer old",
        "content-type": "application/json",
        "client-request-id": "id-1",
        "scenario-id": "s-9",
      },
    });
  });

  test("a body that cannot be written is not sent, and nothing is thrown", async () => {
    const { send, received } = await stand([done]);
    let deep: unknown = "end";
    for (let level = 0; level < 50_000; level++) deep = [deep];
    const circle: Record<string, unknown> = {};
    circle.again = circle;
    for (const body of [deep, circle]) {
      const sent = await send({ ...listen, body } as GraphRequest);
      expect(sent).toMatchObject({ verdict: { verdict: "failed", reason: "error" }, attempts: [] });
    }
    expect(received).toEqual([]);
  });

  test("nothing that is returned holds a token", async () => {
    const { send } = await stand([
      { status: 401 },
      { status: 401, body: { error: { code: "x", message: "Bearer new" } } },
    ]);
    const { attempts, verdict } = await send(listen);
    expect(JSON.stringify({ attempts, verdict })).not.toMatch(/Bearer|old|new/);
  });

  test("connections are kept open", async () => {
    const { send, received } = await stand(Array<Script>(20).fill(done));
    for (let i = 0; i < 20; i += 1) await send(listen);
    // The pool may open a second one when the first is handed back a moment too late.
    expect(new Set(received.map(({ port }) => port)).size).toBeLessThanOrEqual(2);
  });

  describe("what may be repeated is repeated", () => {
    test.each<[string, Script]>([
      ["500", { status: 500 }],
      ["503", { status: 503 }],
      ["504 with a page instead of JSON", { status: 504, raw: "<html>" }],
      ["a connection that is cut", "reset"],
    ])("after %s", async (_what, failure) => {
      const { send, received, clock } = await stand([failure, failure, done]);
      const { verdict, attempts } = await send(listen);
      expect(verdict).toEqual({ verdict: "done" });
      expect(received).toHaveLength(3);
      expect(attempts).toHaveLength(3);
      expect(clock.waits).toEqual([250, 500]);
    });

    test("but not for ever, and then nobody knows", async () => {
      const { send, received, clock } = await stand([]);
      const { verdict } = await send(play);
      expect(verdict).toEqual({ verdict: "unknown", detail: "500" });
      expect(received).toHaveLength(4);
      expect(clock.waits).toEqual([250, 500, 1_000]);
    });

    test("and a refusal after an uncertain failure does not make that certain", async () => {
      const { send } = await stand([{ status: 500 }, { status: 429 }, { status: 429 }, { status: 429 }]);
      expect((await send(play)).verdict).toEqual({ verdict: "unknown", detail: "429" });
    });
  });

  test("a repeat that fails does not prove that the first one did", async () => {
    const wrongState = { status: 409, body: { error: { code: "1234", message: "x" } } };
    const { send } = await stand([{ status: 500 }, wrongState]);
    expect((await send(play)).verdict).toEqual({ verdict: "unknown", detail: "409 1234" });
    const gone = { status: 404, body: { error: { code: "8522", message: "x" } } };
    const other = await stand([{ status: 500 }, gone]);
    expect((await other.send(play)).verdict).toMatchObject({ verdict: "failed", callGone: true });
  });

  describe("what is sent once is never sent twice", () => {
    test.each<[string, Script, string]>([
      ["500", { status: 500 }, "500"],
      ["503 that names a time", { status: 503, headers: { "retry-after": "1" } }, "503"],
      ["a connection that is cut", "reset", "UND_ERR_SOCKET"],
    ])("after %s nobody knows", async (_what, failure, detail) => {
      const { send, received, clock } = await stand([failure, { status: 202 }]);
      expect((await send(transfer)).verdict).toEqual({ verdict: "unknown", detail });
      expect(received).toHaveLength(1);
      expect(clock.waits).toEqual([]);
    });

    test("unless Graph says that it did not look", async () => {
      const { send, received } = await stand([{ status: 429 }, { status: 401 }, { status: 202 }]);
      expect((await send(transfer)).verdict).toEqual({ verdict: "accepted" });
      expect(received).toHaveLength(3);
    });

    test("or nobody was there to take it", async () => {
      const { send, received, close } = await stand([]);
      await close();
      const { verdict, attempts } = await send(transfer);
      expect(verdict).toEqual({ verdict: "failed", reason: "error", detail: "ECONNREFUSED" });
      expect(attempts).toHaveLength(4);
      expect(received).toHaveLength(0);
    });
  });

  describe("Retry-After is obeyed", () => {
    test("in seconds", async () => {
      const { send, clock } = await stand([{ status: 429, headers: { "retry-after": "7" } }, done], {
        chance: () => 0,
      });
      expect((await send(listen)).verdict).toEqual({ verdict: "done" });
      expect(clock.waits).toEqual([7_000]);
    });

    test("as a date", async () => {
      const later = new Date(eagerClock().now() + 9_000).toUTCString();
      const { send, clock } = await stand([{ status: 503, headers: { "retry-after": later } }, done], {
        chance: () => 0,
      });
      await send(listen);
      expect(clock.waits).toEqual([9_000]);
    });

    test("or the wait is given up when it would last too long", async () => {
      const { send, clock, received } = await stand([
        { status: 429, headers: { "retry-after": "60" } },
        done,
      ]);
      const { verdict } = await send(listen, { deadlineAt: clock.now() + 10_000 });
      expect(verdict).toEqual({ verdict: "failed", reason: "error", detail: "429" });
      expect(received).toHaveLength(1);
      expect(clock.waits).toEqual([]);
    });
  });

  describe("a refused token", () => {
    test("is renewed once, without waiting", async () => {
      const { send, received, renewed, clock } = await stand([{ status: 401 }, done]);
      expect((await send(listen)).verdict).toEqual({ verdict: "done" });
      expect(received.map(({ headers }) => headers.authorization)).toEqual(["Bearer old", "Bearer new"]);
      expect(renewed).toEqual(["old"]);
      expect(clock.waits).toEqual([]);
    });

    test("twice is a refusal", async () => {
      const { send, received } = await stand([{ status: 401 }, { status: 401 }, done]);
      expect((await send(listen)).verdict).toEqual({ verdict: "failed", reason: "refused", detail: "401" });
      expect(received).toHaveLength(2);
    });

    test("that cannot be had is waited for, and nothing is sent", async () => {
      let asked = 0;
      const get = async () => (++asked < 3 ? { detail: "endpoint down" } : { token: "t" });
      const { send, received } = await stand([{ status: 202 }], { tokens: { get, renew: get } });
      expect((await send(transfer)).verdict).toEqual({ verdict: "accepted" });
      expect([asked, received.length]).toEqual([3, 1]);
    });

    test("that never comes is a certain failure", async () => {
      const get = async () => ({ detail: "endpoint down" });
      const { send } = await stand([], { tokens: { get, renew: get } });
      expect((await send(transfer)).verdict).toEqual({
        verdict: "failed",
        reason: "error",
        detail: "no token: endpoint down",
      });
    });
  });

  describe("a server that hangs", () => {
    test("is left after the bound", async () => {
      const { send, arrival, clock } = await stand(["silence", { status: 202 }]);
      const arrived = arrival();
      const sent = send(transfer);
      await arrived;
      clock.timeOut();
      expect((await sent).verdict).toEqual({ verdict: "unknown", detail: "timeout" });
    });

    test("does not hold up others", async () => {
      const { send, arrival, clock } = await stand(["silence", done]);
      const arrived = arrival();
      const stuck = send(transfer);
      await arrived;
      expect((await send(listen)).verdict).toEqual({ verdict: "done" });
      clock.timeOut();
      await stuck;
    });

    test("can be left by whoever asked", async () => {
      const { send, arrival } = await stand(["silence"]);
      const leave = new AbortController();
      const arrived = arrival();
      const sent = send(play, { signal: leave.signal });
      await arrived;
      leave.abort();
      expect((await sent).verdict).toEqual({ verdict: "unknown", detail: "aborted" });
    });
  });

  test("a wait can be left by whoever asked", async () => {
    const leave = new AbortController();
    const clock = eagerClock();
    const waitless = {
      ...clock,
      after: (ms: number, run: () => void) => {
        if (ms === totalMs) return clock.after(ms, run);
        setImmediate(() => leave.abort());
        return () => {};
      },
    };
    const { send, received } = await stand([{ status: 429, headers: { "retry-after": "60" } }, done], {
      clock: waitless,
    });
    const { verdict } = await send(listen, { signal: leave.signal });
    expect(verdict).toEqual({ verdict: "failed", reason: "error", detail: "429" });
    expect(received).toHaveLength(1);
  });

  test("a request that is taken back before it was sent is not sent", async () => {
    const { send, received } = await stand([done]);
    const { verdict, attempts } = await send(listen, { signal: AbortSignal.abort() });
    expect(verdict).toEqual({ verdict: "failed", reason: "error", detail: "aborted" });
    expect([received, attempts]).toEqual([[], []]);
  });

  test("a reply that breaks off still has its status", async () => {
    const { send, received } = await stand(["truncated"]);
    const { verdict, body } = await send(play);
    expect([verdict, body]).toEqual([{ verdict: "accepted" }, undefined]);
    expect(received).toHaveLength(1);
  });

  test("a redirection is not followed: the token goes nowhere else", async () => {
    const { send, received } = await stand([{ status: 302, headers: { location: "http://127.0.0.1:1/" } }]);
    expect((await send(listen)).verdict).toMatchObject({ verdict: "failed", detail: "302" });
    expect(received).toHaveLength(1);
  });

  test("an error is named in the log by Graph's code and request id", async () => {
    const { send } = await stand([
      {
        status: 404,
        body: { error: { code: "8522", message: "Call not found.", innerError: { "request-id": "r-7" } } },
      },
    ]);
    const { verdict, attempts } = await send(play);
    expect(verdict).toEqual({ verdict: "failed", reason: "error", detail: "404 8522", callGone: true });
    expect(attempts).toEqual([
      { answer: 404, error: "8522", requestId: "r-7", clientRequestId: "id-1", tookMs: 0 },
    ]);
  });

  test("a token is never sent in the open", () => {
    const tokens = { get: async () => ({ token: "t" }), renew: async () => ({ token: "t" }) };
    for (const baseUrl of [
      "http://graph.example/v1.0",
      "ftp://127.0.0.1",
      "http://127.0.0.1.example/",
      "graph",
    ]) {
      expect(() => createGraphClient({ tokens, baseUrl })).toThrow(TypeError);
    }
  });
}
