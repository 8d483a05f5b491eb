import { limits, type Point } from "@dialtree/flow";

/** A rectangle of the canvas. */
export interface Area {
  readonly at: Point;
  readonly width: number;
  readonly height: number;
}

/** Whether something lies in a frame: with its middle, so that nobody has to draw exactly. */
export function liesIn({ at, width, height }: Area, frame: Area): boolean {
  const [x, y] = [at.x + width / 2, at.y + height / 2];
  return (
    x >= frame.at.x &&
    x <= frame.at.x + frame.width &&
    y >= frame.at.y &&
    y <= frame.at.y + frame.height &&
    // A frame is not in one that it is larger than, even where they have one middle.
    width * height < frame.width * frame.height
  );
}

/** The nearest side that a note or a frame may have. */
export function sideWithin(side: number): number {
  return Math.min(limits.markSideMost, Math.max(limits.markSideLeast, side));
}

/** The rectangle around some. */
export function rectangleAround(areas: readonly Area[]): Area {
  const x = Math.min(...areas.map(({ at }) => at.x));
  const y = Math.min(...areas.map(({ at }) => at.y));
  return {
    at: { x, y },
    width: Math.max(...areas.map(({ at, width }) => at.x + width)) - x,
    height: Math.max(...areas.map(({ at, height }) => at.y + height)) - y,
  };
}

const leastRoom = 16;

/** A frame drawn around what lay in it, where that stands now, with the room about it that there was before. */
export function drawnAgain(frame: Area, before: readonly Area[], after: readonly Area[]): Area {
  const [was, is] = [rectangleAround(before), rectangleAround(after)];
  const room = (side: number) => Math.max(leastRoom, side);
  const left = room(was.at.x - frame.at.x);
  const top = room(was.at.y - frame.at.y);
  const right = room(frame.at.x + frame.width - was.at.x - was.width);
  const bottom = room(frame.at.y + frame.height - was.at.y - was.height);
  return {
    at: { x: is.at.x - left, y: is.at.y - top },
    width: is.width + left + right,
    height: is.height + top + bottom,
  };
}

/** Something with a place, which may take others along. */
export interface Carried extends Area {
  readonly id: string;
}

/**
 * Where everything comes to stand when some of it is moved: frames take along what lies in them, and `with` names what goes with a
 * single thing. What is moved itself goes where it is moved to.
 */
export function carried(
  places: Readonly<Record<string, Point>>,
  all: readonly Carried[],
  contents: (thing: Carried) => readonly Carried[],
): Readonly<Record<string, Point>> {
  const moved = new Map(Object.entries(places));
  const byId = new Map(all.map((thing) => [thing.id, thing]));
  // A Map is walked with what is added on the way: frames in frames.
  for (const [id, to] of moved) {
    const thing = byId.get(id);
    if (!thing) continue;
    const by = { x: to.x - thing.at.x, y: to.y - thing.at.y };
    for (const { id: other, at } of contents(thing)) {
      if (!moved.has(other)) moved.set(other, { x: at.x + by.x, y: at.y + by.y });
    }
  }
  return Object.fromEntries(moved);
}
