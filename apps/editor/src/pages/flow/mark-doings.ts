import type { FlowDocument, MarkPlace, NodeId, Point, Tint } from "@dialtree/flow";
import {
  addFrame,
  addNote,
  compose,
  isRefusal,
  moveNodes,
  moveThings,
  removeThings,
  resizeMark,
  setFrameTitle,
  setNoteText,
  setTint,
} from "@dialtree/flow/edit";
import {
  type Area,
  carried,
  drawnAgain,
  liesIn,
  rectangleAround,
  sideWithin,
} from "../../canvas/marks/inside.ts";
import { markIdOf, markPlaceOf, thingsOf } from "../../canvas/marks/shown.ts";
import { message } from "../../canvas/marks/words.ts";
import { boxOf } from "../../canvas/placing.ts";
import { announce } from "../../live/announce.tsx";
import { listed } from "../../words/amounts.ts";
import { nodeTypes } from "../../words/node-types.ts";
import { titleIn } from "../../words/node-words.ts";
import type { MarksAround } from "./use-marks.ts";

const noteSize = { width: 220, height: 120 };
/** Room between a frame and the steps in it; more above, where its name stands. */
const margin = 28;
const head = 56;

/** Puts a note above a step, or into the middle of what is seen, and lets somebody write on it. */
export function add(around: MarksAround, above: NodeId | undefined): void {
  const { picture, middle, does } = around;
  const step = picture.nodes.find(({ id }) => id === above);
  const near = step ? { x: step.at.x, y: step.at.y - noteSize.height - margin } : middle();
  const at = freeAbove(near, [
    ...picture.nodes.map(boxOf),
    ...picture.marks.filter(({ place }) => place.kind === "note"),
  ]);
  const added = does((doc) => addNote(doc, { text: "", colour: "yellow", ...at, ...noteSize }));
  if (added) begin(around, { kind: "note", id: added[0] ?? "" }, message("note.added"));
}

/** Draws a frame around the chosen steps, and lets somebody name it. */
export function frame(around: MarksAround): void {
  const { picture, chosen, heightOf, does } = around;
  const boxes = picture.nodes
    .filter(({ id }) => chosen.has(id))
    .map((step) => ({ ...boxOf(step), height: heightOf(step.id) ?? boxOf(step).height }));
  if (boxes.length === 0) return;
  const { at, width, height } = rectangleAround(boxes);
  const added = does((doc) =>
    addFrame(doc, {
      title: "",
      colour: "blue",
      x: at.x - margin,
      y: at.y - head,
      width: width + 2 * margin,
      height: height + head + margin,
    }),
  );
  if (added)
    begin(around, { kind: "frame", id: added[0] ?? "" }, message("frame.added", { count: boxes.length }));
}

export function write({ does }: MarksAround, { kind, id }: MarkPlace, words: string): void {
  does((doc) => (kind === "note" ? setNoteText(doc, id, words) : setFrameTitle(doc, id, words)));
}

export function paint({ does }: MarksAround, place: MarkPlace, tint: Tint): void {
  does((doc) => setTint(doc, place, tint));
}

export function resize({ does }: MarksAround, place: MarkPlace, { at, width, height }: Area): void {
  const size = { width: sideWithin(width), height: sideWithin(height) };
  does((doc) => resizeMark(doc, place, { ...at, ...size }));
}

/** Moves steps, notes and frames. A frame takes along what lies in it, and a step what is folded into it. */
export function move(around: MarksAround, places: Readonly<Record<string, Point>>): void {
  const { picture, folded } = around;
  const boxes = [...picture.nodes.map(boxOf), ...picture.marks];
  const byStep = Map.groupBy(folded, ([, into]) => into);
  const all = carried(places, boxes, (thing) => {
    if (markPlaceOf(thing.id)?.kind === "frame") return boxes.filter((box) => liesIn(box, thing));
    const inside = new Set(byStep.get(thing.id)?.map(([id]) => id));
    return boxes.filter(({ id }) => inside.has(id));
  });
  around.does((doc) => moveThings(doc, split(all), nodeTypes));
}

/** Moves steps that were put in order, and draws the frames around the same steps again. */
export function tidied({ picture, does }: MarksAround, places: Readonly<Record<NodeId, Point>>): void {
  const before = picture.nodes.map(boxOf);
  const frames = picture.marks.flatMap((mark) => {
    const inside = mark.place.kind === "frame" ? before.filter((box) => liesIn(box, mark)) : [];
    if (!inside.some(({ id }) => places[id])) return [];
    const after = inside.map((box) => ({ ...box, at: places[box.id] ?? box.at }));
    return [{ place: mark.place, area: drawnAgain(mark, inside, after) }];
  });
  does((doc) => {
    const moved = moveNodes(doc, places, nodeTypes);
    if (isRefusal(moved)) return moved;
    const drawn = frames.map(
      ({ place, area: { at, width, height } }) =>
        (now: FlowDocument) =>
          resizeMark(now, place, { ...at, width: sideWithin(width), height: sideWithin(height) }),
    );
    return compose(doc, moved.title, [() => moved, ...drawn]);
  });
}

/** Removes all of it in one step. */
export function remove(around: MarksAround, ids: readonly string[]): void {
  const { picture, does, select, focus } = around;
  const things = thingsOf(ids);
  const names = listed(ids.map((id) => nameOf(around, id)));
  if (!does((doc) => removeThings(doc, things, { heal: true }, nodeTypes))) return;
  select([]);
  announce(message("marks.deleted", { what: names }));
  // Whoever works without a mouse goes on among the others.
  const next = picture.marks.find(({ id }) => !ids.includes(id))?.id ?? picture.start;
  requestAnimationFrame(() => focus(next));
}

/** A place for a note where nothing is, there or higher. */
function freeAbove(near: Point, taken: readonly Area[]): Point {
  const at = { x: near.x, y: near.y };
  const isTaken = () =>
    taken.some(
      (box) =>
        at.x < box.at.x + box.width &&
        box.at.x < at.x + noteSize.width &&
        at.y < box.at.y + box.height + margin / 2 &&
        box.at.y < at.y + noteSize.height + margin / 2,
    );
  while (isTaken()) at.y -= margin;
  return at;
}

function begin({ select, edit }: MarksAround, place: MarkPlace, words: string): void {
  const id = markIdOf(place);
  select([id]);
  edit(id);
  announce(words);
}

function nameOf({ picture, document }: MarksAround, id: string): string {
  const mark = picture.marks.find((one) => one.id === id);
  if (!mark) return titleIn(document, id);
  return mark.words || message(mark.place.kind === "note" ? "note.empty" : "frame.untitled");
}

function split(places: Readonly<Record<string, Point>>) {
  const parts: Record<"nodes" | "notes" | "frames", Record<string, Point>> = {
    nodes: {},
    notes: {},
    frames: {},
  };
  for (const [id, at] of Object.entries(places)) {
    const mark = markPlaceOf(id);
    if (mark) parts[`${mark.kind}s`][mark.id] = at;
    else parts.nodes[id] = at;
  }
  return parts;
}
