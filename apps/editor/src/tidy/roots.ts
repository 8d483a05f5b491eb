import type { NodeId } from "@dialtree/flow";
import { fromAbove, type TidyBox, type Untidy } from "./order.ts";

/**
 * From where all boxes are met: the start; then, from above, what nothing leads to but itself. Of what goes round in a circle it is the
 * box farthest to the left: there it will stand, and so it is the same one when all is in order.
 */
export function rootsOf({ start, boxes, ways }: Untidy): readonly TidyBox[] {
  // What leads back to the start draws no line that would count.
  const counting = ways.filter(({ from, to }) => to !== start && from !== to);
  const onward = Map.groupBy(counting, ({ from }) => from);
  const back = Map.groupBy(counting, ({ to }) => to);
  const next = (id: NodeId) => (onward.get(id) ?? []).map(({ to }) => to);
  const before = (id: NodeId) => (back.get(id) ?? []).map(({ from }) => from);

  const byId = new Map(boxes.map((box) => [box.id, box]));
  const met = new Set<NodeId>();
  // Whoever is finished last can be reached from nothing but the circle that it is in, if it is in one.
  const finished = boxes.flatMap(({ id }) => reached(id, next, met)).reverse();
  const seen = new Set<NodeId>();
  const circles = finished.flatMap((id) => {
    if (seen.has(id)) return [];
    reached(id, next, seen);
    return [reached(id, before, new Set())];
  });
  const others = circles.flatMap((circle) => {
    const [leftmost] = circle
      .flatMap((id) => byId.get(id) ?? [])
      .sort((a, b) => a.at.x - b.at.x || fromAbove(a, b));
    return leftmost && leftmost.id !== start ? [leftmost] : [];
  });
  return [...boxes.filter(({ id }) => id === start), ...others.sort(fromAbove)];
}

/** What is come to from a box and was not met before, each behind all that is come to from it. */
function reached(from: NodeId, next: (id: NodeId) => readonly NodeId[], met: Set<NodeId>): readonly NodeId[] {
  if (met.has(from)) return [];
  met.add(from);
  const finished: NodeId[] = [];
  // Not by recursion: five thousand steps in a row are deeper than a stack.
  const path = [{ id: from, left: next(from).values() }];
  for (let here = path.at(-1); here; here = path.at(-1)) {
    const { value: to, done } = here.left.next();
    if (done) {
      finished.push(here.id);
      path.pop();
    } else if (!met.has(to)) {
      met.add(to);
      path.push({ id: to, left: next(to).values() });
    }
  }
  return finished;
}
