import { check, mayFollow } from "@dialtree/engine";
import { type FlowDocument, flowNodeSchema } from "@dialtree/flow";
import { addNode, isRefusal } from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { edge, flowOf, node } from "./flows.ts";

const wrongPlace = new Set([
  "needs_answered_call",
  "needs_ringing_call",
  "needs_somebody_there",
  "needs_group_call",
  "needs_call_of_two",
]);

const answered = flowOf([node("hello", "prompt")]);
const ringing: FlowDocument = {
  ...answered,
  nodes: [node("start", "incoming", { answer: "later" }), node("hours", "hours"), node("loose", "prompt")],
  edges: [edge("start.ringing -> hours")],
};
const grouped: FlowDocument = { ...answered, nodes: [node("start", "invited")], edges: [] };

const places = [
  [answered, { from: "hello", outlet: "next" }],
  [answered, { from: "start", outlet: "answered" }],
  [ringing, { from: "start", outlet: "ringing" }],
  [ringing, { from: "loose", outlet: "next" }],
  [grouped, { from: "start", outlet: "joined" }],
] as const;

test.each(places)("what may follow is what the check finds at the right place: %#", (flow, exit) => {
  const type = nodeTypes.get(flow.nodes.find(({ id }) => id === exit.from)?.type ?? "");
  const known = flow.nodes.find(({ id }) => id === exit.from);
  const outlets = type?.outlets(known?.data ?? {}).map(({ id }) => id) ?? [];
  expect(outlets).toContain(exit.outlet);
  const fits = mayFollow(flow, exit, nodeTypes);
  const free = {
    ...flow,
    edges: flow.edges.filter(({ from, outlet }) => `${from}.${outlet}` !== `${exit.from}.${exit.outlet}`),
  };
  for (const candidate of nodeTypes.values()) {
    const added = addNode(free, { type: candidate.type, from: exit }, nodeTypes);
    if (isRefusal(added)) {
      expect([candidate.type, fits(candidate)]).toEqual([candidate.type, false]);
      continue;
    }
    const [id] = added.added;
    expect(flowNodeSchema.safeParse(added.doc.nodes.at(-1)).success).toBe(true);
    const isWrong = check(added.doc, nodeTypes).some(
      (found) => found.node === id && wrongPlace.has(found.code),
    );
    expect([candidate.type, fits(candidate)]).toEqual([candidate.type, !isWrong]);
  }
});

test("an answered call is not redirected, one that rings hears nothing, and behind what no call comes to anything may stand", () => {
  const fits = (flow: FlowDocument, from: string, outlet: string, type: string) => {
    const known = nodeTypes.get(type);
    return known !== undefined && mayFollow(flow, { from, outlet }, nodeTypes)(known);
  };
  expect(fits(answered, "hello", "next", "redirect")).toBe(false);
  expect(fits(answered, "hello", "next", "menu")).toBe(true);
  expect(fits(ringing, "start", "ringing", "menu")).toBe(false);
  expect(fits(ringing, "start", "ringing", "redirect")).toBe(true);
  expect(fits(ringing, "loose", "next", "redirect")).toBe(true);
  expect(fits(ringing, "loose", "next", "incoming")).toBe(false);
});
