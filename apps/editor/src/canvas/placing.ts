import type { FlowDocument, NodeId, Point } from "@dialtree/flow";
import type { ShownNode } from "./projection.ts";

export const nodeWidth = 268;
/** Of more steps than these, only those are drawn that are seen. */
export const manySteps = 150;
const columnWidth = nodeWidth + 72;
const usualHeight = 170;
const gap = 36;

/**
 * Where each box sits. Those that the file says nothing of stand in columns by their distance from the start, below
 * what is there already and below each other, as high as they are.
 */
export function placesFor(
  { edges, layout, start }: FlowDocument,
  nodes: readonly Sized[],
): ReadonlyMap<NodeId, Point> {
  const places = new Map<NodeId, Point>();
  const homeless: Sized[] = [];
  let below = 0;
  for (const node of nodes) {
    const at = Object.hasOwn(layout, node.id) ? layout[node.id] : undefined;
    if (!at) {
      homeless.push(node);
      continue;
    }
    places.set(node.id, at);
    below = Math.max(below, at.y + heightOf(node) + gap);
  }
  const distance = distances(start, edges);
  const deepest = Math.max(0, ...distance.values());
  const bottoms = new Map<number, number>();
  for (const node of homeless) {
    const column = distance.get(node.id) ?? deepest + 1;
    const y = bottoms.get(column) ?? below;
    bottoms.set(column, y + heightOf(node) + gap);
    places.set(node.id, { x: column * columnWidth, y });
  }
  return places;
}

/** What says how high a node is drawn. */
type Sized = Pick<ShownNode, "id" | "lines" | "outlets">;

/** A box on the canvas, as far as others must not cover it. */
export interface Box extends Point {
  readonly height: number;
}

/** About how high a node is drawn, before the browser has measured it. */
export function heightOf({ lines, outlets }: Pick<ShownNode, "lines" | "outlets">): number {
  return 46 + lines.length * 38 + outlets.length * 23;
}

/** The room that a step takes, about. */
export function boxOf<Step extends Pick<ShownNode, "id" | "at" | "lines" | "outlets">>(step: Step) {
  return { id: step.id, at: step.at, width: nodeWidth, height: heightOf(step) };
}

/** A free place beside a box, or near a point. */
export function freePlace(near: Point, taken: readonly Box[]): Point {
  const at = { x: near.x, y: near.y };
  const overlaps = () =>
    taken.some(
      ({ x, y, height }) =>
        Math.abs(x - at.x) < nodeWidth + gap / 2 && at.y < y + height + gap / 2 && y < at.y + usualHeight,
    );
  while (overlaps()) at.y += gap;
  return at;
}

/** To the right of a box. */
export function rightOf({ x, y }: Point): Point {
  return { x: x + columnWidth, y };
}

function distances(start: NodeId, edges: FlowDocument["edges"]): ReadonlyMap<NodeId, number> {
  const next = Map.groupBy(edges, ({ from }) => from);
  const distance = new Map([[start, 0]]);
  // A Map hears of what is added while it is walked: breadth first.
  for (const [id, steps] of distance) {
    for (const { to } of next.get(id) ?? []) if (!distance.has(to)) distance.set(to, steps + 1);
  }
  return distance;
}
