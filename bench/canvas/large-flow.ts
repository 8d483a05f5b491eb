import type { FlowDocument } from "@dialtree/flow";
import { ringOfPrompts } from "../server/ring.ts";
import { gridEdges, gridPlaces, gridSize } from "./grid.ts";

/** The flow of the grid: prompt behind prompt. */
export function largeFlow(id: string): FlowDocument {
  const ring = ringOfPrompts(gridSize);
  const outlets = new Map(ring.edges.map(({ from, outlet }) => [from, outlet]));
  const places = gridPlaces();
  const names = new Set(places.map((step) => step.id));
  return {
    ...ring,
    id,
    title: "Large",
    nodes: ring.nodes.filter((node) => names.has(node.id)),
    edges: gridEdges().map(({ from, to }) => ({ from, outlet: outlets.get(from) ?? "next", to })),
    layout: Object.fromEntries(places.map((step) => [step.id, step.at])),
  };
}
