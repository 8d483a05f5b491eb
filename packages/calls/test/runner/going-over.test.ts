// A flow that goes on in another call than the one it began in, and a caller who is on hold there.

import { compile } from "@dialtree/engine";
import type { EventBody, FlowDocument, FlowNode } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import type { Sent } from "../../src/index.ts";
import { createMemoryStore } from "../../src/store/memory-store.ts";
import { HandClock, key, operator, quiet, type Stand, stand, tenant, unsure } from "./stand.ts";

function node(id: string, type: string, data: object = {}): FlowNode {
  const { initial, version = 1 } = nodeTypes.get(type) ?? {};
  return { id, type, version, data: { ...initial, ...data } };
}
const document: FlowDocument = {
  format: 1,
  id: "over",
  title: "Over",
  languages: ["en-US"],
  ...(operator ? { fallback: { say: {}, to: operator } } : {}),
  variables: { meeting: { type: "text", initial: "123456789" } },
  start: "start",
  nodes: [
    node("start", "incoming"),
    node("join", "join-meeting", { number: "meeting", afterwards: "stay" }),
    node("aside", "hold"),
    node("end", "hang-up"),
  ],
  edges: [
    { from: "start", outlet: "answered", to: "join" },
    { from: "join", outlet: "joined", to: "aside" },
    { from: "aside", outlet: "next", to: "end" },
  ],
  layout: {},
};
const flow = compile(document, nodeTypes, "v1");
const [own, there] = ["2f1e0d3c-0000-4000-8000-0000000000a1", "2f1e0d3c-0000-4000-8000-0000000000b2"];
const named: Sent = { became: "accepted", call: there };

/** The line is in the meeting and asks for its caller. */
async function bringing() {
  const line = stand(createMemoryStore(), new HandClock(), undefined, 0, [flow]);
  line.telephone.will("dial", named);
  await line.begin({ flow, call: own });
  await quiet();
  await line.runner.take({ key, tenant, leg: { named: own }, event: { type: "connected" } });
  await quiet();
  const dialled = line.telephone.sent.find(({ type }) => type === "dial")?.leg ?? "";
  const tell = async (event: EventBody, call: string, on: Stand = line) => {
    const leg = call === there ? { named: call, dialled } : { named: call };
    const taken = await on.runner.take({ key, tenant, leg, event });
    await quiet();
    return taken;
  };
  await tell({ type: "connected" }, there);
  const invite = line.telephone.sent.find(({ type }) => type === "invite")?.id ?? "";
  const came = (on?: Stand) => tell({ type: "result", command: { id: invite }, outcome: "done" }, there, on);
  return { line, tell, came };
}
const asked = ({ telephone }: Stand, type: string) =>
  telephone.sent.flatMap((command, index) => (command.type === type ? [telephone.on[index]] : []));
const done = ({ telephone }: Stand, type: string) => {
  const id = telephone.sent.findLast((command) => command.type === type)?.id ?? "";
  return { type: "result", command: { id }, outcome: "done" } as const;
};

test("what is asked for after the caller has come over is asked for there, and the call ends with that one", async () => {
  const { line, tell, came } = await bringing();
  await came();
  expect(asked(line, "listen")).toEqual([own, there]);
  expect(asked(line, "hold")).toEqual([there]);
  expect(await tell({ type: "ended" }, own)).toBe("applied");
  expect(line.news().at(-1)?.kind).not.toBe("ended");
  await tell(done(line, "hold"), there);
  expect(asked(line, "takeBack")).toEqual([there]);
  expect(asked(line, "hangUp")).toEqual([there]);
  await tell({ type: "ended" }, there);
  expect(line.news().at(-1)).toMatchObject({ kind: "ended", reason: "local" });
});

test("the call that the caller came from is ended where Graph does not", async () => {
  const { line, came } = await bringing();
  await came();
  await line.clock.go(5_000);
  expect(asked(line, "hangUp")).toEqual([own]);
});

test("another server goes on there as well", async () => {
  const { line, tell, came } = await bringing();
  const next = await line.successor();
  await came(next);
  expect(asked(next, "hold")).toEqual([there]);
  for (const call of [own, there]) await tell({ type: "ended" }, call, next);
  expect(await tell({ type: "ended" }, there, next)).toBe("ended");
});

test("nobody is put on hold twice: where no reply comes, the caller is taken back", async () => {
  const { line, came } = await bringing();
  line.telephone.will("hold", unsure);
  await came();
  await line.clock.go(500);
  expect([line.telephone.count("hold"), line.telephone.count("takeBack")]).toEqual([1, 1]);
});

test("a server that dies while it puts somebody on hold leaves it to the next one to take them back", async () => {
  const { line, came } = await bringing();
  line.telephone.will("hold", () => new Promise(() => {}));
  await came();
  const next = await line.successor();
  await next.clock.go(1_000);
  expect([next.telephone.count("hold"), next.telephone.count("takeBack")]).toEqual([0, 1]);
});

test("whether the caller was brought there is found out soon: nobody's telephone rings meanwhile", async () => {
  const { line } = await bringing();
  line.telephone.states = ["connected"];
  await line.clock.go(14_900);
  expect(line.telephone.looks).toBe(0);
  await line.clock.go(200);
  expect(line.logged).toContain("command overdue");
  expect(asked(line, "hangUp")).toEqual([there]);
  expect(line.telephone.types().at(-1)).toBe("transfer");
});

test("music of which nothing is told is not waited for for ever", async () => {
  const { line, came } = await bringing();
  await came();
  await line.clock.go(8_000);
  expect(line.telephone.count("takeBack")).toBe(1);
});
