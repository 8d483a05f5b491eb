import { compile, engineTimers, FlowNotLoaded, libraryOf, step } from "@dialtree/engine";
import { callerLeg, limits } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { Drive, faults, ignored, types } from "./drive.ts";
import { edge, flowOf, libraryWith, node, operator, queue, say, smallMenu } from "./flows.ts";

const end = node("end", "hang-up");
const menu = smallMenu("main", "end");
const menuFlow = () => libraryWith(flowOf([menu.node, end], menu.edges));

function answered(drive: Drive): Drive {
  drive.send({ type: "connected" });
  return drive;
}

describe("answering", () => {
  test("asks to be connected first, then listens and plays", () => {
    const drive = new Drive(menuFlow());
    expect(types(drive.last.commands)).toEqual(["answer"]);
    drive.send({ type: "connected" });
    expect(types(drive.last.commands)).toEqual(["listen", "play"]);
    expect(drive.session.phase).toBe("answered");
  });

  test("what is kept for a flow is played with the flow that it is of; what is spoken is the same everywhere", () => {
    const play = (utterance: object) => {
      const says = node("says", "prompt", { prompt: { "en-US": { text: "Hello.", ...utterance } } });
      const drive = answered(new Drive(libraryWith(flowOf([says, end], ["says.next -> end"]))));
      return drive.command("play");
    };
    const hello = { language: "en-US", text: "Hello." };
    expect(play({})).toMatchObject({ prompts: [hello] });
    expect(play({})).not.toHaveProperty("prompts.0.flow");
    for (const kept of [{ recording: "hello.wav" }, { prompt: "hello" }])
      expect(play(kept)).toMatchObject({ prompts: [{ ...hello, ...kept, flow: "test" }] });
  });

  test("a repeated connected changes nothing", () => {
    const drive = answered(new Drive(menuFlow()));
    const before = drive.session;
    expect(ignored(drive.send({ type: "connected" }))).toEqual(["already connected"]);
    expect(drive.session).toEqual(before);
    expect(drive.last.commands).toEqual([]);
  });

  test.each(["failed", "unknown"] as const)(
    "picked up after all, although the answer was given up: the fallback transfers once its redirect has %s",
    (outcome) => {
      const drive = new Drive(menuFlow());
      drive.settle(drive.command("answer"), "unknown");
      expect(types(drive.last.commands)).toEqual(["redirect"]);
      const redirect = drive.command("redirect");
      drive.send({ type: "connected" });
      // Graph may still carry out what was asked for first.
      expect(types(drive.last.commands)).toEqual([]);
      drive.settle(redirect, outcome);
      expect(types(drive.last.commands)).toEqual(["transfer"]);
    },
  );

  test("a second incoming notification of the same call changes nothing", () => {
    const drive = new Drive(menuFlow());
    const { caller, called } = drive.session;
    expect(ignored(drive.send({ type: "incoming", caller, called }))).toEqual(["call already began"]);
  });
});

describe("results", () => {
  test("that Graph took an answer or a transfer settle nothing yet", () => {
    const drive = new Drive(libraryWith(flowOf([node("away", "transfer", { to: queue })])));
    expect(ignored(drive.settle(drive.command("answer")))).toEqual(["result not awaited"]);
    expect(drive.session.phase).toBe("ringing");
    answered(drive);
    drive.settle(drive.command("transfer"));
    drive.send({ type: "ended" });
    expect(drive.session.ended?.reason).toBe("transferred");
  });

  test("of a prompt that was stopped are ignored", () => {
    const drive = answered(new Drive(menuFlow()));
    const played = drive.command("play");
    drive.press("9");
    expect(types(drive.last.commands)).toEqual(["stop", "hangUp"]);
    expect(ignored(drive.settle(played, "failed"))).toEqual(["result not awaited"]);
  });

  test("that a prompt was cut off: the caller has hung up, and the flow does not act on it", () => {
    const flow = flowOf([menu.node, end], [...menu.edges, "main.failed -> end"]);
    const drive = answered(new Drive(libraryWith(flow)));
    const played = drive.command("play");
    drive.settle(played, "failed", "cancelled");
    expect(drive.last.commands).toEqual([]);
    drive.send({ type: "ended" });
    expect(drive.session.ended?.reason).toBe("remote");
    expect(drive.session.timers).toEqual([]);
  });

  test("that a prompt was cut off, and nobody hung up: a second later it has failed", () => {
    const flow = flowOf([menu.node, end], [...menu.edges, "main.failed -> end"]);
    const drive = answered(new Drive(libraryWith(flow)));
    const played = drive.command("play");
    drive.settle(played, "failed", "cancelled");
    drive.elapse(`${engineTimers.cutOff}${played?.id}`);
    expect(types(drive.last.commands)).toEqual(["hangUp"]);
    // Cut off, but meanwhile a key led on: the next prompt is another matter.
    const other = answered(new Drive(menuFlow()));
    const first = other.command("play");
    other.settle(first, "failed", "cancelled");
    other.press("9");
    expect(ignored(other.elapse(`${engineTimers.cutOff}${first?.id}`))).toEqual(["result not awaited"]);
  });

  test("settle a command once; a repeat is ignored", () => {
    const drive = answered(new Drive(menuFlow()));
    const played = drive.command("play");
    drive.settle(played);
    expect(drive.session.timers.map(({ id }) => id)).toContain("main.wait-1");
    expect(ignored(drive.settle(played, "failed"))).toEqual(["result not awaited"]);
  });

  test("can name the command's type, as Graph's news of a transfer does", () => {
    const flow = flowOf([node("away", "transfer", { to: queue }), end], ["away.failed -> end"]);
    const drive = answered(new Drive(libraryWith(flow)));
    expect(types(drive.last.commands)).toEqual(["listen", "transfer"]);
    drive.send({ type: "result", command: { type: "transfer" }, outcome: "failed", reason: "busy" });
    expect(types(drive.last.commands)).toEqual(["hangUp"]);
  });

  test("of a command nobody made are ignored", () => {
    const drive = answered(new Drive(menuFlow()));
    const ghost = { type: "result", command: { id: "c99" }, outcome: "failed" } as const;
    expect(ignored(drive.send(ghost))).toEqual(["result not awaited"]);
  });
});

describe("timers", () => {
  test("a stale one is ignored, also after its state was entered again", () => {
    const { node: main } = smallMenu("main", "main");
    const again = ["go", "no-input", "no-match", "failed"].map((outlet) => `main.${outlet} -> main`);
    const drive = answered(new Drive(libraryWith(flowOf([main], again))));
    drive.settle(drive.command("play"));
    const [stale] = drive.session.timers.filter(({ id }) => id === "main.wait-1");
    drive.press("1");
    drive.settle(drive.command("play"));
    const [armed] = drive.session.timers.filter(({ id }) => id === "main.wait-1");
    expect(armed?.generation).toBeGreaterThan(stale?.generation ?? 0);
    const late = { type: "timer", timer: "main.wait-1", generation: stale?.generation ?? 0 } as const;
    expect(ignored(drive.send(late))).toEqual(["stale timer"]);
    expect(types(drive.elapse("main.wait-1").commands)).toEqual(["play"]);
  });

  test("a menu that leads to itself speaks again", () => {
    const again = ["go", "no-input", "no-match", "failed"].map((outlet) => `main.${outlet} -> main`);
    const drive = answered(new Drive(libraryWith(flowOf([menu.node], again))));
    drive.settle(drive.command("play"));
    expect(types(drive.elapse("main.wait-1").commands)).toEqual(["play"]);
  });

  test("of the flow are gone with the call", () => {
    const drive = answered(new Drive(menuFlow()));
    drive.settle(drive.command("play"));
    drive.send({ type: "ended" });
    expect(drive.session.timers).toEqual([]);
    expect(drive.session.keys).toEqual([]);
  });

  test("a call is kept alive in time", () => {
    const drive = answered(new Drive(menuFlow()));
    expect(types(drive.elapse(engineTimers.keepAlive).commands)).toEqual(["keepAlive"]);
    const [next] = drive.session.timers.filter(({ id }) => id === engineTimers.keepAlive);
    expect(next?.dueAt).toBe(drive.at + limits.keepAliveMinutes * 60_000);
  });
});

describe("limits", () => {
  test("a call that rings too long goes to the fallback", () => {
    const flow = flowOf([], []);
    const slow = {
      ...flow,
      nodes: [node("start", "incoming", { answer: "later", ringFor: 8 }), node("off", "reject")],
    };
    const drive = new Drive(
      libraryWith({ ...slow, edges: [{ from: "start", outlet: "ringing", to: "off" }] }),
    );
    expect(drive.session.timers.map(({ id }) => id)).toContain(engineTimers.ringing);
    expect(faults(drive.elapse(engineTimers.ringing))).toEqual(["rang_too_long"]);
    expect(drive.last.commands).toMatchObject([{ type: "redirect", to: [operator] }]);
  });

  test("a call that was decided about is not called back from its target", () => {
    const flow = flowOf([], []);
    const away = node("away", "redirect", { targets: [{ id: "t", to: queue }] });
    const drive = new Drive(
      libraryWith({
        ...flow,
        nodes: [node("start", "incoming", { answer: "later", ringFor: 0 }), away],
        edges: [{ from: "start", outlet: "ringing", to: "away" }],
      }),
    );
    expect(types(drive.last.commands)).toEqual(["redirect"]);
    expect(drive.session.timers.map(({ id }) => id)).not.toContain(engineTimers.ringing);
  });

  test("a call whose redirect failed still rings no longer than others", () => {
    const flow = flowOf([], []);
    const away = node("away", "redirect", { targets: [{ id: "t", to: queue }] });
    const second = {
      ...flow,
      id: "second",
      nodes: [node("start", "incoming", { answer: "later", ringFor: 8 })],
      edges: [],
    };
    const first = {
      ...flow,
      nodes: [
        node("start", "incoming", { answer: "later", ringFor: 8 }),
        away,
        node("on", "go-to", { place: { flow: "second" } }),
      ],
      edges: [edge("start.ringing -> away"), edge("away.failed -> on")],
    };
    const drive = new Drive(libraryWith(first, second));
    const cameInAt = drive.at;
    drive.elapse("start.ringing");
    drive.settle(drive.command("redirect"), "failed");
    const [limit] = drive.session.timers.filter(({ id }) => id === engineTimers.ringing);
    expect(limit?.dueAt).toBe(cameInAt + limits.ringingSeconds * 1_000);
    expect(faults(drive.elapse(engineTimers.ringing))).toEqual(["rang_too_long"]);
  });

  test("a call that lasts too long goes to the fallback", () => {
    const drive = answered(new Drive(menuFlow()));
    expect(faults(drive.elapse(engineTimers.callLimit))).toEqual(["call_too_long"]);
    expect(types(drive.last.commands)).toEqual(["transfer"]);
  });

  test.each([
    [5, 5],
    [120, 120],
    [500, 120],
    [undefined, 120],
  ])("an installation that lets calls last %s minutes has them end after %s", (callMinutes, minutes) => {
    const { session, at } = new Drive({ ...menuFlow(), ...(callMinutes ? { callMinutes } : {}) });
    const { dueAt } = session.timers.find(({ id }) => id === engineTimers.callLimit) ?? {};
    expect(dueAt).toBe(at + minutes * 60_000);
  });

  test("a call that is being transferred when its time is up is not transferred twice", () => {
    const flow = flowOf([node("away", "transfer", { to: queue })]);
    const drive = answered(new Drive(libraryWith(flow)));
    expect(types(drive.last.commands)).toContain("transfer");
    expect(drive.elapse(engineTimers.callLimit).commands).toEqual([]);
    drive.send({ type: "result", command: { type: "transfer" }, outcome: "failed" });
    drive.settle(drive.command("transfer"), "failed");
    expect(types(drive.last.commands)).toEqual(["hangUp"]);
  });

  test("a caller who goes round for ever is sent to the fallback, with entries left for it", () => {
    const again = ["go", "no-input", "no-match", "failed"].map((outlet) => `main.${outlet} -> main`);
    const drive = answered(new Drive(libraryWith(flowOf([menu.node], again))));
    let presses = 0;
    while (faults(drive.last).length === 0) {
      drive.press("1");
      presses += 1;
      expect(presses).toBeLessThan(limits.nodeEntriesPerCall);
    }
    expect(faults(drive.last)).toEqual(["too_many_nodes"]);
    expect(types(drive.last.commands).at(-1)).toBe("transfer");
    expect(drive.session.nodeEntries).toBeLessThanOrEqual(limits.nodeEntriesPerCall);
  });

  test("a circle that never waits, loaded by force, ends in a fault and at the fallback", () => {
    const circle = [
      node("a", "go-to", { place: { node: "b" } }),
      node("b", "go-to", { place: { node: "a" } }),
    ];
    const drive = answered(new Drive(libraryWith(flowOf(circle))));
    expect(faults(drive.last)).toEqual(["flow_loops"]);
    expect(types(drive.last.commands)).toEqual(["transfer"]);
  });

  test("a circle of menus and keys typed ahead ends too", () => {
    const again = ["go", "no-input", "no-match", "failed"].map((outlet) => `main.${outlet} -> main`);
    const drive = new Drive(libraryWith(flowOf([menu.node], again)));
    drive.press(
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
      "1",
    );
    drive.send({ type: "connected" });
    expect(types(drive.last.commands)).toEqual(["listen", "play"]);
  });

  test("prompts that say nothing cannot go round for ever either", () => {
    const silent = [node("a", "prompt", {}), node("b", "prompt", {})];
    const drive = answered(new Drive(libraryWith(flowOf(silent, ["a.next -> b", "b.next -> a"]))));
    expect(faults(drive.last)).toEqual(["flow_loops"]);
    expect(types(drive.last.commands)).toEqual(["listen", "transfer"]);
  });

  test("no more keys are kept than anybody would dial", () => {
    const drive = new Drive(menuFlow());
    for (let sequence = 1; sequence <= 100; sequence++)
      drive.send({ type: "tone", sequence, tone: "9" }, 0.05);
    expect(drive.session.keys).toHaveLength(limits.keysTypedAhead);
  });
});

describe("the fallback", () => {
  test("takes callers of an exit that leads nowhere", () => {
    const drive = answered(
      new Drive(libraryWith(flowOf([node("hello", "prompt", { prompt: say("Hello.") })]))),
    );
    drive.settle(drive.command("play"));
    expect(drive.last.commands).toMatchObject([{ type: "transfer", to: operator }]);
  });

  test("that fails ends the call in a clear way", () => {
    const drive = answered(
      new Drive(libraryWith(flowOf([node("hello", "prompt", { prompt: say("Hello.") })]))),
    );
    drive.settle(drive.command("play"));
    drive.settle(drive.command("transfer"), "failed");
    expect(types(drive.last.commands)).toEqual(["hangUp"]);
  });

  test("that cannot even hang up tries again instead of leaving silence", () => {
    const drive = answered(new Drive(libraryWith(flowOf([end]))));
    drive.settle(drive.command("hangUp"), "failed");
    expect(drive.last.commands).toEqual([]);
    expect(types(drive.elapse("end.not-gone").commands)).toEqual(["hangUp"]);
  });

  test("says its words first", () => {
    const flow = flowOf([node("hello", "prompt", { prompt: say("Hello.") })], [], {
      fallback: { say: say("One moment."), to: operator },
    });
    const drive = answered(new Drive(libraryWith(flow)));
    drive.settle(drive.command("play"), "failed");
    expect(drive.last.commands).toMatchObject([{ type: "play", prompts: [{ text: "One moment." }] }]);
    expect(types(drive.settle(drive.command("play"), "failed").commands)).toEqual(["transfer"]);
  });

  test("is not needed for a broken node to be survived", () => {
    const { fallback: _none, ...flow } = flowOf([{ ...end, type: "telepathy" }]);
    const drive = answered(new Drive(libraryWith(flow)));
    expect(types(drive.last.commands)).toEqual(["listen", "hangUp"]);
  });

  test("takes a call whose start is missing", () => {
    const drive = new Drive(libraryWith({ ...flowOf([end]), start: "ghost" }));
    expect(types(drive.last.commands)).toEqual(["redirect"]);
  });
});

describe("going on with another flow", () => {
  const other = {
    ...flowOf([end]),
    id: "other",
    languages: ["de-DE"],
    variables: { room: { type: "number", initial: 7 } } as const,
  };
  const jump = flowOf([node("jump", "go-to", { place: { flow: "other" } })]);

  test("replaces the frame and does not answer twice", () => {
    const drive = answered(new Drive(libraryWith(jump, other)));
    expect(drive.session.frames).toMatchObject([{ flow: "other", version: "1" }]);
    expect(types(drive.last.commands)).toEqual(["listen", "hangUp"]);
    expect(drive.session.language).toBe("de-DE");
    expect(drive.session.variables).toEqual({ room: 7 });
    expect(drive.last.journal.filter(({ kind }) => kind === "left")).toContainEqual({
      kind: "left",
      flow: "test",
      node: "jump",
      outlet: "flow",
    });
  });

  test("that does not exist is a fault", () => {
    const drive = answered(new Drive(libraryWith(jump)));
    expect(faults(drive.last)).toEqual(["flow_missing"]);
    expect(types(drive.last.commands)).toEqual(["listen", "transfer"]);
  });

  test("in a circle of flows ends in a fault, not in a hang", () => {
    const back = { ...flowOf([node("back", "go-to", { place: { flow: "test" } })]), id: "other" };
    const drive = answered(new Drive(libraryWith(jump, back)));
    expect(faults(drive.last)).toEqual(["flow_loops"]);
    expect(types(drive.last.commands).at(-1)).toBe("transfer");
  });
});

describe("the end", () => {
  test.each([
    ["what Graph says", () => answered(new Drive(menuFlow())), "lost", "lost"],
    ["the caller, when nothing was asked for", () => answered(new Drive(menuFlow())), undefined, "remote"],
    [
      "the transfer that was asked for",
      () => answered(new Drive(libraryWith(flowOf([node("a", "transfer", { to: queue })])))),
      undefined,
      "transferred",
    ],
    ["our hanging up", () => answered(new Drive(libraryWith(flowOf([end])))), undefined, "local"],
  ] as const)("is told by %s", (_who, begun, told, reason) => {
    const drive = begun();
    drive.send({ type: "ended", ...(told ? { reason: told } : {}) });
    expect(drive.session).toMatchObject({ phase: "ended", ended: { reason } });
  });

  test("is final: nothing that comes later has an effect", () => {
    const drive = answered(new Drive(menuFlow()));
    const played = drive.command("play");
    drive.send({ type: "ended" });
    const before = drive.session;
    for (const late of [
      { type: "tone", sequence: 1, tone: "1" },
      { type: "connected" },
      { type: "ended" },
      { type: "result", command: { id: played?.id ?? "" }, outcome: "done" },
      { type: "timer", timer: "main.wait-1", generation: 1 },
    ] as const) {
      expect(ignored(drive.send(late))).toEqual(["call ended"]);
      expect(drive.last.commands).toEqual([]);
      expect(drive.session).toEqual(before);
    }
  });
});

test("an event of a leg that the session does not have is ignored", () => {
  const drive = answered(new Drive(menuFlow()));
  const at = drive.at + 1;
  expect(ignored(step(drive.library, drive.session, { at, leg: "ghost", type: "ended" }))).toEqual([
    "unknown leg",
  ]);
});

test("a flow version that is not loaded is said, not guessed at", () => {
  const drive = answered(new Drive(menuFlow()));
  const newer = libraryOf([compile(flowOf([end]), nodeTypes, "2")]);
  const event = { at: drive.at, leg: callerLeg, type: "ended" } as const;
  expect(() => step(newer, drive.session, event)).toThrow(FlowNotLoaded);
});

test("each language is chosen by what the caller's client is set to", () => {
  const flow = flowOf(
    [node("hello", "prompt", { prompt: { ...say("Hello."), "de-DE": { text: "Guten Tag." } } }), end],
    ["hello.next -> end"],
    {
      languages: ["en-US", "de-DE"],
    },
  );
  expect(new Drive(libraryWith(flow)).session.language).toBe("en-US");
});
