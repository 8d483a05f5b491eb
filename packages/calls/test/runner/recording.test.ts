// A recording of which nobody knows whether it runs: asked for once, never blindly twice.

import type { CallCommand, EventBody } from "@dialtree/flow";
import { describe, expect, test } from "vitest";
import { noErrands } from "../../src/runner/errands.ts";
import { createOutgoing } from "../../src/runner/outgoing.ts";
import type { LegState, OnTheLine, Sent } from "../../src/runner/telephone.ts";
import { watchesAfter } from "../../src/runner/watches.ts";
import { HandClock, quiet, unsure } from "./stand.ts";

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
    },
    errands: noErrands,
    clock,
    line: () => line,
    surely: async (event) => void told.push(event),
    holds: () => true,
    reclaim: async () => true,
    accepted: () => {},
    unclear: () => {},
  });
  return { clock, outgoing, sent, told, seen };
}
const nobodyKnows = [{ type: "result", command: { id: "c4" }, outcome: "unknown" }];

describe("a recording of unclear fate", () => {
  test("is not asked for again: at the first look the flow is told that nobody knows", async () => {
    const { clock, outgoing, sent, told } = lineWith(unsure, "connected");
    outgoing.send(record);
    await clock.go(600);
    expect(sent).toHaveLength(1);
    expect(told).toEqual(nobodyKnows);
    await clock.go(60_000);
    expect(sent).toHaveLength(1);
  });

  test("of a server that died is not asked for at all", async () => {
    const { clock, outgoing, sent, told } = lineWith({ became: "accepted" }, "connected");
    outgoing.send(record, clock.now());
    await clock.go(600);
    expect(sent).toEqual([]);
    expect(told).toEqual(nobodyKnows);
  });

  test("is looked for again while nobody can be asked", async () => {
    const { clock, outgoing, told, seen } = lineWith(unsure, "unknown", "unknown", "connected");
    outgoing.send(record);
    await clock.go(1_000);
    expect(told).toEqual([]);
    await clock.go(10_000);
    expect([seen.looks, told]).toEqual([3, nobodyKnows]);
  });

  test("of a call that is gone is no recording any more", async () => {
    const { clock, outgoing, told } = lineWith(unsure, "gone");
    outgoing.send(record);
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
  expect(recording).toEqual({ command: "c4", type: "record", dueAt: 2_000 + 120_000 + 35_000 });
  expect(playing).toEqual({ command: "c5", type: "play", dueAt: 2_000 + 120_000 + 3_000 + 8_000 });
});
