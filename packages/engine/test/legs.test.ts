import { compile, engineTimers, libraryOf } from "@dialtree/engine";
import {
  type Action,
  callerLeg,
  defineNode,
  type EventBody,
  type LegName,
  limits,
  nodeTypesOf,
  type Program,
} from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { Drive, ignored, types } from "./drive.ts";
import { flowOf, node } from "./flows.ts";

const anna = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a11", name: "Anna" } as const;
const ben = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a12", name: "Ben" } as const;
const words = [{ "en-US": { text: "Please hold." } }];

/** Calls Anna and Ben at once; hands the caller over to Anna, tells on what came of it by an outlet of that name. */
const asking = defineNode({
  type: "asking",
  version: 1,
  title: "Asking",
  summary: "Calls two people.",
  group: "send on",
  fields: {},
  worksWhile: ["answered"],
  outlets: () =>
    ["gone", "busy", "silent", "unknown", "failed", "accepted", "again"].map((id) => ({
      id,
      label: id,
      role: "mishap" as const,
    })),
  program: (): Program => {
    const dial = (leg: LegName, to: typeof anna | typeof ben): Action => ({
      type: "dial",
      leg,
      to,
      ringSeconds: 20,
    });
    return {
      initial: "ringing",
      states: {
        ringing: {
          do: [dial("anna", anna), dial("ben", ben), { type: "play", say: words }],
          on: {
            "dial.done.anna": { to: { state: "asked" } },
            "dial.failed.anna.busy": { to: { outlet: "busy" } },
            "dial.failed.anna.*": { to: { outlet: "silent" } },
            "dial.unknown.anna": { to: { outlet: "unknown" } },
          },
        },
        asked: {
          do: [
            { type: "hangUp", leg: "ben" },
            { type: "listen", on: "anna" },
            { type: "play", say: words, on: "anna" },
          ],
          on: {
            "legPressed.anna.1": { to: { state: "handing-over" } },
            "legPressed.anna.2": { do: [dial("anna", ben)], to: { state: "again" } },
            "leg.ended.anna": { to: { outlet: "gone" } },
            "play.failed.anna": { to: { outlet: "failed" } },
          },
        },
        again: { on: { "dial.done.anna": { to: { outlet: "again" } } } },
        "handing-over": {
          do: [{ type: "transfer", to: anna, replaces: "anna" }],
          on: { "transfer.failed": { to: { outlet: "failed" } } },
        },
      },
    };
  },
});
const types1 = nodeTypesOf([...nodeTypes.values(), asking]);
const document = flowOf(
  [
    { id: "ask", type: "asking", version: 1, data: {} },
    node("end", "prompt", { prompt: { "en-US": { text: "Bye." } } }),
  ],
  ["gone", "busy", "silent", "unknown", "failed", "accepted", "again"].map((id) => `ask.${id} -> end`),
);
const library = libraryOf([compile(document, types1, "1")]);

function ringing(of = library) {
  const drive = new Drive(of);
  drive.send({ type: "connected" });
  const legOf = (alias: string) =>
    Object.keys(drive.session.legs).findLast((leg) => leg.startsWith(`${alias}.`)) ?? "";
  const tell = (alias: string, event: EventBody, seconds?: number) =>
    drive.send({ ...event, leg: legOf(alias) }, seconds);
  return { drive, legOf, tell };
}
const left = ({ drive }: ReturnType<typeof ringing>) =>
  drive.last.journal.flatMap((entry) => (entry.kind === "left" ? [entry.outlet] : []));
const made = ({ drive }: ReturnType<typeof ringing>) =>
  drive.last.commands.map(({ type, leg }) => `${type} ${leg.split(".")[0]}`);

describe("somebody is called", () => {
  test("on a leg of their own, each its own; the caller hears something meanwhile", () => {
    const call = ringing();
    expect(made(call)).toEqual(["listen caller", "dial anna", "dial ben", "play caller"]);
    expect(call.drive.command("dial")).toMatchObject({ to: anna, ringSeconds: 20 });
    const { legs } = call.drive.session;
    expect(legs[call.legOf("anna")]).toEqual({ state: "dialling", wanted: true });
    expect(legs[callerLeg]).toEqual({ state: "connected" });
  });

  test("who picks up is asked, and gets the caller: the transfer replaces their leg", () => {
    const call = ringing();
    for (const name of ["anna", "ben"]) call.tell(name, { type: "dialled" });
    call.tell("anna", { type: "connected" });
    expect(made(call)).toEqual(["hangUp ben", "listen anna", "play anna"]);
    expect(call.drive.session.timers.map(({ id }) => id)).toContain(
      `${engineTimers.keepAlive}${call.legOf("anna")}`,
    );
    call.tell("anna", { type: "tone", sequence: 7, tone: "1" });
    expect(call.drive.command("transfer")).toMatchObject({
      leg: callerLeg,
      to: anna,
      replaces: call.legOf("anna"),
    });
  });

  test.each<[string, EventBody, string]>([
    ["busy", { type: "ended", failure: "busy" }, "busy"],
    ["declined", { type: "ended", failure: "declined" }, "silent"],
    ["turned away without a word", { type: "ended", reason: "remote" }, "silent"],
    ["out of reach", { type: "ended", reason: "unanswered" }, "silent"],
    ["a request that failed", { type: "result", command: { type: "dial" }, outcome: "failed" }, "silent"],
    ["of unknown fate", { type: "result", command: { type: "dial" }, outcome: "unknown" }, "unknown"],
  ])("%s", (_says, event, outlet) => {
    const call = ringing();
    call.tell("anna", event);
    expect(left(call)).toEqual([outlet]);
  });

  test("nobody picks up in time: the leg is hung up, and the flow goes on at once", () => {
    const call = ringing();
    call.tell("anna", { type: "dialled" });
    call.drive.elapse(`${engineTimers.leg}${call.legOf("anna")}`);
    expect(left(call)).toEqual(["silent"]);
    expect(made(call)).toContain("hangUp anna");
  });

  test("what has no name yet is hung up as soon as it has one", () => {
    const call = ringing();
    call.drive.elapse(`${engineTimers.leg}${call.legOf("anna")}`);
    expect(made(call)).toEqual(["play caller"]);
    call.tell("anna", { type: "dialled" });
    expect(made(call)).toEqual(["hangUp anna"]);
  });

  test.each<EventBody>([{ type: "connected" }, { type: "dialled" }])(
    "of unknown fate, and there all the same (%j): hung up, because nobody wants it any more",
    (event) => {
      const call = ringing();
      call.tell("anna", { type: "result", command: { type: "dial" }, outcome: "unknown" });
      call.tell("anna", event);
      expect(made(call)).toEqual(["hangUp anna"]);
    },
  );

  test("a leg goes with its node, whether it rings or talks", () => {
    const call = ringing();
    call.tell("ben", { type: "dialled" });
    call.tell("anna", { type: "connected" });
    const bens = call.legOf("ben");
    call.tell("anna", { type: "ended" });
    expect(left(call)).toEqual(["gone"]);
    // Ben's was hung up before: not once more.
    expect(made(call)).toEqual(["play caller"]);
    expect(call.drive.session.legs[bens]).toEqual({ state: "ringing" });
  });

  test("a leg that is dialled anew is another one: late news of the first does not pass for its own", () => {
    const call = ringing();
    call.tell("anna", { type: "connected" });
    const first = call.legOf("anna");
    call.tell("anna", { type: "tone", sequence: 1, tone: "2" });
    expect(made(call)).toEqual(["hangUp anna", "dial anna"]);
    expect(call.legOf("anna")).not.toBe(first);
    expect(ignored(call.drive.send({ type: "connected", leg: first }))).toEqual(["already connected"]);
    call.tell("anna", { type: "connected" });
    expect(left(call)).toEqual(["again"]);
  });

  test("a key says that they have picked up, where no other news of them came", () => {
    const call = ringing();
    call.tell("anna", { type: "tone", sequence: 1, tone: "1" });
    expect(made(call)).toEqual(["listen anna", "play anna", "transfer caller"]);
    expect(ignored(call.tell("anna", { type: "connected" }))).toEqual(["already connected"]);
  });

  test("keys of others are not the caller's, and one that comes twice counts once", () => {
    const call = ringing();
    call.tell("anna", { type: "connected" });
    call.tell("anna", { type: "tone", sequence: 3, tone: "5" });
    call.tell("anna", { type: "tone", sequence: 3, tone: "1" });
    expect(call.drive.last.commands).toEqual([]);
    call.drive.send({ type: "tone", sequence: 1, tone: "1" });
    expect(call.drive.last.commands).toEqual([]);
    expect(call.drive.session.keys).toEqual(["1"]);
  });

  test("each leg is kept alive for itself", () => {
    const call = ringing();
    call.tell("anna", { type: "connected" });
    const timer = `${engineTimers.keepAlive}${call.legOf("anna")}`;
    call.drive.elapse(timer);
    expect(made(call)).toEqual(["keepAlive anna"]);
    const [next] = call.drive.session.timers.filter(({ id }) => id === timer);
    expect(next?.delay).toBe(limits.keepAliveMinutes * 60_000);
  });
});

describe("the caller's end", () => {
  test("hangs up all legs, and the session waits for their ends", () => {
    const call = ringing();
    call.tell("ben", { type: "dialled" });
    call.tell("anna", { type: "connected" });
    call.drive.send({ type: "ended", reason: "remote" });
    expect(made(call)).toEqual(["hangUp anna"]);
    expect(call.drive.session.phase).toBe("closing");
    call.tell("anna", { type: "ended" });
    expect(call.drive.session.phase).toBe("closing");
    call.tell("ben", { type: "ended" });
    expect(call.drive.session).toMatchObject({ phase: "ended", ended: { reason: "remote" }, timers: [] });
    expect(call.drive.last.journal.at(-1)).toEqual({ kind: "ended", reason: "remote" });
  });

  test("before a leg has a name: it is hung up when it gets one", () => {
    const call = ringing();
    call.drive.send({ type: "ended" });
    expect(made(call)).toEqual([]);
    call.tell("anna", { type: "dialled" });
    expect(made(call)).toEqual(["hangUp anna"]);
    call.tell("ben", { type: "connected" });
    expect(made(call)).toEqual(["hangUp ben"]);
  });

  test.each<EventBody>([{ type: "tone", sequence: 1, tone: "1" }, { type: "grown" }])(
    "after it a leg of which nobody had heard is hung up with the first news of it: $type",
    (news) => {
      const call = ringing();
      call.tell("anna", { type: "result", command: { type: "dial" }, outcome: "unknown" });
      call.drive.send({ type: "ended" });
      call.tell("anna", news);
      expect(made(call)).toEqual(["hangUp anna"]);
    },
  );

  test("a leg whose end does not come is hung up again, and in the end nobody waits any more", () => {
    const call = ringing();
    call.tell("anna", { type: "connected" });
    call.tell("ben", { type: "ended" });
    call.drive.send({ type: "ended" });
    call.tell("anna", { type: "result", command: { type: "hangUp" }, outcome: "unknown" });
    call.drive.elapse(`${engineTimers.leg}${call.legOf("anna")}`);
    expect(made(call)).toEqual(["hangUp anna"]);
    call.drive.elapse(engineTimers.closing);
    expect(call.drive.session).toMatchObject({ phase: "ended", timers: [], awaited: {} });
  });

  test("handed over, the replaced leg is left to Graph for a moment", () => {
    const call = ringing();
    call.tell("ben", { type: "ended" });
    call.tell("anna", { type: "connected" });
    call.tell("anna", { type: "tone", sequence: 1, tone: "1" });
    call.drive.send({ type: "ended", reason: "transferred" });
    expect(call.drive.last.commands).toEqual([]);
    const patient = call.drive.session;
    call.drive.elapse(`${engineTimers.leg}${call.legOf("anna")}`);
    expect(made(call)).toEqual(["hangUp anna"]);
    expect(patient).toMatchObject({ phase: "closing", ended: { reason: "transferred" } });
    call.tell("anna", { type: "ended" });
    expect(types(call.drive.last.commands)).toEqual([]);
    expect(call.drive.session.phase).toBe("ended");
  });

  test("a transfer that fails leaves both where they were", () => {
    const call = ringing();
    call.tell("anna", { type: "connected" });
    call.tell("anna", { type: "tone", sequence: 1, tone: "1" });
    call.drive.settle(call.drive.command("transfer"), "failed");
    expect(left(call)).toEqual(["failed"]);
    expect(made(call)).toEqual(["hangUp anna", "play caller"]);
  });
});

describe("somebody else has the call", () => {
  const releasing = defineNode({
    type: "releasing",
    version: 1,
    title: "Releasing",
    summary: "Calls two people, and lets Ben go once Anna has picked up.",
    group: "send on",
    fields: {},
    worksWhile: ["answered"],
    outlets: () => [{ id: "nobody", label: "Nobody", role: "mishap" }],
    program: (): Program => ({
      initial: "ringing",
      states: {
        ringing: {
          do: [
            { type: "dial", leg: "anna", to: anna, ringSeconds: 20 },
            { type: "dial", leg: "ben", to: ben, ringSeconds: 20 },
          ],
          on: {
            "dial.done.anna": { do: [{ type: "release", leg: "ben", say: words }], to: { state: "asked" } },
            "legs.over": { to: { outlet: "nobody" } },
          },
        },
        asked: {
          do: [{ type: "expectKey", on: "anna", seconds: 15 }],
          on: {
            "leg.silent.anna": { do: [{ type: "hangUp", leg: "anna" }], to: { state: "asked-in-vain" } },
            "legPressed.anna.1": { to: { state: "talking" } },
          },
        },
        "asked-in-vain": { on: { "legs.over": { to: { outlet: "nobody" } } } },
        talking: {},
      },
    }),
  });
  const ask = { id: "ask", type: "releasing", version: 1, data: {} };
  const bye = node("end", "prompt", { prompt: { "en-US": { text: "Bye." } } });
  const group = libraryOf([
    compile(flowOf([ask, bye], ["ask.nobody -> end"]), nodeTypesOf([...nodeTypes.values(), releasing]), "1"),
  ]);
  const both = () => {
    const call = ringing(group);
    for (const name of ["anna", "ben"]) call.tell(name, { type: "dialled" });
    return call;
  };

  test("whoever still rings a moment later stops ringing", () => {
    const call = both();
    call.tell("anna", { type: "connected" });
    expect(made(call)).toEqual([]);
    call.drive.elapse(`${engineTimers.leg}${call.legOf("ben")}`);
    expect(made(call)).toEqual(["hangUp ben"]);
  });

  test("whoever picks up in that moment hears why, and is hung up after it", () => {
    const call = both();
    call.tell("anna", { type: "connected" });
    call.tell("ben", { type: "connected" }, 0.2);
    expect(made(call)).toEqual(["play ben"]);
    call.drive.settle(call.drive.command("play"));
    expect(made(call)).toEqual(["hangUp ben"]);
  });

  test("and hears it out when the caller's leg ends meanwhile", () => {
    const call = both();
    call.tell("anna", { type: "connected" });
    call.tell("ben", { type: "connected" }, 0.2);
    const { id = "" } = call.drive.command("play") ?? {};
    call.drive.send({ type: "ended" });
    expect(made(call)).toEqual(["hangUp anna"]);
    call.tell("ben", { type: "result", command: { id }, outcome: "done" });
    expect(made(call)).toEqual(["hangUp ben"]);
  });

  test("words whose end is never told do not keep anybody on the line", () => {
    const call = both();
    call.tell("anna", { type: "connected" });
    call.tell("ben", { type: "connected" }, 0.2);
    call.drive.elapse(`${engineTimers.leg}${call.legOf("ben")}`);
    expect(made(call)).toEqual(["hangUp ben"]);
  });

  test("nobody is left: that is told behind what became of the last one", () => {
    const call = both();
    call.tell("ben", { type: "ended", failure: "busy" });
    expect(left(call)).toEqual([]);
    call.tell("anna", { type: "ended", failure: "busy" });
    expect(left(call)).toEqual(["nobody"]);
  });

  test("a key that does not come in time; one that does is in time", () => {
    const call = both();
    call.tell("anna", { type: "connected" });
    const timer = `${engineTimers.key}${call.legOf("anna")}`;
    call.drive.elapse(timer);
    expect(left(call)).toEqual(["nobody"]);
    const other = both();
    other.tell("anna", { type: "connected" });
    other.tell("anna", { type: "tone", sequence: 1, tone: "1" });
    expect(other.drive.session.timers.map(({ id }) => id)).not.toContain(timer);
  });
});
