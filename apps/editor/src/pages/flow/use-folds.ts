import type { FlowDocument, NodeId } from "@dialtree/flow";
import { useEffect, useMemo, useState } from "react";
import type { Picture } from "../../canvas/projection.ts";
import { announce } from "../../live/announce.tsx";
import { message } from "../../messages/message.ts";
import { titleIn } from "../../words/node-words.ts";

type Folding = typeof import("../../canvas/folding.ts");

export interface Folds {
  /** The picture without what is folded away. */
  readonly picture: Picture;
  /** The steps that are folded away, each with the one that it is folded into. */
  readonly into: ReadonlyMap<NodeId, NodeId>;
  readonly toggle: (id: NodeId) => void;
  readonly unfoldAll: () => void;
}

const nothing: ReadonlyMap<NodeId, NodeId> = new Map();

/**
 * What is folded in this browser. It is no part of the flow: others see their own. What is chosen, and where a call is, is unfolded as
 * soon as it is another; `ready` says when there is time to find out what can be folded.
 */
export function useFolds(
  flow: FlowDocument,
  whole: Picture,
  page: {
    /** Where a call is. */
    readonly here: NodeId | undefined;
    readonly selected: ReadonlySet<NodeId>;
    readonly ready: boolean;
    readonly select: (ids: readonly NodeId[]) => void;
    readonly focus: (id: NodeId) => void;
  },
): Folds {
  const { here, selected, ready, select, focus } = page;
  const [folded, setFolded] = useState(() => kept(flow.id));
  const [folding, setFolding] = useState<Folding>();
  const isWanted = ready || folded.size > 0;
  useEffect(() => {
    // Without it everything is seen, which is no loss.
    if (isWanted) import("../../canvas/folding.ts").then(setFolding, () => undefined);
  }, [isWanted]);
  useEffect(() => keep(flow.id, folded), [flow.id, folded]);

  const stands = useMemo(() => folding?.behind(folding.waysOf(flow)), [folding, flow]);
  const picture = useMemo(
    () => (folding && stands ? folding.foldedPicture(whole, stands, folded) : whole),
    [folding, stands, whole, folded],
  );
  const into = useMemo(
    () => (folding && stands ? folding.foldedInto(stands, folded) : nothing),
    [folding, stands, folded],
  );
  const seen = here === undefined ? [...selected] : [...selected, here];
  const names = seen.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when something else has to be seen
  useEffect(() => {
    if (folding && stands) setFolded((now) => folding.unfoldedFor(seen, stands, now));
  }, [folding, names]);

  return {
    picture,
    into,
    toggle(id) {
      const fold = picture.folds.get(id);
      if (!fold || !folding || !stands) return announce(message("fold.none"));
      const { steps, isFolded } = fold;
      const now = new Set(folded);
      if (isFolded) now.delete(id);
      else now.add(id);
      setFolded(now);
      // What is chosen would have to be seen.
      const hidden = folding.foldedInto(stands, now);
      if ([...selected].some((one) => hidden.has(one)))
        select([...selected].filter((one) => !hidden.has(one)));
      // The button for it is gone.
      requestAnimationFrame(() => focus(id));
      const step = titleIn(flow, id);
      announce(
        isFolded
          ? message("fold.unfolded", { count: steps })
          : message("fold.folded", { step, count: steps }),
      );
    },
    unfoldAll() {
      setFolded(new Set());
      announce(message("fold.all"));
    },
  };
}

function nameOf(flow: string): string {
  return `dialtree/folds/${flow}`;
}

function kept(flow: string): ReadonlySet<NodeId> {
  const text = localStorage.getItem(nameOf(flow));
  return new Set(text?.split(" ").filter(Boolean));
}

function keep(flow: string, folded: ReadonlySet<NodeId>): void {
  if (folded.size === 0) return localStorage.removeItem(nameOf(flow));
  try {
    localStorage.setItem(nameOf(flow), [...folded].join(" "));
  } catch {
    // A browser without room for it: it is folded until the page is left.
  }
}
