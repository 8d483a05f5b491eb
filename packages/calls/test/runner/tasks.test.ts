// What is done outside the call: who carries it out, what is done again when somebody dies, and who can read it.

import { compile } from "@dialtree/engine";
import { defineNode, type FlowDocument, type FlowNode, nodeTypesOf, taskTraits } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { afterEach, expect, test, vi } from "vitest";
import { type CallStore, type Errand, type Errands, type Settled, StoreError } from "../../src/index.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { HandClock, key, operator, quiet, type Stand, stand, tenant } from "./stand.ts";

const pin = "908172";
const checking = defineNode({
  type: "checking",
  version: 1,
  title: "Checking",
  summary: "Checks.",
  group: "steer",
  fields: {},
  worksWhile: ["answered"],
  outlets: () => [
    { id: "right", label: "Right", role: "way" },
    { id: "late", label: "Late", role: "way" },
  ],
  program: () => ({
    initial: "asking",
    states: {
      asking: {
        do: [
          {
            type: "task",
            task: "check-pin",
            settings: { list: "customers" },
            given: { account: { constant: "4711" }, pin: { constant: pin }, caller: { caller: "identity" } },
            seconds: 60,
          },
        ],
        on: {
          "answered.right": { to: { outlet: "right" } },
          "task.failed": { to: { outlet: "late" } },
          "task.unknown": { to: { outlet: "late" } },
        },
      },
    },
  }),
});

function node(id: string, type: string): FlowNode {
  const known = nodeTypes.get(type);
  return { id, type, version: 1, data: { ...known?.initial } };
}

const document: FlowDocument = {
  format: 1,
  id: "bank",
  title: "Bank",
  languages: ["en-US"],
  ...(operator ? { fallback: { say: {}, to: operator } } : {}),
  variables: {},
  start: "start",
  nodes: [node("start", "incoming"), node("check", "checking"), node("end", "hang-up")],
  edges: [
    { from: "start", outlet: "answered", to: "check" },
    { from: "check", outlet: "right", to: "end" },
  ],
  layout: {},
};
const bank = compile(document, nodeTypesOf([...nodeTypes.values(), checking]), "v1");

/** Takes errands, and brings them back when a test says so. */
function errandBoy() {
  const taken: Errand[] = [];
  const waiting: ((settled: Settled) => void)[] = [];
  const errands: Errands = {
    carryOut: (errand) => {
      taken.push(errand);
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
  const bring = async (settled: Settled) => {
    for (const resolve of waiting.splice(0)) resolve(settled);
    await quiet();
  };
  return { taken, errands, bring };
}

const right: Settled = { outcome: "done", answer: "right" };

async function checked(errands: Errands, memory = createMemoryStore()): Promise<Stand> {
  const line = stand(memory, new HandClock(), memory.store, 0, [bank], errands);
  await line.begin({ flow: bank });
  await quiet();
  await line.tell({ type: "connected" }, "connected");
  await quiet();
  return line;
}

const outlets = (line: Stand) =>
  line
    .news()
    .flatMap((item) => (item.kind === "path" && item.step.kind === "left" ? [item.step.outlet] : []));

afterEach(() => {
  vi.restoreAllMocks();
});

test("a task goes to whoever carries it out, and its answer moves the call on", async () => {
  const { taken, errands, bring } = errandBoy();
  const line = await checked(errands);
  const given = { account: "4711", pin, caller: "+15550170" };
  expect(taken).toEqual([
    {
      call: key,
      tenant,
      id: expect.stringMatching(/^c\d+$/),
      task: { task: "check-pin", settings: { list: "customers" }, given },
    },
  ]);
  expect(line.telephone.types()).not.toContain("task");
  await bring(right);
  expect(outlets(line)).toContain("right");
  expect(line.telephone.types()).toContain("hangUp");
});

test("what takes its time keeps no command waiting", async () => {
  const { errands } = errandBoy();
  const line = await checked(errands);
  await line.clock.go(16 * 60_000);
  expect(line.telephone.types()).toContain("transfer");
});

test("a server that was missed before it did anything leaves it to whoever has it now", async () => {
  const clock = new HandClock();
  const memory = createMemoryStore({ now: () => clock.now() });
  let isCutOff = false;
  const cutOff: CallStore = {
    ...memory.store,
    beat: async (...given) => {
      if (isCutOff) throw new StoreError("unavailable", "cut off");
      return memory.store.beat(...given);
    },
  };
  const asked: boolean[] = [];
  const waiting: (() => void)[] = [];
  // Stands still before it does anything.
  const slow: Errands = {
    carryOut: async (_errand, _signal, mine) => {
      await new Promise<void>((goOn) => waiting.push(goOn));
      asked.push(mine());
      return mine() ? right : "withheld";
    },
  };
  const { taken, errands, bring } = errandBoy();
  const one = stand(memory, clock, cutOff, 0, [bank], slow);
  const two = stand(memory, clock, undefined, 0, [bank], errands);
  await clock.go(2_000);
  await one.begin({ flow: bank });
  await quiet();
  await one.tell({ type: "connected" }, "connected");
  await quiet();
  expect(waiting).toHaveLength(1);
  isCutOff = true;
  await clock.go(3_000);
  expect(taken).toHaveLength(1);
  isCutOff = false;
  for (const goOn of waiting.splice(0)) goOn();
  await clock.go(1_000);
  expect([asked, waiting]).toEqual([[false], []]);
  await bring(right);
  expect(outlets(two)).toContain("right");
});

test("without anybody who carries it out it has failed", async () => {
  const memory = createMemoryStore();
  const line = stand(memory, new HandClock(), memory.store, 0, [bank]);
  await line.begin({ flow: bank });
  await quiet();
  await line.tell({ type: "connected" }, "connected");
  await quiet();
  expect(outlets(line)).toContain("late");
});

test("what may be done again is taken up by the next server under the same name, and acted on once", async () => {
  const { taken, errands, bring } = errandBoy();
  const line = await checked(errands);
  const after = await line.successor();
  expect(taken).toHaveLength(2);
  expect(taken[1]).toEqual(taken[0]);
  await bring(right);
  expect(outlets(after).filter((outlet) => outlet === "right")).toHaveLength(1);
  expect(after.telephone.count("hangUp")).toBe(1);
});

test("what must not be done again is unknown to the next server", async () => {
  vi.spyOn(taskTraits, "check-pin", "get").mockReturnValue({
    ...taskTraits["check-pin"],
    afterCrash: () => "unknown",
  });
  const { taken, errands } = errandBoy();
  const line = await checked(errands);
  const after = await line.successor();
  expect(taken).toHaveLength(1);
  expect(outlets(after)).toEqual(["late"]);
});

test("what was done while the store was away is told when it is back", async () => {
  const { errands, bring } = errandBoy();
  const line = await checked(errands);
  line.memory.fail("full");
  await bring(right);
  expect(outlets(line)).not.toContain("right");
  line.memory.fail(undefined);
  await line.clock.go(10_000);
  expect(outlets(line)).toContain("right");
});

test("what a task is given stands nowhere in plain", async () => {
  const { errands, bring } = errandBoy();
  const memory = createMemoryStore();
  const line = await checked(errands, memory);
  const [found] = await memory.store.load([key]);
  const row = found?.is === "live" ? found.call.state : "";
  expect(row).toContain('"task":"check-pin"');
  await bring(right);
  const journal = await memory.store.journal(key);
  expect(JSON.stringify(journal)).toContain("right");
  for (const text of [row, JSON.stringify(journal), JSON.stringify(line.news())])
    expect(text).not.toContain(pin);
});
