import { type FlowDocument, isJsonObject, type NodeId, walkFields } from "@dialtree/flow";
import { message } from "../messages/message.ts";
import { nodeTypes } from "../words/node-types.ts";
import { edgeId, foldHandle, type Picture, type ShownEdge, type ShownFold } from "./projection.ts";

/**
 * Which steps stand behind which one alone: by a step, the last one that every way from outside to it leads through. A step comes after
 * the one that it stands behind.
 */
export type Behind = ReadonlyMap<NodeId, NodeId>;

/** What leads where in a flow, and where calls come in. */
export interface Ways {
  readonly ids: readonly NodeId[];
  readonly next: ReadonlyMap<NodeId, readonly NodeId[]>;
  /** Calls come to these from outside. */
  readonly entries: readonly NodeId[];
}

/** The ways of a flow: its connections, what its fields name, and the way out that every question has. */
export function waysOf({ nodes, edges, start, everywhere }: FlowDocument): Ways {
  const ids = nodes.map(({ id }) => id);
  const known = new Set(ids);
  const next = new Map<NodeId, NodeId[]>(ids.map((id) => [id, []]));
  for (const { from, to } of edges) if (known.has(to)) next.get(from)?.push(to);
  for (const { id, type, data } of nodes) {
    for (const { field, value } of walkFields(nodeTypes.get(type)?.fields ?? {}, data)) {
      if (field.kind !== "place" || !isJsonObject(value)) continue;
      if (typeof value.node === "string" && known.has(value.node)) next.get(id)?.push(value.node);
    }
  }
  const operator = everywhere?.operator?.to;
  const entries = [
    start,
    ...(operator && "node" in operator ? [operator.node] : []),
    ...nodes.filter(({ type }) => nodeTypes.get(type)?.entry).map(({ id }) => id),
  ];
  return { ids, next, entries: entries.filter((id) => known.has(id)) };
}

/**
 * Which step each stands behind: the nearest one without which nothing would lead there (its dominator). Steps that several ways lead to
 * stand behind where these part; those that calls come to from outside stand behind none. What nothing leads to is an entry of its own; of
 * steps that only lead to each other, the first one is.
 */
export function behind({ ids, next, entries }: Ways): Behind {
  const order = inOrder(ids, next, entries);
  const rank = new Map(order.map((id, index) => [id, index]));
  const before = new Map<NodeId, NodeId[]>();
  for (const [from, targets] of next) {
    for (const to of targets) before.set(to, [...(before.get(to) ?? []), from]);
  }
  const outside = new Set(entriesOf(ids, next, entries));
  // Undefined stands for the outside, where everything begins.
  const above = new Map<NodeId, NodeId | undefined>([...outside].map((id) => [id, undefined]));
  const known = new Set(outside);
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const id of order) {
      if (outside.has(id)) continue;
      const from = (before.get(id) ?? []).filter((other) => known.has(other));
      const [first, ...others] = from;
      const nearest = others.reduce<NodeId | undefined>(
        (one, other) => shared(one, other, above, rank),
        first,
      );
      if (known.has(id) && above.get(id) === nearest) continue;
      known.add(id);
      above.set(id, nearest);
      isSettled = false;
    }
  }
  return new Map([...above].flatMap(([id, one]) => (one === undefined ? [] : [[id, one]])));
}

/** The steps that are folded away, each with the step that it is folded into: of folds in folds, the outermost. */
export function foldedInto(stands: Behind, folded: ReadonlySet<NodeId>): ReadonlyMap<NodeId, NodeId> {
  const into = new Map<NodeId, NodeId>();
  if (folded.size === 0) return into;
  for (const [id, above] of stands) {
    const outermost = into.get(above) ?? (folded.has(above) ? above : undefined);
    if (outermost !== undefined) into.set(id, outermost);
  }
  return into;
}

/** The folds without those that hide one of these steps. */
export function unfoldedFor(
  seen: Iterable<NodeId>,
  stands: Behind,
  folded: ReadonlySet<NodeId>,
): ReadonlySet<NodeId> {
  const open = new Set([...seen].flatMap((id) => chain(id, stands)));
  const left = [...folded].filter((id) => !open.has(id));
  return left.length === folded.size ? folded : new Set(left);
}

/** The picture with what is folded away left out, and every line that led into or out of it at the step that it is folded into. */
export function foldedPicture(picture: Picture, stands: Behind, folded: ReadonlySet<NodeId>): Picture {
  const into = foldedInto(stands, folded);
  const shownAt = (id: NodeId) => into.get(id) ?? id;
  const drawn = new Set<string>();
  const edges = picture.edges.flatMap((edge): ShownEdge[] => {
    const [from, to] = [shownAt(edge.from), shownAt(edge.to)];
    if (from === edge.from && to === edge.to) return [edge];
    const id = `${edgeId({ from, outlet: foldHandle })}>${to}`;
    if (from === to || drawn.has(id)) return [];
    drawn.add(id);
    return [
      { id, from, outlet: foldHandle, to, name: message("fold.edge", { edge: edge.name }), isFolded: true },
    ];
  });
  return {
    ...picture,
    nodes: into.size === 0 ? picture.nodes : picture.nodes.filter(({ id }) => !into.has(id)),
    edges: into.size === 0 ? picture.edges : edges,
    folds: foldsOf(picture, stands, into, folded),
  };
}

function foldsOf(
  picture: Picture,
  stands: Behind,
  into: ReadonlyMap<NodeId, NodeId>,
  folded: ReadonlySet<NodeId>,
): ReadonlyMap<NodeId, ShownFold> {
  const own = new Map(picture.nodes.map((node) => [node.id, node]));
  const folds = new Map<NodeId, { isFolded: boolean; steps: number; errors: number; warnings: number }>();
  for (const [id, above] of [...stands].reverse()) {
    const { errors = 0, warnings = 0 } = own.get(id) ?? {};
    const inside = folds.get(id);
    const fold = folds.get(above) ?? { isFolded: folded.has(above), steps: 0, errors: 0, warnings: 0 };
    fold.steps += 1 + (inside?.steps ?? 0);
    fold.errors += errors + (inside?.errors ?? 0);
    fold.warnings += warnings + (inside?.warnings ?? 0);
    folds.set(above, fold);
  }
  for (const id of into.keys()) folds.delete(id);
  return folds;
}

/** The steps that one stands behind, the nearest first. */
function chain(id: NodeId, stands: Behind): readonly NodeId[] {
  const above: NodeId[] = [];
  for (let one = stands.get(id); one !== undefined; one = stands.get(one)) above.push(one);
  return above;
}

/** Where the ways to two steps part last; undefined where they have nothing in common. */
function shared(
  one: NodeId | undefined,
  other: NodeId | undefined,
  above: ReadonlyMap<NodeId, NodeId | undefined>,
  rank: ReadonlyMap<NodeId, number>,
): NodeId | undefined {
  let [a, b] = [one, other];
  while (a !== b) {
    if (a === undefined || b === undefined) return undefined;
    if ((rank.get(a) ?? 0) > (rank.get(b) ?? 0)) a = above.get(a);
    else b = above.get(b);
  }
  return a;
}

/** Where calls come in, what nothing leads to, and one of each ring of steps that nothing else leads to. */
function entriesOf(
  ids: readonly NodeId[],
  next: Ways["next"],
  entries: readonly NodeId[],
): readonly NodeId[] {
  const led = new Set([...next].flatMap(([from, targets]) => targets.filter((to) => to !== from)));
  const found = [...entries, ...ids.filter((id) => !led.has(id))];
  const reached = new Set<NodeId>();
  const reach = (id: NodeId) => {
    const queue = new Set([id]);
    for (const one of queue) {
      reached.add(one);
      for (const to of next.get(one) ?? []) if (!reached.has(to)) queue.add(to);
    }
  };
  for (const id of found) reach(id);
  for (const id of ids) {
    if (reached.has(id)) continue;
    found.push(id);
    reach(id);
  }
  return found;
}

/** All steps so that whatever leads to one stands before it, but for what leads back. */
function inOrder(ids: readonly NodeId[], next: Ways["next"], entries: readonly NodeId[]): readonly NodeId[] {
  const seen = new Set<NodeId>();
  const left: NodeId[] = [];
  // Without recursion: a flow may be thousands of steps deep.
  for (const entry of entriesOf(ids, next, entries)) {
    const open: { readonly id: NodeId; at: number }[] = seen.has(entry) ? [] : [{ id: entry, at: 0 }];
    seen.add(entry);
    for (let here = open.at(-1); here; here = open.at(-1)) {
      const to = (next.get(here.id) ?? [])[here.at++];
      if (to === undefined) left.push(open.pop()?.id ?? here.id);
      else if (!seen.has(to)) {
        seen.add(to);
        open.push({ id: to, at: 0 });
      }
    }
  }
  return left.reverse();
}
