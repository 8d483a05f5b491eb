import {
  type FlowDocument,
  type FlowNode,
  flowDocumentSchema,
  flowNodeSchema,
  type NodeId,
  type Point,
} from "../document/index.ts";
import type { JsonObject } from "../json.ts";
import { limits } from "../limits.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { calledApart } from "./called-apart.ts";
import type { Draft } from "./draft.ts";
import { exitRefused } from "./edges.ts";
import { type Addition, adding, type Edit, perform } from "./edit.ts";
import { freshIds, takenIds } from "./ids.ts";
import { exitLabel, nodeDescription, nodeLabel, nodesLabel, typeLabel } from "./labels.ts";
import { type Exit, isEntry, lead } from "./outlets.ts";
import { reasonOf } from "./reason.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";

/** What an author says of a node that is to be. */
export interface NewNode {
  readonly type: string;
  readonly title?: string;
  /** Where its box sits; without it, wherever the canvas finds room. */
  readonly position?: Point;
  /** What differs from the data that its type starts with. */
  readonly data?: JsonObject;
}

/** Adds a node and, in the same step, leads an outlet to it. */
export function addNode(
  document: FlowDocument,
  wanted: NewNode & { readonly from?: Exit },
  nodeTypes: NodeTypes,
): Addition | Refusal {
  const node = newNode(document, wanted, nodeTypes);
  if (isRefusal(node)) return node;
  const { from, position } = wanted;
  const title = `Add ${nodeDescription(node, nodeTypes)}`;
  if (!from)
    return adding(
      perform(document, title, (draft) => put(draft, node, position)),
      [node.id],
    );

  const refusal = exitRefused(document, from, nodeTypes);
  if (refusal) return refusal;
  if (isEntry(node, nodeTypes))
    return refuse("edge_into_entry", { node: wanted.title || typeLabel(node, nodeTypes) });
  const edit = perform(document, `${title} after ${exitLabel(document, from, nodeTypes)}`, (draft) => {
    put(draft, node, position);
    lead(draft, { ...from, to: node.id });
  });
  return adding(edit, [node.id]);
}

/** Moves boxes, all of them in one step: the end of a drag. */
export function moveNodes(
  document: FlowDocument,
  positions: Readonly<Record<NodeId, Point>>,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const moved: FlowNode[] = [];
  for (const [id, point] of Object.entries(positions)) {
    const node = nodes.get(id);
    if (!node) return refuse("node_missing", { node: id });
    if (!isPoint(point)) return refuse("position_unfit", { node: nodeLabel(node, nodeTypes) }, { node: id });
    moved.push(node);
  }
  const title = `Move ${nodesLabel(moved, (node) => nodeLabel(node, nodeTypes))}`;
  return perform(document, title, (draft) => {
    for (const [id, point] of Object.entries(positions)) place(draft, id, point);
  });
}

/** Gives a node another title; none at all when it is undefined or empty. */
export function renameNode(
  document: FlowDocument,
  id: NodeId,
  title: string | undefined,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const at = document.nodes.findIndex((node) => node.id === id);
  const node = document.nodes[at];
  if (!node) return refuse("node_missing", { node: id });
  const unfit = titleUnfit(title);
  if (unfit) return unfit;
  // Not from which title: strokes that follow each other become one step, with the title of the last.
  const type = typeLabel(node, nodeTypes);
  const sentence = title ? `Rename ${type} to "${title}"` : `Remove the name of ${type}`;
  return perform(
    document,
    sentence,
    (draft) => draft.make({ of: "node title", at, node: id, before: node.title, after: title || undefined }),
    true,
  );
}

/** The node, with an id of its own and data that its type can read. */
export function newNode(document: FlowDocument, wanted: NewNode, nodeTypes: NodeTypes): FlowNode | Refusal {
  const { type, title, data, position } = wanted;
  const known = nodeTypes.get(type);
  if (!known) return refuse("node_type_unknown", { type, known: [...nodeTypes.keys()].join(", ") });
  if (document.nodes.length >= limits.nodesPerFlow)
    return refuse("too_many_nodes", { limit: limits.nodesPerFlow });
  const unfit = titleUnfit(title);
  if (unfit) return unfit;
  if (position && !isPoint(position)) return refuse("position_unfit", { node: known.title });
  const filled = { ...known.initial, ...data };
  const parsed = known.schema.safeParse(filled);
  if (!parsed.success) {
    const reason = reasonOf(parsed.error);
    return refuse("data_unfit", { node: known.title, reason });
  }
  const id = freshIds(takenIds(document))(title ?? "", type);
  const node: FlowNode = { id, type, version: known.version, data: filled };
  const called = title || calledApart(document, nodeTypes)(node);
  return { id, type, version: known.version, ...(called ? { title: called } : {}), data: filled };
}

/** Adds a finished node behind the others. */
export function put(draft: Draft, node: FlowNode, position: Point | undefined): void {
  draft.make({ of: "node", at: draft.document.nodes.length, after: node });
  if (position) place(draft, node.id, position);
}

/** Puts a box somewhere, in whole pixels. */
export function place(draft: Draft, node: NodeId, point: Point): void {
  const { layout } = draft.document;
  const before = Object.hasOwn(layout, node) ? layout[node] : undefined;
  draft.make({ of: "position", node, before, after: wholePixels(point) });
}

/** Nobody reads the rest of a number in `git diff`. */
export function wholePixels({ x, y }: Point): Point {
  // Rounding may give -0, which JSON does not know.
  return { x: Math.round(x) + 0, y: Math.round(y) + 0 };
}

export function isPoint(point: Point): boolean {
  return flowDocumentSchema.shape.layout.safeParse({ point }).success;
}

function titleUnfit(title: string | undefined): Refusal | undefined {
  const parsed = flowNodeSchema.shape.title.safeParse(title);
  if (parsed.success) return undefined;
  const reason = reasonOf(parsed.error);
  return refuse("title_unfit", { reason });
}
