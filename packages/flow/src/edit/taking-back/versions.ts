import type { FlowDocument, NodeId } from "../../document/index.ts";
import type { NodeTypes } from "../../node-type/index.ts";
import { nodeLabel } from "../labels.ts";

/** A flow as it is drawn now, and as callers get it. */
export interface Versions {
  readonly now: FlowDocument;
  readonly live: FlowDocument;
  readonly nodeTypes: NodeTypes;
}

/** Whether callers come to a step that is not drawn any more. What was never anywhere is no loss. */
export function isGone({ now, live }: Versions, id: NodeId): boolean {
  return live.nodes.some((node) => node.id === id) && !now.nodes.some((node) => node.id === id);
}

/** How people call a step that callers come to. */
export function liveLabel({ live, nodeTypes }: Versions, id: NodeId): string {
  const node = live.nodes.find((candidate) => candidate.id === id);
  return node ? nodeLabel(node, nodeTypes) : id;
}

/** Where something stands again: behind whatever it stood behind, as far as that is still there. */
export function placeAgain(now: readonly string[], live: readonly string[], id: string): number {
  const before = live.slice(0, Math.max(0, live.indexOf(id))).findLast((other) => now.includes(other));
  return before === undefined ? 0 : now.indexOf(before) + 1;
}

/** In the order that callers get; what they do not get stays in its place. */
export function inLiveOrder<Item>(
  now: readonly Item[],
  live: readonly string[],
  idOf: (item: Item) => string,
): readonly Item[] {
  const places = new Map(live.map((id, index) => [id, index]));
  const known = now.filter((item) => places.has(idOf(item)));
  const sorted = known.toSorted((a, b) => (places.get(idOf(a)) ?? 0) - (places.get(idOf(b)) ?? 0));
  let next = 0;
  return now.map((item) => (places.has(idOf(item)) ? (sorted[next++] ?? item) : item));
}
