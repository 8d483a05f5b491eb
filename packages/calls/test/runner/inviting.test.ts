// Somebody is called into a call, or a caller is brought to others, and the server that does it dies: before it was sent, while
// the reply is on its way, or with the reply in hand and nothing written down. Nobody is called twice, and the call goes on.

import { compile } from "@dialtree/engine";
import type { CallCommand, EventBody, FlowDocument, FlowNode } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import type { CallStore, Sent } from "../../src/index.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { accepted, HandClock, key, operator, quiet, type Reply, type Stand, stand, tenant } from "./stand.ts";

const person = (n: number) => ({ kind: "user", id: `5f1c2f7e-4d0b-4c8e-9a52-7a1f6f0f6a1${n}` });
const meeting = "2f1e0d3c-0000-4000-8000-0000000000a1";
const named: Sent = { became: "accepted", call: meeting };

function node(id: string, type: string, data: object = {}): FlowNode {
  const known = nodeTypes.get(type);
  return { id, type, version: known?.version ?? 1, data: { ...known?.initial, ...data } } as FlowNode;
}

function flowWith(type: string, data: object) {
  const others = node("others", type, data);
  const outlets = nodeTypes.get(type)?.outlets(others.data) ?? [];
  const document: FlowDocument = {
    format: 1,
    id: "growing",
    title: "Growing",
    languages: ["en-US"],
    ...(operator ? { fallback: { say: {}, to: operator } } : {}),
    variables: {},
    start: "start",
    nodes: [node("start", "incoming"), others, node("end", "hang-up")],
    edges: [
      { from: "start", outlet: "answered", to: "others" },
      ...outlets.map(({ id }) => ({ from: "others", outlet: id, to: "end" })),
    ],
    layout: {},
  };
  return compile(document, nodeTypes, "v1");
}

const ways = {
  invite: flowWith("invite", { to: person(1), afterwards: "stay" }),
  "join-meeting": flowWith("join-meeting", {
    by: "link",
    link: "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%7d",
  }),
  "group-call": flowWith("group-call", {
    people: [1, 2].map((n) => ({ id: `p${n}`, to: person(n) })),
  }),
} as const;
type Way = keyof typeof ways;

const moments = ["before it is sent", "before the reply", "with the reply in hand"] as const;

/** A call whose server dies at a moment around a command of a type. */
async function dyingAround(way: Way, type: "invite" | "dial", moment: (typeof moments)[number]) {
  const memory = createMemoryStore();
  const marked = JSON.stringify({ type }).slice(1, -1);
  let line: Stand;
  // What a dead server has in hand is written down by nobody.
  let isGone = false;
  const store: CallStore = {
    ...memory.store,
    commit: async (batch) => {
      if (isGone) return new Promise(() => {});
      const results = await memory.store.commit(batch);
      const asks = batch.some(({ journal }) =>
        journal.some((entry) => entry.includes('"kind":"command"') && entry.includes(marked)),
      );
      if (asks && moment === "before it is sent") line.die();
      return results;
    },
  };
  const dies: Reply = () => {
    line.die();
    isGone = true;
    return type === "dial" ? named : accepted;
  };
  line = stand(memory, new HandClock(), store, 0, [ways[way]]);
  const replies = { "before it is sent": accepted, "before the reply": () => new Promise<Sent>(() => {}) };
  if (type === "invite") line.telephone.will("dial", named);
  line.telephone.will(type, moment === "with the reply in hand" ? dies : replies[moment]);
  await line.begin({ flow: ways[way] });
  await quiet();
  await line.tell({ type: "connected" }, "connected");
  await quiet();
  const leg = line.telephone.sent.find((sent) => sent.type === "dial")?.leg;
  if (type === "invite" && leg !== undefined) await told(line, leg, { type: "connected" });
  isGone = false;
  const next = await line.successor();
  const sent = (of: CallCommand["type"]) => line.telephone.count(of) + next.telephone.count(of);
  return { next, sent, before: line.telephone.count(type) };
}

async function told(line: Stand, leg: string, event: EventBody) {
  await line.runner.take({ key, tenant, leg: { named: meeting, dialled: leg }, event });
  await quiet();
}

/** The outlet by which a call has left the step that is about others. */
async function leftBy({ memory }: Stand): Promise<string | undefined> {
  for (const { entry: line } of await memory.store.journal(key)) {
    const entry = JSON.parse(line) as { kind: string; node?: string; outlet?: string };
    if (entry.kind === "left" && entry.node === "others") return entry.outlet;
  }
  return undefined;
}

const cases = [
  ["invite", "invite"],
  ["join-meeting", "dial"],
  ["join-meeting", "invite"],
  ["group-call", "dial"],
  ["group-call", "invite"],
] as const;

describe.each(moments)("a server that dies %s", (moment) => {
  test.each(cases)(
    "of %s, at its %s: it is not sent again, and nobody knows what became of it",
    async (way, type) => {
      const { next, sent, before } = await dyingAround(way, type, moment);
      expect(before).toBe(moment === "before it is sent" ? 0 : 1);
      await next.clock.go(20_000);
      expect(sent(type)).toBe(before);
      expect(await leftBy(next)).toBe("failed");
      // Whoever calls is not left alone: the flow has gone on to its end.
      expect(next.telephone.sent.some(({ type: did, leg }) => did === "hangUp" && leg === "caller")).toBe(
        true,
      );
    },
  );
});

describe("news of it reaches whoever goes on", () => {
  test("somebody who was invited came: the call goes on with them", async () => {
    const { next, sent } = await dyingAround("invite", "invite", "before the reply");
    const [found] = await next.memory.store.load([key]);
    const unsent =
      found?.is === "live"
        ? (JSON.parse(found.call.state) as { unsent: { command: { id: string } }[] })
        : undefined;
    const id = unsent?.unsent[0]?.command.id ?? "";
    await next.tell({ type: "result", command: { id }, outcome: "done" });
    await quiet();
    expect(await leftBy(next)).toBe("joined");
    await next.clock.go(20_000);
    expect(sent("invite")).toBe(1);
  });

  test.each(["join-meeting", "group-call"] as const)(
    "the others of %s are there: the caller is brought to them",
    async (way) => {
      const { next, sent } = await dyingAround(way, "dial", "before the reply");
      const [found] = await next.memory.store.load([key]);
      const state =
        found?.is === "live" ? (JSON.parse(found.call.state) as { session: { legs: object } }) : undefined;
      const leg = Object.keys(state?.session.legs ?? {}).find((name) => name !== "caller") ?? "";
      await told(next, leg, { type: "connected" });
      await next.clock.go(2_000);
      expect(next.telephone.sent).toContainEqual(
        expect.objectContaining({ type: "invite", leg, replaces: "caller" }),
      );
      expect(sent("dial")).toBe(1);
    },
  );
});
