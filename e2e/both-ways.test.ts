// Every scenario there is, played twice: without a telephone, and through the real server and the simulator. What the
// caller hears, what is sent and how it ends has to read the same.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { check, interfaceOf } from "@dialtree/engine";
import { type FlowDocument, readText } from "@dialtree/flow";
import { explainRefusal, isRefusal, setField } from "@dialtree/flow/edit";
import { readCalendars } from "@dialtree/flow/hours";
import { readCsv } from "@dialtree/flow/texts";
import { nodeTypes } from "@dialtree/nodes";
import {
  linesOf,
  liveTranscript,
  normalised,
  playScenario,
  readScenario,
  type Scenario,
} from "@dialtree/rehearsal";
import { manualClock } from "@dialtree/simulator";
import { afterAll, describe, expect, test } from "vitest";
import { playLive } from "./both-ways.ts";
import { type Flow, type RealLine, sharedVoice, startRealLine } from "./real-line.ts";

const root = new URL("../", import.meta.url);
const folders = [
  ...readdirSync(new URL("flows/", root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `flows/${name}`),
  "packages/nodes/src/menu/rules",
  "packages/nodes/src/collect-digits/rules",
  "packages/nodes/src/dial-by-name/rules",
  "packages/nodes/src/say-value/rules",
  "packages/nodes/src/check-pin/rules",
  "packages/nodes/src/http-lookup/rules",
  "packages/nodes/src/invited/rules",
  "packages/nodes/src/outgoing/rules",
];

const calendars = readCalendars(readFileSync(new URL("flows/calendars.json", root), "utf8")).calendars;

const read = (path: string) => readFileSync(new URL(path, root), "utf8");

function flowIn(folder: string): Flow {
  const prompts = new URL(`${folder}/prompts/`, root);
  const names = existsSync(prompts) ? readdirSync(prompts).filter((name) => name.endsWith(".wav")) : [];
  return {
    document: readText(read(`${folder}/flow.json`), nodeTypes).document as FlowDocument,
    recordings: new Map(names.map((name) => [name, readFileSync(new URL(name, prompts))])),
    ...(existsSync(new URL(`${folder}/pins.csv`, root)) ? { pins: pinsIn(read(`${folder}/pins.csv`)) } : {}),
  };
}

function pinsIn(text: string): NonNullable<Flow["pins"]> {
  const found = readCsv(text);
  if ("fault" in found) throw new Error(found.fault);
  return found.rows.slice(1).map(({ cells: [account = "", pin = ""] }) => ({ account, pin }));
}
const flows = new Map(folders.map((folder) => [folder, flowIn(folder)]));
/** How others can use each of them; what a scenario changes in one is no part of that. */
const interfaces = new Map(
  [...flows.values()].map(({ document }) => [document.id, interfaceOf(document, nodeTypes)]),
);

function scenarioIn(text: string): Scenario {
  const result = readScenario(text);
  if (!("scenario" in result)) throw new Error(JSON.stringify(result.faults));
  return result.scenario;
}

/** A flow with what a scenario changes in it. */
function changed(document: FlowDocument, { settings }: Scenario): FlowDocument {
  return settings.reduce((before, { node, path, value }) => {
    const change = setField(before, node, path, value, nodeTypes);
    if (isRefusal(change)) throw new Error(explainRefusal(change).sentence);
    return change.doc;
  }, document);
}

const voice = sharedVoice();
const lines: RealLine[] = [];
afterAll(async () => {
  for (const line of lines) await line.close();
  await voice.close();
});

/** A line with all flows on it, or with some; calls follow each other on it, as in life. */
async function newLine(
  start?: number,
  { ahead, on = [...flows.values()] }: { readonly ahead?: number; readonly on?: readonly Flow[] } = {},
): Promise<RealLine> {
  const line = await startRealLine(manualClock(start), voice.prompts, {
    ...(ahead === undefined ? {} : { ahead }),
  });
  lines.push(line);
  for (const calendar of calendars) await line.server.control.calendars.create(calendar);
  for (const flow of on) {
    await line.keep(flow);
    if (flow.pins) await line.server.control.pins.put(flow.document.id, flow.pins);
  }
  return line;
}

async function bothWays(line: RealLine, folder: string, text: string) {
  const { document, recordings } = flows.get(folder) as Flow;
  const scenario = scenarioIn(text);
  const dialled = await line.publish({
    document: changed(document, scenario),
    ...(recordings ? { recordings } : {}),
  });
  const { promptLength } = line;
  const others = [...flows.values()].map((flow) => flow.document).filter(({ id }) => id !== document.id);
  const rehearsed = playScenario(scenario, {
    document,
    others,
    nodeTypes,
    calendars: new Map(calendars.map((calendar) => [calendar.id, calendar])),
    promptLength,
  });
  if ("fault" in rehearsed) throw new Error(rehearsed.fault);
  await forgetGuesses(line, folder, scenario.call.from);
  for (const { id } of calendars)
    await line.server.control.calendars.switchEmergency(id, scenario.emergency ?? false, undefined);
  line.tasks.arrange(scenario.answers);
  const live = await playLive(line, scenario, { ...dialled, promptLength });
  // Whoever is in a call that nobody hears of any more hears silence; and a line that stays in a meeting hears everything.
  const on = line.simulator.world.calls().filter(({ state }) => state !== "terminated");
  return { live, rehearsed, left: [...line.simulator.world.faults.list(), ...on] };
}

/** Each scenario is a day of its own: what others have guessed wrong does not count. */
async function forgetGuesses({ server }: RealLine, folder: string, caller: string): Promise<void> {
  const { document, pins = [] } = flows.get(folder) as Flow;
  if (pins.length === 0) return;
  for (const { account } of pins) await server.control.pins.unlock(document.id, { account });
  await server.control.pins.unlock(document.id, { caller });
}

/** The flows that a call to one may come to: itself, and where it names any other, all of them. */
function calledFrom({ id, nodes }: FlowDocument): readonly Flow[] {
  const namesOthers = JSON.stringify(nodes).includes('"flow":');
  return [...flows.values()].filter(({ document }) => namesOthers || document.id === id);
}

describe.each(folders)("%s", (folder) => {
  let shared: Promise<RealLine> | undefined;
  const cases = readdirSync(new URL(`${folder}/cases/`, root)).filter((name) => name.endsWith(".txt"));
  test.each(cases)("%s", async (name) => {
    const text = read(`${folder}/cases/${name}`);
    const { at } = scenarioIn(text).call;
    const { document } = flows.get(folder) as Flow;
    // A call at a certain time needs a clock of its own, and no other flows than it can come to.
    const ownLine = () => newLine(at, { on: calledFrom(document) });
    const sharedLine = () => {
      shared ??= newLine();
      return shared;
    };
    const line = await (at === undefined ? sharedLine() : ownLine());
    const scenario = scenarioIn(text);
    const surroundings = {
      calendars: new Set(calendars.map(({ id }) => id)),
      flows: interfaces,
    };
    const errors = check(changed(document, scenario), nodeTypes, surroundings).filter(
      ({ severity }) => severity === "error",
    );
    if (errors.length > 0) {
      // Rules for what the check refuses hold in drafts only: nobody can call them, because nobody can publish them.
      const [{ node }] = errors as [(typeof errors)[0]];
      await expect(line.publish({ document: changed(document, scenario) })).rejects.toMatchObject({
        code: "publish_refused",
        problems: expect.arrayContaining([expect.objectContaining({ severity: "error", node })]),
      });
      return;
    }
    const { live, rehearsed, left } = await bothWays(line, folder, text);
    expect(normalised(live.lines)).toEqual(normalised(rehearsed.lines));
    expect(left).toEqual([]);
    // Why nobody came to the telephone is in no line: nobody hears it.
    if (scenario.call.values) expect(exitsOf(live)).toEqual(exitsOf(rehearsed));
  });
});

function exitsOf(played: Awaited<ReturnType<typeof bothWays>>["live" | "rehearsed"]): readonly string[] {
  const steps =
    "call" in played
      ? played.call.news.flatMap((news) => (news.kind === "path" ? [news.step] : []))
      : played.rehearsal.journal;
  return steps.flatMap((step) => (step.kind === "left" ? [`${step.node} ${step.outlet}`] : []));
}

const reception = "flows/reception";
let usual: Promise<RealLine> | undefined;
const usualLine = () => {
  usual ??= newLine();
  return usual;
};

const menu = `call       from +15550170
answers
hears      "Welcome to Fabrikam."
hears      "For sales, press 1. For support, press 2. For our opening hours, press 3. For the operator, press 0."
presses    1
`;

test("a server whose clock is another one gives the same transcript, at the telephone's times", async () => {
  const [same, ahead, behind] = [
    await bothWays(await newLine(), reception, menu),
    await bothWays(await newLine(undefined, { ahead: 590_000 }), reception, menu),
    await bothWays(await newLine(undefined, { ahead: -590_000 }), reception, menu),
  ];
  const times = ({ live }: typeof same) => linesOf(liveTranscript(live.call));
  expect(times(ahead)).toEqual(times(same));
  expect(times(behind)).toEqual(times(same));
  expect(times(same).find(({ verb }) => verb === "hears")?.at).toBe(600);
});

test.each([
  ["play is unknown", "unknown    play"],
  ["listen is unknown", "unknown    listen"],
  ["transfer is unknown", "unknown    transfer"],
  ["transfer fails refused", "fails      transfer (refused)"],
])("%s: the telephone can be made to behave so", async (given, line) => {
  const { live, rehearsed, left } = await bothWays(await usualLine(), reception, `given ${given}\n${menu}`);
  expect(live.lines).toContain(line);
  expect(normalised(live.lines)).toEqual(normalised(rehearsed.lines));
  expect(left).toEqual([]);
});

test("several of a kind happen to the commands that they are meant for", async () => {
  const given = ["play works", "play is unknown", "play fails", "transfer fails"];
  // The caller waits: how long a command takes to fail is not the same both ways.
  const text = `${given.map((line) => `given ${line}\n`).join("")}${menu.replace("presses    1", "waits      20s")}`;
  const { live, rehearsed } = await bothWays(await usualLine(), reception, text);
  expect(normalised(live.lines)).toEqual(normalised(rehearsed.lines));
  expect(live.lines.filter((line) => /^(fails|unknown)/.test(line))).toEqual([
    "unknown    play",
    "fails      play (error)",
    "fails      transfer (error)",
  ]);
});

test("a fault that nothing asked for does not outlive the call", async () => {
  expect((await bothWays(await usualLine(), reception, `given redirect fails\n${menu}`)).left).toEqual([]);
});

test("what cannot be arranged is said, and nobody is called", async () => {
  await expect(bothWays(await usualLine(), reception, `given redirect fails busy\n${menu}`)).rejects.toThrow(
    "redirect fails busy",
  );
});
