import { useReactFlow } from "@xyflow/react";
import { type PointerEvent, useRef } from "react";
import { type Area, sideWithin } from "./inside.ts";
import { message } from "./words.ts";

const corners = ["top-left", "top-right", "bottom-left", "bottom-right"] as const;
type Corner = (typeof corners)[number];

/** Corners to pull at. Whoever has no mouse takes the keys. */
export function Corners(props: {
  readonly area: Area;
  readonly onPull: (area: Area) => void;
  readonly onPulled: (area: Area) => void;
}) {
  const { area, onPull, onPulled } = props;
  const { getZoom } = useReactFlow();
  const begun = useRef<{ readonly x: number; readonly y: number }>(undefined);

  function at({ clientX, clientY }: PointerEvent, corner: Corner): Area {
    const { x, y } = begun.current ?? { x: clientX, y: clientY };
    return pulledTo(area, corner, { x: (clientX - x) / getZoom(), y: (clientY - y) / getZoom() });
  }

  return corners.map((corner) => (
    <div
      key={corner}
      className="mark-corner nodrag nopan"
      data-corner={corner}
      title={message("mark.pull")}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        begun.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={(event) => begun.current && onPull(at(event, corner))}
      onPointerUp={(event) => {
        if (!begun.current) return;
        const after = at(event, corner);
        begun.current = undefined;
        onPulled(after);
      }}
      onPointerCancel={() => {
        begun.current = undefined;
        onPull(area);
      }}
    />
  ));
}

/** A rectangle when one of its corners is pulled somewhere; the corner across stays where it is. */
export function pulledTo(
  { at, width, height }: Area,
  corner: Corner,
  by: { readonly x: number; readonly y: number },
): Area {
  const [isTop, isLeft] = [corner.startsWith("top"), corner.endsWith("left")];
  const wide = sideWithin(isLeft ? width - by.x : width + by.x);
  const high = sideWithin(isTop ? height - by.y : height + by.y);
  return {
    at: { x: isLeft ? at.x + width - wide : at.x, y: isTop ? at.y + height - high : at.y },
    width: wide,
    height: high,
  };
}
