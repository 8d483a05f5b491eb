// Calls that a flow places, on the real server, when Graph has its bad moments: whatever happens, nobody is called twice.

import { readFileSync } from "node:fs";
import { type FlowDocument, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { manualClock } from "@dialtree/simulator";
import { afterAll, expect, test } from "vitest";
import { sharedVoice, startRealLine } from "./real-line.ts";

const voice = sharedVoice();
const clock = manualClock();
const line = await startRealLine(clock, voice.prompts);
afterAll(async () => {
  await line.close();
  await voice.close();
});
const { world } = line.simulator;

const flow = readText(
  readFileSync(new URL("../flows/reminder/flow.json", import.meta.url), "utf8"),
  nodeTypes,
).document as FlowDocument;
await line.publish({ document: flow });

const asks = async (path: string, body?: object) =>
  (
    await fetch(`${line.server.url}/api${path}`, {
      ...(body ? { method: "POST", headers: { "content-type": "application/json" } } : {}),
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  ).json() as Promise<Record<string, unknown>>;

let requests = 0;
/** Has the flow call, lets a time pass, and tells what came of it and how many telephones have rung. */
async function called(
  seconds = 90,
): Promise<{ readonly course: Record<string, unknown>; readonly rung: number }> {
  const before = new Set(world.calls().map(({ id }) => id));
  const { key } = await asks("/outgoing-calls", {
    request: `fault-${++requests}`,
    flow: flow.id,
    to: { kind: "phone", number: "+15550171" },
    values: { day: "2026-12-23", time: "14:30" },
  });
  await clock.advance(seconds * 1_000, async () => {
    await world.settled();
    await line.server.idle();
  });
  const rung = world.calls().filter(({ id, direction }) => !before.has(id) && direction === "outgoing");
  return { course: await asks(`/outgoing-calls/${key}`), rung: rung.length };
}

const over = (reached: string, reason: string) =>
  expect.objectContaining({ state: "over", reached, ended: expect.objectContaining({ reason }) });

test("Graph is busy and says when to ask again: the call is made then", async () => {
  world.switchOn({ fault: "throttled", on: ["createCall"], times: 2, retryAfter: 1 });
  expect(await called()).toEqual({ course: over("answered", "local"), rung: 1 });
});

test("the reply to the call is lost: its news tells which one it is, and it goes on", async () => {
  world.switchOn({ fault: "lostReply", on: ["createCall"], times: 1 });
  expect(await called()).toEqual({ course: over("answered", "local"), rung: 1 });
});

test("half of a reply comes: the same", async () => {
  world.switchOn({ fault: "truncated", on: ["createCall"], times: 1 });
  expect(await called()).toEqual({ course: over("answered", "local"), rung: 1 });
});

test("the connection breaks and nothing is done: nobody can say so, and nobody is called again", async () => {
  world.switchOn({ fault: "reset", on: ["createCall"], times: 1 });
  expect(await called()).toEqual({ course: over("failed", "unreached"), rung: 0 });
});

test("calling is not enabled at the bot's registration (7503)", async () => {
  world.changeBot({ callingEnabled: false });
  expect(await called(30)).toEqual({ course: over("failed", "unreached"), rung: 0 });
  world.changeBot({ callingEnabled: true });
});

test("Graph refuses it, as it does where nobody has consented (403)", async () => {
  world.switchOn({ fault: "refused", on: ["createCall"], times: 1, status: 403 });
  expect(await called(30)).toEqual({ course: over("failed", "unreached"), rung: 0 });
});

test("news that it is over is lost: the server finds out, and the result is there", async () => {
  world.switchOn({ fault: "drop", on: ["terminated"], times: 9 });
  world.switchOn({ fault: "targetBusy", on: ["createCall"], times: 1 });
  const { course, rung } = await called(120);
  expect(rung).toBe(1);
  expect(course).toMatchObject({ state: "over", ended: { reason: "unreached" } });
  world.faults.clear();
});
