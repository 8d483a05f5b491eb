import type { FlowDocument, FlowNode, NodeId } from "../document/index.ts";
import type { Field } from "../fields/index.ts";
import type { JsonObject } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { type Exit, outletsOf } from "./outlets.ts";

/** How people call a node: its own title, else its type's. */
export function nodeLabel(node: FlowNode, nodeTypes: NodeTypes): string {
  return node.title || typeLabel(node, nodeTypes);
}

export function typeLabel({ type }: Pick<FlowNode, "type">, nodeTypes: NodeTypes): string {
  return nodeTypes.get(type)?.title ?? type;
}

/** How people call the node of an id, also when the file names one that is not there. */
export function labelOf(document: FlowDocument, id: NodeId, nodeTypes: NodeTypes): string {
  const node = document.nodes.find((candidate) => candidate.id === id);
  return node ? nodeLabel(node, nodeTypes) : id;
}

/** `Prompt "Welcome"`, or only `Prompt` while it has no title, and `Prompt 2` for the second of those. */
export function nodeDescription(node: FlowNode, nodeTypes: NodeTypes): string {
  const type = typeLabel(node, nodeTypes);
  if (node.title?.startsWith(`${type} `) && /^\d+$/.test(node.title.slice(type.length + 1)))
    return node.title;
  return node.title ? `${type} "${node.title}"` : type;
}

/** What an outlet is called on its node: `Press 1, Sales`. */
export function outletLabel(node: FlowNode, outlet: string, nodeTypes: NodeTypes): string {
  return outletsOf(node, nodeTypes)?.find(({ id }) => id === outlet)?.label ?? outlet;
}

/** `"Press 1, Sales" of Main menu`. */
export function exitLabel(document: FlowDocument, { from, outlet }: Exit, nodeTypes: NodeTypes): string {
  const node = document.nodes.find(({ id }) => id === from);
  return `"${node ? outletLabel(node, outlet, nodeTypes) : outlet}" of ${node ? nodeLabel(node, nodeTypes) : from}`;
}

/** `Main menu`, or `3 steps`. */
export function nodesLabel(nodes: readonly FlowNode[], describe: (node: FlowNode) => string): string {
  const [only] = nodes;
  return only && nodes.length === 1 ? describe(only) : `${nodes.length} steps`;
}

/** What the author wrote to tell items apart: the first text of theirs that callers do not hear. */
export function itemWords({ items = {} }: Field, item: JsonObject): string | undefined {
  const named = Object.entries(items).find(([name, { kind }]) => kind === "text" && item[name]);
  return named && String(item[named[0]]);
}
