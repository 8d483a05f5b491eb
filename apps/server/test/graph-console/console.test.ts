// What administrators ask of Graph: what is sent, what is shown of the answer, and what is refused before it is sent.

import { graphOperations, operationNames, operationRows, requestFrom } from "@dialtree/graph";
import type { GraphClient } from "@dialtree/graph/io";
import { describe, expect, test, vi } from "vitest";
import { routes } from "../../src/control/api/routes.ts";
import { graphConsoleRoutes } from "../../src/graph-console/routes.ts";
import { addressOf, appSecret, call, openConsole, otherTenant, publicUrl, type Rig, tenant } from "./rig.ts";

const person = "550fae72-d251-43ec-868c-373732c2704f";
const calling = {
  body: {
    targets: [{ identity: { user: { id: person } } }],
    requestedModalities: ["audio"],
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
  },
};

type Answer = Awaited<ReturnType<Rig["ask"]>>;
function refusal({ status, body }: Answer): string {
  expect(body).toMatchObject({ type: `/problems/${body.code}`, status });
  const { code, detail, remedy } = body;
  for (const words of [code, detail, remedy]) expect(words).toMatch(/./);
  return `${status} ${code}`;
}

describe("the list of operations", () => {
  const list = async () => (await (await openConsole()).app.inject("/api/graph/operations")).json();

  test("is the table, each with what there is to know of it", async () => {
    const { tenants, operations } = await list();
    expect(tenants).toEqual([tenant]);
    const rows = operationRows().flatMap(({ area, rows }) => rows.map((row) => ({ area, ...row })));
    expect(operations).toHaveLength(operationNames.length);
    for (const [index, row] of rows.entries()) {
      const { usedBy: _usedBy, again, ...told } = row;
      const { says } = graphOperations[row.name];
      expect(operations[index]).toMatchObject({ ...told, says, repeatable: again === "yes" });
      expect(operations[index].schema).toMatchObject({ type: "object" });
    }
    const byName = Object.fromEntries(operations.map((one: { name: string }) => [one.name, one]));
    expect(byName.muteAll.legacy).toContain("muteParticipant");
    expect(byName.getCall.legacy).toBeNull();
    expect(byName.redirect.repeatable).toBe(false);
    expect(byName.transfer.inferred).toEqual(graphOperations.transfer.inferred);
  });

  test("has an example of each that can be sent as it is, without what is filled in", async () => {
    const { operations } = await list();
    const filled: Record<string, readonly string[]> = {};
    for (const { name, example, filledIn } of operations) {
      if (filledIn.length > 0) filled[name] = filledIn;
      for (const member of filledIn) expect(example.body).not.toHaveProperty(member);
      // The examples of subscriptions end at a day that will have passed.
      const whole = { ...example, ...(example.body ? { body: { ...example.body } } : {}) };
      if (filledIn.includes("callbackUri")) whole.body.callbackUri = "https://ivr.example/api/calls";
      const { problems = [] } = requestFrom(name, whole);
      expect(problems.map(({ code }) => code)).toEqual(name === "muteAll" ? ["legacy"] : []);
    }
    expect(filled).toEqual({
      createCall: ["callbackUri"],
      answer: ["callbackUri"],
      reject: ["callbackUri"],
      redirect: ["callbackUri"],
      playPrompt: ["clientContext"],
      recordResponse: ["clientContext"],
      sendDtmfTones: ["clientContext"],
      invite: ["clientContext"],
      startHoldMusic: ["clientContext"],
      stopHoldMusic: ["clientContext"],
    });
  });

  test("calls from this server's tenant", async () => {
    const { operations } = await list();
    expect(operations[0].example.body.tenantId).toBe(tenant);
  });
});

describe("a request", () => {
  test("is sent as the app, and what Graph said is shown with what it means", async () => {
    const { ask, asked, counters, logged } = await openConsole({
      script: [
        { status: 200, body: { id: call, state: "established" }, headers: { "request-id": "in-graphs-log" } },
      ],
    });
    const { status, body } = await ask("getCall", { ids: { call } });
    expect(status).toBe(200);
    expect(asked).toEqual([
      {
        line: `GET /communications/calls/${call}`,
        authorization: `Bearer token-of-${tenant}`,
        body: undefined,
      },
    ]);
    expect(body).toEqual({
      operation: "getCall",
      tenant,
      request: `GET /communications/calls/${call}`,
      filled: [],
      status: 200,
      body: { id: call, state: "established" },
      cut: false,
      milliseconds: expect.any(Number),
      attempts: 1,
      requestId: "in-graphs-log",
      verdict: { outcome: "done", says: "Done." },
    });
    expect(counters.of("graph_console", "done")).toBe(1);
    expect(logged).toMatchObject([
      { operation: "getCall", tenant, outcome: "done", answer: 200, graphRequest: "in-graphs-log" },
    ]);
  });

  test("that Graph refuses is an ordinary answer: with its own error, what it means, and what to do", async () => {
    const { ask } = await openConsole({
      script: [
        { status: 404, body: { error: { code: "8522", message: "Call not found." } } },
        { status: 403, body: { error: { code: "7504", message: "Insufficient." } } },
        { status: 400, body: { error: { code: "BadRequest", message: "Not like this." } } },
        { status: 501, body: { error: { code: "NotImplemented", message: "Not here." } } },
      ],
    });
    const verdict = async (name: string, input: object) => {
      const { status, body } = await ask(name, input);
      expect(status).toBe(200);
      return [body.status, body.verdict, body.body.error.code];
    };
    expect(await verdict("getCall", { ids: { call } })).toEqual([
      404,
      {
        outcome: "failed",
        says: "Graph did not do it: there is no such call (any more).",
        remedy: "The call is over; there is nothing to do on it.",
      },
      "8522",
    ]);
    expect(await verdict("createCall", calling)).toEqual([
      403,
      {
        outcome: "failed",
        says: "Graph does not allow it: an administrator has not consented to the calling permissions.",
        remedy: expect.stringContaining("Calls.Initiate.All"),
      },
      "7504",
    ]);
    expect(await verdict("keepAlive", { ids: { call } })).toMatchObject([
      400,
      {
        says: "Graph did not do it: Not like this.",
        remedy: "Compare the input with what the operation takes.",
      },
      "BadRequest",
    ]);
    expect(await verdict("listUsers", {})).toMatchObject([501, { outcome: "failed" }, "NotImplemented"]);
  });

  test("that nobody knows the end of says so, and whether it may be sent again", async () => {
    const { ask, asked } = await openConsole({ script: [{ status: 503 }] });
    const once = await ask("createCall", calling);
    expect(once.body).toMatchObject({
      status: 503,
      attempts: 1,
      verdict: { outcome: "unknown", remedy: expect.stringContaining("it would happen twice") },
    });
    const safe = await ask("getCall", { ids: { call } });
    expect(safe.body).toMatchObject({
      attempts: 2,
      verdict: { outcome: "unknown", remedy: "Send it again: that does no harm." },
    });
    expect(asked).toHaveLength(3);
  });

  test("that nothing came of for want of a token or of a network says which setting mends it", async () => {
    const sent = (detail: string) => ({
      client: {
        send: async () => ({
          verdict: { verdict: "failed", reason: "error", detail } as const,
          attempts: [],
        }),
      },
    });
    const token = await openConsole(sent("no token: invalid_client"));
    expect((await token.ask("getCall", { ids: { call } })).body).toMatchObject({
      status: null,
      body: null,
      attempts: 0,
      verdict: {
        says: "There is no token to send it with (invalid_client).",
        remedy: expect.stringMatching(/DIALTREE_APP_ID, DIALTREE_APP_SECRET and DIALTREE_TENANTS/),
      },
    });
    const network = await openConsole(sent("ECONNREFUSED"));
    expect((await network.ask("getCall", { ids: { call } })).body.verdict).toEqual({
      outcome: "failed",
      says: "Graph was not reached (ECONNREFUSED).",
      remedy: "Check the network and DIALTREE_GRAPH_URL.",
    });
  });

  test("that Graph would have sent again in an hour is not waited for", async () => {
    const { ask } = await openConsole({ script: [{ status: 429, headers: { "retry-after": "3600" } }] });
    const { body } = await ask("getCall", { ids: { call } });
    expect(body).toMatchObject({
      status: 429,
      attempts: 1,
      verdict: { outcome: "failed", remedy: expect.stringContaining("later") },
    });
  });

  test("ends when nobody waits for it any more", async () => {
    const asked = Promise.withResolvers<void>();
    const client: Pick<GraphClient, "send"> = {
      send: (_, { signal }) =>
        new Promise((resolve) => {
          asked.resolve();
          const verdict = { verdict: "failed", reason: "error", detail: "aborted" } as const;
          signal?.addEventListener("abort", () => resolve({ verdict, attempts: [] }), { once: true });
        }),
    };
    const { url, logged } = await openConsole({ client });
    const gone = new AbortController();
    const answer = fetch(`${await url()}/api/graph/operations/getCall/requests`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ input: { ids: { call } } }),
      signal: gone.signal,
    });
    await asked.promise;
    gone.abort();
    await expect(answer).rejects.toThrow();
    await vi.waitFor(() => expect(logged).toMatchObject([{ operation: "getCall", outcome: "failed" }]));
  });

  test("shows no secrets", async () => {
    const { ask, logged } = await openConsole({
      script: [
        {
          status: 200,
          body: {
            recordingAccessToken: "token-of-a-recording",
            clientState: "ours",
            joinMeetingIdSettings: { isPasscodeRequired: true, passcode: "8mQ2zR" },
            list: [{ password: 123456, token: "" }],
            note: `it was ${appSecret} once`,
          },
        },
      ],
    });
    const { body } = await ask("getMeeting", { ids: { user: person, meeting: "m1" } });
    expect(body.body).toEqual({
      recordingAccessToken: "(not shown)",
      clientState: "(not shown)",
      joinMeetingIdSettings: { isPasscodeRequired: true, passcode: "(not shown)" },
      list: [{ password: "(not shown)", token: "" }],
      note: "it was (not shown) once",
    });
    expect(JSON.stringify(logged)).not.toMatch(/8mQ2zR|very-secret/);
  });

  test("shows of a reply without end its beginning, and of a deep one what is near", async () => {
    const deep = Array.from({ length: 200 }).reduce((inner: object) => ({ inner }), {});
    const { ask } = await openConsole({
      script: [
        { status: 200, body: { value: ["x".repeat(300_000)] } },
        { status: 200, body: deep },
      ],
    });
    const long = (await ask("listUsers", {})).body;
    expect(long.cut).toBe(true);
    expect(long.body).toHaveLength(200_000);
    expect(long.body.slice(0, 12)).toBe('{"value":["x');
    const near = (await ask("listUsers", {})).body;
    expect(near.cut).toBe(false);
    expect(JSON.stringify(near.body)).toContain("(too deep)");
  });

  test("goes to the tenant that is named, if it is one of ours", async () => {
    const { ask, asked } = await openConsole({
      script: [{ status: 200, body: {} }],
      settings: { tenants: [tenant, otherTenant] },
    });
    await ask("listUsers", {}, { tenant: otherTenant.toUpperCase() });
    expect(asked[0]?.authorization).toBe(`Bearer token-of-${otherTenant}`);
    const stranger = await ask("listUsers", {}, { tenant: "11111111-2222-4333-8444-555566667777" });
    expect(refusal(stranger)).toBe("400 tenant_unknown");
    expect(stranger.body.remedy).toContain("DIALTREE_TENANTS");
    expect(refusal(await ask("listUsers", {}, { tenant: "../x" }))).toBe("400 request_invalid");
    expect(asked).toHaveLength(1);
  });

  test.each([
    [{ tenants: [] }, /DIALTREE_TENANTS/],
    [{ appId: "", appSecret: "" }, /DIALTREE_APP_ID .* and DIALTREE_APP_SECRET /],
  ])("without settings says which are missing: %j", async (settings, remedy) => {
    const { ask, app } = await openConsole({ settings });
    const refused = await ask("getCall", { ids: { call } });
    expect(refusal(refused)).toBe("409 settings_missing");
    expect(refused.body.remedy).toMatch(remedy);
    expect((await app.inject("/api/graph/operations")).statusCode).toBe(200);
  });
});

describe("what is filled in", () => {
  const uri = (asked: Rig["asked"]) => new URL(asked.at(-1)?.body.callbackUri);

  test("is an address of our own for news of a call", async () => {
    const { ask, asked } = await openConsole({ script: [{ status: 201, body: { id: call } }] });
    const { body } = await ask("createCall", calling);
    expect(body).toMatchObject({
      filled: ["/body/callbackUri"],
      verdict: {
        outcome: "accepted",
        says: expect.stringContaining("A notice tells when the call is connected"),
      },
    });
    expect(uri(asked).origin).toBe(publicUrl);
    expect(uri(asked).pathname).toMatch(/^\/api\/calls\/console\.[0-9a-f-]{36}\/[\w-]{43}$/);
  });

  test("is another one each time, and none where one is given", async () => {
    const { ask, asked } = await openConsole({ script: [1, 2, 3].map(() => ({ status: 202 })) });
    const input = { ids: { call }, body: { reason: "busy" } };
    await ask("reject", input);
    await ask("reject", { ids: { call }, body: { callbackUri: null } });
    // As Graph takes it, null is left out.
    expect(asked[1]?.body.callbackUri).toMatch(/^https:/);
    expect(asked[0]?.body.callbackUri).not.toBe(asked[1]?.body.callbackUri);
    const given = await ask("reject", { ids: { call }, body: { callbackUri: "https://elsewhere.test/" } });
    expect(asked[2]?.body).toEqual({ callbackUri: "https://elsewhere.test/" });
    expect(given.body.filled).toEqual([]);
  });

  test("is the flow's own address for a call that a flow has, and nobody can have it elsewhere", async () => {
    const flows = { [call]: "live", "over-call": "over" } as const;
    const { ask, asked, callback } = await openConsole({ flows, script: [{ status: 202 }, { status: 202 }] });
    const targets = [{ identity: { user: { id: person } } }];
    // As Graph writes it in the ids of notifications.
    const id = call.replaceAll("-", "").toUpperCase();
    await ask("redirect", { ids: { call: id }, body: { targets } });
    expect(uri(asked).href).toBe(callback(call, tenant));
    await ask("redirect", { ids: { call: "over-call" }, body: { targets } });
    expect(uri(asked).pathname).toContain("/console.");
    const stolen = await ask("answer", {
      ids: { call },
      body: { callbackUri: "https://elsewhere.test/", mediaConfig: calling.body.mediaConfig },
    });
    expect(refusal(stolen)).toBe("400 input_refused");
    expect(stolen.body.input).toMatchObject([{ code: "conflict", at: "/body/callbackUri" }]);
    expect(asked).toHaveLength(2);
  });

  test("is a name for what only a notification settles", async () => {
    const { ask, asked } = await openConsole({ script: [{ status: 200, body: { status: "running" } }] });
    const { body } = await ask("sendDtmfTones", { ids: { call }, body: { tones: ["tone1"] } });
    expect(asked[0]?.body.clientContext).toMatch(/^console-[0-9a-f-]{36}$/);
    expect(body.filled).toEqual(["/body/clientContext"]);
  });

  test("is said to be ours when it is wrong", async () => {
    const { ask, asked } = await openConsole({ publicUrl: "http://ivr.test" });
    const refused = await ask("createCall", calling);
    expect(refusal(refused)).toBe("400 input_refused");
    expect(refused.body.remedy).toContain("DIALTREE_PUBLIC_URL");
    expect(asked).toEqual([]);
  });
});

test("what proves an address to be ours is not shown, wherever Graph repeats it", async () => {
  const { ask, callback } = await openConsole({
    script: [{ status: 200, body: { callbackUri: addressOf(call), ours: `<${addressOf("console.x")}>` } }],
  });
  expect(callback(call, tenant)).toBe(addressOf(call));
  const { body } = await ask("getCall", { ids: { call } });
  expect(body.body).toEqual({
    callbackUri: `${publicUrl}/api/calls/${call}/(not shown)`,
    ours: `<${publicUrl}/api/calls/console.x/(not shown)>`,
  });
});

describe("muting everybody", () => {
  const named = { ids: { call }, body: { participants: ["p1", "p2"] } };

  test("is one request for each", async () => {
    const { ask, asked } = await openConsole({
      script: [
        { status: 200, body: { status: "completed" } },
        { status: 403, body: { error: { code: "Forbidden", message: "Not them." } } },
      ],
    });
    const { status, body } = await ask("muteAll", named);
    expect(asked.map(({ line }) => line)).toEqual(
      ["p1", "p2"].map((id) => `POST /communications/calls/${call}/participants/${id}/mute`),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      request: null,
      status: 403,
      attempts: 2,
      body: { muted: ["p1"], failed: [{ participant: "p2" }] },
      verdict: { outcome: "failed", says: expect.stringMatching(/^1 muted, 1 not\. .*Not them/) },
    });
  });

  test("is done when all are muted, and says when nobody can tell who is there", async () => {
    const done = await openConsole({ script: [{ status: 200 }, { status: 200 }] });
    expect((await done.ask("muteAll", named)).body.verdict).toEqual({ outcome: "done", says: "2 muted." });
    const failed = await openConsole({ script: [{ status: 404, body: { error: { code: "8522" } } }] });
    const { body } = await failed.ask("muteAll", { ids: { call }, body: {} });
    expect(body).toMatchObject({ status: 404, verdict: { outcome: "failed" } });
  });

  test("is checked like everything else", async () => {
    const { ask, asked } = await openConsole();
    for (const wrong of [null, {}, { ids: { call } }, { ids: { call }, body: { participants: 7 } }])
      expect(refusal(await ask("muteAll", wrong))).toBe("400 input_refused");
    const slashes = { ids: { call }, body: { participants: ["../../users"] } };
    expect(refusal(await ask("muteAll", slashes))).toBe("400 input_refused");
    expect(asked).toEqual([]);
  });
});

describe("what is refused before it is sent", () => {
  test("is told with code, place and remedy", async () => {
    const { ask, asked } = await openConsole();
    const refused = await ask("getCall", { ids: { call: "" } });
    expect(refusal(refused)).toBe("400 input_refused");
    expect(refused.body.input).toEqual([
      {
        code: "too short",
        at: "/ids/call",
        sentence: expect.stringContaining("call"),
        remedy: "Give at least 1.",
      },
    ]);
    const several = await ask("playPrompt", { ids: { call }, body: { prompts: [], promts: 1 } });
    expect(several.body.input.map(({ at }: { at: string }) => at)).toEqual(["/body/prompts", "/body/promts"]);
    expect(asked).toEqual([]);
  });

  test.each<[string, unknown]>([
    ["null", null],
    ["a text", "getCall"],
    ["a list", []],
    ["an id with slashes", { ids: { call: "../../users/1" } }],
    ["an id with an encoded slash", { ids: { call: "a%2Fb" } }],
    ["an id that ends the path", { ids: { call: "a?b=c#d" } }],
    ["an id that is no text", { ids: { call: { toString: "x" } } }],
    ["a body where there is none", { ids: { call }, body: {} }],
  ])("%s", async (_, input) => {
    const { ask, asked } = await openConsole();
    expect(refusal(await ask("getCall", input))).toBe("400 input_refused");
    expect(asked).toEqual([]);
  });

  test("an operation that nobody knows", async () => {
    const { ask } = await openConsole();
    const refused = await ask("dropTables", {});
    expect(refusal(refused)).toBe("404 operation_unknown");
    expect(refused.body.remedy).toContain("createCall");
    expect(refusal(await ask("constructor", {}))).toBe("404 operation_unknown");
    expect(refusal(await ask("..%2F..%2Fflows", {}))).toBe("404 operation_unknown");
  });

  test("bodies that are no JSON, too long, too deep or poisoned", async () => {
    const { app, asked } = await openConsole();
    const post = async (payload: string, type = "application/json") => {
      const answer = await app.inject({
        method: "POST",
        url: "/api/graph/operations/createCall/requests",
        headers: { "content-type": type },
        payload,
      });
      return refusal({ status: answer.statusCode, body: answer.json() });
    };
    expect(await post('{"input":')).toBe("400 body_unreadable");
    expect(await post("")).toBe("400 body_unreadable");
    expect(await post("[]")).toBe("400 request_invalid");
    expect(await post("{}")).toBe("400 request_invalid");
    expect(await post('{"input": {}, "as": "somebody"}')).toBe("400 request_invalid");
    expect(await post(JSON.stringify({ input: "x".repeat(1_000_000) }))).toBe("413 body_too_large");
    expect(await post('{"input": {"__proto__": {"x": 1}}}')).toBe("400 body_unreadable");
    expect(await post("input=1", "application/x-www-form-urlencoded")).toBe("415 media_type_wrong");
    const open = JSON.stringify(calling.body).slice(0, -1);
    const deep = `{"input":{"body":${open},"x":${"[".repeat(50_000)}${"]".repeat(50_000)}}}}`;
    expect(await post(deep)).toBe("400 input_too_deep");
    expect(asked).toEqual([]);
  });
});

test("each route is in the OpenAPI document, and needs the role of an administrator", async () => {
  const { app } = await openConsole();
  const { paths } = (await app.inject("/api/openapi.json")).json();
  const own = Object.values<Record<string, { operationId: string; description: string }>>(paths)
    .flatMap(Object.values)
    .filter(({ operationId }) => !routes.some(({ name }) => name === operationId));
  expect(own.map(({ operationId }) => operationId).sort()).toEqual([
    "askGraph",
    "followGraphNotices",
    "listGraphOperations",
  ]);
  for (const { description } of own) expect(description).toContain('"administer"');
  expect(graphConsoleRoutes({} as never).map(({ role }) => role)).toEqual(Array(3).fill("administer"));
});
