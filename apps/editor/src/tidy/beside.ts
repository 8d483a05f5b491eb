import type { NodeId, Point } from "@dialtree/flow";
import type { TidyBox } from "./order.ts";

const gap = 40;

type Taken = Pick<TidyBox, "at" | "width" | "height">;

/**
 * Where steps that were put in order among themselves come to stand in their flow: with their upper left corner where it was, or so far
 * below that they cover none of the others.
 */
export function besideOthers(
  boxes: readonly TidyBox[],
  places: Readonly<Record<NodeId, Point>>,
  others: readonly Taken[],
): Readonly<Record<NodeId, Point>> {
  const put = boxes.flatMap((box) => {
    const at = places[box.id];
    return at ? [{ ...box, at }] : [];
  });
  const was = cornerOf(boxes);
  const is = cornerOf(put);
  const across = was.x - is.x;
  let down = was.y - is.y;
  // Each round goes below something that was in the way, so there are no more rounds than others.
  for (let clear = false; !clear; ) {
    const below = others.flatMap((other) =>
      put
        .filter((box) => covers(moved(box, across, down), other))
        .map(({ at }) => other.at.y + other.height + gap - at.y),
    );
    clear = below.length === 0;
    if (!clear) down = Math.max(...below);
  }
  return Object.fromEntries(put.map((box) => [box.id, moved(box, across, down).at]));
}

function cornerOf(boxes: readonly Taken[]): Point {
  return { x: Math.min(...boxes.map(({ at }) => at.x)), y: Math.min(...boxes.map(({ at }) => at.y)) };
}

function moved<Box extends Taken>(box: Box, across: number, down: number): Box {
  return { ...box, at: { x: box.at.x + across, y: box.at.y + down } };
}

function covers(a: Taken, b: Taken): boolean {
  return (
    a.at.x < b.at.x + b.width + gap / 2 &&
    b.at.x < a.at.x + a.width + gap / 2 &&
    a.at.y < b.at.y + b.height + gap / 2 &&
    b.at.y < a.at.y + a.height + gap / 2
  );
}
