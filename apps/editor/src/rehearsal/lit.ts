import type { NodeId } from "@dialtree/flow";
import type { TrialView } from "@dialtree/rehearsal";
import type { LitPath } from "../canvas/canvas.tsx";
import { edgeId } from "../canvas/projection.ts";

/** The way of a call through one flow, for its canvas. Of what other flows do only the step stays lit that went there. */
export function litPath(flow: string, { path, halt }: Pick<TrialView, "path" | "halt">): LitPath {
  const passed = new Set<NodeId>();
  const ways = new Set<string>();
  let here: NodeId | undefined;
  for (const step of path) {
    if (step.flow !== flow) continue;
    if (step.kind === "entered") {
      here = step.node;
      passed.add(step.node);
    } else ways.add(edgeId({ from: step.node, outlet: step.outlet }));
  }
  return { here: halt === "over" ? undefined : here, passed, ways };
}
