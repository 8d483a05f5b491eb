import type { Point } from "../document/index.ts";
import type { Block } from "./line.ts";

/** An upright rectangle. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A box with room around it. */
export function areaOf({ x, y, width, height }: Block, beside = 0, above = beside): Area {
  return { left: x - beside, top: y - above, right: x + width + beside, bottom: y + height + above };
}

export function around(points: readonly Point[], room = 0): Area {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return {
    left: Math.min(...xs) - room,
    top: Math.min(...ys) - room,
    right: Math.max(...xs) + room,
    bottom: Math.max(...ys) + room,
  };
}

export function touches(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Closer than this to a box, a line seems to touch it. */
const room = 5;
/** Into how many straight pieces a swing is taken apart: finer than the room that is kept beside it. */
const pieces = 24;

/** Whether a swing from one point to another passes none of the boxes, nor close by. */
export function isSwingClear(start: Point, end: Point, blocks: readonly Block[]): boolean {
  const field = around([start, end]);
  const near = blocks.map((block) => areaOf(block, room)).filter((area) => touches(area, field));
  if (near.length === 0) return true;
  let before = start;
  for (let piece = 1; piece <= pieces; piece += 1) {
    const t = piece / pieces;
    // The swing's two handles stand half way, at the height of its ends.
    const x = start.x + (end.x - start.x) * (1.5 * t - 1.5 * t * t + t * t * t);
    const y = start.y + (end.y - start.y) * (3 * t * t - 2 * t * t * t);
    const here = { x, y };
    if (near.some((area) => passes(before, here, area))) return false;
    before = here;
  }
  return true;
}

/** Whether ways over corners, each upright or level, pass none of the boxes, nor close by. */
export function areCornersClear(corners: readonly Point[], blocks: readonly Block[]): boolean {
  const areas = blocks.map((block) => areaOf(block, room));
  return corners.every((corner, index) => {
    const next = corners[index + 1];
    return !next || areas.every((area) => !passes(corner, next, area));
  });
}

/** Whether the straight way between two points goes through a rectangle: what is cut off at each side leaves nothing, or something. */
function passes(from: Point, to: Point, { left, top, right, bottom }: Area): boolean {
  let [enter, leave] = [0, 1];
  for (const [begin, by, low, high] of [
    [from.x, to.x - from.x, left, right],
    [from.y, to.y - from.y, top, bottom],
  ] as const) {
    if (by === 0) {
      if (begin <= low || begin >= high) return false;
      continue;
    }
    const [one, other] = [(low - begin) / by, (high - begin) / by];
    enter = Math.max(enter, Math.min(one, other));
    leave = Math.min(leave, Math.max(one, other));
  }
  return enter < leave;
}
