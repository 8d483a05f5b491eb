import { Panel, type ReactFlowState, useReactFlow, useStore } from "@xyflow/react";
import { type PointerEvent, useMemo } from "react";
import { message } from "../messages/message.ts";
import { heightOf, nodeWidth } from "./placing.ts";
import type { Picture } from "./projection.ts";

const width = 160;
const height = 100;
const around = 200;

/**
 * The whole of a large flow, small; pressing it leads there. The map of the library asks after each of its boxes by itself at every
 * move of the mouse, which a thousand of them feel: this one draws all boxes as one shape, and notes and frames as another, anew when one has come to stand elsewhere.
 */
export function LargeMap({ nodes, marks }: Pick<Picture, "nodes" | "marks">) {
  const { setCenter } = useReactFlow();
  const [x, y, w, h, zoom] = useStore(seen, alike);
  const { shape, notes, frames, box } = useMemo(() => shapesOf(nodes, marks), [nodes, marks]);

  function lead({ currentTarget, clientX, clientY, buttons }: PointerEvent<SVGSVGElement>): void {
    const matrix = currentTarget.getScreenCTM();
    if (buttons !== 1 || !matrix) return;
    const at = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
    void setCenter(at.x, at.y, { zoom });
  }

  return (
    <Panel position="bottom-right" className="canvas-map">
      <svg
        className="canvas-map-flow"
        width={width}
        height={height}
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        role="img"
        aria-label={message("canvas.map")}
        onPointerDown={lead}
        onPointerMove={lead}
      >
        <path className="canvas-map-notes" d={notes} />
        <path className="canvas-map-boxes" d={shape} />
        <path className="canvas-map-frames" d={frames} />
        <rect className="canvas-map-seen" x={x} y={y} width={w} height={h} />
      </svg>
    </Panel>
  );
}

type Seen = readonly [x: number, y: number, width: number, height: number, zoom: number];

/** What is seen of the canvas, in its own units. */
function seen({ transform: [x, y, zoom], width: w, height: h }: ReactFlowState): Seen {
  return [-x / zoom, -y / zoom, w / zoom, h / zoom, zoom];
}

function alike(one: Seen, other: Seen): boolean {
  return one.every((value, index) => value === other[index]);
}

function outlineOf(marks: Picture["marks"]): string {
  return marks.map(({ at: { x, y }, width: w, height: h }) => `M${x} ${y}h${w}v${h}h${-w}z`).join("");
}

function shapesOf(nodes: Picture["nodes"], marks: Picture["marks"]) {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  const boxes = nodes.map((node) => {
    const { x, y } = node.at;
    const high = heightOf(node);
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + nodeWidth);
    bottom = Math.max(bottom, y + high);
    return `M${x} ${y}h${nodeWidth}v${high}h${-nodeWidth}z`;
  });
  for (const { at, width: wide, height: high } of marks) {
    left = Math.min(left, at.x);
    top = Math.min(top, at.y);
    right = Math.max(right, at.x + wide);
    bottom = Math.max(bottom, at.y + high);
  }
  return {
    shape: boxes.join(""),
    notes: outlineOf(marks.filter(({ place }) => place.kind === "note")),
    frames: outlineOf(marks.filter(({ place }) => place.kind === "frame")),
    box: {
      x: left - around,
      y: top - around,
      width: right - left + 2 * around,
      height: bottom - top + 2 * around,
    },
  };
}
