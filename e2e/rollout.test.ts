// A version that goes wrong for the few callers who get it takes itself back, and new callers hear the one before.

import type { FlowDocument, FlowNode } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { readScenario } from "@dialtree/rehearsal";
import { manualClock } from "@dialtree/simulator";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { playLive } from "./both-ways.ts";
import { sharedVoice, startRealLine } from "./real-line.ts";

const voice = sharedVoice();
const clock = manualClock();
const logged: { readonly level: number; readonly msg: string; readonly why?: string }[] = [];
const log = pino({ level: "error" }, { write: (line: string) => void logged.push(JSON.parse(line)) });
const line = await startRealLine(clock, voice.prompts, { log });
afterAll(async () => {
  await line.close();
  await voice.close();
});

const text = (words: string) => ({ "en-US": { text: words } });
const node = (id: string, type: string, data: object): FlowNode =>
  ({
    id,
    type,
    version: nodeTypes.get(type)?.version,
    data: { ...nodeTypes.get(type)?.initial, ...data },
  }) as FlowNode;

/** Says which version it is, and puts callers through before it hangs up. */
function saying(words: string, putsThrough: boolean): FlowDocument {
  return {
    format: 1,
    id: "desk",
    title: "Desk",
    languages: ["en-US"],
    fallback: { say: text("Sorry."), to: operator },
    variables: {},
    start: "start",
    nodes: [
      node("start", "incoming", {}),
      node("hello", "prompt", { prompt: text(words) }),
      node("away", "transfer", { say: {}, to: operator }),
      node("end", "hang-up", { say: {} }),
    ],
    edges: [
      { from: "start", outlet: "answered", to: "hello" },
      { from: "hello", outlet: "next", to: putsThrough ? "away" : "end" },
      { from: "away", outlet: "failed", to: "end" },
    ],
    layout: {},
  };
}

const operator = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a01" } as const;
const never = { worse: 100, most: 100 };
const read = readScenario("given transfer fails busy\ncall from +15550170\nwaits 10s");
if (!("scenario" in read)) throw new Error(JSON.stringify(read.faults));
const { scenario } = read;

test("the guard takes it back by itself, and says why", async () => {
  const { control } = line.server;
  const old = saying("The old words.", false);
  const dialled = await line.publish({ document: old });
  const fresh = saying("The new words.", true);
  await line.keep({ document: fresh });
  const guard = { calls: 5, errors: never, failedTransfers: { worse: 10, most: 40 }, hangUps: never };
  await control.publish("desk", "Somebody else answers.", { trial: { share: 50, guard } });

  const hears = async (): Promise<string> => {
    const { lines } = await playLive(line, scenario, dialled);
    const heard = lines.find((told) => told.startsWith("hears")) ?? "";
    // What became of the call is looked at two seconds later.
    await clock.advance(2_500, () => line.server.idle());
    return heard.includes("new") ? "new" : heard.includes("old") ? "old" : heard;
  };
  const heard: string[] = [];
  while (heard.length < 40 && (await control.rollouts.latest("desk"))?.state === "running")
    heard.push(await hears());
  // Whoever has written it down tells it next.
  while (logged.length === 0) await new Promise((resolve) => setImmediate(resolve));

  const over = await control.rollouts.latest("desk");
  expect(over?.state).toBe("tripped");
  const { candidate, current } = over?.sides ?? {};
  expect(new Set(heard)).toEqual(new Set(["new", "old"]));
  expect(candidate).toMatchObject({ number: 2, failedTransfers: candidate?.ended });
  expect(candidate?.ended).toBeGreaterThanOrEqual(5);
  expect(current).toMatchObject({ number: 1, failedTransfers: 0 });
  // The last ones may not be counted yet.
  expect(heard.filter((words) => words === "new").length).toBeGreaterThanOrEqual(candidate?.begun ?? 99);
  expect(heard.filter((words) => words === "old").length).toBeGreaterThanOrEqual(current?.begun ?? 99);
  expect(over?.told).toMatch(/version 2, \d of \d had a transfer that failed; of version 1 0 of \d/);
  expect(logged.map(({ msg, why }) => [msg, why])).toEqual([
    ["a version was taken back by its guard: no new call gets it", over?.told],
  ]);
  const metrics = await (await fetch(`${line.server.url}/metrics`)).text();
  expect(metrics).toContain('dialtree_rollouts_total{why="tripped"} 1');

  const afterwards = [
    await hears(),
    await hears(),
    await hears(),
    await hears(),
    await hears(),
    await hears(),
  ];
  expect(new Set(afterwards)).toEqual(new Set(["old"]));
});
