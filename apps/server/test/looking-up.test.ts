// What flows have looked up, with a system that answers as it is told, and a clock that goes on when it is told.

import { createEgress } from "@dialtree/egress";
import type { Lookup } from "@dialtree/flow";
import { MockAgent } from "undici";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lookUp } from "../src/lookups/looking-up.ts";
import { tryLookup } from "../src/lookups/trying.ts";

const origin = "https://api.fabrikam.example";
const secret = "secret-canary-5512";
let agent: MockAgent;
let asked: {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}[];
let answers: (readonly [status: number, body: string])[];

beforeEach(() => {
  [agent, asked, answers] = [new MockAgent(), [], []];
  agent.disableNetConnect();
  for (const method of ["GET", "POST"])
    agent
      .get(origin)
      .intercept({ path: () => true, method })
      .reply(({ path, headers, body }) => {
        asked.push({ path, headers: headers as Record<string, string>, body });
        const [statusCode, data] = answers.shift() ?? [200, "{}"];
        return { statusCode, data };
      })
      .persist();
});
afterEach(() => agent.close());

/** Each wait is over at once, and time has gone on by as much. */
function hastyClock() {
  let now = 0;
  return {
    now: () => now,
    after(ms: number, run: () => void) {
      // The limit of a request is never reached here.
      if (ms < 1_000)
        queueMicrotask(() => {
          now += ms;
          run();
        });
      return () => {};
    },
  };
}

const lookup: Lookup = {
  method: "GET",
  url: `${origin}/stores/{code}`,
  query: [],
  headers: [],
  secrets: [],
  repeatable: true,
  within: 5,
  takes: [
    { pointer: "/name", as: "store", type: "text", needed: true },
    { pointer: "/miles", as: "miles", type: "number", needed: false },
  ],
};

/** @param mine Whether it is still this server's to ask. */
function lookIf(
  mine: () => boolean,
  change: Partial<Lookup> = {},
  given: Readonly<Record<string, string>> = { code: "98052" },
) {
  const clock = hastyClock();
  return lookUp({ ...lookup, ...change }, given, new AbortController().signal, {
    egress: createEgress({ hosts: new Map([[origin, { origin, networks: [] }]]), clock, wire: agent }),
    secretFor: async (name, of) => (name === "stores" && of === origin ? secret : undefined),
    clock,
    mine,
  });
}

async function look(change?: Partial<Lookup>, given?: Readonly<Record<string, string>>) {
  const settled = await lookIf(() => true, change, given);
  if (settled === "withheld") throw new Error("It was withheld.");
  return settled;
}

test("whose it is is asked last, once secrets are at hand, and again before it is asked anew", async () => {
  expect(await lookIf(() => false)).toBe("withheld");
  expect(asked).toEqual([]);
  answers = [
    [503, ""],
    [200, '{"name":"Main Street"}'],
  ];
  const mine = [true, false];
  expect(await lookIf(() => mine.shift() ?? false)).toBe("withheld");
  expect(asked).toHaveLength(1);
});

test.each<[string, readonly [number, string], object]>([
  [
    "what is found is kept",
    [200, '{"name":"Main Street","miles":2.5}'],
    { answer: "found", values: { store: "Main Street", miles: 2.5 } },
  ],
  [
    "what may be missing may be",
    [201, '{"name":"Main Street"}'],
    { answer: "found", values: { store: "Main Street" } },
  ],
  ["what has to be there is not found without", [200, '{"miles":2}'], { answer: "not-found" }],
  ["404 is not found", [404, "<html>"], { answer: "not-found" }],
  ["an empty answer is not found", [204, ""], { answer: "not-found" }],
  ["another kind of value fails", [200, '{"name":{}}'], { outcome: "failed" }],
  ["what is no JSON fails", [200, "<html>"], { outcome: "failed" }],
  [
    "JSON with a reserved name fails",
    [200, '{"name":"a","__proto__":{"isAdmin":true}}'],
    { outcome: "failed" },
  ],
  ["an error fails", [400, '{"name":"Main Street"}'], { outcome: "failed", detail: "it answered 400" }],
  ["a redirect fails", [302, ""], { outcome: "failed", detail: "it answered 302" }],
])("%s", async (_, answer, expected) => {
  answers = [answer];
  expect(await look()).toMatchObject({ outcome: "done", ...expected });
});

test("nothing is asked without a value, and no value is told to the log", async () => {
  const settled = [await look({}, {}), await look({}, { code: ".." })];
  expect(settled.map(({ outcome }) => outcome)).toEqual(["failed", "failed"]);
  expect(asked).toEqual([]);
  answers = [
    [500, "4711"],
    [500, "4711"],
  ];
  expect(JSON.stringify([...settled, await look({}, { code: "code-canary-4711" })])).not.toContain("4711");
});

test("what passes is tried once more where that is safe, and only there", async () => {
  answers = [
    [503, ""],
    [200, '{"name":"Main Street"}'],
  ];
  expect(await look()).toMatchObject({ answer: "found" });
  answers = [
    [503, ""],
    [503, ""],
    [200, '{"name":"Main Street"}'],
  ];
  expect(await look()).toMatchObject({ outcome: "failed", detail: "it answered 503" });
  [asked, answers] = [[], [[503, ""]]];
  expect(await look({ method: "POST", repeatable: false })).toMatchObject({ outcome: "failed" });
  expect(asked).toHaveLength(1);
});

test("a secret goes into the header that asks for it, and nowhere else", async () => {
  answers = [[200, '{"name":"Main Street"}']];
  const settled = await look({ secrets: [{ header: "Authorization", before: "Bearer ", secret: "stores" }] });
  expect(asked.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${secret}`]);
  expect(JSON.stringify([asked[0]?.path, asked[0]?.body, settled])).not.toContain(secret);
});

test("a secret of another host, or none, is not sent, and nobody is asked", async () => {
  const secrets = [{ header: "authorization", before: "", secret: "others" }];
  expect(await look({ secrets })).toEqual({
    outcome: "failed",
    detail: "there is no secret others for this host",
  });
  expect(asked).toEqual([]);
});

test("a host that nobody has approved is not asked", async () => {
  expect(await look({ url: "https://evil.example/{code}" })).toMatchObject({
    outcome: "failed",
    detail: "its host is not approved",
  });
  expect(asked).toEqual([]);
});

function attempt(change: Partial<Lookup> = {}, given: Readonly<Record<string, string>> = { code: "98052" }) {
  const clock = hastyClock();
  const order = { lookup: { ...lookup, ...change }, given, hidden: ["miles"] };
  return tryLookup(order, new AbortController().signal, {
    egress: createEgress({ hosts: new Map([[origin, { origin, networks: [] }]]), clock, wire: agent }),
    secretFor: async (name, of) => (name === "stores" && of === origin ? secret : undefined),
    clock,
  });
}

describe("a request that an author tries", () => {
  test("tells status, time, and what each thing that is kept came to", async () => {
    answers = [[200, '{"name":"Main Street","miles":2.5}']];
    expect(
      await attempt({
        takes: [...lookup.takes, { pointer: "/open", as: "open", type: "flag", needed: false }],
      }),
    ).toEqual({
      exit: "found",
      asked: `GET ${origin}/stores/98052`,
      status: 200,
      milliseconds: 0,
      takes: [
        { as: "store", pointer: "/name", came: "found", value: "Main Street" },
        // Shown to nobody.
        { as: "miles", pointer: "/miles", came: "found" },
        { as: "open", pointer: "/open", came: "missing" },
      ],
    });
  });

  test("shows no secret, even where the other side sends it back", async () => {
    answers = [[200, JSON.stringify({ name: `you sent Bearer ${secret}` })]];
    const came = await attempt({
      secrets: [{ header: "Authorization", before: "Bearer ", secret: "stores" }],
    });
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${secret}`]);
    expect(came.takes[0]).toMatchObject({ value: "you sent Bearer ***" });
    expect(JSON.stringify(came)).not.toContain(secret);
  });

  test("is sent once, whatever comes", async () => {
    answers = [[503, ""]];
    expect(await attempt()).toMatchObject({ exit: "failed", status: 503 });
    expect(asked).toHaveLength(1);
  });

  test("shows the beginning of a long text", async () => {
    answers = [[200, JSON.stringify({ name: "a".repeat(3_000) })]];
    expect((await attempt()).takes[0]).toMatchObject({ value: "a".repeat(200) });
  });

  test.each<[string, readonly [number, string], string, string]>([
    ["what needs a secret", [401, ""], "It answered 401.", "secret"],
    ["a redirect", [302, ""], "It answered 302.", "Redirects"],
    ["an address that is wrong", [400, ""], "It answered 400.", "address"],
    ["what is broken there", [500, ""], "It answered 500.", "whoever runs it"],
    ["what is no JSON", [200, "<html>"], "What it answered cannot be used: it is not JSON.", "Look at what"],
    [
      "another kind of value",
      [200, '{"name":{}}'],
      "What is kept as store is something else.",
      "takes it for",
    ],
  ])("tells of %s, with what to do", async (_what, answer, says, remedy) => {
    answers = [answer];
    const came = await attempt();
    expect(came).toMatchObject({ exit: "failed", status: answer[0], says });
    expect(came.remedy).toContain(remedy);
  });

  test("is not sent without a value, a secret or an approved host, and says which", async () => {
    const secrets = [{ header: "authorization", before: "", secret: "others" }];
    expect(await attempt({}, {})).toMatchObject({
      exit: "failed",
      says: "A value is not known, or cannot stand in its place.",
    });
    expect(await attempt({ secrets })).toMatchObject({ remedy: expect.stringContaining("Connections") });
    expect(await attempt({ url: "https://evil.example/{code}" })).toMatchObject({
      exit: "failed",
      says: "Its host is not approved.",
      remedy: expect.stringContaining("DIALTREE_HOSTS"),
    });
    expect(asked).toEqual([]);
  });

  test("goes where a call would go", async () => {
    const replies: readonly (readonly [number, string])[] = [
      [200, '{"name":"a"}'],
      [404, ""],
      [200, '{"miles":2}'],
      [500, ""],
      [200, '{"name":[]}'],
    ];
    for (const reply of replies) {
      answers = [reply, reply, reply];
      const call = await look({ repeatable: false });
      const tried = await attempt();
      expect(tried.exit).toBe(call.answer ?? "failed");
    }
  });
});
