import type { FlowDocument, NodeId } from "../document/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { edgeMissing, targetRefused } from "./edges.ts";
import { type Addition, adding, perform } from "./edit.ts";
import { exitLabel, labelOf, nodeDescription, nodeLabel, typeLabel } from "./labels.ts";
import { type NewNode, newNode, put } from "./nodes.ts";
import { type Exit, edgeAt, firstWay, isEntry, lead, outletsOf } from "./outlets.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";

/**
 * Puts a node into an edge: what led to the next node leads to this one, and its first way leads on to the next. The node
 * is a new one, or one that lies about unconnected and is dropped on the edge.
 */
export function insertOnEdge(
  document: FlowDocument,
  exit: Exit,
  wanted: NewNode | { readonly node: NodeId },
  nodeTypes: NodeTypes,
): Addition | Refusal {
  const edge = edgeAt(document, exit);
  if (!edge) return edgeMissing(document, exit, nodeTypes);
  const isNew = "type" in wanted;
  const node = isNew
    ? newNode(document, wanted, nodeTypes)
    : (document.nodes.find(({ id }) => id === wanted.node) ?? refuse("node_missing", { node: wanted.node }));
  if (isRefusal(node)) return node;

  const name = isNew ? wanted.title || typeLabel(node, nodeTypes) : nodeLabel(node, nodeTypes);
  const place = isNew ? {} : { node: node.id };
  if (isEntry(node, nodeTypes)) return refuse("edge_into_entry", { node: name }, place);
  if (!isNew && (node.id === edge.from || node.id === edge.to))
    return refuse("end_of_edge", { node: name }, place);
  const way = firstWay(outletsOf(node, nodeTypes) ?? []);
  if (!way) return refuse("no_way_on", { node: name }, place);
  const onwards = { from: node.id, outlet: way.id, to: edge.to };
  const wired = isNew ? undefined : edgeAt(document, onwards);
  if (wired && wired.to !== edge.to) {
    const to = labelOf(document, wired.to, nodeTypes);
    return refuse("outlet_taken", { node: name, outlet: way.label, to }, { ...place, outlet: way.id });
  }
  const refusal = targetRefused(document, edge.to, nodeTypes);
  if (refusal) return refusal;

  const title = `Insert ${nodeDescription(node, nodeTypes)} after ${exitLabel(document, exit, nodeTypes)}`;
  const edit = perform(document, title, (draft) => {
    if (isNew) put(draft, node, wanted.position);
    lead(draft, { ...edge, to: node.id });
    lead(draft, onwards);
  });
  return adding(edit, isNew ? [node.id] : []);
}
