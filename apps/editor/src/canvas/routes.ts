import type { NodeId, Point } from "@dialtree/flow";
import { type Block, type Ends, type Line, plainLineOf } from "@dialtree/flow/lines";
import type { Routes } from "@dialtree/flow/lines/finding";
import { type Handle, type Node, type ReactFlowState, useStoreApi } from "@xyflow/react";
import { createContext, useContext, useEffect, useRef, useState } from "react";
import { heightOf, nodeWidth } from "./placing.ts";
import type { ShownEdge, ShownNode } from "./projection.ts";

// Until it is there, lines go as if nothing stood in their way.
const finding = () => import("@dialtree/flow/lines/finding");
type Finding = Awaited<ReturnType<typeof finding>>;

/** Lines that have been found, and what finds another one alone. */
interface FoundRoutes extends Routes {
  readonly lineOf: Finding["lineOf"];
}

/** How the lines of a canvas run, for those who draw them one by one. */
export const CanvasRoutes = createContext<FoundRoutes | undefined>(undefined);

/** A step among React Flow's nodes. */
type StepNode = Node<{ readonly shown: ShownNode }>;

/**
 * How the lines of a canvas run between its boxes. It is found anew only when boxes have come to rest somewhere else or lines lead
 * elsewhere: as long as somebody drags something, all lines but those of what is dragged stay as they were.
 */
export function useRoutes(nodes: readonly Node[], edges: readonly ShownEdge[]): FoundRoutes | undefined {
  const store = useStoreApi();
  const kept = useRef<FoundRoutes>(undefined);
  const [found, setFound] = useState<Finding>();
  useEffect(() => {
    // Without it the canvas works all the same.
    finding().then(setFound, console.error);
  }, []);
  if (!found || nodes.some(({ dragging }) => dragging)) return kept.current;
  const { nodeLookup } = store.getState();
  const blocks = nodes.flatMap((node) => (isStep(node) ? [blockOf(node, nodeLookup)] : []));
  const places = new Map(blocks.map((block) => [block.id, block]));
  const ends = edges.flatMap((edge) => endsOf(edge, places, nodeLookup) ?? []);
  const routes = found.routesOf(blocks, ends, kept.current);
  if (routes !== kept.current) kept.current = { ...routes, lineOf: found.lineOf };
  return kept.current;
}

/**
 * How one line runs whose ends are where they are now. When that is not where they were when all lines were found, one of its boxes is
 * being dragged: then it is looked for alone.
 */
export function useLine({ id, from, to, start, end }: Ends): Line {
  const routes = useContext(CanvasRoutes);
  const store = useStoreApi();
  const now = { id, from, to, start, end };
  const known = routes?.found.get(id)?.ends;
  const line = routes?.lines.get(id);
  if (!routes || !known || !line) {
    const { nodeLookup } = store.getState();
    return plainLineOf(
      now,
      [from, to].flatMap((own) => {
        const node = nodeLookup.get(own);
        return node ? [blockAt(own, node.internals.positionAbsolute, node.measured)] : [];
      }),
    );
  }
  if (isAt(known.start, start) && isAt(known.end, end)) return line;
  const moved = (block: Block, was: Point, is: Point): Block => ({
    ...block,
    x: block.x + is.x - was.x,
    y: block.y + is.y - was.y,
  });
  return routes.lineOf(
    now,
    routes.blocks.map((block) => {
      if (block.id === from) return moved(block, known.start, start);
      return block.id === to ? moved(block, known.end, end) : block;
    }),
  );
}

const isStep = (node: Node): node is StepNode => node.type !== "mark";

type Drawn = ReactFlowState["nodeLookup"];

/** Where a box stands. Of large flows only the boxes in sight have been measured. */
function blockOf({ id, position, data }: StepNode, drawn: Drawn): Block {
  const { width = nodeWidth, height = heightOf(data.shown) } = drawn.get(id)?.measured ?? {};
  return blockAt(id, position, { width, height });
}

function blockAt(id: NodeId, { x, y }: Point, size: Node["measured"]): Block {
  return { id, x, y, width: size?.width ?? nodeWidth, height: size?.height ?? 0 };
}

/** The ends of a line, if they have been drawn. */
function endsOf(
  { id, from, outlet, to }: ShownEdge,
  places: ReadonlyMap<NodeId, Point>,
  drawn: Drawn,
): Ends | undefined {
  const [source, target] = [places.get(from), places.get(to)];
  const leaves = drawn.get(from)?.internals.handleBounds?.source?.find((handle) => handle.id === outlet);
  const [arrives] = drawn.get(to)?.internals.handleBounds?.target ?? [];
  if (!source || !target || !leaves || !arrives) return undefined;
  return {
    id,
    from,
    to,
    start: { x: source.x + leaves.x + leaves.width, y: source.y + middle(leaves) },
    end: { x: target.x + arrives.x, y: target.y + middle(arrives) },
  };
}

const middle = ({ y, height }: Handle): number => y + height / 2;

/** Browsers measure in parts of a pixel. */
function isAt(one: Point, other: Point): boolean {
  return Math.abs(one.x - other.x) < 1 && Math.abs(one.y - other.y) < 1;
}
