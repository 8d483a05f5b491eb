import type { NodeId, Point } from "@dialtree/flow";

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
 */
export function inOrder({ start, boxes, ways }: Untidy): InOrder {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const leaving = waysByBox(boxes, ways, byId);
  const state = new Map<NodeId, "on the way" | "done">();
  const met: TidyBox[] = [];
  const onward: TidyWay[] = [];
  for (const root of rootsOf(start, boxes, ways)) {
    if (state.has(root.id)) continue;
    // Not by recursion: five thousand steps in a row are deeper than a stack.
    const path = [{ box: root, next: 0 }];
    state.set(root.id, "on the way");
    met.push(root);
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const way = leaving.get(here.box.id)?.[here.next];
      here.next += 1;
      if (!way) {
        state.set(here.box.id, "done");
        path.pop();
        continue;
      }
      const to = byId.get(way.to);
      if (!to || to.id === start || state.get(to.id) === "on the way") continue;
      onward.push(way);
      if (state.has(to.id)) continue;
      state.set(to.id, "on the way");
      met.push(to);
      path.push({ box: to, next: 0 });
    }
  }
  return { boxes: met, onward };
}

/** From where boxes are met: the start; then what nothing leads to; then whatever goes round in circles by itself. */
function rootsOf(start: NodeId, boxes: readonly TidyBox[], ways: readonly TidyWay[]): readonly TidyBox[] {
  const ledTo = new Set(ways.filter(({ from, to }) => from !== to).map(({ to }) => to));
  const others = boxes.filter(({ id }) => id !== start).sort(fromAbove);
  return [
    ...boxes.filter(({ id }) => id === start),
    ...others.filter(({ id }) => !ledTo.has(id)),
    ...others.filter(({ id }) => ledTo.has(id)),
  ];
}

/** The ways out of each box, in the order in which what they lead to shall stand. */
function waysByBox(
  boxes: readonly TidyBox[],
  ways: readonly TidyWay[],
  byId: ReadonlyMap<NodeId, TidyBox>,
): ReadonlyMap<NodeId, readonly TidyWay[]> {
  const grouped = Map.groupBy(ways, ({ from }) => from);
  return new Map(
    boxes.map(({ id, outlets }) => {
      const rank = new Map(outlets.map((outlet, index) => [outlet, index]));
      const byExit = (grouped.get(id) ?? []).toSorted(
        (a, b) => (rank.get(a.outlet) ?? outlets.length) - (rank.get(b.outlet) ?? outlets.length),
      );
      return [id, asPlaced(byExit, byId)];
    }),
  );
}

/**
 * What stands in one column changes places among itself until it stands as somebody has put it. Columns are not compared with each
 * other: how high a box stands in another one says nothing of what was meant, and would be another thing after each tidying.
 */
function asPlaced(ways: readonly TidyWay[], byId: ReadonlyMap<NodeId, TidyBox>): readonly TidyWay[] {
  const placed = ways.flatMap((way, slot) => {
    const box = byId.get(way.to);
    return box?.isPlaced ? [{ way, slot, box }] : [];
  });
  const sorted = [...ways];
  for (const column of columnsOf(placed)) {
    const slots = column.map(({ slot }) => slot).sort((a, b) => a - b);
    const fromTop = column.toSorted((a, b) => a.box.at.y - b.box.at.y || a.slot - b.slot);
    for (const [index, slot] of slots.entries()) {
      const way = fromTop[index]?.way;
      if (way) sorted[slot] = way;
    }
  }
  return sorted;
}

/** Boxes of which each stands above or below the one before it. */
function columnsOf<Placed extends { readonly box: TidyBox }>(all: readonly Placed[]): readonly Placed[][] {
  const columns: Placed[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const one of all.toSorted((a, b) => a.box.at.x - b.box.at.x)) {
    if (one.box.at.x >= right) columns.push([]);
    columns.at(-1)?.push(one);
    right = Math.max(right, one.box.at.x + one.box.width / 2);
  }
  return columns;
}

/** Reading order of boxes that stand somewhere. */
export function fromAbove(a: Pick<TidyBox, "at" | "id">, b: Pick<TidyBox, "at" | "id">): number {
  return a.at.y - b.at.y || a.at.x - b.at.x || (a.id < b.id ? -1 : 1);
}
