import type { NodeId, Point } from "@dialtree/flow";

export type Direction = "left" | "right" | "up" | "down";

const unit: Readonly<Record<Direction, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** The nearest box in a direction: what lies straight ahead goes before what lies aside. */
export function neighbour(
  from: NodeId,
  direction: Direction,
  places: readonly { readonly id: NodeId; readonly at: Point }[],
): NodeId | undefined {
  const here = places.find(({ id }) => id === from)?.at;
  if (!here) return undefined;
  const { x, y } = unit[direction];
  let best: { id: NodeId; cost: number } | undefined;
  for (const { id, at } of places) {
    const [dx, dy] = [at.x - here.x, at.y - here.y];
    const ahead = dx * x + dy * y;
    if (id === from || ahead <= 0) continue;
    const cost = ahead + 2 * Math.abs(dx * y + dy * x);
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}
