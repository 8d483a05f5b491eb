import type { Point } from "@dialtree/flow";
import { nodeWidth } from "./placing.ts";

/** A box as it is measured on the canvas. */
export interface Measured extends Point {
  readonly height: number;
}

/** A line to draw while a box is dragged: it stands in line with others there. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Snapped {
  readonly at: Point;
  readonly guides: readonly Guide[];
}

/**
 * Where a box comes to stand that is dragged close to a line with others: by their left edges, upper edges, or middles. Alike in both
 * directions; the nearest one wins. `within` is in the canvas's own units.
 */
export function snapped(box: Measured, others: readonly Measured[], within: number): Snapped {
  const across = nearest(
    others.map(({ x }) => ({ line: x, by: x - box.x })),
    within,
  );
  const down = nearest(
    others.flatMap(({ y, height }) => [
      { line: y, by: y - box.y },
      { line: y + height / 2, by: y + height / 2 - (box.y + box.height / 2) },
    ]),
    within,
  );
  const at = { x: box.x + (across?.by ?? 0), y: box.y + (down?.by ?? 0) };
  const placed = { ...box, ...at };
  const guides: Guide[] = [];
  if (across) {
    const inLine = [placed, ...others.filter(({ x }) => x === across.line)];
    guides.push({
      axis: "x",
      at: across.line,
      from: Math.min(...inLine.map(({ y }) => y)),
      to: Math.max(...inLine.map(({ y, height }) => y + height)),
    });
  }
  if (down) {
    const inLine = [
      placed,
      ...others.filter(({ y, height }) => y === down.line || y + height / 2 === down.line),
    ];
    guides.push({
      axis: "y",
      at: down.line,
      from: Math.min(...inLine.map(({ x }) => x)),
      to: Math.max(...inLine.map(({ x }) => x + nodeWidth)),
    });
  }
  return { at, guides };
}

function nearest(
  lines: readonly { readonly line: number; readonly by: number }[],
  within: number,
): { readonly line: number; readonly by: number } | undefined {
  let best: { readonly line: number; readonly by: number } | undefined;
  for (const line of lines) {
    if (Math.abs(line.by) <= within && (!best || Math.abs(line.by) < Math.abs(best.by))) best = line;
  }
  return best;
}
