// Calls that a flow places: from the request to whoever picks up, or nobody.

import { compile, engineTimers, libraryOf } from "@dialtree/engine";
import type { EventBody, FlowDocument, Party } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Drive, ignored, types } from "./drive.ts";
import { edge, flowOf, node, operator, say } from "./flows.ts";

const ann: Party = { kind: "phone", number: "+15550171", name: "Ann" };
const ringing = `${engineTimers.leg}caller`;

function flow(change: Partial<FlowDocument> = {}): FlowDocument {
  return {
    ...flowOf([], []),
    variables: { day: { type: "text", initial: "" }, hour: { type: "number", initial: 9 } },
    nodes: [
      node("start", "outgoing", { ringFor: 30 }),
      node("note", "set-variable", { as: "seen", is: "flag", from: "constant", constant: "true" }),
      node("hello", "prompt", { prompt: say("Hello.") }),
      node("end", "hang-up", { say: say("Goodbye.") }),
    ],
    edges: [
      edge("start.answered -> hello"),
      edge("hello.next -> end"),
      edge("start.busy -> note"),
      edge("note.next -> end"),
      edge("start.no-answer -> end"),
    ],
    ...change,
  };
}

const call = (to: Party = ann, document = flow(), values = {}) =>
  new Drive(libraryOf([compile(document, nodeTypes, "1")]), "test", to, values);

const leftBy = ({ last }: Drive) =>
  last.journal.flatMap((entry) => (entry.kind === "left" ? [`${entry.node} ${entry.outlet}`] : []));
const endedAs = ({ session }: Drive) => [session.phase, session.ended?.reason];

describe("a call of ours", () => {
  test("begins by calling the person, with the values it was given, and nothing rings here", () => {
    const drive = call(ann, flow(), { day: "2026-12-23" });
    expect(drive.last.commands).toEqual([
      {
        id: "c1",
        leg: "caller",
        type: "dial",
        to: { kind: "phone", number: "+15550171", name: "Ann" },
        ringSeconds: 30,
      },
    ]);
    expect(drive.session).toMatchObject({
      phase: "calling",
      variables: { day: "2026-12-23", hour: 9 },
      caller: ann,
      legs: { caller: { state: "dialling" } },
    });
    expect(drive.last.timers.map(({ id, delay }) => [id, delay])).toEqual([
      [engineTimers.callLimit, 7_200_000],
      [ringing, 30_000],
    ]);
  });

  test("goes on as any other once somebody has picked up, and ends as any other", () => {
    const drive = call();
    drive.send({ type: "dialled" });
    drive.send({ type: "connected" });
    expect(drive.session.phase).toBe("answered");
    expect(leftBy(drive)).toEqual(["start answered"]);
    expect(types(drive.last.commands)).toEqual(["listen", "play"]);
    expect(ignored(drive.send({ type: "connected" }))).toEqual(["already connected"]);
    drive.send({ type: "ended", reason: "remote" });
    expect(endedAs(drive)).toEqual(["ended", "remote"]);
  });

  test("of somebody in Teams names them without what only we know of them", () => {
    const id = "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a11";
    const drive = call({ kind: "user", id, tenant: "t" });
    expect(drive.last.commands[0]).toMatchObject({ type: "dial", to: { kind: "user", id } });
    expect(JSON.stringify(drive.last.commands)).not.toContain("tenant");
  });

  test("to nobody who could be called ends at once", () => {
    const drive = call({ kind: "unknown" });
    expect(drive.last.commands).toEqual([]);
    expect(leftBy(drive)).toEqual(["start unreachable"]);
    expect(endedAs(drive)).toEqual(["ended", "unreached"]);
  });

  test("to nobody who could be called, whose flow would call others for them, ends as well: nobody else is called", () => {
    const others = [{ id: "p", to: operator }];
    const drive = call(
      { kind: "unknown" },
      flow({
        nodes: [node("start", "outgoing"), node("ring", "ring-group", { people: others })],
        edges: [edge("start.unreachable -> ring")],
      }),
    );
    expect(drive.last.commands).toEqual([]);
    expect(drive.session).toMatchObject({ phase: "ended", timers: [], legs: {} });
  });

  test.each<[string, EventBody]>([
    ["busy", { type: "ended", failure: "busy" }],
    ["declined", { type: "ended", failure: "declined" }],
    ["declined", { type: "ended", reason: "remote" }],
    ["no-answer", { type: "ended", failure: "no-answer" }],
    ["no-answer", { type: "ended", reason: "unanswered" }],
    ["no-answer", { type: "ended" }],
    ["unreachable", { type: "ended", failure: "unreachable" }],
    ["failed", { type: "result", command: { id: "c1" }, outcome: "failed", reason: "refused" }],
    ["failed", { type: "result", command: { id: "c1" }, outcome: "failed", reason: "error" }],
    ["failed", { type: "result", command: { id: "c1" }, outcome: "unknown" }],
  ])("that nobody takes leaves by %s, does what can be done alone, and is over: %j", (outlet, event) => {
    const drive = call();
    drive.send(event);
    expect(leftBy(drive)[0]).toBe(`start ${outlet}`);
    // Neither the words of the last step nor its hanging up are for anybody.
    expect(drive.last.commands).toEqual([]);
    expect(drive.last.journal.some(({ kind }) => kind === "fault")).toBe(false);
    expect(endedAs(drive)).toEqual(["ended", "unreached"]);
    expect(drive.session).toMatchObject({ variables: {}, timers: [], awaited: {} });
  });

  test("keeps what steps behind such an exit keep, in its journal", () => {
    const drive = call();
    drive.send({ type: "ended", failure: "busy" });
    expect(drive.last.journal).toContainEqual({
      kind: "kept",
      flow: "test",
      node: "note",
      name: "seen",
      value: true,
    });
    expect(leftBy(drive)).toEqual(["start busy", "note next"]);
  });

  test("that rings for too long is ended, and has not been answered whatever its end says", () => {
    const drive = call();
    drive.send({ type: "dialled" });
    drive.elapse(ringing);
    expect(types(drive.last.commands)).toEqual(["hangUp"]);
    drive.send({ type: "ended", reason: "local" });
    expect(leftBy(drive)).toEqual(["start no-answer"]);
    expect(endedAs(drive)).toEqual(["ended", "unreached"]);
  });

  test("that is picked up after its time is hung up on all the same", () => {
    const drive = call();
    drive.send({ type: "dialled" });
    drive.elapse(ringing);
    drive.send({ type: "connected" });
    expect(drive.last.commands).toEqual([]);
    drive.send({ type: "ended", reason: "local" });
    expect(leftBy(drive)).toEqual(["start no-answer"]);
    expect(endedAs(drive)).toEqual(["ended", "unreached"]);
  });

  test("whose reply comes only after its time is hung up on then", () => {
    const drive = call();
    drive.elapse(ringing);
    expect(drive.last.commands).toEqual([]);
    drive.send({ type: "dialled" });
    expect(types(drive.last.commands)).toEqual(["hangUp"]);
  });

  test("in a flow that calls nobody, because it was published by force, is over at once", () => {
    const drive = call(ann, flow({ start: "nowhere" }));
    expect(drive.last.commands).toEqual([]);
    expect(endedAs(drive)).toEqual(["ended", "unreached"]);
  });
});

describe("whatever the telephone tells, in whatever order and however often", () => {
  const news: readonly (EventBody | "the next timer")[] = [
    { type: "dialled" },
    { type: "connected" },
    { type: "ended" },
    { type: "ended", failure: "busy" },
    { type: "ended", reason: "remote" },
    { type: "result", command: { id: "c1" }, outcome: "failed", reason: "refused" },
    { type: "result", command: { id: "c1" }, outcome: "unknown" },
    { type: "result", command: { type: "play" }, outcome: "done" },
    { type: "result", command: { type: "hangUp" }, outcome: "failed" },
    { type: "tone", sequence: 1, tone: "1" },
    "the next timer",
  ];
  const order = ["calling", "answered", "unreached", "closing", "ended"];

  test("somebody is dialled once, the call only ever goes on, and its end ends everything", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...news), { maxLength: 14 }), (told) => {
        const drive = call();
        let dials = drive.last.commands.filter(({ type }) => type === "dial").length;
        for (const event of told) {
          const before = drive.session.phase;
          const [timer] = drive.session.timers.toSorted((a, b) => a.dueAt - b.dueAt);
          if (event === "the next timer" && !timer) continue;
          if (event === "the next timer") drive.elapse(timer?.id ?? "");
          else drive.send(event);
          dials += drive.last.commands.filter(({ type }) => type === "dial").length;
          const { phase, ended, timers } = drive.session;
          expect(order.indexOf(phase)).toBeGreaterThanOrEqual(order.indexOf(before));
          // Nobody is left with a flow that has come to its end alone.
          expect(phase).not.toBe("unreached");
          if (before === "ended") expect(drive.last.commands).toEqual([]);
          if (phase === "ended") expect([ended !== undefined, timers]).toEqual([true, []]);
        }
        expect(dials).toBe(1);
        drive.send({ type: "ended" });
        expect(drive.session.phase).toBe("ended");
        expect(Object.values(drive.session.legs).map(({ state }) => state)).toEqual(["ended"]);
      }),
      { numRuns: 400, seed: 4711 },
    );
  });
});
