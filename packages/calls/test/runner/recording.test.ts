// A recording of which nobody knows whether it runs: asked for once, never blindly twice.

import { readFileSync } from "node:fs";
import { compile } from "@dialtree/engine";
import { type CallCommand, type EventBody, readText } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { noErrands } from "../../src/runner/errands.ts";
import { createOutgoing } from "../../src/runner/outgoing.ts";
import type { LegState, OnTheLine, Progress, Sent } from "../../src/runner/telephone.ts";
import { watchesAfter } from "../../src/runner/watches.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { HandClock, quiet, type Stand, stand, unsure } from "./stand.ts";

const record: CallCommand & { readonly type: "record" } = {
  id: "c4",
  leg: "caller",
  type: "record",
  mailbox: "front-desk",
  flow: "voicemail",
  shortest: 1,
  longest: 120,
  untilFirstWord: 6,
  untilNextWord: 4,
  endKeys: ["#"],
  ifCallEnds: "deliver",
};
const line: OnTheLine = {
  key: "k",
  tenant: "t",
  legs: { caller: "g" },
  version: "v1",
  language: "en-US",
  caller: { kind: "unknown" },
  called: { kind: "bot", id: "b" },
};

const pressing: CallCommand = { id: "c4", leg: "caller", type: "sendTones", keys: ["9"], pauseMs: 300 };

function lineWith(reply: Sent, ...states: LegState[]) {
  const clock = new HandClock();
  const [sent, told, seen]: [CallCommand[], EventBody[], { looks: number }] = [[], [], { looks: 0 }];
  const outgoing = createOutgoing({
    telephone: {
      send: async (command) => {
        sent.push(command);
        return reply;
      },
      look: async () => {
        seen.looks += 1;
        return (states.length > 1 ? states.shift() : states[0]) ?? "unknown";
      },
      follow: async () => ({ is: "unknown" }),
    },
    errands: noErrands,
    clock,
    line: () => line,
    surely: async (_leg, event) => void told.push(event),
    dialled: async () => {},
    holds: () => true,
    reclaim: async () => true,
    accepted: () => {},
    unclear: () => {},
  });
  return { clock, outgoing, sent, told, seen };
}
const nobodyKnows = [{ type: "result", command: { id: "c4" }, outcome: "unknown" }];

describe.each([
  ["a recording", record],
  ["pressing keys", pressing],
])("%s of unclear fate", (_what, command) => {
  test("is not asked for again: at the first look the flow is told that nobody knows", async () => {
    const { clock, outgoing, sent, told } = lineWith(unsure, "connected");
    outgoing.send(command);
    await clock.go(600);
    expect(sent).toHaveLength(1);
    expect(told).toEqual(nobodyKnows);
    await clock.go(60_000);
    expect(sent).toHaveLength(1);
  });

  test("of a server that died is not asked for at all", async () => {
    const { clock, outgoing, sent, told } = lineWith({ became: "accepted" }, "connected");
    outgoing.send(command, clock.now());
    await clock.go(600);
    expect(sent).toEqual([]);
    expect(told).toEqual(nobodyKnows);
  });

  test("is looked for again while nobody can be asked", async () => {
    const { clock, outgoing, told, seen } = lineWith(unsure, "unknown", "unknown", "connected");
    outgoing.send(command);
    await clock.go(1_000);
    expect(told).toEqual([]);
    await clock.go(10_000);
    expect([seen.looks, told]).toEqual([3, nobodyKnows]);
  });

  test("of a call that is gone is none any more", async () => {
    const { clock, outgoing, told } = lineWith(unsure, "gone");
    outgoing.send(command);
    await clock.go(600);
    await quiet();
    expect(told).toEqual([{ type: "ended" }]);
  });
});

test("news of a recording is overdue when it cannot be going on any more, and what plays behind it waits so long", () => {
  const awaited = { "caller record": "c4", "caller play": "c5" };
  const prompts = [{ language: "en-US", text: "To send it, press 1." }];
  const play: CallCommand = { id: "c5", leg: "caller", type: "play", prompts };
  const [recording, playing] = watchesAfter([], awaited, [record, play], 0, () => 3_000);
  // A beep, two minutes, and the time that it takes to fetch it.
  expect(recording).toEqual({
    command: "c4",
    type: "record",
    dueAt: 2_000 + 120_000 + 35_000,
    askAt: 3_000,
  });
  expect(playing).toEqual({ command: "c5", type: "play", dueAt: 2_000 + 120_000 + 3_000 + 8_000 });
});

test("news of keys is overdue when they must have been pressed, behind what still plays", () => {
  const watches = watchesAfter(
    [],
    { "caller sendTones": "c4" },
    [{ ...pressing, keys: ["9", "#"] }],
    0,
    () => 0,
  );
  expect(watches).toEqual([{ command: "c4", type: "sendTones", dueAt: 2 * (500 + 300) + 8_000 }]);
  const playing = { command: "c3", type: "play", dueAt: 18_000 } as const;
  const both = { "caller play": "c3", "caller sendTones": "c4" };
  const [, behind] = watchesAfter([playing], both, [pressing], 0, () => 0);
  expect(behind?.dueAt).toBe(10_000 + 800 + 8_000);
});

describe("a recording whose end is never told", () => {
  const { document } = readText(
    readFileSync(new URL("../../../../flows/voicemail/flow.json", import.meta.url), "utf8"),
    nodeTypes,
  );
  if (!document) throw new Error("The voicemail flow cannot be read.");
  const voicemail = compile(document, nodeTypes, "v1");
  const running: Progress = { is: "running" };

  /** A caller has heard the greeting, and speaks. */
  async function speaking(...progress: Progress[]): Promise<Stand> {
    const memory = createMemoryStore();
    const line = stand(memory, new HandClock(), memory.store, 0, [voicemail]);
    line.telephone.progress = progress;
    await line.begin({ flow: voicemail });
    await quiet();
    await line.tell({ type: "connected" }, "connected");
    await quiet();
    await line.promptEnds();
    expect(line.telephone.count("record")).toBe(1);
    return line;
  }
  const failures = (line: Stand) => line.news().filter(({ kind }) => kind === "failed");
  const recordOf = ({ telephone }: Stand) => telephone.sent.find(({ type }) => type === "record")?.id ?? "";

  test("is heard of by asking: the caller goes on within eight seconds", async () => {
    const line = await speaking(running);
    await line.clock.go(20_000);
    // At 3, 11 and 19 s.
    expect(line.telephone.follows).toBe(3);
    const event = {
      type: "result",
      command: { id: recordOf(line) },
      outcome: "done",
      recorded: 18_000,
    } as const;
    line.telephone.progress = [{ is: "over", event }];
    const before = line.telephone.count("play");
    await line.clock.go(7_500);
    expect(line.telephone.count("play")).toBe(before + 1);
    expect(failures(line)).toEqual([]);
    expect(line.logged).toContain("command overdue");
    // The news that comes after all says nothing new.
    await line.tell(event, `result ${recordOf(line)}`);
    await quiet();
    expect(line.telephone.count("play")).toBe(before + 1);
  });

  test("is over when Graph names it no longer, and a moment later no news has come", async () => {
    const line = await speaking(running, { is: "missing" });
    await line.clock.go(12_900);
    expect(failures(line)).toEqual([]);
    await line.clock.go(200);
    expect(failures(line)).toMatchObject([{ command: "record", outcome: "unknown" }]);
    // The step stops whatever may be recording, and asks its caller anew.
    expect(line.telephone.types().slice(-2)).toEqual(["stop", "play"]);
  });

  test("is waited for while what was said is fetched, but not for ever", async () => {
    const line = await speaking({ is: "coming" }, running);
    await line.clock.go(37_900);
    expect([line.telephone.follows, failures(line)]).toEqual([1, []]);
    await line.clock.go(200);
    expect(failures(line)).toMatchObject([{ command: "record", outcome: "unknown" }]);
  });

  test("is left in peace where Graph names no recordings: asked for twice, it may be going on", async () => {
    const line = await speaking({ is: "missing" });
    await line.clock.go(100_000);
    expect([line.telephone.follows, failures(line)]).toEqual([2, []]);
    await line.clock.go(57_500);
    expect(failures(line)).toMatchObject([{ command: "record", outcome: "unknown" }]);
  });

  test("is asked for again while nobody can be asked", async () => {
    const line = await speaking({ is: "unknown" });
    await line.clock.go(60_000);
    expect([line.telephone.follows, failures(line)]).toEqual([8, []]);
  });

  test("of a call that is gone is no recording any more", async () => {
    const line = await speaking({ is: "gone" });
    await line.clock.go(3_100);
    expect(line.news().at(-1)).toMatchObject({ kind: "ended" });
  });

  test("is asked for by whoever goes on with the call of a server that died", async () => {
    const line = await speaking(running);
    await line.clock.go(4_000);
    const after = await line.successor();
    after.telephone.progress = [running];
    await after.clock.go(30_000);
    expect(after.telephone.follows).toBeGreaterThanOrEqual(3);
    expect(failures(after)).toEqual([]);
  });

  test("is no longer asked for once its news has come", async () => {
    const line = await speaking(running);
    await line.clock.go(4_000);
    const told = {
      type: "result",
      command: { id: recordOf(line) },
      outcome: "done",
      recorded: 3_000,
    } as const;
    await line.tell(told, "recorded");
    await line.clock.go(30_000);
    expect(line.telephone.follows).toBe(1);
  });
});
