import type { FlowDocument, FlowNode, MarkPlace, NodeId, Point } from "../document/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { compose, type Edit, perform } from "./edit.ts";
import { nodeDescription, nodeLabel, nodesLabel } from "./labels.ts";
import { type Marked, markAt, markLabel, markMissing, marksAmong, putMark, unfit } from "./marks.ts";
import { isPoint, place, wholePixels } from "./nodes.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import { type RemovalOptions, removeNodes } from "./removal.ts";

/** Where things of the picture come to stand: steps, notes and frames, each by their ids. */
export interface Places {
  readonly nodes?: Readonly<Record<NodeId, Point>>;
  readonly notes?: Readonly<Record<string, Point>>;
  readonly frames?: Readonly<Record<string, Point>>;
}

/** Things of the picture that something is done with together. */
export interface Things {
  readonly nodes?: readonly NodeId[];
  readonly notes?: readonly string[];
  readonly frames?: readonly string[];
}

/**
 * Moves whatever is on the picture in one step: the end of a drag. A frame comes with what lies in it when whoever moves it
 * says where that goes: how large steps are drawn is known to the canvas alone.
 */
export function moveThings(
  document: FlowDocument,
  { nodes = {}, notes = {}, frames = {} }: Places,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const moved: FlowNode[] = [];
  const known = new Map(document.nodes.map((node) => [node.id, node]));
  for (const [id, point] of Object.entries(nodes)) {
    const node = known.get(id);
    if (!node) return refuse("node_missing", { node: id });
    if (!isPoint(point)) return refuse("position_unfit", { node: nodeLabel(node, nodeTypes) }, { node: id });
    moved.push(node);
  }
  const marks = [
    ...Object.entries(notes).map(([id, at]) => ({ mark: { kind: "note", id } as const, at })),
    ...Object.entries(frames).map(([id, at]) => ({ mark: { kind: "frame", id } as const, at })),
  ];
  for (const { mark, at } of marks) {
    const held = markAt(document, mark);
    if (!held) return markMissing(mark);
    const refusal = unfit(mark.kind, { ...held, ...at });
    if (refusal) return refusal;
  }
  const title = `Move ${movedLabel(document, moved, { notes: Object.keys(notes), frames: Object.keys(frames) }, nodeTypes)}`;
  return perform(document, title, (draft) => {
    for (const [id, point] of Object.entries(nodes)) place(draft, id, point);
    for (const { mark, at } of marks) {
      const held = markAt(document, mark);
      if (held) putMark(draft, mark, { ...held, ...wholePixels(at) });
    }
  });
}

/** Removes steps with all that belongs to them, notes and frames in one step. What lies in a frame stays. */
export function removeThings(
  document: FlowDocument,
  { nodes = [], notes = [], frames = [] }: Things,
  options: RemovalOptions,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const withoutNodes = removeNodes(document, nodes, options, nodeTypes);
  if (isRefusal(withoutNodes)) return withoutNodes;
  const marks = marksAmong({ notes, frames });
  const missing = marks.find((mark) => !markAt(document, mark));
  if (missing) return markMissing(missing);
  if (marks.length === 0) return withoutNodes;
  const gone = new Set(nodes);
  const steps = document.nodes.filter(({ id }) => gone.has(id));
  const title = `Delete ${thingsLabel(document, steps, marks, (node) => nodeDescription(node, nodeTypes))}`;
  const takeMarks = (doc: FlowDocument) =>
    perform(doc, title, (draft) => {
      for (const mark of marks) putMark(draft, mark, undefined);
    });
  return compose(document, title, [
    ...(nodes.length > 0 ? [(doc: FlowDocument) => removeNodes(doc, nodes, options, nodeTypes)] : []),
    takeMarks,
  ]);
}

/** One frame is said to move, not all that goes along with it. */
function movedLabel(
  document: FlowDocument,
  nodes: readonly FlowNode[],
  { notes, frames }: { readonly notes: readonly string[]; readonly frames: readonly string[] },
  nodeTypes: NodeTypes,
): string {
  const [only] = frames;
  const frame = only !== undefined && frames.length === 1 && markAt(document, { kind: "frame", id: only });
  if (frame) return markLabel(frame);
  return thingsLabel(document, nodes, marksAmong({ notes, frames }), (node) => nodeLabel(node, nodeTypes));
}

/** `Main menu`, `3 steps`, `a note`, `5 things`. */
export function thingsLabel(
  document: Marked,
  nodes: readonly FlowNode[],
  marks: readonly MarkPlace[],
  describe: (node: FlowNode) => string,
): string {
  if (marks.length === 0) return nodesLabel(nodes, describe);
  const [only] = marks;
  const mark = only && nodes.length === 0 && marks.length === 1 ? markAt(document, only) : undefined;
  return mark ? markLabel(mark) : `${nodes.length + marks.length} things`;
}
