import type { Edge, FlowDocument, FlowNode } from "../document/index.ts";
import type { NodeType, NodeTypes, Outlet } from "../node-type/index.ts";
import type { Draft } from "./draft.ts";

/** An outlet of a certain node. At most one edge leaves by it. */
export type Exit = Pick<Edge, "from" | "outlet">;

/** The node type that can read a node's data: undefined for unknown types and for versions that are not today's. */
export function typeOf({ type, version }: FlowNode, nodeTypes: NodeTypes): NodeType | undefined {
  const known = nodeTypes.get(type);
  return known?.version === version ? known : undefined;
}

/**
 * The outlets of a node, or undefined while nobody can know them: an unknown type, another version, data that does not
 * fit. Edges are then kept, because a slip in a file must not cost the author the wiring.
 */
export function outletsOf(node: FlowNode, nodeTypes: NodeTypes): readonly Outlet[] | undefined {
  const type = typeOf(node, nodeTypes);
  return type?.schema.safeParse(node.data).success ? type.outlets(node.data) : undefined;
}

/** The outlet by which a node goes on when it is put between two others. */
export function firstWay(outlets: readonly Outlet[]): Outlet | undefined {
  return outlets.find(({ role }) => role === "way");
}

export function isEntry(node: Pick<FlowNode, "type">, nodeTypes: NodeTypes): boolean {
  return nodeTypes.get(node.type)?.entry === true;
}

export function edgeAt({ edges }: FlowDocument, exit: Exit): Edge | undefined {
  return edges.find((edge) => leavesBy(edge, exit));
}

export function leavesBy(edge: Edge, { from, outlet }: Exit): boolean {
  return edge.from === from && edge.outlet === outlet;
}

/** Leads an outlet to a node: in the place of the edge it had, else behind the other edges of its node. */
export function lead(draft: Draft, { from, outlet, to }: Edge): void {
  const { edges } = draft.document;
  const after: Edge = { from, outlet, to };
  const at = edges.findIndex((edge) => leavesBy(edge, after));
  if (at < 0) {
    const behind = edges.findLastIndex((edge) => edge.from === from) + 1;
    draft.make({ of: "edge", at: behind || edges.length, after });
    return;
  }
  // A file edited by hand may connect an outlet twice; a caller can only go one way.
  removeEdges(draft, (edge, index) => index > at && leavesBy(edge, after));
  draft.make({ of: "edge", at, before: edges[at], after });
}

export function removeEdges(draft: Draft, unwanted: (edge: Edge, index: number) => boolean): void {
  // From the end, so that the indexes in front stay what they are.
  for (let at = draft.document.edges.length - 1; at >= 0; at--) {
    const edge = draft.document.edges[at];
    if (edge && unwanted(edge, at)) draft.make({ of: "edge", at, before: edge });
  }
}
