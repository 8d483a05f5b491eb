import type { FlowDocument, MarkPlace, NodeId, Point } from "@dialtree/flow";
import {
  type Arrival,
  type Clip,
  copy,
  duplicate,
  isRefusal,
  paste,
  type Refusal,
  readClipText,
} from "@dialtree/flow/edit";
import { calledIn } from "../../canvas/marks/called.ts";
import { withInside } from "../../canvas/marks/carrying.ts";
import { type Area, rectangleAround } from "../../canvas/marks/inside.ts";
import { markIdOf, thingsOf } from "../../canvas/marks/shown.ts";
import { boxOf } from "../../canvas/placing.ts";
import { type Picture, pictureOf } from "../../canvas/projection.ts";
import { announce } from "../../live/announce.tsx";
import { message } from "../../messages/message.ts";
import type { DraftStore } from "../../store/draft-store.ts";
import { listed } from "../../words/amounts.ts";
import { nodeTypes } from "../../words/node-types.ts";
import { refusalWords } from "../../words/refusal-words.ts";
import type { Does } from "./editing.ts";

export interface CopyingAround {
  readonly store: DraftStore;
  readonly does: Does;
  /** All of the flow, also what is folded away. */
  readonly picture: Picture;
  /** What is chosen: steps, notes and frames. */
  readonly chosen: ReadonlySet<string>;
  readonly select: (ids: readonly string[]) => void;
  /** Whether it has the focus now. */
  readonly focus: (id: string) => boolean;
  readonly goToName: () => void;
  /** Notes and frames are seen on the canvas alone. */
  readonly showCanvas: () => void;
  /** Where the mouse was last on the canvas, if it is there. */
  readonly pointer: () => Point | undefined;
  readonly remove: (ids: readonly string[]) => void;
  /** What is in the clipboard now. */
  readonly onCopied: (words: string) => void;
  readonly onNote: (words: string | undefined) => void;
}

/**
 * Copying, cutting, pasting and duplicating what is chosen. A frame takes along what lies in it, as when it is moved, and what is pasted
 * lies as it lay.
 */
export function copyingOf(around: CopyingAround) {
  const { store, does, picture, chosen, remove, pointer, onCopied, onNote } = around;
  const flow = () => store.state().document;
  const ids = () => withInside([...chosen], picture);
  const drawnAt = () => Object.fromEntries(picture.nodes.map(({ id, at }) => [id, at]));

  function arrive(bring: (document: FlowDocument) => Arrival | Refusal): void {
    let marks: readonly MarkPlace[] = [];
    const steps = does((doc) => {
      const arrival = bring(doc);
      if (!isRefusal(arrival)) marks = arrival.marks;
      return arrival;
    });
    if (steps) arrived(around, flow(), steps, marks);
  }

  return {
    /** What is chosen as text for a clipboard; undefined where nothing is. */
    copied(): string | undefined {
      if (chosen.size === 0) return undefined;
      const clip = copy(flow(), thingsOf(ids()), drawnAt());
      const steps = clip.nodes.length;
      const count = Object.keys({ ...clip.notes }).length + Object.keys({ ...clip.frames }).length;
      onCopied(
        count === 0
          ? message("clip.copied", { count: steps })
          : steps === 0
            ? message("clip.copied.marks", { count })
            : message("clip.copied.both", { steps, count }),
      );
      return JSON.stringify(clip, null, 2);
    },

    cut: () => remove(ids()),

    /** Whether the text is part of a flow, which is in this one then; or it is said why not. */
    pasted(text: string): boolean {
      const clip = readClipText(text, nodeTypes);
      if (!clip) return false;
      if (isRefusal(clip)) {
        const { sentence, remedy } = refusalWords(clip);
        onNote(`${sentence} ${remedy}`);
        return true;
      }
      const at = placeFor(around, flow(), clip, pointer());
      arrive((doc) => paste(doc, clip, { at }, nodeTypes));
      return true;
    },

    duplicate(): void {
      if (chosen.size === 0) return;
      const wanted = thingsOf(ids());
      const at = placeFor(around, flow(), copy(flow(), wanted, drawnAt()));
      arrive((doc) => duplicate(doc, wanted, nodeTypes, { at, drawnAt: drawnAt() }));
    },
  };
}

/**
 * Where a clip is put: one with frames where nothing is, so that neither its frames nor those that are there get hold of things that do
 * not belong to them. A frame that has room for all of it may have it.
 */
function placeFor(
  { picture }: CopyingAround,
  flow: FlowDocument,
  clip: Clip,
  near?: Point,
): Point | undefined {
  if (!clip.frames) return near;
  const { nodes, marks } = pictureOf({ ...flow, notes: undefined, frames: undefined, ...clip }, []);
  const whole = rectangleAround([...nodes.map(boxOf), ...marks]);
  const at = { ...(near ?? { x: whole.at.x + aside, y: whole.at.y + aside }) };
  const taken = [...picture.nodes.map(boxOf), ...picture.marks];
  const isTaken = () => {
    const there = { ...whole, at };
    return taken.some(
      (box) => overlap(box, there) && !("place" in box && box.place.kind === "frame" && holds(box, there)),
    );
  };
  while (isTaken()) at.y += aside;
  return at;
}

const aside = 40;

function overlap(one: Area, other: Area): boolean {
  return (
    one.at.x < other.at.x + other.width &&
    other.at.x < one.at.x + one.width &&
    one.at.y < other.at.y + other.height &&
    other.at.y < one.at.y + one.height
  );
}

function holds(outer: Area, inner: Area): boolean {
  return (
    outer.at.x <= inner.at.x &&
    outer.at.y <= inner.at.y &&
    outer.at.x + outer.width >= inner.at.x + inner.width &&
    outer.at.y + outer.height >= inner.at.y + inner.height
  );
}

function arrived(
  { select, focus, goToName, showCanvas, onNote }: CopyingAround,
  document: FlowDocument,
  steps: readonly NodeId[],
  places: readonly MarkPlace[],
): void {
  const marks = places.map(markIdOf);
  const came = [...steps, ...marks];
  if (came.length === 0) return;
  onNote(undefined);
  if (steps.length === 0) showCanvas();
  select(came);
  announce(message("node.added", { node: listed(came.map((id) => calledIn(document, id))) }));
  // Whoever pastes one step goes on with what it says.
  if (came.length === 1 && steps.length === 1) goToName();
  else focusOnceSeen(came[0] ?? "", focus);
}

/** What has just come is not seen before the canvas has measured it, and cannot have the focus until then. */
function focusOnceSeen(id: string, focus: CopyingAround["focus"], frames = 30): void {
  requestAnimationFrame(() => {
    if (!focus(id) && frames > 0) focusOnceSeen(id, focus, frames - 1);
  });
}
