import {
  type Edge,
  type FlowDocument,
  type FlowNode,
  type NodeId,
  newestFormat,
  type Point,
  read,
} from "../document/index.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { limits } from "../limits.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { withChange } from "./data.ts";
import { type Addition, adding, perform } from "./edit.ts";
import { freshIds, isFitId, takenIds, unnumbered } from "./ids.ts";
import { nodeDescription, nodesLabel } from "./labels.ts";
import { isPoint, put } from "./nodes.ts";
import { isEntry, outletsOf } from "./outlets.ts";
import { type Redirection, redirected } from "./places.ts";
import { type Refusal, refuse } from "./refusals.ts";

/** Part of a flow, as it lies in the clipboard: JSON that people can also paste into a file. */
export type Clip = Pick<FlowDocument, "nodes" | "edges" | "layout">;

/** Nodes with the edges among them and their positions. Ids that are not there are left out. */
export function copy({ nodes, edges, layout }: FlowDocument, ids: readonly NodeId[]): Clip {
  const wanted = new Set(ids);
  return {
    nodes: nodes.filter(({ id }) => wanted.has(id)),
    edges: edges.filter(({ from, to }) => wanted.has(from) && wanted.has(to)),
    layout: Object.fromEntries(Object.entries(layout).filter(([id]) => wanted.has(id))),
  };
}

/** Reads what came out of a clipboard like a file: older nodes are migrated, anything else than nodes is refused. */
export function readClip(json: unknown, nodeTypes: NodeTypes): Clip | Refusal {
  if (!isJsonObject(json)) return refuse("clip_unreadable", {});
  const { nodes, edges, layout } = json;
  const around = {
    format: newestFormat,
    id: "clip",
    title: "",
    languages: ["en"],
    variables: {},
    start: "clip",
  };
  const { document } = read({ ...around, nodes, edges, layout }, nodeTypes);
  return document
    ? { nodes: document.nodes, edges: document.edges, layout: document.layout }
    : refuse("clip_unreadable", {});
}

/**
 * Puts nodes from another flow into this one. Ids change where they clash; edges and place fields among the nodes follow,
 * and those that lead elsewhere are left out. `at` is for the top left corner; without it everything is moved a little.
 */
export function paste(
  document: FlowDocument,
  clip: Clip,
  { at }: { readonly at?: Point },
  nodeTypes: NodeTypes,
): Addition | Refusal {
  return bringIn(document, clip, "Paste", { at, elsewhere: () => undefined }, nodeTypes);
}

/** Copies nodes beside themselves. Their place fields still lead where they led, unless that was copied too. */
export function duplicate(
  document: FlowDocument,
  ids: readonly NodeId[],
  nodeTypes: NodeTypes,
): Addition | Refusal {
  const missing = ids.find((id) => !document.nodes.some((node) => node.id === id));
  if (missing !== undefined) return refuse("node_missing", { node: missing });
  return bringIn(document, copy(document, ids), "Duplicate", { elsewhere: (id) => id }, nodeTypes);
}

interface Bringing {
  readonly at?: Point;
  /** Where place fields lead that name a node outside the clip. */
  readonly elsewhere: Redirection;
}

function bringIn(
  document: FlowDocument,
  clip: Clip,
  verb: string,
  { at, elsewhere }: Bringing,
  nodeTypes: NodeTypes,
): Addition | Refusal {
  if (document.nodes.length + clip.nodes.length > limits.nodesPerFlow) {
    return refuse("too_many_nodes", { limit: limits.nodesPerFlow });
  }
  if (at && !isPoint(at)) return refuse("position_unfit", { node: "What is pasted" });

  const ids = arrivalIds(document, clip.nodes);
  // Of two nodes with one id, the first is the one that edges and places mean.
  const now = new Map(clip.nodes.map(({ id }, index) => [id, ids[index] ?? id] as const).reverse());
  const arrivals = clip.nodes.map((node, index) => {
    const places = redirected(node, (id) => now.get(id) ?? elsewhere(id), nodeTypes);
    return {
      ...node,
      id: ids[index] ?? node.id,
      data: places.reduce<Json>(withChange, node.data) as JsonObject,
    };
  });
  const move = offsetOf(clip, at);
  const title = `${verb} ${nodesLabel(clip.nodes, (node) => nodeDescription(node, nodeTypes))}`;
  const edit = perform(document, title, (draft) => {
    for (const [index, node] of arrivals.entries()) put(draft, node, move(clip.nodes[index]?.id));
    for (const after of edgesAmong(arrivals, clip.edges, now, nodeTypes)) {
      draft.make({ of: "edge", at: draft.document.edges.length, after });
    }
  });
  return adding(edit, ids);
}

/** An id for each node: its own where it is free, else one like it. */
function arrivalIds(document: FlowDocument, nodes: readonly FlowNode[]): readonly NodeId[] {
  const taken = takenIds(document);
  const kept = nodes.map(({ id }) => {
    const free = isFitId(id) && !taken.has(id);
    taken.add(id);
    return free;
  });
  const freshId = freshIds(taken);
  return nodes.map(({ id, type }, index) => (kept[index] ? id : freshId(unnumbered(id), type)));
}

/** The edges of a clip under the new ids, without those that this flow could not have: a clip may come from anywhere. */
function edgesAmong(
  arrivals: readonly FlowNode[],
  edges: readonly Edge[],
  now: ReadonlyMap<NodeId, NodeId>,
  nodeTypes: NodeTypes,
): readonly Edge[] {
  const nodes = new Map(arrivals.map((node) => [node.id, node]));
  const outlets = new Map(arrivals.map((node) => [node.id, outletsOf(node, nodeTypes)?.map(({ id }) => id)]));
  const used = new Set<string>();
  return edges.flatMap(({ outlet, ...ends }) => {
    const from = now.get(ends.from);
    const to = now.get(ends.to);
    const target = to === undefined ? undefined : nodes.get(to);
    if (from === undefined || !target || isEntry(target, nodeTypes)) return [];
    const exit = `${from} ${outlet}`;
    if (outlets.get(from)?.includes(outlet) === false || used.has(exit)) return [];
    used.add(exit);
    return [{ from, outlet, to: target.id }];
  });
}

const aside: Point = { x: 40, y: 40 };

/** Where a node of the clip comes to lie. */
function offsetOf(
  { nodes, layout }: Clip,
  at: Point | undefined,
): (id: NodeId | undefined) => Point | undefined {
  const position = (id: NodeId | undefined) =>
    id !== undefined && Object.hasOwn(layout, id) ? layout[id] : undefined;
  const points = nodes.flatMap(({ id }) => position(id) ?? []);
  const corner = points.reduce(
    (a, b) => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) }),
    points[0] ?? aside,
  );
  const by = at ? { x: at.x - corner.x, y: at.y - corner.y } : aside;
  return (id) => {
    const point = position(id);
    return point && { x: point.x + by.x, y: point.y + by.y };
  };
}
