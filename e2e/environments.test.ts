// The same flow, published to two environments, as callers of their numbers meet it: each is put through to others.

import type { Destination, FlowDocument, FlowNode } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { readScenario } from "@dialtree/rehearsal";
import { exampleDirectory, manualClock } from "@dialtree/simulator";
import { afterAll, expect, test } from "vitest";
import { playLive } from "./both-ways.ts";
import { sharedVoice, startRealLine } from "./real-line.ts";

const voice = sharedVoice();
const clock = manualClock();
const line = await startRealLine(clock, voice.prompts);
afterAll(async () => {
  await line.close();
  await voice.close();
});

const person = (end: string, name: string): Destination => ({
  kind: "user",
  id: `5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a0${end}`,
  name,
});
const [anna, tester] = [person("1", "Anna"), person("3", "Tester")];
const node = (id: string, type: string, data: object): FlowNode =>
  ({
    id,
    type,
    version: nodeTypes.get(type)?.version,
    data: { ...nodeTypes.get(type)?.initial, ...data },
  }) as FlowNode;
const support = { kind: "named", name: "support" } as const;

const desk: FlowDocument = {
  format: 1,
  id: "desk",
  title: "Desk",
  languages: ["en-US"],
  fallback: { say: { "en-US": { text: "Sorry." } }, to: support },
  variables: {},
  start: "start",
  nodes: [
    node("start", "incoming", {}),
    node("away", "transfer", { say: {}, to: support }),
    node("end", "hang-up", { say: {} }),
  ],
  edges: [
    { from: "start", outlet: "answered", to: "away" },
    { from: "away", outlet: "failed", to: "end" },
  ],
  layout: {},
};

/** What is written down of a call to a number. */
async function call(to: string): Promise<readonly string[]> {
  const read = readScenario("call from +15550170\nwaits 5s\nleaves");
  if (!("scenario" in read)) throw new Error(JSON.stringify(read.faults));
  const { lines } = await playLive(line, read.scenario, { to, document: desk });
  return lines.filter((one) => one.includes("transfers"));
}

test("callers of a number of test reach testers, those of a live number whom customers reach", async () => {
  const { control } = line.server;
  const [ours = "", theirs = ""] = exampleDirectory.numbers.map(({ number }) => number);
  const names = [{ name: "support", values: { live: anna, test: tester } }];
  await control.environments.save({ environments: [{ id: "test", title: "Test" }], names, things: [] }, 1);
  await line.keep({ document: desk });
  const tried = await control.publish("desk", "Tried", { environment: "test" });
  await control.numbers.assign(theirs, "desk", "test");
  expect(await call(theirs)).toEqual([expect.stringContaining("Tester")]);

  await control.publish("desk", "", { version: tried.version.id });
  await control.numbers.assign(ours, "desk");
  expect(await call(ours)).toEqual([expect.stringContaining("Anna")]);
  expect(await call(theirs)).toEqual([expect.stringContaining("Tester")]);
});
