import type { NodeId, Point } from "@dialtree/flow";
import { heightOf, nodeWidth } from "./placing.ts";
import type { ShownNode } from "./projection.ts";

/** Where boxes are lined up, or that the room between them is shared out. */
export const arrangements = ["left", "centre", "top", "middle", "across", "down"] as const;
export type Arrangement = (typeof arrangements)[number];

type Placed = Pick<ShownNode, "id" | "at" | "lines" | "outlets">;

/** New places of boxes that are to be lined up; those that stay are left out. Sharing out needs three. */
export function arranged(boxes: readonly Placed[], how: Arrangement): Readonly<Record<NodeId, Point>> {
  const least = how === "across" || how === "down" ? 3 : 2;
  if (boxes.length < least) return {};
  const places = placesOf(boxes, how);
  return Object.fromEntries(
    boxes.flatMap(({ id, at }, index) => {
      const place = places[index];
      return place && (place.x !== at.x || place.y !== at.y) ? [[id, place]] : [];
    }),
  );
}

function placesOf(boxes: readonly Placed[], how: Arrangement): readonly Point[] {
  const heights = boxes.map(heightOf);
  switch (how) {
    case "left":
    case "centre": {
      // All boxes are equally wide: their middles stand where their left edges do on the average.
      const xs = boxes.map(({ at }) => at.x);
      const x = how === "left" ? Math.min(...xs) : Math.round(sum(xs) / xs.length);
      return boxes.map(({ at }) => ({ x, y: at.y }));
    }
    case "top": {
      const y = Math.min(...boxes.map(({ at }) => at.y));
      return boxes.map(({ at }) => ({ x: at.x, y }));
    }
    case "middle": {
      const middle = sum(boxes.map(({ at }, index) => at.y + (heights[index] ?? 0) / 2)) / boxes.length;
      return boxes.map(({ at }, index) => ({ x: at.x, y: Math.round(middle - (heights[index] ?? 0) / 2) }));
    }
    case "across":
      return spread(
        boxes,
        "x",
        boxes.map(() => nodeWidth),
      );
    case "down":
      return spread(boxes, "y", heights);
  }
}

/** The first and the last one stay, and the gaps between neighbours become equal. */
function spread(boxes: readonly Placed[], axis: "x" | "y", sizes: readonly number[]): readonly Point[] {
  const order = boxes.map((_, index) => index).sort((a, b) => place(a) - place(b));
  const [first = 0] = order;
  const last = order.at(-1) ?? 0;
  const free = place(last) - place(first) - sum(order.slice(0, -1).map((index) => sizes[index] ?? 0));
  const gap = free / (boxes.length - 1);
  const places = boxes.map(({ at }) => at);
  let next = place(first);
  for (const index of order) {
    const at = boxes[index]?.at;
    if (at) places[index] = { ...at, [axis]: Math.round(next) };
    next += (sizes[index] ?? 0) + gap;
  }
  return places;

  function place(index: number): number {
    return boxes[index]?.at[axis] ?? 0;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
