import { type NodeId, type Problem, problem } from "@dialtree/flow";
import { immediateExits } from "./program-facts.ts";
import type { Survey } from "./survey.ts";

/** Circles that a call would run round without ever waiting for the caller. Each is reported once. */
export function cycleProblems({ nodes }: Survey): Problem[] {
  const next = new Map<NodeId, readonly NodeId[]>();
  for (const { node, readable, links } of nodes.values()) {
    if (!readable) continue;
    const { outlets, jumps } = immediateExits(readable.program, {
      failing: readable.type.passage !== undefined,
    });
    next.set(
      node.id,
      links.filter(({ outlet }) => (outlet ? outlets.has(outlet.id) : jumps)).map(({ to }) => to),
    );
  }
  return circles(next).map((circle) => {
    const [first = ""] = circle;
    const path = [...circle, first].map((id) => nodes.get(id)?.name ?? id).join(" → ");
    return problem("cycle_without_wait", { at: nodes.get(first)?.at ?? "", node: first }, { path });
  });
}

// Depth first with an explicit stack: a chain of thousands of go-tos must not overflow ours.
function circles(next: ReadonlyMap<NodeId, readonly NodeId[]>): NodeId[][] {
  const found: NodeId[][] = [];
  const finished = new Set<NodeId>();
  for (const root of next.keys()) {
    const path: NodeId[] = [];
    const depth = new Map<NodeId, number>();
    const stack: { id: NodeId; entering: boolean }[] = [{ id: root, entering: true }];
    for (let top = stack.pop(); top; top = stack.pop()) {
      const { id, entering } = top;
      if (!entering) {
        finished.add(id);
        depth.delete(id);
        path.pop();
        continue;
      }
      const seenAt = depth.get(id);
      if (seenAt !== undefined) {
        found.push(path.slice(seenAt));
        continue;
      }
      if (finished.has(id)) continue;
      depth.set(id, path.length);
      path.push(id);
      stack.push({ id, entering: false });
      for (const to of next.get(id) ?? []) stack.push({ id: to, entering: true });
    }
  }
  return found;
}
