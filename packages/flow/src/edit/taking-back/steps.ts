import type { FlowNode, NodeId } from "../../document/index.ts";
import { isJsonObject, type Json } from "../../json.ts";
import { withChange } from "../data.ts";
import { type Edit, perform } from "../edit.ts";
import { edgeAt, isEntry, lead, outletsOf, removeEdges } from "../outlets.ts";
import { redirected } from "../places.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { exitsThere, leadAgain } from "./exits.ts";
import { placeAgain, type Versions } from "./versions.ts";

/** A step that was deleted is there again, with its exits as far as what they led to is there. */
export function broughtBack(versions: Versions, id: NodeId, title: string): Edit | Refusal {
  const { now, live } = versions;
  const node = asItWas(versions, id);
  if (!node) return refuse("change_missing", {});
  const at = placeAgain(idsOf(now.nodes), idsOf(live.nodes), id);
  return perform(now, title, (draft) => {
    draft.make({ of: "node", at, after: node });
    const position = Object.hasOwn(live.layout, id) ? live.layout[id] : undefined;
    const isPlaced = Object.hasOwn(now.layout, id);
    if (position && !isPlaced) draft.make({ of: "position", node: id, after: position });
    for (const edge of exitsThere(versions, id, draft)) lead(draft, edge);
  });
}

/** A step that has become one of another kind is what it was, with the exits that it had then. */
export function replacedBack(versions: Versions, id: NodeId, title: string): Edit | Refusal {
  const { now, live, nodeTypes } = versions;
  const at = now.nodes.findIndex((node) => node.id === id);
  const [before, after] = [now.nodes[at], asItWas(versions, id)];
  if (!before || !after) return refuse("change_missing", {});
  const had = outletsOf(before, nodeTypes)?.map((outlet) => outlet.id) ?? [];
  const has = outletsOf(after, nodeTypes)?.map((outlet) => outlet.id);
  return perform(now, title, (draft) => {
    draft.make({ of: "node", at, before, after });
    removeEdges(draft, (edge) => {
      const isLost = edge.from === id && has?.includes(edge.outlet) === false;
      return (isLost && edgeAt(live, edge)?.to !== edge.to) || (edge.to === id && isEntry(after, nodeTypes));
    });
    leadAgain(draft, versions, id, had);
  });
}

/** A step as callers get it. Where it names steps that are not drawn any more, it names none. */
function asItWas({ now, live, nodeTypes }: Versions, id: NodeId): FlowNode | undefined {
  const node = live.nodes.find((candidate) => candidate.id === id);
  if (!node) return undefined;
  const there = new Set([...idsOf(now.nodes), id]);
  const changes = redirected(node, (target) => (there.has(target) ? target : undefined), nodeTypes);
  const data = changes.reduce<Json>(withChange, node.data);
  return isJsonObject(data) ? { ...node, data } : node;
}

function idsOf(nodes: readonly FlowNode[]): readonly NodeId[] {
  return nodes.map(({ id }) => id);
}
