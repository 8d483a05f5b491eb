import type { FlowDocument, NodeId } from "@dialtree/flow";
import { useMemo } from "react";
import { useSettled } from "../problems/use-settled.ts";
import { type Target, targetsFor } from "./targets.ts";

/**
 * The nodes that something can lead to, by name, as the flow was a moment ago: nobody chooses one while they type. Those that
 * something leads to already are always among them.
 */
export function useTargets(document: FlowDocument, connected: readonly NodeId[]): readonly Target[] {
  const settled = useSettled(document);
  const ids = useMemo(() => new Set(settled.nodes.map(({ id }) => id)), [settled]);
  const known = connected.every((id) => ids.has(id)) ? settled : document;
  return useMemo(() => targetsFor(known), [known]);
}
