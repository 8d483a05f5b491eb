import type { FlowDocument, NodeId } from "../document/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { type Edit, perform } from "./edit.ts";
import { isFitId } from "./ids.ts";
import { nodeLabel } from "./labels.ts";
import { redirectEverywhere, redirectPlaces } from "./places.ts";
import { type Refusal, refuse } from "./refusals.ts";

/** Gives a node another id, in every place that speaks of it: edges, start, position and place fields. */
export function changeId(
  document: FlowDocument,
  id: NodeId,
  to: NodeId,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const at = document.nodes.findIndex((node) => node.id === id);
  const before = document.nodes[at];
  if (!before) return refuse("node_missing", { node: id });
  if (!isFitId(to)) return refuse("id_unfit", { id: to }, { node: id });
  if (document.nodes.some((node) => node.id === to && node !== before)) {
    return refuse("id_taken", { id: to }, { node: id });
  }
  const renamed = (other: NodeId) => (other === id ? to : other);
  return perform(document, `Change the id of ${nodeLabel(before, nodeTypes)} to ${to}`, (draft) => {
    draft.make({ of: "node", at, before, after: { ...before, id: to } });
    for (const [index, edge] of document.edges.entries()) {
      const after = { ...edge, from: renamed(edge.from), to: renamed(edge.to) };
      draft.make({ of: "edge", at: index, before: edge, after });
    }
    if (document.start === id) draft.make({ of: "setting", name: "start", before: id, after: to });
    const { layout } = document;
    if (id !== to && Object.hasOwn(layout, id)) {
      const there = Object.hasOwn(layout, to) ? layout[to] : undefined;
      draft.make({ of: "position", node: to, before: there, after: layout[id] });
      draft.make({ of: "position", node: id, before: layout[id] });
    }
    redirectPlaces(draft, renamed, nodeTypes);
    redirectEverywhere(draft, renamed, renamed);
  });
}
