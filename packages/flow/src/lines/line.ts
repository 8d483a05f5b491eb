import type { NodeId, Point } from "../document/index.ts";

/** A box that lines keep clear of. */
export interface Block extends Point {
  readonly id: NodeId;
  readonly width: number;
  readonly height: number;
}

/** What a line has to join: it leaves to the right, and arrives from the left. */
export interface Ends {
  readonly id: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly start: Point;
  readonly end: Point;
}

/** How a line runs: in one swing, or over corners, the first of which is its start and the last its end. */
export interface Line {
  readonly start: Point;
  readonly end: Point;
  readonly corners: readonly Point[] | undefined;
}

/** Whether a swing to the right would have to go through its own boxes. */
export function leadsBack(start: Point, end: Point): boolean {
  return end.x < start.x + leastSwing;
}

const leastSwing = 28;
const radius = 12;

/** What is drawn, as SVG writes it. */
export function pathOf({ start, end, corners }: Line): string {
  if (!corners) {
    const middle = figure((start.x + end.x) / 2);
    return `M${xy(start)} C${middle} ${figure(start.y)} ${middle} ${figure(end.y)} ${xy(end)}`;
  }
  const parts = corners.map((corner, index) => {
    const before = corners[index - 1];
    const after = corners[index + 1];
    if (!before) return `M${xy(corner)}`;
    if (!after) return `L${xy(corner)}`;
    return `L${xy(toward(corner, before))} Q${xy(corner)} ${xy(toward(corner, after))}`;
  });
  return parts.join(" ");
}

/** Where there is room on a line for something that belongs to it: in the middle of a swing, or of the longest way between two corners. */
export function middleOf({ start, end, corners }: Line): Point {
  let [from, to] = [start, end];
  let longest = -1;
  for (const [index, corner] of (corners ?? []).entries()) {
    const next = corners?.[index + 1];
    const length = next ? Math.hypot(next.x - corner.x, next.y - corner.y) : -1;
    // Of ways that are equally long the first one, whatever the last figure of a fraction says.
    if (!next || length < longest + 0.5) continue;
    [from, to, longest] = [corner, next, length];
  }
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

/** A number as it is written in a picture: a tenth of a unit is finer than any printer. */
export function figure(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function xy({ x, y }: Point): string {
  return `${figure(x)} ${figure(y)}`;
}

/** A point a little away from a corner, where its rounding begins; never more than half way to the next corner. */
function toward(corner: Point, other: Point): Point {
  const [dx, dy] = [other.x - corner.x, other.y - corner.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return corner;
  const part = Math.min(radius, length / 2) / length;
  return { x: corner.x + dx * part, y: corner.y + dy * part };
}
