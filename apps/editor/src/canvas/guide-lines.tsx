import type { NodeId, Point } from "@dialtree/flow";
import { type Node, type NodeChange, ViewportPortal } from "@xyflow/react";
import { useRef, useState } from "react";
import { type Guide, type Measured, snapped } from "./guides.ts";

/** How near a box comes to a line before it stands on it, in the canvas's own units. */
const within = 6;
const noGuides: readonly Guide[] = [];

/** Boxes that are dragged one by one stand in line with others as soon as they are near it. */
export function useGuides() {
  const [guides, setGuides] = useState(noGuides);
  const placed = useRef(new Map<NodeId, Point>());
  // They stay where they are as long as one box is dragged.
  const standing = useRef<{ readonly beside: NodeId; readonly boxes: readonly Measured[] }>(undefined);
  return {
    guides,

    /** A change as it comes from the mouse, with the place that the box takes for it. */
    along<Drawn extends Node>(change: NodeChange<Drawn>, all: readonly Drawn[]): NodeChange<Drawn> {
      if (change.type !== "position" || !change.position) return change;
      // Notes and frames stand where one puts them.
      const nodes = all.filter(({ type }) => type === "step");
      const alone = nodes.filter(({ dragging, selected }) => dragging && selected).length <= 1;
      const dragged = nodes.find(({ id }) => id === change.id);
      if (!change.dragging || !dragged || !alone) return change;
      if (standing.current?.beside !== change.id)
        standing.current = {
          beside: change.id,
          boxes: nodes.flatMap((node) => (node.id === change.id ? [] : [measured(node, node.position)])),
        };
      const { boxes } = standing.current;
      const { at, guides: lines } = snapped(measured(dragged, change.position), boxes, within);
      placed.current.set(change.id, at);
      setGuides(lines.length === 0 ? noGuides : lines);
      return { ...change, position: at };
    },

    /** Where the boxes of a drag have come to stand. */
    ended(moved: readonly Pick<Node, "id" | "position">[]): Readonly<Record<NodeId, Point>> {
      const places = moved.length === 1 ? placed.current : new Map<NodeId, Point>();
      const stand = moved.map(({ id, position }) => [id, places.get(id) ?? position] as const);
      placed.current = new Map();
      standing.current = undefined;
      setGuides(noGuides);
      return Object.fromEntries(stand);
    },
  };
}

export function GuideLines({ guides }: { readonly guides: readonly Guide[] }) {
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          className="guide"
          style={
            axis === "x"
              ? { transform: `translate(${at}px, ${from}px)`, width: 1, height: to - from }
              : { transform: `translate(${from}px, ${at}px)`, width: to - from, height: 1 }
          }
        />
      ))}
    </ViewportPortal>
  );
}

function measured({ measured: size, initialHeight }: Node, { x, y }: Point): Measured {
  return { x, y, height: size?.height ?? initialHeight ?? 0 };
}
