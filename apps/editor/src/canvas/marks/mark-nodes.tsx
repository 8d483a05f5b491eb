import type { Node, NodeProps } from "@xyflow/react";
import { lazy, Suspense } from "react";
import { message } from "../../messages/message.ts";
import type { ShownMark } from "./shown.ts";

/** A note or a frame among React Flow's nodes. */
export type MarkNode = Node<{ readonly shown: ShownMark }, "mark">;

// Few pictures have any: nobody waits for what draws them.
const View = lazy(() => import("./mark-view.tsx"));

export function MarkBox(props: NodeProps<MarkNode>) {
  return (
    <Suspense>
      <View {...props} />
    </Suspense>
  );
}

/** React Flow's nodes of the frames and notes, below the steps. `tab` is the one that Tab leads to. */
export function markNodes(
  marks: readonly ShownMark[],
  before: ReadonlyMap<string, MarkNode>,
  selected: ReadonlySet<string>,
  tab: string | undefined,
): MarkNode[] {
  const first = marks.some(({ id }) => id === tab) ? tab : marks[0]?.id;
  return marks.map((shown) => {
    const old = before.get(shown.id);
    const isSelected = selected.has(shown.id);
    const tabIndex = shown.id === first ? 0 : -1;
    if (old?.data.shown === shown && old.selected === isSelected && old.domAttributes?.tabIndex === tabIndex)
      return old;
    const { kind } = shown.place;
    const stays = old?.data.shown.at === shown.at || old?.dragging;
    return {
      ...old,
      id: shown.id,
      type: "mark" as const,
      position: stays ? (old?.position ?? shown.at) : shown.at,
      width: shown.width,
      height: shown.height,
      data: { shown },
      selected: isSelected,
      // Below the steps; a note that somebody is busy with can be read.
      zIndex: kind === "frame" ? -2 : isSelected ? 2 : -1,
      connectable: false,
      dragHandle: ".mark-grip",
      className: kind,
      // What lies under the inside of a frame is still reached: the canvas, and its lines.
      ...(kind === "frame" ? { style: { pointerEvents: "none" as const } } : {}),
      ariaLabel:
        kind === "note"
          ? message("mark.note", { words: shown.words || message("mark.empty") })
          : message("mark.frame", { title: shown.words || message("mark.untitled"), count: shown.steps }),
      domAttributes: { tabIndex, "aria-roledescription": message(`mark.${kind}.role`) },
    };
  });
}
