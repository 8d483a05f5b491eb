import type { NodeId, Point } from "@dialtree/flow";
import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api.js";
import { fromAbove, type InOrder, inOrder, type TidyBox, type TidyWay, type Untidy } from "./order.ts";

const betweenColumns = 84;
const betweenBoxes = 40;
/** What belongs to nothing else stands in rows at least so wide. */
const leastRow = 1_400;

/** So far apart boxes are told, further than any is high: whoever was met later stands below. */
const apart = 10_000;

const layered = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.separateConnectedComponents": "false",
  "elk.randomSeed": "1",
  // The canvas draws its lines itself; what counts here is that boxes leave them room.
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.spacing.nodeNode": String(betweenBoxes),
  "elk.spacing.edgeNode": "24",
  "elk.layered.spacing.nodeNodeBetweenLayers": String(betweenColumns),
  "elk.layered.spacing.edgeNodeBetweenLayers": "12",
  // Each box right behind the last that leads to it, whatever the order in which boxes are told; `inOrder` counts on the same columns.
  "elk.layered.layering.strategy": "LONGEST_PATH_SOURCE",
  // Not minimised: boxes stand above each other as the heights say that they are told with, and lines between what they connect.
  "elk.layered.crossingMinimization.strategy": "INTERACTIVE",
  // Straight rather than balanced: what most callers go through stands in one row.
  "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
};

/** What elk is asked: each part of the flow that hangs together by itself, for they are put together here. */
export function elkGraphOf(untidy: Untidy): ElkNode {
  const ordered = inOrder(untidy);
  const leaving = Map.groupBy(ordered.onward, ({ from }) => from);
  return {
    id: "flow",
    layoutOptions: { "elk.algorithm": "fixed" },
    children: partsOf(ordered).map(({ boxes, onward }, index) => ({
      id: `part ${index}`,
      layoutOptions: layered,
      children: boxes.map((box, index) => ({
        ...elkNodeOf(box, leaving.get(box.id) ?? [], box.id === untidy.start),
        x: 0,
        y: index * apart,
      })),
      edges: onward.map(elkEdgeOf),
    })),
  };
}

/**
 * The places of all boxes from elk's answer. The part with the start comes first, the others in rows below it. The box that was asked
 * for first stays where it stands, so that nobody has to look for it.
 */
export function placesOf(answer: ElkNode, untidy: Untidy): Readonly<Record<NodeId, Point>> {
  const now = new Map(untidy.boxes.map((box) => [box.id, box]));
  const [first, ...others] = (answer.children ?? []).map((part) => partFrom(part, now));
  if (!first) return {};
  const anchor = now.get(untidy.start) ?? now.get(first.boxes[0]?.id ?? "");
  const stands = first.boxes.find(({ id }) => id === anchor?.id);
  // In whole pixels, as everything is kept: half a pixel more or less would move a box once more the next time.
  const by = {
    x: Math.round(anchor?.at.x ?? 0) - Math.round(stands?.x ?? 0),
    y: Math.round(anchor?.at.y ?? 0) - Math.round(stands?.y ?? 0),
  };
  const places: Record<NodeId, Point> = {};
  const rowWidth = Math.max(first.width, leastRow);
  let [x, y, rowHeight] = [0, first.height + 2 * betweenBoxes, 0];
  put(first, by);
  for (const part of others.sort((a, b) => fromAbove(a.was, b.was))) {
    if (x > 0 && x + part.width > rowWidth) {
      [x, y, rowHeight] = [0, y + rowHeight + betweenBoxes, 0];
    }
    put(part, { x: by.x + Math.round(x), y: by.y + Math.round(y) });
    x += part.width + betweenColumns;
    rowHeight = Math.max(rowHeight, part.height);
  }
  return places;

  function put({ boxes }: Part, to: Point): void {
    for (const { id, x: left, y: top } of boxes)
      places[id] = { x: Math.round(left) + to.x, y: Math.round(top) + to.y };
  }
}

interface Part {
  readonly boxes: readonly (Point & { readonly id: NodeId })[];
  readonly width: number;
  readonly height: number;
  /** The box of it that stands highest now. */
  readonly was: Pick<TidyBox, "id" | "at">;
}

/** A part with its upper left corner at 0, 0. */
function partFrom({ children = [] }: ElkNode, now: ReadonlyMap<NodeId, TidyBox>): Part {
  const left = Math.min(...children.map(({ x = 0 }) => x));
  const top = Math.min(...children.map(({ y = 0 }) => y));
  const [highest] = children.flatMap(({ id }) => now.get(id) ?? []).sort(fromAbove);
  return {
    boxes: children.map(({ id, x = 0, y = 0 }) => ({ id, x: x - left, y: y - top })),
    width: Math.max(...children.map(({ x = 0, width = 0 }) => x + width)) - left,
    height: Math.max(...children.map(({ y = 0, height = 0 }) => y + height)) - top,
    was: highest ?? { id: "", at: { x: 0, y: 0 } },
  };
}

function elkNodeOf({ id, width, height }: TidyBox, ways: readonly TidyWay[], isStart: boolean): ElkNode {
  return {
    id,
    width,
    height,
    layoutOptions: {
      "elk.portConstraints": "FIXED_POS",
      ...(isStart ? { "elk.layered.layering.layerConstraint": "FIRST" } : {}),
    },
    // In the middle, not where the exits are drawn: steps in a row stand with their middles on one line then, whichever exit leads on.
    ports: [
      { id: inPort(id), x: 0, y: height / 2, layoutOptions: { "elk.port.side": "WEST" } },
      ...ways.map(({ outlet }) => ({
        id: outPort(id, outlet),
        x: width,
        y: height / 2,
        layoutOptions: { "elk.port.side": "EAST" },
      })),
    ],
  };
}

function elkEdgeOf({ from, outlet, to }: TidyWay): ElkExtendedEdge {
  return { id: `way ${outPort(from, outlet)}`, sources: [outPort(from, outlet)], targets: [inPort(to)] };
}

// A space is in no id of a step or an exit, so these are nobody else's.
const inPort = (id: NodeId): string => `${id} in`;
const outPort = (id: NodeId, outlet: string): string => `${id} out ${outlet}`;

/** Boxes that hang together, with the ways between them; the part with the first box first. */
function partsOf({ boxes, onward }: InOrder): readonly InOrder[] {
  const beside = new Map<NodeId, NodeId[]>(boxes.map(({ id }) => [id, []]));
  for (const { from, to } of onward) {
    beside.get(from)?.push(to);
    beside.get(to)?.push(from);
  }
  const partOf = new Map<NodeId, number>();
  let count = 0;
  for (const { id } of boxes) {
    if (partOf.has(id)) continue;
    // A Set is walked with what is added on the way.
    const together = new Set([id]);
    for (const one of together) {
      partOf.set(one, count);
      for (const other of beside.get(one) ?? []) together.add(other);
    }
    count += 1;
  }
  return Array.from({ length: count }, (_, part) => ({
    boxes: boxes.filter(({ id }) => partOf.get(id) === part),
    onward: onward.filter(({ from }) => partOf.get(from) === part),
  }));
}
