import type { FlowDocument } from "@dialtree/flow";
import { nodeWidth, placesFor } from "../../canvas/placing.ts";

const box = { width: nodeWidth, height: 70 };

/** A flow from afar: its steps as boxes and what leads to what as lines, where its author put them, else in columns. For the eye alone. */
export function SmallPicture({ document }: { readonly document: FlowDocument }) {
  const { nodes, edges } = document;
  const layout = placesFor(
    document,
    nodes.map(({ id }) => ({ id, lines: [], outlets: [] })),
  );
  const places = [...layout.values()];
  const left = Math.min(...places.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y));
  const right = Math.max(...places.map(({ x }) => x)) + box.width;
  const bottom = Math.max(...places.map(({ y }) => y)) + box.height;
  if (places.length === 0) return null;
  return (
    <svg
      aria-hidden
      className="small-picture"
      viewBox={`${left - 20} ${top - 20} ${right - left + 40} ${bottom - top + 40}`}
      preserveAspectRatio="xMidYMid meet"
    >
      {edges.map(({ from, outlet, to }) => {
        const [a, b] = [layout.get(from), layout.get(to)];
        return (
          a &&
          b && (
            <line
              key={`${from} ${outlet}`}
              x1={a.x + box.width}
              y1={a.y + box.height / 2}
              x2={b.x}
              y2={b.y + box.height / 2}
            />
          )
        );
      })}
      {[...layout].map(([id, { x, y }]) => (
        <rect key={id} x={x} y={y} rx={16} {...box} />
      ))}
    </svg>
  );
}
