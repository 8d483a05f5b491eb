// Whatever order Graph's notifications come in, however late and however often: what comes of a call. The real server and
// the real simulator on one clock that stands still between two timers; chance is seeded.

import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { reception, stillLine } from "./faults/still-line.ts";
import type { RealLine } from "./real-line.ts";

type PlacedFault = NonNullable<Parameters<RealLine["simulator"]["world"]["place"]>[2]>[number];

/** What came of a call, as a caller or a colleague would notice it. */
interface Outcome {
  readonly exits: readonly string[];
  readonly commands: readonly string[];
  readonly end: string;
}

/** Keys that callers press when they have heard so many prompts begin. */
const journeys: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  "to support": { 2: "2" },
  "a wrong key, then sales": { 2: "9", 3: "1" },
  "the hours, then the operator": { 2: "3", 4: "0" },
};

const { clock, line, quiet } = stillLine(reception);
/** Notifications that a fault had a hand in. */
let touched = 0;

/** Somebody calls and presses keys one second after the prompts that they wait for have begun. */
async function call(
  keys: Readonly<Record<number, string>>,
  faults: readonly PlacedFault[],
): Promise<Outcome> {
  const { world } = line().simulator;
  const [number] = world.directory().numbers;
  if (!number) throw new Error("There is no number to dial.");
  const { tenantId } = world.directory();
  const caller = { kind: "phone", number: "+15550170" } as const;
  const { id } = world.place(caller, { kind: "number", ...number, tenantId }, faults);
  const pressed = new Set<number>();
  const begun = () =>
    world.log.of(id).filter((entry) => entry.type === "audio" && entry.did === "starts").length;
  for (let seconds = 0; seconds < 300 && world.find(id)?.state !== "terminated"; seconds++) {
    const heard = begun();
    await clock.advance(1_000, quiet);
    const tone = keys[heard];
    if (tone === undefined || pressed.has(heard)) continue;
    pressed.add(heard);
    world.apply(id, { type: "tone", tone: `tone${tone}` });
  }
  // What is late still has to arrive.
  await clock.advance(10_000, quiet);
  for (const entry of world.log.of(id)) if (entry.faults) touched += 1;
  const news = line().server.runner.newsroom.of(id) ?? [];
  return {
    exits: news.flatMap((item) =>
      item.kind === "path" && item.step.kind === "left" ? [`${item.step.node}.${item.step.outlet}`] : [],
    ),
    commands: news.flatMap((item) => (item.kind === "command" ? [item.command.type] : [])),
    end: news.flatMap((item) => (item.kind === "ended" ? [item.reason] : [])).join(),
  };
}

const usual: Record<string, Outcome> = {};
beforeAll(async () => {
  for (const [name, keys] of Object.entries(journeys)) usual[name] = await call(keys, []);
}, 180_000);

const kinds = ["establishing", "established", "mediaActive", "operation", "tone", "transferring"] as const;
const on = fc.subarray([...kinds], { minLength: 1 });
const percent = fc.integer({ min: 20, max: 100 });
const duplicate = fc.record({
  on,
  percent,
  copies: fc.integer({ min: 1, max: 3 }),
  ms: fc.nat({ max: 1_500 }),
});
const delay = fc.record({ on, percent, ms: fc.integer({ min: 1, max: 800 }) });
const reorder = fc.record({ on, percent });
const journey = fc.constantFrom(...Object.keys(journeys));

const as = (fault: string, values: object): PlacedFault => ({ fault, ...values }) as PlacedFault;

test("the journeys lead where they should, and differ", () => {
  expect(usual["to support"]).toMatchObject({ end: "transferred" });
  expect(usual["to support"]?.exits).toContain("main.support");
  expect(usual["a wrong key, then sales"]?.exits).toContain("main.sales");
  expect(usual["the hours, then the operator"]?.exits).toEqual(
    expect.arrayContaining(["main.hours", "main.operator"]),
  );
});

describe("notifications that all arrive", () => {
  test("repeated and late: the call goes exactly as it does without", async () => {
    touched = 0;
    await fc.assert(
      fc.asyncProperty(journey, fc.option(duplicate), fc.option(delay), async (name, repeated, late) => {
        const faults = [
          ...(repeated ? [as("duplicate", repeated)] : []),
          ...(late ? [as("delay", late)] : []),
        ];
        expect(await call(journeys[name] ?? {}, faults)).toEqual(usual[name]);
      }),
      { numRuns: 100 },
    );
    expect(touched).toBeGreaterThan(300);
  }, 240_000);

  test("in another order: no exit, command or end that the true order lacks", async () => {
    touched = 0;
    await fc.assert(
      fc.asyncProperty(journey, reorder, fc.option(duplicate), async (name, mixed, repeated) => {
        const faults = [as("reorder", mixed), ...(repeated ? [as("duplicate", repeated)] : [])];
        const { exits, commands, end } = await call(journeys[name] ?? {}, faults);
        const known = usual[name];
        expect(known?.exits).toEqual(expect.arrayContaining([...exits]));
        expect(new Set(known?.commands)).toEqual(new Set([...(known?.commands ?? []), ...commands]));
        expect(end).toBe(known?.end);
        expect(commands.filter((type) => type === "transfer")).toHaveLength(1);
      }),
      { numRuns: 100 },
    );
    expect(touched).toBeGreaterThan(300);
  }, 240_000);
});
