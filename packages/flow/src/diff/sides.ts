import type { FlowDocument, FlowNode, NodeId } from "../document/index.ts";
import { typeLabel } from "../edit/labels.ts";
import { outletsOf } from "../edit/outlets.ts";
import { type NodeTypes, nodeName } from "../node-type/index.ts";

/** One of the two documents that are compared, with what is looked up in it. */
export interface Side {
  readonly document: FlowDocument;
  readonly nodeTypes: NodeTypes;
  readonly nodes: ReadonlyMap<NodeId, FlowNode>;
  /** Where each exit leads, by step and outlet. */
  readonly exits: ReadonlyMap<NodeId, ReadonlyMap<string, NodeId>>;
}

export function sideOf(document: FlowDocument, nodeTypes: NodeTypes): Side {
  const exits = new Map<NodeId, Map<string, NodeId>>();
  for (const { from, outlet, to } of document.edges) {
    const leaving = exits.get(from) ?? new Map<string, NodeId>();
    // A file edited by hand may connect an exit twice; a caller goes the first way.
    if (!leaving.has(outlet)) leaving.set(outlet, to);
    exits.set(from, leaving);
  }
  return { document, nodeTypes, nodes: new Map(document.nodes.map((node) => [node.id, node])), exits };
}

/** `Main menu`, or `Menu (main)` where nobody has given it a title. */
export function stepName(side: Side, id: NodeId): string {
  const node = side.nodes.get(id);
  return node ? node.title || nodeName(node, side.nodeTypes) : id;
}

/** Where an exit leads, as people call it. */
export function targetName(side: Side, from: NodeId, outlet: string): string | undefined {
  const to = side.exits.get(from)?.get(outlet);
  return to === undefined ? undefined : stepName(side, to);
}

/** What a step calls an exit: `Press 2, Billing`; undefined where it has none of that id. */
export function exitName(node: FlowNode, outlet: string, nodeTypes: NodeTypes): string | undefined {
  return outletsOf(node, nodeTypes)?.find(({ id }) => id === outlet)?.label;
}

export function kindOfStep(side: Side, node: FlowNode): string {
  return typeLabel(node, side.nodeTypes);
}
