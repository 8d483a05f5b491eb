import {
  type Fields,
  type FlowDocument,
  type FlowNode,
  type NodeId,
  placeSchema,
  walkFields,
} from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import { edgeId, type Picture } from "../canvas/projection.ts";
import { nodeTypes } from "../words/node-types.ts";

/** Why a step that no exit leads to stands at the top: something else leads there, or nothing at all. */
export const groups = ["jumped", "loose"] as const;
export type Group = (typeof groups)[number];

/** Where each step of a flow stands in the outline. It does not depend on what is folded. */
export interface Forest {
  /** Every step once, in the order of reading: a call's way, one exit after the other. */
  readonly order: readonly NodeId[];
  /** The exit that a step stands under; undefined for those at the top. */
  readonly under: ReadonlyMap<NodeId, Exit | undefined>;
  /** Where an exit leads, by `edgeId`. */
  readonly leads: ReadonlyMap<string, NodeId>;
  readonly members: Readonly<Record<Group, readonly NodeId[]>>;
}

/** Puts each step under the exit by which it is reached first, and the others behind. */
export function forestOf({ start, nodes, edges }: Picture, jumps: ReadonlySet<NodeId>): Forest {
  const outlets = new Map(nodes.map((node) => [node.id, node.outlets]));
  const leads = new Map(edges.map((edge) => [edge.id, edge.to]));
  const under = new Map<NodeId, Exit | undefined>();
  const order: NodeId[] = [];

  function plant(root: NodeId): void {
    const ahead: { readonly id: NodeId; readonly by: Exit | undefined }[] = [{ id: root, by: undefined }];
    for (let next = ahead.pop(); next; next = ahead.pop()) {
      const { id, by } = next;
      if (under.has(id)) continue;
      under.set(id, by);
      order.push(id);
      // The last one pushed is the first one taken.
      for (const { id: outlet } of outlets.get(id)?.toReversed() ?? []) {
        const to = leads.get(edgeId({ from: id, outlet }));
        if (to !== undefined) ahead.push({ id: to, by: { from: id, outlet } });
      }
    }
  }

  if (outlets.has(start)) plant(start);
  const led = new Set(leads.values());
  const roots = (wanted: (id: NodeId) => boolean): readonly NodeId[] =>
    nodes.flatMap(({ id }) => {
      if (under.has(id) || !wanted(id)) return [];
      plant(id);
      return [id];
    });
  const jumped = roots((id) => jumps.has(id));
  // Those that nothing leads to first; what is left then are steps that lead to each other only.
  const loose = [...roots((id) => !led.has(id)), ...roots(() => true)];
  return { order, under, leads, members: { jumped, loose } };
}

// A step that did not change leads where it led; most types have no such field at all.
const known = new WeakMap<FlowNode, readonly unknown[]>();
const withPlaces: ReadonlySet<string> = new Set(
  [...nodeTypes.values()].filter(({ fields }) => hasPlaces(fields)).map(({ type }) => type),
);

/** The steps that calls come to without an exit that leads there: jumps, and the way out of every question. */
export function jumpsIn({ nodes, everywhere }: FlowDocument): ReadonlySet<NodeId> {
  return new Set(
    [...nodes.flatMap(placesOf), everywhere?.operator?.to].flatMap((value) => {
      const place = placeSchema.safeParse(value).data;
      return place && "node" in place ? [place.node] : [];
    }),
  );
}

function placesOf(node: FlowNode): readonly unknown[] {
  if (!withPlaces.has(node.type)) return [];
  const before = known.get(node);
  if (before) return before;
  const places = [...walkFields(nodeTypes.get(node.type)?.fields ?? {}, node.data)].flatMap(
    ({ field, value }) => (field.kind === "place" ? [value] : []),
  );
  known.set(node, places);
  return places;
}

function hasPlaces(fields: Fields): boolean {
  return Object.values(fields).some(({ kind, items }) => kind === "place" || (items && hasPlaces(items)));
}

/** The steps that stand below a step, itself included. */
export function below({ order, under }: Forest, top: NodeId): ReadonlySet<NodeId> {
  const found = new Set([top]);
  for (const id of order) {
    const by = under.get(id);
    if (by && found.has(by.from)) found.add(id);
  }
  return found;
}
