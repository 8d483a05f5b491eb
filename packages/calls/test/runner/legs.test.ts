// Legs of our own: how each gets its name, and that none is left ringing when nobody wants it any more.

import { compile } from "@dialtree/engine";
import { defineNode, type EventBody, type FlowDocument, type FlowNode, nodeTypesOf } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import type { Sent } from "../../src/index.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { HandClock, key, operator, quiet, type Reply, type Stand, stand, tenant, unsure } from "./stand.ts";

const anna = { kind: "user", id: "5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a11", name: "Anna" } as const;
const calling = defineNode({
  type: "calling",
  version: 1,
  title: "Calling",
  summary: "Calls Anna.",
  group: "send on",
  fields: {},
  worksWhile: ["answered"],
  outlets: () => [
    { id: "reached", label: "Reached", role: "way" },
    { id: "failed", label: "Not reached", role: "mishap" },
  ],
  program: () => ({
    initial: "ringing",
    states: {
      ringing: {
        do: [{ type: "dial", leg: "anna", to: anna, ringSeconds: 30 }],
        on: {
          "dial.done.anna": { to: { state: "talking" } },
          "dial.failed.anna.*": { to: { outlet: "failed" } },
          "dial.unknown.anna": { to: { outlet: "failed" } },
        },
      },
      talking: {
        do: [{ type: "listen", on: "anna" }],
        on: { "leg.ended.anna": { to: { outlet: "reached" } } },
      },
    },
  }),
});
function node(id: string, type: string): FlowNode {
  return { id, type, version: 1, data: { ...nodeTypes.get(type)?.initial } };
}
const document: FlowDocument = {
  format: 1,
  id: "calling",
  title: "Calling",
  languages: ["en-US"],
  ...(operator ? { fallback: { say: {}, to: operator } } : {}),
  variables: {},
  start: "start",
  nodes: [node("start", "incoming"), node("call", "calling"), node("menu", "menu")],
  edges: [
    { from: "start", outlet: "answered", to: "call" },
    { from: "call", outlet: "reached", to: "menu" },
    { from: "call", outlet: "failed", to: "menu" },
  ],
  layout: {},
};
const flow = compile(document, nodeTypesOf([...nodeTypes.values(), calling]), "v1");
const annas = "2f1e0d3c-0000-4000-8000-0000000000a1";
const named: Sent = { became: "accepted", call: annas };

interface Calling {
  readonly line: Stand;
  readonly leg: string;
  /** News of Anna's leg: `addressed` as the address says that it was given for. */
  tell(event: EventBody, at?: { readonly on?: Stand; readonly addressed?: boolean }): Promise<unknown>;
}

async function calls(reply: Reply, line = own()): Promise<Calling> {
  line.telephone.will("dial", reply);
  await line.begin({ flow });
  await quiet();
  await line.tell({ type: "connected" }, "connected");
  await quiet();
  const leg = line.telephone.sent.find(({ type }) => type === "dial")?.leg ?? "";
  return {
    line,
    leg,
    tell: async (event, { on = line, addressed = false } = {}) => {
      const dialled = addressed ? { dialled: leg } : {};
      const taken = await on.runner.take({ key, tenant, leg: { named: annas, ...dialled }, event });
      await quiet();
      return taken;
    },
  };
}
const own = () => stand(createMemoryStore(), new HandClock(), undefined, 0, [flow]);
/** Somebody has picked up, for the flow: their keys are listened to. */
const listens = ({ telephone }: Stand) =>
  telephone.sent.some(({ type, leg }) => type === "listen" && leg !== "caller");
const hungUp = ({ telephone }: Stand) =>
  telephone.sent.filter(({ type, leg }) => type === "hangUp" && leg !== "caller").length;

describe("the reply names the leg", () => {
  test("and news by that name is of it", async () => {
    const { line, leg, tell } = await calls(named);
    expect(await tell({ type: "connected" })).toBe("applied");
    expect(line.telephone.sent.filter((sent) => sent.leg === leg).map(({ type }) => type)).toEqual([
      "dial",
      "listen",
    ]);
  });

  test("and a server that comes after knows it", async () => {
    const { line, tell } = await calls(named);
    line.telephone.states = ["ringing"];
    const next = await line.successor();
    await next.clock.go(2_000);
    expect(await tell({ type: "connected" }, { on: next })).toBe("applied");
    expect(listens(next)).toBe(true);
  });

  test.each([{ type: "dialled" }, { type: "connected" }] as const)(
    "and a server that has the call in memory from before she was called does not hang up on her (%j)",
    async (event) => {
      const clock = new HandClock();
      const memory = createMemoryStore({ now: () => clock.now() });
      const [one, two] = [0, 0].map((skew) => stand(memory, clock, memory.store, skew, [flow])) as [
        Stand,
        Stand,
      ];
      await clock.go(2_000);
      await one.begin({ flow });
      await quiet();
      two.telephone.will("dial", named);
      await two.tell({ type: "connected" }, "connected");
      await quiet();
      const dialled = two.telephone.sent.find(({ type }) => type === "dial")?.leg ?? "";
      const leg = { named: annas, dialled };
      expect(await one.runner.take({ key, tenant, leg, event })).toBe("applied");
      await quiet();
      expect([hungUp(one), hungUp(two)]).toEqual([0, 0]);
      // Whom nobody has called is a stranger in the store, too.
      expect(await one.runner.take({ key, tenant, leg: { named: "somebody" }, event })).toBe("unknown leg");
    },
  );

  test("the caller hangs up while it rings: the ringing stops, and the session waits for that", async () => {
    const { line, tell } = await calls(named);
    await line.tell({ type: "ended" });
    await quiet();
    expect(hungUp(line)).toBe(1);
    expect(line.runner.ongoing).toBe(1);
    expect(await tell({ type: "ended" })).toBe("applied");
    expect(line.runner.ongoing).toBe(0);
    expect(line.news().at(-1)).toMatchObject({ kind: "ended" });
  });

  test("the caller hangs up before the reply is there: the ringing stops when it is", async () => {
    const reply = Promise.withResolvers<Sent>();
    const { line } = await calls(() => reply.promise);
    await line.tell({ type: "ended" });
    await quiet();
    expect(hungUp(line)).toBe(0);
    reply.resolve({ became: "accepted", call: annas });
    await quiet();
    expect(hungUp(line)).toBe(1);
  });
});

describe("the reply is lost", () => {
  test("news that comes to the leg's own address names it: it goes on as if there had been a reply", async () => {
    const { line, tell } = await calls(unsure);
    expect(await tell({ type: "dialled" }, { addressed: true })).toBe("applied");
    await line.clock.go(10_000);
    expect(line.telephone.count("dial")).toBe(1);
    expect(await tell({ type: "connected" })).toBe("applied");
    expect(listens(line)).toBe(true);
  });

  test("no news either: nobody is called twice, and the flow goes on", async () => {
    const { line } = await calls(unsure);
    await line.clock.go(6_000);
    expect(line.telephone.count("dial")).toBe(1);
    expect(line.telephone.types()).toContain("transfer");
  });

  test.each<EventBody>([{ type: "dialled" }, { type: "connected" }])(
    "news comes when the flow has gone on (%j): the leg is hung up",
    async (event) => {
      const { line, tell } = await calls(unsure);
      await line.clock.go(6_000);
      expect(await tell(event, { addressed: true })).toBe("applied");
      expect(hungUp(line)).toBe(1);
    },
  );

  test("news comes when the session is long over: the leg is hung up all the same", async () => {
    const { line, tell } = await calls(unsure);
    await line.clock.go(6_000);
    await line.tell({ type: "ended" });
    await line.clock.go(200_000);
    expect(line.runner.ongoing).toBe(0);
    expect(await tell({ type: "connected" }, { addressed: true })).toBe("ended");
    expect(hungUp(line)).toBe(1);
    expect(await tell({ type: "ended" }, { addressed: true })).toBe("ended");
    expect(hungUp(line)).toBe(1);
  });

  test("a name that came to another address than the leg's is nobody's", async () => {
    const { line, tell } = await calls(unsure);
    expect(await tell({ type: "connected" })).toBe("unknown leg");
    expect(hungUp(line)).toBe(0);
  });
});

describe("a server that dies between request and reply", () => {
  test("leaves it to the news: whoever goes on never dials again", async () => {
    const { line, tell } = await calls(() => new Promise(() => {}));
    const next = await line.successor();
    expect(await tell({ type: "dialled" }, { on: next, addressed: true })).toBe("applied");
    await next.clock.go(10_000);
    expect(next.telephone.count("dial")).toBe(0);
    expect(await tell({ type: "connected" }, { on: next })).toBe("applied");
    expect(listens(next)).toBe(true);
  });

  test("without news the flow is told that nobody knows", async () => {
    const { line } = await calls(() => new Promise(() => {}));
    const next = await line.successor();
    await next.clock.go(10_000);
    expect(next.telephone.count("dial")).toBe(0);
    expect(next.telephone.types()).toContain("transfer");
  });
});

test("news of picking up is lost: Graph is asked, and the flow goes on", async () => {
  const { line } = await calls(named);
  line.telephone.states = ["connecting", "connected"];
  await line.clock.go(8_000);
  expect(listens(line)).toBe(false);
  await line.clock.go(8_000);
  expect(listens(line)).toBe(true);
  expect(line.logged).not.toContain("command overdue");
});
