// Calls of ours: what is asked for is checked, counted and begun once.

import { type CallStore, type OutgoingCall, StoreError } from "@dialtree/calls";
import { compile } from "@dialtree/engine";
import type { FlowDocument } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import fc from "fast-check";
import Fastify from "fastify";
import { describe, expect, onTestFinished, test } from "vitest";
import { ApiError } from "../../src/control/api/errors.ts";
import { controlRoutes } from "../../src/control/api/routes.ts";
import type { Database } from "../../src/control/database/open.ts";
import { createCounters } from "../../src/operating/counters.ts";
import { courseOf } from "../../src/outgoing/course.ts";
import { type Order, type Placing, type PlacingOptions, placingWith } from "../../src/outgoing/placing.ts";
import { dayMs, minuteMs } from "../../src/outgoing/rate.ts";
import { outgoingRoutes } from "../../src/outgoing/routes.ts";
import { smallFlow } from "./flows.ts";
import { openRig, openTables } from "./rig.ts";

const account = "0e5b3f6c-5f0d-4c39-9b7e-6a3f5f8b1c01";
const other = "0e5b3f6c-5f0d-4c39-9b7e-6a3f5f8b1c02";
const tenant = "5f0c1d2e-7a34-4b56-8c9d-0e1f2a3b4c5d";
const person = "0e5b3f6c-5f0d-4c39-9b7e-6a3f5f8b1caa";

function reminder(id = "reminder", reaches = "phones"): FlowDocument {
  const flow = smallFlow(id);
  const type = nodeTypes.get("outgoing")!;
  const start = { id: "start", type: type.type, version: type.version, data: { ...type.initial, reaches } };
  return {
    ...flow,
    variables: {
      name: { type: "text", initial: "" },
      hour: { type: "number", initial: 9 },
      fasting: { type: "flag", initial: false },
    },
    nodes: [start, ...flow.nodes.slice(1)],
  };
}

/** As if these had been published. */
function publishedAs(flows: readonly FlowDocument[]): PlacingOptions["published"] {
  const versions = new Map(flows.map((flow) => [flow.id, { main: compile(flow, nodeTypes, "1") }]));
  return { servingCall: (flow) => versions.get(flow) };
}

interface Desk extends Placing {
  readonly database: Database;
  readonly begun: OutgoingCall[];
  readonly journal: Map<string, { version: number; at: number; entry: string }[]>;
  readonly count: (why: string) => number;
  /** Another server on the same database. */
  another(): Placing;
  now: number;
  storeIsAway: boolean;
}

async function desk(more: Partial<PlacingOptions> = {}, flows = [reminder()]): Promise<Desk> {
  const database = await openTables();
  const counters = createCounters();
  const begun: OutgoingCall[] = [];
  const journal: Desk["journal"] = new Map();
  const self = { database, begun, journal, now: Date.UTC(2026, 0, 15, 10), storeIsAway: false };
  const options: PlacingOptions = {
    database,
    published: publishedAs(flows),
    nodeTypes,
    runner: {
      place: async (call) => {
        if (self.storeIsAway) throw new StoreError("unavailable", "The store did not answer in time.");
        if (begun.some(({ key }) => key === call.key)) return "repeated";
        begun.push(call);
        return "applied";
      },
    },
    store: { journal: async (key) => journal.get(key) ?? [] } satisfies Pick<CallStore, "journal">,
    rate: { perMinute: 10, perDay: 200 },
    judge: () => ({ verdict: { allowed: true, by: { area: "US" } } }),
    accounts: [account, other],
    tenant,
    appId: "app",
    secret: new Uint8Array(32).fill(7),
    now: () => self.now,
    counters,
    ...more,
  };
  return Object.assign(self, placingWith(options), {
    count: (why: string) => counters.of("outgoing_calls", why),
    another: () => placingWith(options),
  });
}

const order = (change: Partial<Order> = {}): Order => ({
  request: "appointment-4711",
  flow: "reminder",
  to: { kind: "phone", number: "+15550171" },
  values: {},
  ...change,
});

async function refused(work: Promise<unknown>): Promise<ApiError> {
  const error = await work.then(() => undefined).catch((thrown: unknown) => thrown);
  if (error instanceof ApiError) return error;
  throw error ?? new Error("It was not refused.");
}

describe("a call that is asked for", () => {
  test("is begun with the flow as it is published, whom to call, who calls, and the values", async () => {
    const line = await desk();
    const values = { name: "Ms. Miller", hour: 14.5, fasting: true };
    const placed = await line.place(order({ values, language: "en-US" }));
    expect(placed).toEqual({
      key: expect.any(String),
      flow: "reminder",
      placedAt: line.now,
      repeated: false,
    });
    expect(line.begun).toMatchObject([
      {
        key: placed.key,
        tenant,
        flow: { id: "reminder" },
        event: {
          type: "outgoing",
          caller: { kind: "phone", number: "+15550171" },
          called: { kind: "account", id: account, tenant },
          values,
          language: "en-US",
        },
      },
    ]);
    expect((await line.list())?.calls).toMatchObject([
      { key: placed.key, flow: "reminder", placedAt: line.now },
    ]);
    expect(line.count("placed")).toBe(1);
  });

  test("goes out from the account that is named, if it may", async () => {
    const line = await desk();
    await line.place(order({ from: other.toUpperCase() }));
    expect(line.begun[0]?.event.called).toMatchObject({ kind: "account", id: other });
  });

  test("to somebody in Teams comes from the bot itself", async () => {
    const line = await desk({ accounts: [] }, [reminder("reminder", "people")]);
    await line.place(order({ to: { kind: "user", id: person.toUpperCase(), name: "Ann" } }));
    expect(line.begun[0]?.event).toMatchObject({
      caller: { kind: "user", id: person, tenant, name: "Ann" },
      called: { kind: "bot", id: "app", tenant },
    });
  });

  test.each<[string, number, Partial<Order>, Partial<PlacingOptions>]>([
    ["flow_not_published", 409, { flow: "nothing" }, {}],
    ["flow_waits_for_calls", 409, { flow: "reception" }, {}],
    ["callee_unfit", 422, { to: { kind: "user", id: person } }, {}],
    ["values_unfit", 422, { values: { nobody: "knows" } }, {}],
    ["calling_account_missing", 409, {}, { accounts: [] }],
    ["calling_account_unknown", 422, { from: person }, {}],
    ["outgoing_rate_exceeded", 429, {}, { rate: { perMinute: 0, perDay: 200 } }],
    ["outgoing_rate_exceeded", 429, {}, { rate: { perMinute: 10, perDay: 0 } }],
  ])("is refused with %s (%i), and nobody is called", async (code, status, change, options) => {
    const line = await desk(options, [reminder(), smallFlow("reception")]);
    const error = await refused(line.place(order(change)));
    expect(error).toMatchObject({ code, status });
    for (const words of [error.message, error.remedy]) expect(words).toMatch(/\w/);
    expect(line.begun).toEqual([]);
    expect((await line.list())?.calls).toEqual([]);
    expect(line.count(code)).toBe(1);
  });

  test("is told all that is wrong with its values, each with its place", async () => {
    const line = await desk();
    const values = { name: 7, hour: "9", fasting: "yes", "a/b": true, constructor: "x" };
    const { input } = await refused(line.place(order({ values })));
    expect(input?.map(({ at, code }) => `${at} ${code}`)).toEqual([
      "/body/values/name wrong type",
      "/body/values/hour wrong type",
      "/body/values/fasting wrong type",
      "/body/values/a~1b unknown member",
      "/body/values/constructor unknown member",
    ]);
    const long = await refused(line.place(order({ values: { name: "x".repeat(1_001) } })));
    expect(long.input).toMatchObject([{ at: "/body/values/name", code: "too long" }]);
  });
});

describe("the same request once more", () => {
  test("calls nobody again, and gives the call there is: also on another server, also all at once", async () => {
    const line = await desk();
    const first = await line.place(order());
    line.now += 1_000;
    const again = await Promise.all([
      line.place(order()),
      line.another().place(order()),
      line.place(order()),
    ]);
    for (const one of again) expect(one).toEqual({ ...first, repeated: true });
    const together = await Promise.all(
      Array.from({ length: 4 }, () => line.another().place(order({ request: "at-once" }))),
    );
    expect(new Set(together.map(({ key }) => key)).size).toBe(1);
    expect(together.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(line.begun).toHaveLength(2);
    expect(line.count("repeated")).toBe(6);
  });

  test("stands for one thing only", async () => {
    const line = await desk();
    const values = { name: "Ann", hour: 9 };
    await line.place(order({ values }));
    for (const change of [
      { to: { kind: "phone", number: "+15550172" } as const },
      { values: { ...values, hour: 10 } },
      { from: other },
      { language: "en-GB" },
    ])
      expect(await refused(line.place(order({ values, ...change })))).toMatchObject({
        code: "request_taken",
        status: 409,
      });
    // The order of names is nothing that anybody means.
    expect(await line.place(order({ values: { hour: 9, name: "Ann" } }))).toMatchObject({ repeated: true });
    expect(line.begun).toHaveLength(1);
  });

  test("begins the call that a server had written down and not begun, when it died or its store was away", async () => {
    const line = await desk();
    line.storeIsAway = true;
    expect(await refused(line.place(order()))).toMatchObject({ code: "call_not_written", status: 503 });
    line.storeIsAway = false;
    const placed = await line.place(order());
    expect(line.begun.map(({ key }) => key)).toEqual([placed.key]);
    await line.place(order());
    expect(line.begun).toHaveLength(1);
  });

  test("begins nothing when it comes so late that the store may have forgotten the call", async () => {
    const line = await desk();
    const { key } = await line.place(order());
    line.begun.length = 0;
    line.now += 2 * dayMs;
    expect(await line.place(order())).toMatchObject({ key, repeated: true });
    expect(line.begun).toEqual([]);
  });
});

describe("a number that calls may not go to", () => {
  const forbidden = { verdict: { allowed: false, code: "number_not_allowed", area: "US" } } as const;

  test("is refused at once, with the reason and what to do, and counts for nothing", async () => {
    const line = await desk({ judge: () => forbidden, rate: { perMinute: 1, perDay: 1 } });
    const error = await refused(line.place(order()));
    expect(error).toMatchObject({ code: "number_not_allowed", status: 403 });
    expect(error.message).toContain("No call to +155…71. Refused: no rule allows it");
    expect(error.message).not.toContain("+15550171");
    expect(error.remedy).toContain("Where calls may go");
    expect(line.begun).toEqual([]);
    expect(line.count("number_not_allowed")).toBe(1);
    expect((await line.list())?.calls).toEqual([]);
    // Nobody judges about people.
    const people = await desk({ judge: () => forbidden }, [reminder("reminder", "people")]);
    await people.place(order({ to: { kind: "user", id: person } }));
    expect(people.begun).toHaveLength(1);
  });

  test("that was called before is told of, when the same request comes once more", async () => {
    let rules: ReturnType<PlacingOptions["judge"]> = { verdict: { allowed: true, by: { area: "US" } } };
    const line = await desk({ judge: () => rules });
    const { key } = await line.place(order());
    rules = forbidden;
    expect(await line.place(order())).toMatchObject({ key, repeated: true });
    expect(await refused(line.place(order({ request: "another" })))).toMatchObject({ status: 403 });
    // The name has stood for that call long enough: it would be another one now.
    line.now += 8 * dayMs;
    expect(await refused(line.place(order()))).toMatchObject({ status: 403 });
    expect(line.begun).toHaveLength(1);
  });
});

describe("the list of calls", () => {
  test("has the newest first, a page at a time, with how each ended and whom it went to, masked", async () => {
    const line = await desk({ rate: { perMinute: 100, perDay: 100 } }, [reminder("reminder", "both")]);
    const keys: string[] = [];
    for (let n = 0; n < 60; n += 1) {
      // Several at the same moment: none is left out between two pages, and none comes twice.
      line.now += n % 3 === 0 ? 1_000 : 0;
      keys.push((await line.place(order({ request: `r${n}` }))).key);
    }
    line.now += 1_000;
    const { key } = await line.place(order({ request: "last", to: { kind: "user", id: person } }));
    line.journal.set(key, [
      {
        version: 1,
        at: 1,
        entry: JSON.stringify({ kind: "left", flow: "reminder", node: "start", outlet: "busy" }),
      },
      { version: 2, at: 2, entry: JSON.stringify({ kind: "ended", reason: "unreached" }) },
    ]);
    const pages = [await line.list()];
    for (let page = pages[0]; page?.more; page = pages.at(-1))
      pages.push(await line.list(page.calls.at(-1)?.key));
    expect(pages.map((page) => page?.calls.length)).toEqual([25, 25, 11]);
    const all = pages.flatMap((page) => page?.calls ?? []);
    expect(all[0]).toMatchObject({ key, whom: null, state: "over", reached: "busy", ended: { at: 2 } });
    expect(new Set(all.map((one) => one.key))).toEqual(new Set([key, ...keys]));
    expect(all.map(({ placedAt }) => placedAt)).toEqual(
      all.map(({ placedAt }) => placedAt).toSorted((a, b) => b - a),
    );
    expect(all[1]).toMatchObject({ whom: "+155…71", state: "unbegun" });
    expect(await line.list("nobody")).toBeUndefined();
    // Nobody may have placed a call since, and so have cleared away what is over.
    line.now += 8 * dayMs;
    expect(await line.list()).toEqual({ calls: [], more: false });
    expect(await line.list(key)).toBeUndefined();
    expect(await line.find(key)).toBeUndefined();
  });
});

describe("the rate of calls", () => {
  test("counts the minute and the day of the whole installation, says when the next may be, and only then", async () => {
    const line = await desk({ rate: { perMinute: 2, perDay: 3 } });
    const ask = (n: number) => line.place(order({ request: `r${n}` }));
    const began = line.now;
    await ask(1);
    line.now += 10_000;
    await line.another().place(order({ request: "r2" }));
    const { message, remedy } = await refused(ask(3));
    expect(message).toContain("2 calls were placed in the last minute");
    expect(remedy).toContain("50 s");
    // What was asked for before is no further call.
    expect(await ask(1)).toMatchObject({ repeated: true });
    line.now = began + minuteMs - 1;
    await refused(ask(3));
    line.now = began + minuteMs;
    await ask(3);
    line.now += minuteMs;
    const full = await refused(ask(4));
    expect(full.message).toContain("3 calls were placed in the last day");
    expect(full.remedy).toContain("DIALTREE_CALLS_PER_DAY");
    line.now = began + dayMs;
    await ask(4);
    expect(line.begun).toHaveLength(4);
  });

  test("is never exceeded, however many ask at once", async () => {
    const line = await desk({ rate: { perMinute: 3, perDay: 100 } });
    const asked = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) =>
        (n % 2 ? line : line.another()).place(order({ request: `r${n}` })),
      ),
    );
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(line.begun).toHaveLength(3);
  });

  test("holds in every minute and every day of any sequence of requests", async () => {
    const rate = { perMinute: 2, perDay: 5 };
    const pauses = fc.array(fc.constantFrom(0, 1_000, 29_999, minuteMs, 8 * 60 * minuteMs, dayMs), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(pauses, async (waits) => {
        const line = await desk({ rate });
        const at: number[] = [];
        for (const [n, wait] of waits.entries()) {
          line.now += wait;
          const placed = await line.place(order({ request: `r${n}` })).catch(() => undefined);
          const within = (ms: number) => at.filter((then) => then > line.now - ms).length;
          expect(placed !== undefined).toBe(within(minuteMs) < rate.perMinute && within(dayMs) < rate.perDay);
          if (placed) at.push(line.now);
        }
      }),
      { numRuns: 6, seed: 4711 },
    );
  });
});

describe("what came of a call", () => {
  const lines = (...entries: object[]) =>
    entries.map((entry, n) => ({ version: n + 1, at: 1_000 * n, entry: JSON.stringify(entry) }));
  const left = (node: string, outlet: string) => ({ kind: "left", flow: "reminder", node, outlet });

  test.each([
    ["unbegun", null, []],
    [
      "calling",
      null,
      [
        { kind: "event", type: "outgoing" },
        { kind: "command", type: "dial" },
      ],
    ],
    ["answered", "answered", [{ kind: "event", type: "outgoing" }, left("start", "answered")]],
    ["unreached", "busy", [{ kind: "event", type: "outgoing" }, left("start", "busy")]],
    ["over", "busy", [left("start", "busy"), { kind: "ended", reason: "unreached" }]],
    [
      "over",
      "answered",
      [left("start", "answered"), left("confirm", "1"), { kind: "ended", reason: "local" }],
    ],
  ])("is %s, by %s", (state, reached, entries) => {
    expect(courseOf(lines(...entries))).toMatchObject({ state, reached });
  });

  test("names every exit and the end, with their moments", async () => {
    const line = await desk();
    const { key, placedAt } = await line.place(order());
    line.journal.set(
      key,
      lines(left("start", "answered"), { kind: "entered" }, left("confirm", "1"), {
        kind: "ended",
        reason: "local",
      }),
    );
    expect(await line.find(key)).toEqual({
      key,
      flow: "reminder",
      placedAt,
      whom: "+155…71",
      state: "over",
      reached: "answered",
      exits: [
        { at: 0, flow: "reminder", node: "start", outlet: "answered" },
        { at: 2_000, flow: "reminder", node: "confirm", outlet: "1" },
      ],
      ended: { at: 3_000, reason: "local" },
    });
    expect(await line.find("nobody-knows")).toBeUndefined();
  });
});

test("whom a call went to, and what it was about, stands nowhere in the database", async () => {
  const line = await desk();
  await line.place(order({ values: { name: "Ms. Secretive" } }));
  const rows = JSON.stringify(await line.database.selectFrom("outgoing_call").selectAll().execute());
  expect(rows).toContain("appointment-4711");
  for (const told of ["15550171", "Secretive"]) expect(rows).not.toContain(told);
});

describe("over HTTP", () => {
  async function api(more: Partial<PlacingOptions> = {}) {
    const line = await desk(more);
    const app = Fastify();
    await controlRoutes(app, (await openRig()).control, outgoingRoutes(line));
    onTestFinished(() => app.close());
    const post = (payload: object) => app.inject({ method: "POST", url: "/api/outgoing-calls", payload });
    return { line, app, post };
  }

  test("a call is made with 201, is the same with 200, and can be asked about", async () => {
    const { app, post } = await api();
    const first = await post(order());
    expect([first.statusCode, first.json()]).toEqual([201, expect.objectContaining({ repeated: false })]);
    const again = await post(order());
    expect([again.statusCode, again.json()]).toEqual([200, { ...first.json(), repeated: true }]);
    const { key } = first.json() as { key: string };
    expect((await app.inject(`/api/outgoing-calls/${key}`)).json()).toMatchObject({
      key,
      state: "unbegun",
      reached: null,
      exits: [],
      ended: null,
    });
    expect((await app.inject("/api/outgoing-calls")).json()).toMatchObject({ calls: [{ key }] });
    expect((await app.inject("/api/outgoing-calls/nobody-knows")).json().code).toBe("call_unknown");
  });

  const misshapen: readonly (readonly [what: string, change: object])[] = [
    ["a number as people write it", { to: { kind: "phone", number: "0171 123" } }],
    ["a mailbox as the callee", { to: { kind: "voicemail", id: person } }],
    ["a request without a name", { request: "" }],
    ["a name with spaces", { request: "Ms. Miller" }],
    ["values with members", { values: { name: { first: "Ann" } } }],
    ["members that nobody knows", { priority: 1 }],
  ];
  test("what has not the shape of an order is refused, in the one shape that errors have", async () => {
    const { line, post } = await api();
    for (const [what, change] of misshapen) {
      const reply = await post({ ...order(), ...change });
      expect([reply.statusCode, reply.json().code], what).toEqual([400, "request_invalid"]);
      const words = { detail: expect.any(String), remedy: expect.any(String) };
      expect(reply.json()).toMatchObject(words);
    }
    expect(line.begun).toEqual([]);
  });

  test("what is wrong with values is told with its place; one call too many with 429", async () => {
    const { post } = await api({ rate: { perMinute: 0, perDay: 1 } });
    const unfit = (await post(order({ values: { hour: "nine" } }))).json();
    expect(unfit.input).toEqual([
      {
        at: "/body/values/hour",
        code: "wrong type",
        sentence: expect.stringContaining("hour"),
        remedy: expect.any(String),
      },
    ]);
    const reply = await post(order());
    expect([reply.statusCode, reply.json().code]).toEqual([429, "outgoing_rate_exceeded"]);
  });
});
