import type { Node, NodeChange } from "@xyflow/react";
import { boxOf } from "../placing.ts";
import type { Picture } from "../projection.ts";
import { carried, liesIn } from "./inside.ts";
import { markPlaceOf } from "./shown.ts";

/** Changes as they come from a drag, with those of what lies in the frames that are dragged. */
export function withContents<Drawn extends Node>(
  changes: readonly NodeChange<Drawn>[],
  { nodes, marks }: Pick<Picture, "nodes" | "marks">,
): readonly NodeChange<Drawn>[] {
  const moved = changes.flatMap((change) =>
    change.type === "position" && change.position ? [{ ...change, position: change.position }] : [],
  );
  if (!moved.some(({ id }) => isFrame(id))) return changes;
  const boxes = [...nodes.map(boxOf), ...marks];
  const places = Object.fromEntries(moved.map(({ id, position }) => [id, position]));
  const all = carried(places, boxes, (thing) =>
    isFrame(thing.id) ? boxes.filter((box) => liesIn(box, thing)) : [],
  );
  const dragging = moved.some((change) => change.dragging);
  const along = Object.entries(all).flatMap(([id, position]): NodeChange<Drawn>[] =>
    Object.hasOwn(places, id) ? [] : [{ type: "position", id, position, dragging }],
  );
  return [...changes, ...along];
}

/** Some things of a picture with all that lies in the frames among them. */
export function withInside(
  ids: readonly string[],
  { nodes, marks }: Pick<Picture, "nodes" | "marks">,
): readonly string[] {
  if (!ids.some(isFrame)) return ids;
  const boxes = [...nodes.map(boxOf), ...marks];
  const wanted = new Set(ids);
  const here = Object.fromEntries(boxes.filter(({ id }) => wanted.has(id)).map(({ id, at }) => [id, at]));
  return Object.keys(
    carried(here, boxes, (thing) => (isFrame(thing.id) ? boxes.filter((box) => liesIn(box, thing)) : [])),
  );
}

function isFrame(id: string): boolean {
  return markPlaceOf(id)?.kind === "frame";
}
