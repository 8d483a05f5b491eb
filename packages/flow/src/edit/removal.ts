import type { FlowDocument, NodeId } from "../document/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import type { Draft } from "./draft.ts";
import { type Edit, perform } from "./edit.ts";
import { nodeDescription, nodeLabel, nodesLabel } from "./labels.ts";
import { type Exit, isEntry, outletsOf } from "./outlets.ts";
import { type Redirection, redirectEverywhere, redirectPlaces } from "./places.ts";
import { type Refusal, refuse } from "./refusals.ts";

export interface RemovalOptions {
  /** Whatever led to a removed node then leads where its only way led, if it has only one. */
  readonly heal?: boolean;
}

export function removeNode(
  document: FlowDocument,
  id: NodeId,
  options: RemovalOptions,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  return removeNodes(document, [id], options, nodeTypes);
}

/** Removes nodes, with their edges, their positions and what place fields say of them. */
export function removeNodes(
  document: FlowDocument,
  ids: readonly NodeId[],
  { heal = false }: RemovalOptions,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const removed = new Set(ids);
  const nodes = document.nodes.filter(({ id }) => removed.has(id));
  const present = new Set(nodes.map(({ id }) => id));
  const missing = ids.find((id) => !present.has(id));
  if (missing !== undefined) return refuse("node_missing", { node: missing });
  const start = nodes.find(({ id }) => id === document.start);
  if (start) return refuse("start_kept", { node: nodeLabel(start, nodeTypes) }, { node: start.id });

  const heir = heal ? heirs(document, removed, nodeTypes) : () => undefined;
  const target: Redirection = (id) => (removed.has(id) ? heir(id) : id);
  const title = `Delete ${nodesLabel(nodes, (node) => nodeDescription(node, nodeTypes))}`;
  return perform(document, title, (draft) => {
    takeNodesOut(draft, removed);
    redirectEdges(draft, removed, target);
    redirectPlaces(draft, target, nodeTypes);
    redirectEverywhere(draft, target, (id) => (removed.has(id) ? undefined : id));
  });
}

function takeNodesOut(draft: Draft, removed: ReadonlySet<NodeId>): void {
  for (let at = draft.document.nodes.length - 1; at >= 0; at--) {
    const node = draft.document.nodes[at];
    if (!node || !removed.has(node.id)) continue;
    draft.make({ of: "node", at, before: node });
    const { layout } = draft.document;
    const before = Object.hasOwn(layout, node.id) ? layout[node.id] : undefined;
    draft.make({ of: "position", node: node.id, before });
  }
}

function redirectEdges(draft: Draft, removed: ReadonlySet<NodeId>, target: Redirection): void {
  for (let at = draft.document.edges.length - 1; at >= 0; at--) {
    const before = draft.document.edges[at];
    if (!before) continue;
    const to = removed.has(before.from) ? undefined : target(before.to);
    if (to === before.to) continue;
    draft.make({ of: "edge", at, before, after: to === undefined ? undefined : { ...before, to } });
  }
}

/** For removed nodes: the node that takes over their callers. Undefined when it is not clear which one that is. */
function heirs(document: FlowDocument, removed: ReadonlySet<NodeId>, nodeTypes: NodeTypes): Redirection {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const ways = new Map(document.edges.map((edge) => [exitName(edge), edge.to]));
  const next = (id: NodeId): NodeId | undefined => {
    const node = nodes.get(id);
    const [way, ...others] = node
      ? (outletsOf(node, nodeTypes) ?? []).filter(({ role }) => role === "way")
      : [];
    return way && others.length === 0 ? ways.get(exitName({ from: id, outlet: way.id })) : undefined;
  };
  return (id) => {
    const passed = new Set<NodeId>();
    let heir: NodeId | undefined = id;
    while (heir !== undefined && removed.has(heir) && !passed.has(heir)) {
      passed.add(heir);
      heir = next(heir);
    }
    const node = heir === undefined || removed.has(heir) ? undefined : nodes.get(heir);
    return node && !isEntry(node, nodeTypes) ? node.id : undefined;
  };
}

function exitName({ from, outlet }: Exit): string {
  return `${from} ${outlet}`;
}
