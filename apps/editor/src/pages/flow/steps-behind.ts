import type { FlowDocument, NodeId } from "@dialtree/flow";

/** These steps and all that can be reached from them by connections, in the order of the file. */
export function stepsBehind(
  { nodes, edges }: Pick<FlowDocument, "nodes" | "edges">,
  from: ReadonlySet<NodeId>,
): readonly NodeId[] {
  const next = Map.groupBy(edges, (edge) => edge.from);
  const reached = new Set(from);
  // A Set is walked with what is added on the way.
  for (const id of reached) for (const { to } of next.get(id) ?? []) reached.add(to);
  return nodes.filter(({ id }) => reached.has(id)).map(({ id }) => id);
}
