import type { FlowDocument, NodeId, Point } from "../document/index.ts";
import { type Box, boxWidth } from "./boxes.ts";

export interface PlacedBox extends Box, Point {}

/** How much wider steps stand apart than on a canvas, whose boxes are narrower. */
const across = 1.22;
const column = boxWidth + 95;
const gap = 34;
/** What hardly differs in height was meant to stand in one row. */
const sameRow = 8;

/**
 * Where boxes stand in a picture: as somebody has put them, in the same rows and columns, with rows so far apart that no box covers
 * another. What nobody has put anywhere stands below, in columns by its distance from the start.
 */
export function placedBoxes(document: FlowDocument, boxes: readonly Box[]): readonly PlacedBox[] {
  const { layout } = document;
  const placed = boxes.flatMap((box) => {
    const at = Object.hasOwn(layout, box.content.id) ? layout[box.content.id] : undefined;
    return at ? [{ ...box, x: at.x * across, y: at.y }] : [];
  });
  const known = new Set(placed.map(({ content }) => content.id));
  const below = Math.max(0, ...placed.map(({ y, height }) => y + height + gap));
  const left = Math.min(...placed.map(({ x }) => x), Number.MAX_SAFE_INTEGER);
  const distances = distancesOf(document);
  const farthest = Math.max(0, ...distances.values());
  const homeless = boxes
    .filter(({ content }) => !known.has(content.id))
    .map((box) => ({
      ...box,
      x: (placed.length > 0 ? left : 0) + (distances.get(box.content.id) ?? farthest + 1) * column,
      y: below,
    }));
  return inRows([...placed, ...homeless]);
}

/** Moves rows down until nothing covers anything; what stands in one row stays in it, unless it would cover another of that row. */
function inRows(boxes: readonly PlacedBox[]): readonly PlacedBox[] {
  const sorted = boxes.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const done: PlacedBox[] = [];
  let row: PlacedBox[] = [];
  let [rowWas, rowIs] = [sorted[0]?.y ?? 0, 0];
  const end = (nextWas: number) => {
    if (row.length === 0) return;
    const clear = done.flatMap((other) =>
      row.some((box) => isAbove(other, box)) ? [other.y + other.height + gap] : [],
    );
    const top = Math.max(rowIs, ...clear);
    done.push(...row.map((box) => ({ ...box, y: top })));
    [rowIs, rowWas] = [top + nextWas - rowWas, nextWas];
    row = [];
  };
  for (const box of sorted) {
    if (box.y - rowWas > sameRow || row.some((other) => isAbove(other, box))) end(box.y);
    row.push(box);
  }
  end(rowWas);
  return done;
}

function isAbove(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < boxWidth + gap / 2;
}

function distancesOf({ start, edges }: FlowDocument): ReadonlyMap<NodeId, number> {
  const next = new Map<NodeId, NodeId[]>();
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const distances = new Map([[start, 0]]);
  // A Map is walked with what is added on the way: breadth first.
  for (const [id, steps] of distances) {
    for (const to of next.get(id) ?? []) if (!distances.has(to)) distances.set(to, steps + 1);
  }
  return distances;
}
