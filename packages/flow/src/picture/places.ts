import type { FlowDocument, NodeId, Point } from "../document/index.ts";
import { type Box, boxWidth } from "./boxes.ts";

export interface PlacedBox extends Box, Point {}

/** How much wider things stand apart than on a canvas, whose boxes are narrower. */
export const across = 1.22;
const column = boxWidth + 95;
const gap = 34;
/** What hardly differs in height was meant to stand in one row. */
const sameRow = 8;

/** Something that covers nothing else. */
interface Block extends Point {
  readonly width: number;
  readonly height: number;
}

/**
 * Where boxes and notes stand in a picture: as somebody has put them, in the same rows and columns, with rows so far apart that none
 * covers another. Steps that nobody has put anywhere stand below, in columns by their distance from the start.
 */
export function placed<Mark extends Block>(
  document: FlowDocument,
  boxes: readonly Box[],
  marks: readonly Mark[],
): { readonly boxes: readonly PlacedBox[]; readonly marks: readonly Mark[] } {
  const { layout } = document;
  const there = boxes.flatMap((box) => {
    const at = Object.hasOwn(layout, box.content.id) ? layout[box.content.id] : undefined;
    return at ? [{ ...box, x: at.x * across, y: at.y }] : [];
  });
  const known = new Set(there.map(({ content }) => content.id));
  const below = Math.max(0, ...[...there, ...marks].map(({ y, height }) => y + height + gap));
  const left = Math.min(...there.map(({ x }) => x), Number.MAX_SAFE_INTEGER);
  const distances = distancesOf(document);
  const farthest = Math.max(0, ...distances.values());
  const homeless = boxes
    .filter(({ content }) => !known.has(content.id))
    .map((box) => ({
      ...box,
      x: (there.length > 0 ? left : 0) + (distances.get(box.content.id) ?? farthest + 1) * column,
      y: below,
    }));
  const blocks = [
    ...[...there, ...homeless].map((box) => ({ ...box, width: boxWidth, box })),
    ...marks.map((mark) => ({ ...mark, mark })),
  ];
  const rows = inRows(blocks);
  return {
    boxes: rows.flatMap((block) => ("box" in block ? [{ ...block.box, y: block.y }] : [])),
    marks: rows.flatMap((block) => ("mark" in block ? [{ ...block.mark, y: block.y }] : [])),
  };
}

/** Moves rows down until nothing covers anything; what stands in one row stays in it, unless it would cover another of that row. */
function inRows<One extends Block>(boxes: readonly One[]): readonly One[] {
  const sorted = boxes.toSorted((a, b) => a.y - b.y || a.x - b.x);
  const done: One[] = [];
  let row: One[] = [];
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

function isAbove(a: Block, b: Block): boolean {
  return a.x < b.x + b.width + gap / 2 && b.x < a.x + a.width + gap / 2;
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
