import { type CallShape, growthTable, type NodeId, type Problem, problem } from "@dialtree/flow";
import type { Survey } from "./survey.ts";

const codes = {
  two: "needs_group_call",
  group: "needs_call_of_two",
} as const satisfies { readonly [S in CallShape]: string };

/**
 * Follows calls of two and group calls through a flow and reports nodes that they come to and that do not work in them: a
 * transfer in a group call, hold music without one.
 */
export function shapeProblems({ document, nodes, callers }: Survey): Problem[] {
  const found: Problem[] = [];
  const seen = new Set<string>();
  const grows = callers.every((caller) => growthTable[caller].support !== "unsupported");
  const takes = nodes.get(document.start)?.readable?.type.takes ?? ["two"];
  const pending = takes.map((shape) => ({ id: document.start, shape, via: "at the start" }));
  // First in, first out: `via` then names a shortest way.
  for (let index = 0; index < pending.length; index++) {
    const { id, shape, via } = pending[index] as { id: NodeId; shape: CallShape; via: string };
    const surveyed = nodes.get(id);
    if (!surveyed?.readable || seen.has(`${id} ${shape}`)) continue;
    seen.add(`${id} ${shape}`);
    const { node, at, name, readable, links } = surveyed;
    const { passage, worksIn = passage === "invite" && !grows ? "group" : shape } = readable.type;
    if (worksIn !== shape) {
      found.push(problem(codes[shape], { at, node: node.id }, { node: name, via }));
      // What lies behind it would only repeat the same complaint.
      continue;
    }
    for (const { to, outlet } of links)
      pending.push({
        id: to,
        shape: outlet?.shape ?? shape,
        via: outlet ? `${name}, ${outlet.label}` : name,
      });
  }
  return found;
}
