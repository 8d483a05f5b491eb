import type { Clock } from "@dialtree/calls";
import { type DestinationPolicy, safePolicy, verdictOn } from "@dialtree/flow/destinations";
import { expect, test } from "vitest";
import { ControlError } from "../src/control/control-error.ts";
import { countsInMemory, type OutsideCall } from "../src/control/outside-calls/counting.ts";
import { factsOf } from "../src/control/outside-calls/number-facts.ts";
import { notLetGoWords, outsideGuard, type Told } from "../src/line/outside-calls.ts";
import { createCounters } from "../src/operating/counters.ts";
import { createLog } from "../src/operating/log.ts";
import { tellOutsideCall } from "../src/operating/outside-calls.ts";

const away = new ControlError("database_unavailable", "The database is away.", "Wait.");
const german = "+493012345678";
const british = "+442079460000";
const caller = { kind: "phone", number: "+491701234567" } as const;

/** A guard of an installation in Germany that also calls London; `database` counts, as long as it answers. */
function guarded(policy: Partial<DestinationPolicy> = {}) {
  const asked: OutsideCall[] = [];
  const told: Told[] = [];
  const wakes: (() => void)[] = [];
  const holds = { ...safePolicy, allowed: [{ starts: "+4420" }], ...policy };
  const countHere = countsInMemory();
  const database = {
    answer: async (call: OutsideCall) => countHere(call, holds, 0),
  };
  const clock: Clock = {
    now: () => 0,
    after: (_, run) => {
      wakes.push(run);
      return () => {};
    },
  };
  const ownAreas = new Set(["DE"]);
  const guard = outsideGuard({
    outside: {
      policy: holds,
      ownAreas,
      judge: (number) => {
        const facts = factsOf(number);
        return { facts, verdict: verdictOn(holds, number, facts, ownAreas) };
      },
      count: (call) => {
        asked.push(call);
        return database.answer(call);
      },
    },
    secret: new Uint8Array(32).fill(7),
    clock,
    told: (one) => told.push(one),
  });
  let commands = 0;
  const admit = async (...numbers: readonly string[]) => {
    commands += 1;
    const why = await guard.admit({ key: "call", caller }, `c${commands}`, numbers);
    return why && notLetGoWords(why);
  };
  return { guard, admit, asked, told, database, tooLate: () => wakes.forEach((run) => void run()) };
}

test("what is allowed and has room is let go; what is not says code, reason and remedy, without the number", async () => {
  const { admit, asked, told } = guarded();
  expect(await admit(german)).toBeUndefined();
  expect(await admit("+5352123456")).toBe(
    "number_not_allowed: no call to +535…56. Refused: no rule allows it, and no number of this installation is in the same country (Cuba). Have an administrator allow it under Where calls may go.",
  );
  expect(await admit("+19002345678")).toMatch(/^number_kind_refused: .*premium rate/);
  expect(asked).toHaveLength(1);
  expect(told.map(({ became, to }) => [became, to])).toEqual([
    ["allowed", "+493…78"],
    ["number_not_allowed", "+535…56"],
    ["number_kind_refused", "+190…78"],
  ]);
});

// As they could come from somewhere that nobody has thought of: no reader of numbers stands before this.
test.each([
  "",
  "+",
  "+0049301234567",
  "+49 30 12345678",
  "tel:+493012345678",
  "+493012345678;ext=9001234567",
  "+493012345678\n",
  "+4930\u066112345678",
  "＋493012345678",
  "493012345678",
  "00493012345678",
  "sip:+493012345678@contoso.example",
  `+49${"3".repeat(60)}`,
])("%j is never sent on, whatever is allowed", async (number) => {
  const { admit, asked, told } = guarded({ allowed: [{ starts: "+4" }], refusedKinds: [] });
  expect(await admit(number)).toMatch(/^number_unreadable: no call to \(no phone number\)\./);
  expect(asked).toEqual([]);
  expect(JSON.stringify(told)).not.toMatch(/9301|3012/);
});

test("of several that would ring together none counts unless all are allowed", async () => {
  const { admit, asked } = guarded();
  expect(await admit(german, british, "+5352123456")).toMatch(/^number_not_allowed/);
  expect(asked).toEqual([]);
  expect(await admit(german, british)).toBeUndefined();
  expect(asked).toHaveLength(2);
});

test("neither caller nor number can be read in what is counted; the same ones have the same names", async () => {
  const { guard, asked } = guarded();
  await guard.admit({ key: "one", caller }, "c1", [german]);
  await guard.admit({ key: "two", caller: { kind: "unknown" } }, "c1", [german]);
  await guard.admit({ key: "two", caller: { kind: "guest" } }, "c2", [british]);
  const [first, second, third] = asked;
  expect(JSON.stringify(asked)).not.toMatch(/30123|17012|2079/);
  expect(second?.number).toBe(first?.number);
  expect(third?.number).not.toBe(first?.number);
  expect(new Set(asked.map(({ id }) => id)).size).toBe(3);
  expect([typeof first?.caller, second?.caller, third?.caller]).toEqual(["string", undefined, undefined]);
});

test("while the database is away each server counts alone, and calls go to the own countries only", async () => {
  const { admit, database, told } = guarded({ perHourFromOne: 2 });
  database.answer = () => Promise.reject(away);
  expect([await admit(german), await admit(german)]).toEqual([undefined, undefined]);
  expect(await admit(german)).toMatch(/^caller_hour_full/);
  expect(await admit(british)).toMatch(/^calls_uncounted/);
  expect(told.at(-1)).toMatchObject({ became: "calls_uncounted", uncounted: away.message });
});

test("a database that does not answer keeps no caller waiting", async () => {
  const { admit, database, tooLate } = guarded();
  database.answer = () => new Promise(() => {});
  const asked = [admit(german), admit(british)];
  await Promise.resolve();
  tooLate();
  expect(await asked[0]).toBeUndefined();
  expect(await asked[1]).toMatch(/^calls_uncounted/);
});

test("the one call with which the hour comes near its bound says so", async () => {
  const { admit, told } = guarded({ perHour: 5 });
  for (let calls = 0; calls < 5; calls += 1) await admit(german);
  expect(told.map(({ nearlyFull }) => nearlyFull)).toEqual([
    undefined,
    undefined,
    undefined,
    { calls: 4, perHour: 5 },
    undefined,
  ]);
});

test("operators see what is refused in the log and in the metrics", () => {
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => void lines.push(line) });
  const counters = createCounters();
  const call = { session: "s1", command: "c1", to: "+535…56" };
  tellOutsideCall(log, counters, { ...call, became: "allowed" });
  tellOutsideCall(log, counters, { ...call, became: "number_not_allowed" });
  tellOutsideCall(log, counters, { ...call, became: "allowed", nearlyFull: { calls: 4, perHour: 5 } });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { level: 40, ...call, code: "number_not_allowed", msg: "a call to a phone number was refused" },
    { level: 40, calls: 4, perHour: 5 },
  ]);
  expect(counters.text()).toContain('dialtree_outside_calls_total{why="number_not_allowed"} 1');
  expect(counters.of("outside_calls", "allowed")).toBe(2);
});
