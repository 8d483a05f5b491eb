import type { FlowDocument, NodeId, Point } from "@dialtree/flow";
import { moveNodes } from "@dialtree/flow/edit";
import { useState } from "react";
import type { MarkActions } from "../../canvas/marks/actions.ts";
import { markPlaceOf } from "../../canvas/marks/shown.ts";
import type { Picture } from "../../canvas/projection.ts";
import { message } from "../../messages/message.ts";
import { nodeTypes } from "../../words/node-types.ts";
import type { Does } from "./editing.ts";

/** What notes and frames need of the page. */
export interface MarksAround {
  readonly does: Does;
  readonly document: FlowDocument;
  /** All of the flow, also what is folded away. */
  readonly picture: Picture;
  /** The steps that are chosen. */
  readonly chosen: ReadonlySet<NodeId>;
  /** The steps that are folded away, each with the one that it is folded into. */
  readonly folded: ReadonlyMap<NodeId, NodeId>;
  readonly select: (ids: readonly string[]) => void;
  /** Lets somebody write in a note or a frame. */
  readonly edit: (id: string | undefined) => void;
  readonly focus: (id: string) => void;
  /** The middle of what is seen of the canvas. */
  readonly middle: () => Point;
  /** How high a step is drawn, where it is. */
  readonly heightOf: (id: NodeId) => number | undefined;
  readonly onNote: (words: string) => void;
}

/** What is done with notes and frames. It is fetched when the first one of them is there, or wanted. */
export interface MarkDoings extends MarkActions {
  readonly frame: () => void;
  /** Moves anything on the canvas, and what goes along with it. */
  readonly move: (places: Readonly<Record<string, Point>>) => void;
  /** Moves steps that were put in order, and what is around them. */
  readonly tidied: (places: Readonly<Record<NodeId, Point>>) => void;
  /** Removes what is there besides steps, with these steps; false where it is only steps. */
  readonly removes: (ids: readonly string[]) => boolean;
}

type Doings = typeof import("./mark-doings.ts");

export function useMarks(page: Omit<MarksAround, "edit">): MarkDoings {
  const [editing, edit] = useState<string>();
  const around = { ...page, edit };
  const then = (run: (doings: Doings) => void) =>
    void import("./mark-doings.ts").then(run, () => page.onNote(message("api.unreachable")));
  return {
    editing,
    edit,
    add: (above) => then(({ add }) => add(around, above)),
    frame: () => then(({ frame }) => frame(around)),
    write: (place, words) => then(({ write }) => write(around, place, words)),
    paint: (place, tint) => then(({ paint }) => paint(around, place, tint)),
    resize: (place, area) => then(({ resize }) => resize(around, place, area)),
    remove: (id) => then(({ remove }) => remove(around, [id])),
    removes(ids) {
      if (!ids.some(markPlaceOf)) return false;
      then(({ remove }) => remove(around, ids));
      return true;
    },
    tidied(places) {
      if (page.picture.marks.length > 0) then(({ tidied }) => tidied(around, places));
      else page.does((doc) => moveNodes(doc, places, nodeTypes));
    },
    move(places) {
      const { picture, folded, does } = page;
      if (picture.marks.length > 0 || folded.size > 0) then(({ move }) => move(around, places));
      else does((doc) => moveNodes(doc, places, nodeTypes));
    },
  };
}
