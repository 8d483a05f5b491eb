import type { NodeId } from "@dialtree/flow";
import { type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { Picture } from "../canvas/projection.ts";
import type { Forest } from "./forest.ts";
import {
  closedAbove,
  closedAboveMarks,
  type Folding,
  flipped,
  isAbout,
  openDepth,
  type Row,
  rowOf,
  rowsOf,
  type Spot,
} from "./rows.ts";
import { lineHeight } from "./use-sight.ts";

/** Where somebody is in the outline, and what of it is in sight. */
export interface Place {
  readonly rows: readonly Row[];
  /** The index of the line that Tab leads to. */
  readonly here: number;
  /** Goes to a line that is in sight; the focus goes with it. */
  readonly walkTo: (row: Row) => void;
  /** Goes to a step or an exit, which may not be there before the next drawing; the focus goes with it. */
  readonly goTo: (spot: Spot) => void;
  /** The same, where something in the line takes the focus. */
  readonly show: (spot: Spot) => void;
  readonly flip: (rows: readonly Row[]) => void;
  /** A line got the focus by itself. */
  readonly arrivedAt: (row: string) => void;
  /** The line keeps the focus when it is drawn again somewhere else. */
  readonly stay: () => void;
}

/** Keeps the place: in step with what is chosen elsewhere, and near by when its line goes. */
export function usePlace(
  tree: RefObject<HTMLElement | null>,
  picture: Picture,
  forest: Forest,
  chosen: NodeId | undefined,
): Place {
  const [folding, setFolding] = useState<Folding>(() => ({
    depth: openDepth(picture.nodes.length),
    flipped: new Set(),
  }));
  const [at, setAt] = useState(picture.start);
  const [wanted, setWanted] = useState<Spot>();
  const [followed, setFollowed] = useState<NodeId>();
  // The line that is to have the focus as soon as it is the one that Tab leads to: what was drawn before somebody went on knows nothing of it.
  const arriving = useRef<string>(undefined);

  if (chosen !== followed) {
    setFollowed(chosen);
    if (chosen !== undefined && forest.under.has(chosen) && !isAbout(at, chosen)) setWanted({ step: chosen });
    if (chosen !== undefined && chosen !== at && picture.marks.some(({ id }) => id === chosen)) {
      setFolding(flipped(folding, closedAboveMarks(folding)));
      setAt(chosen);
    }
  }
  if (wanted && forest.under.has(wanted.step)) {
    const closed = closedAbove(forest, wanted, folding);
    if (closed.length > 0) setFolding(flipped(folding, closed));
    setAt(rowOf(wanted));
    setWanted(undefined);
  }

  const rows = useMemo(() => rowsOf(picture, forest, folding), [picture, forest, folding]);
  const before = useRef(rows);
  const found = rows.findIndex(({ id }) => id === at);
  const here = found < 0 ? nearest(rows, at, before.current) : found;
  useEffect(() => {
    before.current = rows;
    const current = rows[here];
    const isLost = found < 0;
    if (isLost && current) {
      setAt(current.id);
      if (arriving.current === at) arriving.current = current.id;
    }
    // What had the focus may be gone with its line.
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    const isThere = arriving.current !== undefined && arriving.current === current?.id;
    if (!isThere && !(isLost && isNowhere)) return;
    arriving.current = undefined;
    tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
  });

  // What is chosen elsewhere (found, a problem) is brought into sight; whoever chose it may keep the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in sight is left alone until something else is chosen
  useEffect(() => {
    const { current } = tree;
    if (chosen === undefined || !current) return;
    const top = here * lineHeight;
    const isInSight =
      top >= current.scrollTop && top + lineHeight <= current.scrollTop + current.clientHeight;
    if (!isInSight) current.scrollTop = top - current.clientHeight / 2;
  }, [chosen]);

  return {
    rows,
    here,
    walkTo(row) {
      arriving.current = row.id;
      setAt(row.id);
    },
    goTo(spot) {
      arriving.current = rowOf(spot);
      setWanted(spot);
    },
    show: setWanted,
    flip: (some) =>
      setFolding((now) =>
        flipped(
          now,
          some.map(({ id }) => id),
        ),
      ),
    arrivedAt: setAt,
    stay() {
      arriving.current = at;
    },
  };
}

/** The last line above one that is gone. */
function nearest(rows: readonly Row[], gone: string, before: readonly Row[]): number {
  const there = new Map(rows.map(({ id }, index) => [id, index]));
  const was = before.findIndex(({ id }) => id === gone);
  for (let index = was; index >= 0; index--) {
    const now = there.get(before[index]?.id ?? "");
    if (now !== undefined) return now;
  }
  return 0;
}
