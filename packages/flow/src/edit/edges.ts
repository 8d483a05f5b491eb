import type { Edge, FlowDocument, NodeId } from "../document/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { type Edit, perform } from "./edit.ts";
import { exitLabel, labelOf, nodeLabel, outletLabel } from "./labels.ts";
import { type Exit, edgeAt, isEntry, lead, leavesBy, outletsOf, removeEdges } from "./outlets.ts";
import { type Refusal, refuse } from "./refusals.ts";

/** Leads an outlet to a node. The edge that the outlet had is replaced. */
export function connect(document: FlowDocument, edge: Edge, nodeTypes: NodeTypes): Edit | Refusal {
  const refusal = exitRefused(document, edge, nodeTypes) ?? targetRefused(document, edge.to, nodeTypes);
  if (refusal) return refusal;
  const title = `Connect ${exitLabel(document, edge, nodeTypes)} to ${labelOf(document, edge.to, nodeTypes)}`;
  return perform(document, title, (draft) => lead(draft, edge));
}

/** Lets an outlet lead nowhere. */
export function disconnect(document: FlowDocument, exit: Exit, nodeTypes: NodeTypes): Edit | Refusal {
  if (!edgeAt(document, exit)) return edgeMissing(document, exit, nodeTypes);
  return perform(document, `Disconnect ${exitLabel(document, exit, nodeTypes)}`, (draft) =>
    removeEdges(draft, (edge) => leavesBy(edge, exit)),
  );
}

/** Moves either end of an edge: to another outlet, where it replaces the edge there, or to another node. */
export function reconnect(
  document: FlowDocument,
  exit: Exit,
  to: Partial<Edge>,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const found = edgeAt(document, exit);
  if (!found) return edgeMissing(document, exit, nodeTypes);
  const edge = { ...found, ...to };
  const refusal = exitRefused(document, edge, nodeTypes) ?? targetRefused(document, edge.to, nodeTypes);
  if (refusal) return refusal;
  const title = `Reconnect ${exitLabel(document, edge, nodeTypes)} to ${labelOf(document, edge.to, nodeTypes)}`;
  return perform(document, title, (draft) => {
    if (!leavesBy(edge, exit)) removeEdges(draft, (other) => leavesBy(other, exit));
    lead(draft, edge);
  });
}

/** Why nothing can leave by an outlet. */
export function exitRefused(document: FlowDocument, exit: Exit, nodeTypes: NodeTypes): Refusal | undefined {
  const node = document.nodes.find(({ id }) => id === exit.from);
  if (!node) return refuse("node_missing", { node: exit.from });
  if (outletsOf(node, nodeTypes)?.some(({ id }) => id === exit.outlet)) return undefined;
  return refuse(
    "outlet_missing",
    { node: nodeLabel(node, nodeTypes), outlet: exit.outlet },
    { node: node.id },
  );
}

/** Why nothing can lead to a node. */
export function targetRefused(document: FlowDocument, to: NodeId, nodeTypes: NodeTypes): Refusal | undefined {
  const node = document.nodes.find(({ id }) => id === to);
  if (!node) return refuse("node_missing", { node: to });
  return isEntry(node, nodeTypes)
    ? refuse("edge_into_entry", { node: nodeLabel(node, nodeTypes) }, { node: to })
    : undefined;
}

export function edgeMissing(document: FlowDocument, exit: Exit, nodeTypes: NodeTypes): Refusal {
  const node = document.nodes.find(({ id }) => id === exit.from);
  if (!node) return refuse("node_missing", { node: exit.from });
  const outlet = outletLabel(node, exit.outlet, nodeTypes);
  return refuse(
    "edge_missing",
    { node: nodeLabel(node, nodeTypes), outlet },
    { node: node.id, outlet: exit.outlet },
  );
}
