import type { NodeId, Point } from "@dialtree/flow";
import { rootsOf } from "./roots.ts";

/** A box that is to be put in order. */
export interface TidyBox {
  readonly id: NodeId;
  /** Where it stands now. */
  readonly at: Point;
  /** Whether somebody has put it there; else it stands where there was room. */
  readonly isPlaced: boolean;
  readonly width: number;
  readonly height: number;
  /** Its exits, from above to below. */
  readonly outlets: readonly string[];
}

export interface TidyWay {
  readonly from: NodeId;
  readonly outlet: string;
  readonly to: NodeId;
}

/** What is to be put in order: a flow, or some steps of one. */
export interface Untidy {
  /** Where calls come in: it stands at the left of all. */
  readonly start: NodeId;
  readonly boxes: readonly TidyBox[];
  readonly ways: readonly TidyWay[];
}

/** Boxes as they are met on the way from the start, and the ways that lead onward. */
export interface InOrder {
  readonly boxes: readonly TidyBox[];
  /** Without those that lead back to where a call has been: a line goes back under the boxes, and moves none of them. */
  readonly onward: readonly TidyWay[];
}

/**
 * Puts boxes into the order in which they shall stand, column by column from above to below: what is behind a step stays together, and
 * steps that the same step leads to stay as somebody has put them, else in the order of the exits.
 *
 * Which steps stand behind which, and in which column, is found by the exits alone, and only then is looked at who stands above whom
 * in one column. So what was put in order here is found in this very order when it is put in order again.
 */
export function inOrder(untidy: Untidy): InOrder {
  const forest = forestOf(untidy);
  const columns = columnsOf(forest);
  const byId = new Map(untidy.boxes.map((box) => [box.id, box]));
  const boxes: TidyBox[] = [];
  const onward: TidyWay[] = [];
  for (const root of forest.roots) {
    boxes.push(root);
    const path = [{ leads: asPlaced(forest.leaving.get(root.id) ?? [], byId, columns), next: 0 }];
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const lead = here.leads[here.next];
      here.next += 1;
      if (!lead) {
        path.pop();
        continue;
      }
      onward.push(lead.way);
      const to = byId.get(lead.way.to);
      if (!to || !lead.isFirst) continue;
      boxes.push(to);
      path.push({ leads: asPlaced(forest.leaving.get(to.id) ?? [], byId, columns), next: 0 });
    }
  }
  return { boxes, onward };
}

/** A way that leads onward. The first one that comes to a box is the one behind which it stands. */
interface Lead {
  readonly way: TidyWay;
  readonly isFirst: boolean;
}

interface Forest {
  readonly roots: readonly TidyBox[];
  /** The ways that lead onward from each box, in the order of its exits. */
  readonly leaving: ReadonlyMap<NodeId, readonly Lead[]>;
  /** Every box before those that it leads to. */
  readonly fromStart: readonly NodeId[];
}

/** What stands behind what, as it is met on the way from the start by exit after exit. */
function forestOf(untidy: Untidy): Forest {
  const { start, boxes, ways } = untidy;
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const exits = waysByBox(boxes, ways);
  const state = new Map<NodeId, "on the way" | "done">();
  const leaving = new Map<NodeId, Lead[]>(boxes.map(({ id }) => [id, []]));
  const finished: NodeId[] = [];
  const roots: TidyBox[] = [];
  for (const root of rootsOf(untidy)) {
    if (state.has(root.id)) continue;
    // Not by recursion: five thousand steps in a row are deeper than a stack.
    const path = [{ box: root, next: 0 }];
    state.set(root.id, "on the way");
    roots.push(root);
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const way = exits.get(here.box.id)?.[here.next];
      here.next += 1;
      if (!way) {
        state.set(here.box.id, "done");
        finished.push(here.box.id);
        path.pop();
        continue;
      }
      const to = byId.get(way.to);
      if (!to || to.id === start || state.get(to.id) === "on the way") continue;
      const isFirst = !state.has(to.id);
      leaving.get(way.from)?.push({ way, isFirst });
      if (!isFirst) continue;
      state.set(to.id, "on the way");
      path.push({ box: to, next: 0 });
    }
  }
  return { roots, leaving, fromStart: finished.reverse() };
}

/** The ways out of each box, in the order of its exits. */
function waysByBox(
  boxes: readonly TidyBox[],
  ways: readonly TidyWay[],
): ReadonlyMap<NodeId, readonly TidyWay[]> {
  const grouped = Map.groupBy(ways, ({ from }) => from);
  return new Map(
    boxes.map(({ id, outlets }) => {
      const rank = new Map(outlets.map((outlet, index) => [outlet, index]));
      const rankOf = ({ outlet }: TidyWay) => rank.get(outlet) ?? outlets.length;
      return [id, (grouped.get(id) ?? []).toSorted((a, b) => rankOf(a) - rankOf(b))];
    }),
  );
}

/** In which column each box will stand: behind everything that leads onward to it. */
function columnsOf({ leaving, fromStart }: Forest): ReadonlyMap<NodeId, number> {
  const columns = new Map<NodeId, number>();
  for (const id of fromStart) {
    const column = columns.get(id) ?? 0;
    columns.set(id, column);
    for (const { way } of leaving.get(id) ?? [])
      columns.set(way.to, Math.max(columns.get(way.to) ?? 0, column + 1));
  }
  return columns;
}

/**
 * What will stand in one column changes places among itself until it stands as somebody has put it. Columns are not compared with each
 * other: how high a box stands in another one says nothing of what was meant. What stands behind another step is not asked either.
 */
function asPlaced(
  leads: readonly Lead[],
  byId: ReadonlyMap<NodeId, TidyBox>,
  columns: ReadonlyMap<NodeId, number>,
): readonly Lead[] {
  const placed = leads.flatMap((lead, slot) => {
    const box = byId.get(lead.way.to);
    return lead.isFirst && box?.isPlaced ? [{ lead, slot, box }] : [];
  });
  const sorted = [...leads];
  for (const column of Map.groupBy(placed, ({ box }) => columns.get(box.id)).values()) {
    const fromTop = column.toSorted((a, b) => a.box.at.y - b.box.at.y || a.slot - b.slot);
    for (const [index, { slot }] of column.entries()) {
      const lead = fromTop[index]?.lead;
      if (lead) sorted[slot] = lead;
    }
  }
  return sorted;
}

/** Reading order of boxes that stand somewhere. */
export function fromAbove(a: Pick<TidyBox, "at" | "id">, b: Pick<TidyBox, "at" | "id">): number {
  return a.at.y - b.at.y || a.at.x - b.at.x || (a.id < b.id ? -1 : 1);
}
