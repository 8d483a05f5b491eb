import type {
  Edge,
  FlowDocument,
  FlowNode,
  Frame,
  MarkPlace,
  NodeId,
  Note,
  Point,
} from "../document/index.ts";
import type { Json, JsonObject } from "../json.ts";
import { limits } from "../limits.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { calledApart } from "./called-apart.ts";
import { type Clip, copy } from "./clip.ts";
import { withChange } from "./data.ts";
import { type Addition, adding, perform } from "./edit.ts";
import { freshIds, isFitId, takenIds, unnumbered } from "./ids.ts";
import { nodeDescription } from "./labels.ts";
import { type Marked, markAt, markMissing, marksAmong, putMark } from "./marks.ts";
import { isPoint, put, wholePixels } from "./nodes.ts";
import { isEntry, outletsOf } from "./outlets.ts";
import { type Redirection, redirected } from "./places.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";
import { type Things, thingsLabel } from "./things.ts";

/** What came in from a clip: besides steps, which are `added`, notes and frames. */
export interface Arrival extends Addition {
  readonly marks: readonly MarkPlace[];
}

/**
 * Puts steps, notes and frames from another flow into this one. Ids change where they clash; edges and place fields among the steps
 * follow, and those that lead elsewhere are left out. `at` is for the top left corner; without it everything is moved a little. All
 * of it is moved alike, so that frames stay around their steps.
 */
export function paste(
  document: FlowDocument,
  clip: Clip,
  { at }: { readonly at?: Point | undefined },
  nodeTypes: NodeTypes,
): Arrival | Refusal {
  return bringIn(document, clip, "Paste", { at, elsewhere: () => undefined }, nodeTypes);
}

/**
 * Copies things beside themselves, or to a place. Place fields of steps still lead where they led, unless that was copied too. `drawnAt`
 * is where steps stand that the file says nothing of.
 */
export function duplicate(
  document: FlowDocument,
  things: Things,
  nodeTypes: NodeTypes,
  { at, drawnAt }: { readonly at?: Point | undefined; readonly drawnAt?: FlowDocument["layout"] } = {},
): Arrival | Refusal {
  const known = new Set(document.nodes.map(({ id }) => id));
  const missing = things.nodes?.find((id) => !known.has(id));
  if (missing !== undefined) return refuse("node_missing", { node: missing });
  const gone = marksAmong(things).find((mark) => !markAt(document, mark));
  if (gone) return markMissing(gone);
  return bringIn(
    document,
    copy(document, things, drawnAt),
    "Duplicate",
    { at, elsewhere: (id) => id },
    nodeTypes,
  );
}

interface Bringing {
  readonly at?: Point | undefined;
  /** Where place fields lead that name a node outside the clip. */
  readonly elsewhere: Redirection;
}

function bringIn(
  document: FlowDocument,
  clip: Clip,
  verb: string,
  { at, elsewhere }: Bringing,
  nodeTypes: NodeTypes,
): Arrival | Refusal {
  if (document.nodes.length + clip.nodes.length > limits.nodesPerFlow) {
    return refuse("too_many_nodes", { limit: limits.nodesPerFlow });
  }
  const { notes = {}, frames = {} } = clip;
  if (countOf(document.notes) + countOf(notes) > limits.notes)
    return refuse("too_many_notes", { limit: limits.notes });
  if (countOf(document.frames) + countOf(frames) > limits.frames)
    return refuse("too_many_frames", { limit: limits.frames });
  const move = offsetOf(clip, at);
  // A clip may come from anywhere: what lies at the end of all numbers cannot be moved on.
  if (
    !pointsOf(clip)
      .map(move)
      .every(({ x, y }) => isPoint({ x, y }))
  ) {
    return refuse("position_unfit", { node: "What is pasted" });
  }

  const ids = arrivalIds(document, clip.nodes);
  // Of two nodes with one id, the first is the one that edges and places mean.
  const now = new Map(clip.nodes.map(({ id }, index) => [id, ids[index] ?? id] as const).reverse());
  const called = calledApart(document, nodeTypes);
  const arrivals = clip.nodes.map((node, index): FlowNode => {
    const places = redirected(node, (id) => now.get(id) ?? elsewhere(id), nodeTypes);
    const title = called(node);
    return {
      ...node,
      ...(title === undefined ? {} : { title }),
      id: ids[index] ?? node.id,
      data: places.reduce<Json>(withChange, node.data) as JsonObject,
    };
  });
  const marks = markArrivals(document, clip);
  const came = marksAmong({ notes: Object.keys(notes), frames: Object.keys(frames) });
  const title = `${verb} ${thingsLabel(clip, clip.nodes, came, (node) => nodeDescription(node, nodeTypes))}`;
  const edit = perform(document, title, (draft) => {
    for (const [index, node] of arrivals.entries()) {
      const point = positionIn(clip, clip.nodes[index]?.id);
      put(draft, node, point && move(point));
    }
    for (const after of edgesAmong(arrivals, clip.edges, now, nodeTypes)) {
      draft.make({ of: "edge", at: draft.document.edges.length, after });
    }
    for (const { place, mark } of marks) putMark(draft, place, { ...mark, ...wholePixels(move(mark)) });
  });
  const added = adding(edit, ids);
  return isRefusal(added) ? added : { ...added, marks: marks.map(({ place }) => place) };
}

/** The notes and frames of a clip under ids of their own. */
function markArrivals(document: FlowDocument, clip: Marked) {
  return (["note", "frame"] as const).flatMap((kind) => {
    const part = `${kind}s` as const;
    const taken = new Set(Object.keys(document[part] ?? {}));
    const came: readonly (readonly [string, Note | Frame])[] = Object.entries(clip[part] ?? {});
    const free = new Set(came.map(([id]) => id).filter((id) => isFitId(id) && !taken.has(id)));
    const freshId = freshIds([...taken, ...free]);
    return came.map(([id, mark]) => {
      const place: MarkPlace = { kind, id: free.has(id) ? id : freshId(unnumbered(id), kind) };
      return { place, mark };
    });
  });
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

/** How everything of a clip is moved. */
function offsetOf(clip: Clip, at: Point | undefined): (point: Point) => Point {
  const points = pointsOf(clip);
  const corner = points.reduce(
    (a, b) => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) }),
    points[0] ?? aside,
  );
  const by = at ? { x: at.x - corner.x, y: at.y - corner.y } : aside;
  return ({ x, y }) => ({ x: x + by.x, y: y + by.y });
}

/** Where everything of a clip lies that lies anywhere. */
function pointsOf(clip: Clip): readonly Point[] {
  return [
    ...clip.nodes.flatMap(({ id }) => positionIn(clip, id) ?? []),
    ...Object.values(clip.notes ?? {}),
    ...Object.values(clip.frames ?? {}),
  ];
}

function positionIn({ layout }: Clip, id: NodeId | undefined): Point | undefined {
  return id !== undefined && Object.hasOwn(layout, id) ? layout[id] : undefined;
}

function countOf(held: object | undefined): number {
  return Object.keys(held ?? {}).length;
}
