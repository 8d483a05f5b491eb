// Limits on the manual clock. Microsoft's own figures are checked as data; what they do is tried with smaller ones, which
// come in by the control API as they would for a bot under test.

import { readFileSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type LimitName, limitNames, limitsOf, profileNames } from "../src/throttling/limits.ts";
import { createMeter } from "../src/throttling/meter.ts";
import { type AroundRig, operator, sales, startAroundRig } from "./around-rig.ts";
import type { Answer } from "./rig.ts";

let rig: AroundRig;
beforeAll(async () => {
  rig = await startAroundRig();
});
afterAll(() => rig.close());
beforeEach(async () => {
  await rig.control("PATCH", "/bot", { limits: { profile: "current" } });
  await rig.control("POST", "/reset");
});

test.each([
  ["current", "all", 130_000, 10, "app"],
  ["current", "calls", 50_000, 15, "app and tenant"],
  ["current", "presence", 1_500, 30, "app and tenant"],
  ["current", "callRecords", 1_500, 20, "app and tenant"],
  ["current", "meetings", 2_000, "month", "user"],
  ["older", "callsPerMonth", 10_000, "month", "app"],
  ["older", "callsAtOnce", 100, "moment", "app"],
  ["older", "presence", 1_500, 30, "app and tenant"],
  ["older", "callRecords", 1_500, 20, "app and tenant"],
  ["older", "meetings", 2_000, "month", "user"],
] as const)("%s: %s is %i per %s", (profile, name, most, per, scope) => {
  expect(new Map(limitsOf({ profile })).get(name)).toMatchObject({ most, per, scope });
});

test("there are no other limits", () => {
  const names = (profile: "current" | "older") => limitsOf({ profile }).map(([name]) => name);
  expect(names("current")).toEqual(["all", "calls", "presence", "callRecords", "meetings"]);
  expect(names("older")).toEqual(["callsPerMonth", "callsAtOnce", "presence", "callRecords", "meetings"]);
  expect(limitNames.toSorted()).toEqual([...new Set([...names("current"), ...names("older")])].toSorted());
});

test("the README shows them", () => {
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
  const wanted = limitNames.map((name) => {
    const profiles = profileNames.filter((profile) => new Map(limitsOf({ profile })).has(name));
    const limit = profiles.flatMap((profile) => new Map(limitsOf({ profile })).get(name) ?? [])[0];
    const period: Readonly<Record<string, string>> = { month: "in a month", moment: "at once" };
    const per = period[`${limit?.per}`] ?? `in ${limit?.per} s`;
    const figure = `${limit?.most.toLocaleString("en")} ${per}`;
    return `| \`${name}\` | ${profiles.map((profile) => `\`${profile}\``).join(", ")} | ${figure} |`;
  });
  expect(wanted.filter((row) => !readme.includes(`\n${row}`))).toEqual([]);
});

const only = (most: { readonly [name in LimitName]?: number }, profile = "current") =>
  rig.control("PATCH", "/bot", { limits: { profile, most } });
const presence = (headers?: Record<string, string>) =>
  rig.ask("GET", `/users/${operator.id}/presence`, undefined, headers);
const users = () => rig.ask("GET", "/users");
const record = () => rig.ask("GET", `/communications/callRecords/${operator.id}`);
const meeting = (user = operator) => rig.ask("POST", `/users/${user.id}/onlineMeetings`, {});
const call = () => rig.ask("GET", `/communications/calls/${operator.id}`);

/** "200", or "429 after 7": enough to compare many answers at a glance. */
const short = ({ status, headers }: Answer) =>
  status === 429 ? `429 after ${headers["retry-after"]}` : `${status}`;
async function all(...asks: readonly (() => Promise<Answer>)[]): Promise<string[]> {
  const answers: string[] = [];
  for (const ask of asks) answers.push(short(await ask()));
  return answers;
}

test.each<[LimitName, () => Promise<Answer>, string, number]>([
  ["presence", presence, "200", 30],
  ["callRecords", record, "404", 20],
  ["calls", call, "404", 15],
  ["all", users, "200", 10],
])("%s: the third of two allowed waits for the end of the window", async (name, ask, passes, seconds) => {
  await only({ [name]: 2 });
  expect(await all(ask)).toEqual([passes]);
  await rig.advance(2_500);
  expect(await all(ask, ask, ask)).toEqual([
    passes,
    `429 after ${Math.ceil(seconds - 2.5)}`,
    `429 after ${Math.ceil(seconds - 2.5)}`,
  ]);
  await rig.advance(seconds * 1000 - 2_501);
  expect(await all(ask)).toEqual(["429 after 1"]);
  await rig.advance(1);
  expect(await all(ask, ask, ask)).toEqual([passes, passes, `429 after ${seconds}`]);
});

test("the body of a 429 has Graph's shape", async () => {
  await only({ presence: 0 });
  expect((await presence()).body).toEqual({
    error: { code: "TooManyRequests", message: "Too many requests.", innerError: expect.any(Object) },
  });
});

test("each part of Graph has a count of its own, and all have one together", async () => {
  await only({ presence: 1, callRecords: 1, calls: 1 });
  expect(await all(presence, record, call, users, presence)).toEqual([
    "200",
    "404",
    "404",
    "200",
    "429 after 30",
  ]);
  await rig.control("POST", "/reset");
  await only({ all: 3, presence: 1 });
  // What is refused does not count.
  expect(await all(presence, presence, record, users, users)).toEqual([
    "200",
    "429 after 30",
    "404",
    "200",
    "429 after 10",
  ]);
});

test("tenants are counted apart, except where the whole app is", async () => {
  const authorization = `Bearer ${await rig.token("c0ffee00-1111-4222-8333-444455556666")}`;
  const elsewhere = () => presence({ authorization });
  await only({ presence: 1 });
  expect(await all(presence, elsewhere, presence, elsewhere)).toEqual([
    "200",
    "404",
    "429 after 30",
    "429 after 30",
  ]);
  await rig.control("POST", "/reset");
  await only({ all: 1 });
  expect(await all(presence, elsewhere)).toEqual(["200", "429 after 10"]);
});

test("a request without a valid token is not counted", async () => {
  await only({ presence: 1 });
  expect(await all(() => presence({ authorization: "Bearer x" }), presence)).toEqual(["401", "200"]);
});

test("meetings are counted by user and month, once they are made", async () => {
  await only({ meetings: 2 });
  const wrong = () => rig.ask("POST", `/users/${operator.id}/onlineMeetings`, { subject: 1 });
  const got = () => rig.ask("POST", `/users/${operator.id}/onlineMeetings/createOrGet`, { externalId: "x" });
  expect(await all(wrong, got, got, meeting, meeting, () => meeting(sales))).toEqual([
    "400",
    "201",
    "200",
    "201",
    expect.stringMatching(/^429 after \d{7}$/),
    "201",
  ]);
  const left = Number(short(await meeting()).split(" ")[2]);
  expect(left).toBe(Math.ceil((Date.UTC(2026, 1, 1) - rig.simulator.world.clock.now()) / 1000));
  await rig.advance(left * 1000 - 1);
  expect(await all(meeting)).toEqual(["429 after 1"]);
  await rig.advance(1);
  expect(await all(meeting, meeting)).toEqual(["201", "201"]);
});

const answered = async (callId: string) =>
  short(
    await rig.act(callId, "answer", {
      mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
    }),
  );
const created = () =>
  rig.ask("POST", "/communications/calls", {
    "@odata.type": "#microsoft.graph.call",
    callbackUri: `${rig.bot.url}/webhook`,
    requestedModalities: ["audio"],
    mediaConfig: { "@odata.type": "#microsoft.graph.serviceHostedMediaConfig" },
    targets: [{ identity: { user: { id: operator.id } } }],
    tenantId: rig.simulator.world.directory().tenantId,
  });

test("older: calls at once count from the answer to the end", async () => {
  await only({ callsAtOnce: 2 }, "older");
  const [first, second, third] = [await rig.dial(), await rig.dial(), await rig.dial()];
  expect([await answered(first), await answered(second), await answered(third)]).toEqual([
    "202",
    "202",
    "429 after 10",
  ]);
  // Rejecting needs no place.
  expect((await rig.act(await rig.dial(), "reject")).status).toBe(202);
  await rig.control("POST", `/calls/${first}/hangUp`);
  await rig.advance(1_000);
  expect(await answered(third)).toBe("202");
  expect(short(await created())).toBe("429 after 10");
});

test("older: calls in a month count when they are answered or made", async () => {
  await only({ callsPerMonth: 2 }, "older");
  const [first, second, third] = [await rig.dial(), await rig.dial(), await rig.dial()];
  expect(short(await rig.act(first, "answer", {}))).toBe("400");
  expect([await answered(first), short(await created()), await answered(second)]).toEqual([
    "202",
    "201",
    expect.stringMatching(/^429 after \d{7}$/),
  ]);
  expect(short(await rig.act(third, "reject"))).toBe("202");
});

test("current: neither calls at once nor calls in a month are counted", async () => {
  await only({ callsAtOnce: 0, callsPerMonth: 0 });
  expect(await answered(await rig.dial())).toBe("202");
});

test("older: requests about calls are not counted", async () => {
  await only({ calls: 0, all: 0 }, "older");
  expect(await all(call)).toEqual(["404"]);
});

test("50,000 requests pass in 15 s, and not one more", () => {
  let now = Date.UTC(2026, 0, 5);
  const meter = createMeter({
    now: () => now,
    choice: () => ({ profile: "current" }),
    callsAtOnce: () => 0,
  });
  const admit = () => meter.admit({ area: "calls", appId: "app", tenantId: "tenant" });
  let passed = 0;
  while (admit() === undefined) passed++;
  expect([passed, admit()]).toEqual([50_000, 15]);
  now += 15_000;
  expect(admit()).toBe(undefined);
});

test("whoever waits as long as told is let through, and no stretch of a window lets more through than it may", () => {
  const request = { area: "presence", appId: "app", tenantId: "tenant" } as const;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 12_000 }), { maxLength: 60 }),
      (most, pauses) => {
        let now = Date.UTC(2026, 0, 5);
        const choice = { profile: "current", most: { presence: most } } as const;
        const meter = createMeter({ now: () => now, choice: () => choice, callsAtOnce: () => 0 });
        const passed: number[] = [];
        for (const pause of pauses) {
          now += pause;
          const wait = meter.admit(request);
          if (wait !== undefined) {
            now += wait * 1000;
            expect(meter.admit(request)).toBe(undefined);
          }
          passed.push(now);
        }
        // Fixed windows: two of them may touch, so twice as many is the most in any 30 s.
        for (const at of passed)
          expect(passed.filter((other) => other >= at && other < at + 30_000).length).toBeLessThanOrEqual(
            2 * most,
          );
      },
    ),
  );
});

test.each([
  { profile: "yesterday" },
  { profile: "current", most: { coffee: 1 } },
  { profile: "current", most: { calls: -1 } },
  { most: { calls: 1 } },
])("limits of %j are refused", async (limits) => {
  expect((await rig.control("PATCH", "/bot", { limits })).status).toBe(400);
});
