import type { Edge, NodeId } from "../../document/index.ts";
import type { Draft } from "../draft.ts";
import { type Edit, perform } from "../edit.ts";
import { nodeLabel, outletLabel } from "../labels.ts";
import { type Exit, edgeAt, isEntry, lead, outletsOf } from "../outlets.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { isGone, liveLabel, type Versions } from "./versions.ts";

/** Has an exit lead where it leads for callers. */
export function exitTakenBack(versions: Versions, exit: Exit, title: string): Edit | Refusal {
  const { now, live, nodeTypes } = versions;
  const edge = edgeAt(live, exit);
  const node = now.nodes.find(({ id }) => id === exit.from);
  const old = live.nodes.find(({ id }) => id === exit.from);
  if (!edge || !node || !old) return refuse("change_missing", {});
  const place = { node: node.id, outlet: exit.outlet };
  const names = { node: nodeLabel(node, nodeTypes), outlet: outletLabel(old, exit.outlet, nodeTypes) };
  if (hasExit(versions, old, exit) && hasExit(versions, node, exit) === false)
    return refuse("exit_gone", names, place);
  if (isGone(versions, edge.to))
    return refuse("target_gone", { ...names, to: liveLabel(versions, edge.to) }, place);
  const target = now.nodes.find(({ id }) => id === edge.to);
  if (target && isEntry(target, nodeTypes))
    return refuse("edge_into_entry", { node: nodeLabel(target, nodeTypes) }, { node: target.id });
  return perform(now, title, (draft) => lead(draft, edge));
}

function hasExit(
  { nodeTypes }: Versions,
  node: Parameters<typeof outletsOf>[0],
  { outlet }: Exit,
): boolean | undefined {
  return outletsOf(node, nodeTypes)?.some(({ id }) => id === outlet);
}

/** The connections of a step that callers follow, those to steps that are still drawn. */
export function exitsThere({ live, nodeTypes }: Versions, from: NodeId, draft: Draft): readonly Edge[] {
  const there = new Map(draft.document.nodes.map((node) => [node.id, node]));
  return live.edges.filter((edge) => {
    const target = there.get(edge.to);
    return edge.from === from && target && !isEntry(target, nodeTypes) && edgeAt(live, edge) === edge;
  });
}

/** Exits that a step has again lead where they led, unless they lead somewhere already. */
export function leadAgain(draft: Draft, versions: Versions, from: NodeId, had: readonly string[]): void {
  const node = draft.document.nodes.find(({ id }) => id === from);
  const again = (node && outletsOf(node, versions.nodeTypes))?.filter(({ id }) => !had.includes(id));
  for (const edge of exitsThere(versions, from, draft)) {
    const isAgain = again?.some(({ id }) => id === edge.outlet);
    if (isAgain && !edgeAt(draft.document, edge)) lead(draft, edge);
  }
}
