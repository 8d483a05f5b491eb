import { type NodeId, type Problem, problem, walkFields } from "@dialtree/flow";
import { canEndCall } from "./program-facts.ts";
import type { Survey, SurveyedNode } from "./survey.ts";

/** Nodes that no caller gets to, and parts of the flow that no caller gets out of. */
export function reachabilityProblems(survey: Survey): Problem[] {
  const reached = reachableFrom(survey, [survey.document.start]);
  const unreachable = [...survey.nodes.values()]
    .filter(({ node }) => !reached.has(node.id))
    .map(({ node, at, name }) => problem("node_unreachable", { at, node: node.id }, { node: name }));
  return [...unreachable, ...deadEnds(survey, reached)];
}

function reachableFrom({ nodes }: Survey, start: readonly NodeId[]): Set<NodeId> {
  const reached = new Set<NodeId>();
  const pending = [...start];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const node = nodes.get(id);
    if (!node || reached.has(id)) continue;
    reached.add(id);
    for (const { to } of node.links) pending.push(to);
  }
  return reached;
}

// A region without an end is reported once, at the node where callers get into it.
function deadEnds({ nodes, document }: Survey, reached: ReadonlySet<NodeId>): Problem[] {
  const leadIn = new Map<NodeId, NodeId[]>();
  for (const { node, links } of nodes.values()) {
    for (const { to } of links) leadIn.set(to, [...(leadIn.get(to) ?? []), node.id]);
  }
  const alive = new Set<NodeId>();
  const pending = [...nodes.values()].filter(leadsOut).map(({ node }) => node.id);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (alive.has(id)) continue;
    alive.add(id);
    pending.push(...(leadIn.get(id) ?? []));
  }
  const dead = [...nodes.values()].filter(({ node }) => reached.has(node.id) && !alive.has(node.id));
  return dead
    .filter(
      ({ node }) => node.id === document.start || (leadIn.get(node.id) ?? []).some((from) => alive.has(from)),
    )
    .map(({ node, at, name }) => problem("dead_end", { at, node: node.id }, { node: name }));
}

// A node out of which a call can come to an end: by itself, in another flow, or by an exit that leads nowhere, which is a
// problem of its own.
function leadsOut({ node, readable, links }: SurveyedNode): boolean {
  if (!readable || canEndCall(readable.program)) return true;
  const led = new Set(links.map(({ outlet }) => outlet?.id));
  const jumps = [...walkFields(readable.type.fields, node.data)].some(({ field }) => field.kind === "place");
  return readable.outlets.some(({ id }) => !led.has(id)) || (jumps && !led.has(undefined));
}
