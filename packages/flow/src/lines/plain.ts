import type { Point } from "../document/index.ts";
import { type Block, type Ends, type Line, leadsBack } from "./line.ts";

/** How one line runs that asks nobody what is in its way. */
export function plainLineOf({ start, end }: Ends, own: readonly Block[]): Line {
  return { start, end, corners: leadsBack(start, end) ? wayUnder(start, end, own) : undefined };
}

const aside = 28;
const lane = 18;

/** Back to the left: out to the right, under both boxes, and in from the left. */
export function wayUnder(start: Point, end: Point, own: readonly Block[]): readonly Point[] {
  const under = Math.max(start.y, end.y, ...own.map(({ y, height }) => y + height)) + lane;
  return [
    start,
    { x: start.x + aside, y: start.y },
    { x: start.x + aside, y: under },
    { x: end.x - aside, y: under },
    { x: end.x - aside, y: end.y },
    end,
  ];
}
