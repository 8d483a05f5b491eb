import { type DestinationPolicy, safePolicy } from "@dialtree/flow/destinations";
import { describe, expect, test } from "vitest";
import type { OutsideCall } from "../../src/control/outside-calls/counting.ts";
import { smallFlow } from "./flows.ts";
import { openRig, refusal } from "./rig.ts";

const wider: DestinationPolicy = { ...safePolicy, allowed: [{ starts: "+4420", note: "The London office" }] };

/** A rig whose clock stands still until it is turned. */
async function openStill() {
  let time = Date.UTC(2026, 0, 5, 9);
  const rig = await openRig({ now: () => time });
  const goOn = (ms: number) => {
    time += ms;
  };
  return { ...rig, goOn };
}

const minuteMs = 60_000;
let made = 0;
const call = (more: Partial<OutsideCall> = {}): OutsideCall => {
  made += 1;
  return { id: `call ${made}`, number: `number ${made}`, caller: undefined, ...more };
};

describe("where calls may go", () => {
  test("is safe to begin with; what is saved holds at once, and is there after a restart", async () => {
    const rig = await openRig();
    const { outsideCalls } = rig.control;
    expect(await outsideCalls.find()).toEqual({ policy: safePolicy, revision: 1, updatedAt: undefined });
    expect(outsideCalls.judge("+442079460000").verdict.allowed).toBe(false);
    expect(await outsideCalls.save(wider, 1)).toMatchObject({ policy: wider, revision: 2 });
    expect(outsideCalls.judge("+442079460000").verdict.allowed).toBe(true);
    expect(outsideCalls.policy).toEqual(wider);
    expect(await outsideCalls.save({ ...wider, callMinutes: 30 }, 2)).toMatchObject({ revision: 3 });
    expect(rig.control.published.library.callMinutes).toBe(30);
    const { control } = await rig.again();
    expect(control.outsideCalls.policy).toEqual({ ...wider, callMinutes: 30 });
    expect(control.published.library.callMinutes).toBe(30);
  });

  test("whoever saves too late overwrites nothing and gets both; to save the same again is no change", async () => {
    const { control } = await openRig();
    await control.outsideCalls.save(wider, 1);
    expect(await control.outsideCalls.save(wider, 1)).toMatchObject({ revision: 2 });
    const yours = { ...safePolicy, perHour: 5 };
    for (const basedOn of [1, 3]) {
      const { code, conflict } = await refusal(control.outsideCalls.save(yours, basedOn));
      expect(code).toBe("policy_conflict");
      expect(conflict).toEqual({
        saved: { revision: 2, document: wider },
        yours: { basedOn, document: yours },
      });
    }
    expect(control.outsideCalls.policy).toEqual(wider);
  });

  test("what cannot be read gives way to the safe policy, and is told of once", async () => {
    const rig = await openRig();
    await rig.control.outsideCalls.save(wider, 1);
    const { control } = await rig.again("update destination_policy set body = '{\"allowed\": true}'");
    expect(control.outsideCalls.policy).toEqual(safePolicy);
    expect((await refusal(control.outsideCalls.find())).code).toBe("policy_damaged");
    await control.numbers.list();
    expect(rig.damaged).toEqual(["policy_damaged"]);
  });

  test("own countries are those of the assigned numbers, as long as they are assigned", async () => {
    const { control } = await openRig();
    await control.drafts.create(smallFlow("desk"));
    const allowed = (number: string) => control.outsideCalls.judge(number).verdict.allowed;
    expect([...control.outsideCalls.ownAreas]).toEqual([]);
    await control.numbers.assign("bot", "desk");
    expect([...control.outsideCalls.ownAreas]).toEqual([]);
    await control.numbers.assign("+12065550100", "desk");
    expect([...control.outsideCalls.ownAreas]).toEqual(["US"]);
    // Jamaica, Grenada and Canada have the same country code, and are other countries.
    expect(["+12125550100", "+18765551234", "+14735551234", "+14165550100"].map(allowed)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    await control.numbers.release("+12065550100");
    expect(allowed("+12125550100")).toBe(false);
  });
});

describe("a flow that sends calls", () => {
  test("to a number that nobody has allowed is published with a warning, to one that is refused it is not", async () => {
    const { control } = await openRig();
    const { fallback: _, ...rest } = smallFlow("desk");
    const to = { kind: "phone", number: "+442079460000" } as const;
    await control.drafts.create({ ...rest, fallback: { say: {}, to } });
    const { warnings } = await control.publish("desk", "");
    expect(warnings.map(({ code, at }) => [code, at])).toContainEqual(["number_not_allowed", "/fallback/to"]);
    expect(control.outsideCalls.notAllowed()).toMatchObject([{ flow: "desk", number: to.number }]);
    await control.outsideCalls.save(wider, 1);
    expect((await control.problems("desk")).problems.map(({ code }) => code)).not.toContain(
      "number_not_allowed",
    );
    expect(control.outsideCalls.notAllowed()).toEqual([]);
    await control.outsideCalls.save({ ...wider, refused: [{ number: to.number }] }, 2);
    const { code, problems } = await refusal(control.publish("desk", ""));
    expect([code, problems?.map((problem) => problem.code)]).toEqual(["publish_refused", ["number_refused"]]);
  });

  test("by a directory is told of the first of its people whose number is not allowed", async () => {
    const { control } = await openRig();
    const person = (number: string) =>
      ({ first: "Ada", last: number, to: { kind: "phone", number } }) as const;
    const people = [person("+442079460001"), person("+442079460002")];
    const directories = [{ id: "staff", title: "Staff", language: "en-US", people }];
    await control.drafts.create({ ...smallFlow("desk"), directories });
    const { problems } = await control.problems("desk");
    const told = problems.filter(({ code }) => code === "number_not_allowed").map(({ at }) => at);
    expect(told).toEqual(["/directories/0/people/0/to"]);
  });
});

describe("calls to phone numbers", () => {
  test("are counted for the caller, the number, the minute and the hour, and the last one that may is the last one", async () => {
    const { control, goOn } = await openStill();
    const { outsideCalls } = control;
    const bounds = { perHourFromOne: 2, perHourToOne: 3, perMinute: 5, perHour: 7 };
    await outsideCalls.save({ ...safePolicy, ...bounds }, 1);
    const one = () => outsideCalls.count(call({ caller: "ada", number: "sales" }));
    expect([await one(), await one(), await one()]).toEqual([
      { calls: 1 },
      { calls: 2 },
      { full: "caller_hour_full" },
    ]);
    const toSales = () => outsideCalls.count(call({ number: "sales" }));
    expect([await toSales(), await toSales()]).toEqual([{ calls: 3 }, { full: "number_hour_full" }]);
    const any = () => outsideCalls.count(call());
    expect([await any(), await any(), await any()]).toEqual([
      { calls: 4 },
      { calls: 5 },
      { full: "minute_full" },
    ]);
    goOn(minuteMs);
    expect([await any(), await any(), await any()]).toEqual([
      { calls: 6 },
      { calls: 7 },
      { full: "hour_full" },
    ]);
    expect(await outsideCalls.callsOfHour()).toBe(7);
  });

  test("count for an hour from each of them on, and not from full hour to full hour", async () => {
    const { control, goOn } = await openStill();
    const { outsideCalls } = control;
    await outsideCalls.save({ ...safePolicy, perHour: 2 }, 1);
    await outsideCalls.count(call());
    goOn(40 * minuteMs);
    await outsideCalls.count(call());
    goOn(20 * minuteMs - 1);
    expect(await outsideCalls.count(call())).toEqual({ full: "hour_full" });
    goOn(1);
    expect(await outsideCalls.count(call())).toEqual({ calls: 2 });
    expect(await outsideCalls.count(call())).toEqual({ full: "hour_full" });
  });

  test("that are asked for again, by whoever goes on for a server that died, count once", async () => {
    const { control } = await openStill();
    await control.outsideCalls.save({ ...safePolicy, perHour: 1 }, 1);
    const again = call();
    expect(await control.outsideCalls.count(again)).toEqual({ calls: 1 });
    expect(await control.outsideCalls.count(again)).toEqual({ calls: 1 });
    expect(await control.outsideCalls.count(call())).toEqual({ full: "hour_full" });
  });

  test("that come at once are let go as often as is allowed, and not once more", async () => {
    const { control } = await openStill();
    await control.outsideCalls.save({ ...safePolicy, perHour: 5 }, 1);
    const asked = await Promise.all(Array.from({ length: 20 }, () => control.outsideCalls.count(call())));
    expect(asked.filter((counted) => "calls" in counted)).toHaveLength(5);
  });

  test("with a bound of 0 are not let go at all", async () => {
    const { control } = await openStill();
    await control.outsideCalls.save({ ...safePolicy, perHour: 0 }, 1);
    expect(await control.outsideCalls.count(call())).toEqual({ full: "hour_full" });
  });
});
