import type { NodeTypes } from "@dialtree/flow";
import type { CompiledFlow } from "./compile.ts";

/**
 * Works out what steps of a flow would otherwise work out when their first caller comes: a millisecond of it at a time, so
 * that others can have their turn in between. A flow runs without it, and alike.
 */
export function* prepare(
  { document }: Pick<CompiledFlow, "document">,
  nodeTypes: NodeTypes,
): Generator<void> {
  const { nodes, directories = [] } = document;
  for (const { type, data } of nodes) yield* nodeTypes.get(type)?.prepare(data, directories) ?? [];
}
