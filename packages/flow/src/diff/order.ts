import type { Edge, FlowDocument, FlowNode, NodeId } from "../document/index.ts";
import { outletsOf } from "../edit/outlets.ts";
import { walkFields } from "../fields/index.ts";
import { isJsonObject } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";

/**
 * The steps of a flow as callers come to them: the start, what is one step away from it, what is two steps away, exits in
 * the order of their step. Those that nobody comes to follow in the order of the file.
 */
export function inCallersOrder(document: FlowDocument, nodeTypes: NodeTypes): readonly FlowNode[] {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const edges = new Map<NodeId, Edge[]>();
  for (const edge of document.edges) edges.set(edge.from, [...(edges.get(edge.from) ?? []), edge]);
  // A set keeps its order, and takes in what is added while it is walked.
  const met = new Set<NodeId>(nodes.has(document.start) ? [document.start] : []);
  const operator = document.everywhere?.operator?.to;
  for (const id of met) {
    const node = nodes.get(id);
    if (!node) continue;
    const leaving = edges.get(id) ?? [];
    const outlets = outletsOf(node, nodeTypes)?.map((outlet) => outlet.id) ?? [];
    const known = outlets.flatMap((outlet) => leaving.filter((edge) => edge.outlet === outlet));
    const targets = [...known, ...leaving].map(({ to }) => to);
    for (const to of [...targets, ...placesIn(node, nodeTypes)]) if (nodes.has(to)) met.add(to);
  }
  if (operator && "node" in operator && nodes.has(operator.node)) met.add(operator.node);
  return [...new Set([...met, ...nodes.keys()])].flatMap((id) => nodes.get(id) ?? []);
}

function placesIn({ type, data }: FlowNode, nodeTypes: NodeTypes): readonly NodeId[] {
  return [...walkFields(nodeTypes.get(type)?.fields ?? {}, data)].flatMap(({ field, value }) =>
    field.kind === "place" && isJsonObject(value) && typeof value.node === "string" ? [value.node] : [],
  );
}
