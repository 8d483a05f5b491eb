// Where calls may go, as a caller meets it on the real server: what is refused never reaches Graph, and the call goes on.

import { readFileSync } from "node:fs";
import { type Destination, type FlowDocument, type FlowNode, readText } from "@dialtree/flow";
import { type DestinationPolicy, safePolicy } from "@dialtree/flow/destinations";
import { nodeTypes } from "@dialtree/nodes";
import { readScenario } from "@dialtree/rehearsal";
import { manualClock } from "@dialtree/simulator";
import { afterAll, beforeEach, expect, test } from "vitest";
import { playLive } from "./both-ways.ts";
import { sharedVoice, startRealLine } from "./real-line.ts";

const voice = sharedVoice();
const clock = manualClock();
const line = await startRealLine(clock, voice.prompts);
afterAll(async () => {
  await line.close();
  await voice.close();
});

const text = (words: string) => ({ "en-US": { text: words } });
const operator = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01" } as const;
const node = (id: string, type: string, data: object): FlowNode =>
  ({
    id,
    type,
    version: nodeTypes.get(type)?.version,
    data: { ...nodeTypes.get(type)?.initial, ...data },
  }) as FlowNode;

/** Answers and puts callers through to two phones, one after the other, as long as it is not possible. */
function flowTo(first: Destination, second: Destination): FlowDocument {
  return {
    format: 1,
    id: "outside",
    title: "Outside",
    languages: ["en-US"],
    fallback: { say: text("Sorry."), to: operator },
    variables: {},
    start: "start",
    nodes: [
      node("start", "incoming", {}),
      node("first", "transfer", { say: {}, to: first }),
      node("no-first", "prompt", { prompt: text("Not the first.") }),
      node("second", "transfer", { say: {}, to: second }),
      node("no-second", "prompt", { prompt: text("Nor the second.") }),
      node("end", "hang-up", { say: {} }),
    ],
    edges: [
      { from: "start", outlet: "answered", to: "first" },
      { from: "first", outlet: "failed", to: "no-first" },
      { from: "no-first", outlet: "next", to: "second" },
      { from: "second", outlet: "failed", to: "no-second" },
      { from: "no-second", outlet: "next", to: "end" },
    ],
    layout: {},
  };
}

const phone = (number: string) => ({ kind: "phone", number }) as const;

const scenario = (from: string) => scenarioIn(`call from ${from}\nwaits 20s\nleaves`);

const scenarioIn = (lines: string) => {
  const read = readScenario(lines);
  if (!("scenario" in read)) throw new Error(JSON.stringify(read.faults));
  return read.scenario;
};

/** What a caller hears, and the numbers that Graph was asked to send them to. */
async function call(document: FlowDocument, played = scenario("+15550170")) {
  const dialled = await line.publish({ document });
  const { log } = line.simulator.world;
  const before = log.after(0).at(-1)?.seq ?? 0;
  const { lines } = await playLive(line, played, dialled);
  const asked = log
    .after(before)
    .flatMap((entry) => (entry.type === "request" ? [JSON.stringify(entry.body ?? "")] : []));
  const numbers = asked.flatMap((body) =>
    [...body.matchAll(/"phone":\{[^}]*"id":"(\+\d+)"/g)].map(([, id]) => id),
  );
  const heard = lines.filter((told) => told.startsWith("hears")).map((told) => told.replace(/^hears +/, ""));
  return { heard, numbers };
}

/** How often it came to that so far, as operators are told. */
async function told(why: string): Promise<number> {
  const metrics = await (await fetch(`${line.server.url}/metrics`)).text();
  return Number(metrics.match(new RegExp(`dialtree_outside_calls_total\\{why="${why}"\\} (\\d+)`))?.[1] ?? 0);
}

async function allow(policy: Partial<DestinationPolicy>): Promise<void> {
  const { outsideCalls } = line.server.control;
  await outsideCalls.save({ ...safePolicy, ...policy }, (await outsideCalls.find()).revision);
}

beforeEach(async () => {
  await allow({});
  // What was counted before no longer counts.
  await clock.advance(61 * 60_000, async () => line.server.idle());
});

const london = phone("+442079460000");
const dispatch = phone("+15550140");

test("a number that nobody has allowed is not asked of Graph: the call goes on by the failed exit, and is counted", async () => {
  const before = await told("number_not_allowed");
  const { heard, numbers } = await call(flowTo(london, dispatch));
  expect(heard).toEqual(['"Not the first."']);
  expect(numbers).toEqual([dispatch.number]);
  expect(await told("number_not_allowed")).toBe(before + 1);
  expect(await line.server.control.outsideCalls.callsOfHour()).toBe(1);
});

test("what an administrator has allowed holds for the next call", async () => {
  await allow({ allowed: [{ starts: "+4420" }] });
  expect(await call(flowTo(london, dispatch))).toEqual({ heard: [], numbers: [london.number] });
});

test("once there are enough calls for one caller the next ones go on by the failed exit; others are let go", async () => {
  await allow({ perHourFromOne: 2 });
  const flow = flowTo(dispatch, dispatch);
  const both = ['"Not the first."', '"Nor the second."'];
  const came = [
    await call(flow),
    await call(flow),
    await call(flow),
    await call(flow, scenario("+15550171")),
  ];
  expect(came.map(({ heard }) => heard)).toEqual([[], [], both, []]);
  expect(await told("caller_hour_full")).toBe(2);
  await clock.advance(61 * 60_000, async () => line.server.idle());
  expect((await call(flow)).heard).toEqual([]);
});

test("an extension that a caller keys leads only where calls may go", async () => {
  const shipped = readFileSync(new URL("../flows/directory/flow.json", import.meta.url), "utf8");
  const { document } = readText(shipped.replaceAll("+15550168", london.number), nodeTypes);
  const keyed = scenarioIn("call from +15550170\npresses 2\npresses 1 0 0\nwaits 20s\nleaves");
  const before = await told("number_not_allowed");
  expect((await call(document as FlowDocument, keyed)).numbers).toEqual([]);
  expect(await told("number_not_allowed")).toBe(before + 1);
  await allow({ allowed: [{ number: london.number }] });
  expect((await call(document as FlowDocument, keyed)).numbers).toEqual([london.number]);
});
