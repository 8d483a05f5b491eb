import { type FlowDocument, type FlowNode, flowNodeSchema } from "../document/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { nodeLabel } from "./labels.ts";

/**
 * Gives titles to steps that come into a flow, so that people can tell them from those that are there: the second one without a title
 * is `Menu 2`, and a copy of `Sales` is `Sales 2`. Undefined where the title of the type is enough.
 */
export function calledApart(
  { nodes }: FlowDocument,
  nodeTypes: NodeTypes,
): (node: FlowNode) => string | undefined {
  const taken = new Set(nodes.map((node) => nodeLabel(node, nodeTypes)));
  return (node) => {
    const label = nodeLabel(node, nodeTypes);
    const title = taken.has(label) ? numbered(label, taken) : node.title;
    taken.add(title || label);
    return title;
  };
}

function numbered(label: string, taken: ReadonlySet<string>): string {
  const base = label.replace(/ \d+$/, "");
  let number = 2;
  while (taken.has(`${base} ${number}`)) number += 1;
  const title = `${base} ${number}`;
  // One that is as long as can be stays as it is.
  return flowNodeSchema.shape.title.safeParse(title).success ? title : label;
}
