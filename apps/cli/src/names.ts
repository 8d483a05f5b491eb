import type { FlowDocument, FlowNode } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";

/** What people call the nodes of some flows and the ways out of them. */
export interface Names {
  /** `Main menu`; the id behind it where another node of the flow is called the same. */
  node(flow: string, node: string): string;
  /** `Press 2, Support`; undefined for a way out that is no outlet, such as that of a Go to. */
  exit(flow: string, node: string, outlet: string): string | undefined;
  flow(flow: string): string;
}

// The engine's own nodes, which no document shows.
const engineNodes: Readonly<Record<string, string>> = { $fallback: "Fallback", $back: "Back" };
// Ways out of every question, by keys that work everywhere.
const engineExits: Readonly<Record<string, string>> = { $operator: "Way out" };

export function namesOf(documents: readonly FlowDocument[]): Names {
  const flows = new Map(documents.map((document) => [document.id, document]));
  const nodes = new Map(documents.map((document) => [document.id, nodesOf(document)]));
  return {
    node: (flow, node) => nodes.get(flow)?.get(node)?.name ?? engineNodes[node] ?? node,
    exit: (flow, node, outlet) => nodes.get(flow)?.get(node)?.exits.get(outlet) ?? engineExits[outlet],
    flow: (flow) => flows.get(flow)?.title || flow,
  };
}

interface NamedNode {
  readonly name: string;
  readonly exits: ReadonlyMap<string, string>;
}

function nodesOf({ nodes }: FlowDocument): ReadonlyMap<string, NamedNode> {
  const seen = new Map<string, number>();
  for (const node of nodes) seen.set(titleOf(node), (seen.get(titleOf(node)) ?? 0) + 1);
  return new Map(
    nodes.map((node) => {
      const title = titleOf(node);
      const name = (seen.get(title) ?? 0) > 1 ? `${title} (${node.id})` : title;
      const outlets = nodeTypes.get(node.type)?.outlets(node.data) ?? [];
      return [node.id, { name, exits: new Map(outlets.map(({ id, label }) => [id, label])) }];
    }),
  );
}

function titleOf({ title, type }: FlowNode): string {
  return title || nodeTypes.get(type)?.title || type;
}
