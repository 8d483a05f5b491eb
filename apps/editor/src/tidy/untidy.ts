import type { FlowDocument, NodeId } from "@dialtree/flow";
import { heightOf, manySteps, nodeWidth } from "../canvas/placing.ts";
import type { Picture, ShownNode } from "../canvas/projection.ts";
import type { Untidy } from "./order.ts";

/** How high a box is drawn, where it has been drawn. */
export type Heights = (id: NodeId) => number | undefined;

/** A flow as it is to be put in order, or some of its steps: then only what lies between those counts. */
export function untidyOf(
  { start, nodes, edges }: Picture,
  layout: FlowDocument["layout"],
  heights: Heights,
  chosen?: ReadonlySet<NodeId>,
): Untidy {
  // Measured are all of them or none: a large flow has only those drawn that are seen, and would be ordered otherwise after each look
  // at another part of it.
  const measured = new Map(nodes.map(({ id }) => [id, heights(id)]));
  const isMeasured = nodes.length <= manySteps && nodes.every(({ id }) => measured.get(id) !== undefined);
  const isIn = (id: NodeId) => chosen?.has(id) ?? true;
  return {
    start,
    boxes: nodes
      .filter(({ id }) => isIn(id))
      .map((node) => ({
        id: node.id,
        at: node.at,
        isPlaced: Object.hasOwn(layout, node.id),
        width: nodeWidth,
        height: (isMeasured ? measured.get(node.id) : undefined) ?? likelyHeight(node),
        outlets: node.outlets.map(({ id }) => id),
      })),
    ways: edges.filter(({ from, to }) => isIn(from) && isIn(to)),
  };
}

/** Rather more than a box will be high: long names go on in a second line, which nobody has measured yet. */
function likelyHeight(node: ShownNode): number {
  const besides = node.title === node.typeTitle ? 0 : node.typeTitle.length * 6 + 8;
  const perLine = Math.max(6, Math.floor((nodeWidth - 58 - besides) / 9));
  const more = Math.ceil(node.title.length / perLine) - 1;
  return heightOf(node) + node.lines.length * 2 + Math.max(0, more) * 17;
}
