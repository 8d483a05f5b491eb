// Calls of our own for a caller, when Graph does not say that it has made them: nobody is called twice, and nobody's telephone
// rings for a caller who is gone. On a clock that stands still between two timers.

import { readFileSync } from "node:fs";
import { type FlowDocument, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { afterEach, expect, test } from "vitest";
import { stillLine } from "./still-line.ts";

const document = readText(
  readFileSync(new URL("../../flows/support/flow.json", import.meta.url), "utf8"),
  nodeTypes,
).document as FlowDocument;
const { clock, line, quiet } = stillLine(document);

type World = ReturnType<typeof line>["simulator"]["world"];
type WishedFault = Omit<Parameters<World["switchOn"]>[0], "on">;

afterEach(() => line().simulator.world.faults.clear());

/** Somebody calls support; what goes wrong with calls of our own is told beforehand. */
async function callSupport(...faults: readonly WishedFault[]) {
  const { world } = line().simulator;
  const [number] = world.directory().numbers;
  if (!number) throw new Error("There is no number to dial.");
  for (const fault of faults) world.switchOn({ ...fault, on: ["createCall"] });
  const before = new Set(world.calls().map(({ id }) => id));
  const dialled = { kind: "number", ...number, tenantId: world.directory().tenantId } as const;
  const { id } = world.place({ kind: "phone", number: "+15550170" }, dialled);
  return {
    id,
    go: async (seconds: number) => clock.advance(seconds * 1_000, quiet),
    state: () => world.find(id)?.state,
    /** Those whom we have called, in order. */
    called: () => world.calls().filter((call) => call.direction === "outgoing" && !before.has(call.id)),
    hangUp: () => world.apply(id, { type: "hangUp" }),
  };
}

test("the call is made, and the reply is lost: its news name it, and the caller gets whoever picks up", async () => {
  const { id, go, state, called } = await callSupport({ fault: "lostReply", times: 1 });
  await go(40);
  expect(called()).toHaveLength(1);
  expect(state()).toBe("terminated");
  const { world } = line().simulator;
  const asked = world.log.of(id).flatMap((one) => (one.type === "request" ? [one.operation] : []));
  expect(asked.filter((operation) => operation === "transfer")).toHaveLength(1);
  expect(called().map((call) => call.state)).toEqual(["terminated"]);
  expect(line().server.runner.ongoing).toBe(0);
});

test("no call is made, and nobody knows: the next one is called, and nobody twice", async () => {
  const { go, state, called, hangUp } = await callSupport(
    { fault: "serverError", status: 500, times: 1 },
    { fault: "targetSilent", times: 9 },
  );
  await go(13);
  expect(state()).toBe("established");
  const names = called().map(({ people: [one] }) => one && "name" in one.who && one.who.name);
  expect(names).toEqual(["Sam"]);
  hangUp();
  await go(60);
  // For so long there could be news of the call that nobody knows of.
  expect(line().server.runner.ongoing).toBe(1);
  await go(70);
  expect(line().server.runner.ongoing).toBe(0);
});

test("the caller hangs up while it rings: the ringing stops", async () => {
  const { go, called, hangUp } = await callSupport({ fault: "targetSilent", times: 9 });
  await go(10);
  expect(called().map((call) => call.state)).toEqual(["establishing"]);
  hangUp();
  await go(3);
  expect(called().map((call) => call.state)).toEqual(["terminated"]);
  expect(line().server.runner.ongoing).toBe(0);
});
