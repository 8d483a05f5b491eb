import type { Point } from "../document/index.ts";
import { type Box, boxWidth } from "./boxes.ts";

/** A connection as it is drawn. */
export interface Line {
  readonly path: string;
  /** Where it arrives, from the left. */
  readonly end: Point;
}

const clear = 16;
const lane = 5;
const lanes = 4;
/** The height at which lines arrive, below the upper edge of a box. */
const arrives = 22;

/**
 * The line from an exit to a step. One that leads onward swings there; one that leads back goes under both boxes, a little lower than
 * the one before it, so that they can be told apart.
 */
export function lineOf(
  from: Point & Pick<Box, "height">,
  leaves: number,
  to: Point & Pick<Box, "height">,
  turn: number,
): Line {
  const start = { x: from.x + boxWidth, y: from.y + leaves };
  const end = { x: to.x, y: to.y + arrives };
  if (end.x >= start.x + clear) {
    const swing = Math.max(30, (end.x - start.x) / 2);
    const path = `M${xy(start)} C${xy({ x: start.x + swing, y: start.y })} ${xy({ x: end.x - swing, y: end.y })} ${xy(end)}`;
    return { path, end };
  }
  const aside = clear + (turn % lanes) * lane;
  const under = Math.max(from.y + from.height, to.y + to.height) + aside;
  const corners = [
    start,
    { x: start.x + aside, y: start.y },
    { x: start.x + aside, y: under },
    { x: end.x - aside, y: under },
    { x: end.x - aside, y: end.y },
    end,
  ];
  return { path: `M${corners.map(xy).join(" L")}`, end };
}

/** A number as it is written in a picture: a tenth of a unit is finer than any printer. */
export function figure(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function xy({ x, y }: Point): string {
  return `${figure(x)} ${figure(y)}`;
}
