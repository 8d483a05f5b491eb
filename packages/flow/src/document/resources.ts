import { type ResourceKind, walkFields } from "../fields/index.ts";
import { pointer } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import type { FlowDocument, FlowNode } from "./document.ts";

/** A place where a flow names something of the installation. */
export interface NamedResource {
  readonly of: ResourceKind;
  readonly name: string;
  readonly node: FlowNode;
  /** JSON pointer into the document. */
  readonly at: string;
}

/** Everything of the installation that the steps of a flow name, in the order of the file. */
export function resourcesNamedIn(
  { nodes }: Pick<FlowDocument, "nodes">,
  nodeTypes: NodeTypes,
): readonly NamedResource[] {
  return nodes.flatMap((node, index) =>
    [...walkFields(nodeTypes.get(node.type)?.fields ?? {}, node.data)].flatMap(
      ({ field: { of }, path, value }) =>
        of !== undefined && typeof value === "string" && value !== ""
          ? [{ of, name: value, node, at: pointer(["nodes", index, "data", ...path]) }]
          : [],
    ),
  );
}
