import type { FlowDocument, MarkPlace, Point, Tint } from "@dialtree/flow";
import type { Things } from "@dialtree/flow/edit";
import { type Area, liesIn } from "./inside.ts";

/** A note or a frame as the canvas draws it. */
export interface ShownMark extends Area {
  /** Its name among everything on the canvas; steps have no colon in theirs. */
  readonly id: string;
  readonly place: MarkPlace;
  readonly at: Point;
  readonly tint: Tint;
  /** What stands on the note, or what the frame is called. */
  readonly words: string;
  /** How many steps lie in it. */
  readonly steps: number;
}

/** The frames and notes of a flow. What looks as before stays the very same object as in `previous`. */
export function marksOf(
  { notes = {}, frames = {} }: FlowDocument,
  steps: readonly Area[],
  previous: readonly ShownMark[] = [],
): readonly ShownMark[] {
  const before = new Map(previous.map((mark) => [mark.id, mark]));
  const shown = [
    ...Object.entries(frames).map(([id, { title, ...frame }]) =>
      shownMark({ kind: "frame", id }, { ...frame, words: title }, steps),
    ),
    ...Object.entries(notes).map(([id, { text, ...note }]) =>
      shownMark({ kind: "note", id }, { ...note, words: text }, []),
    ),
  ];
  return shown.map((mark) => {
    const old = before.get(mark.id);
    return old && JSON.stringify(old) === JSON.stringify(mark) ? old : mark;
  });
}

/** What the smallest frame around something is called; undefined outside of all, and in one without a name. */
export function frameAround(area: Area, { frames = {} }: Pick<FlowDocument, "frames">): string | undefined {
  let smallest: { readonly title: string; readonly width: number; readonly height: number } | undefined;
  for (const frame of Object.values(frames)) {
    const { x, y, width, height } = frame;
    if (!liesIn(area, { at: { x, y }, width, height })) continue;
    if (!smallest || width * height < smallest.width * smallest.height) smallest = frame;
  }
  return smallest?.title || undefined;
}

/** Which note or frame something on the canvas is; undefined for a step. */
export function markPlaceOf(id: string): MarkPlace | undefined {
  const [kind, ...rest] = id.split(":");
  return (kind === "note" || kind === "frame") && rest.length === 1 ? { kind, id: rest[0] ?? "" } : undefined;
}

/** What a note or a frame is called among everything on the canvas. */
export function markIdOf({ kind, id }: MarkPlace): string {
  return `${kind}:${id}`;
}

/** Things of the canvas, by what they are. */
export function thingsOf(ids: readonly string[]): Things {
  const marks = ids.flatMap((id) => markPlaceOf(id) ?? []);
  return {
    nodes: ids.filter((id) => !markPlaceOf(id)),
    notes: marks.filter(({ kind }) => kind === "note").map(({ id }) => id),
    frames: marks.filter(({ kind }) => kind === "frame").map(({ id }) => id),
  };
}

function shownMark(
  place: MarkPlace,
  mark: Point & {
    readonly words: string;
    readonly colour: Tint;
    readonly width: number;
    readonly height: number;
  },
  steps: readonly Area[],
): ShownMark {
  const { x, y, width, height, colour: tint, words } = mark;
  const area = { at: { x, y }, width, height };
  return {
    id: markIdOf(place),
    place,
    ...area,
    tint,
    words,
    steps: steps.filter((step) => liesIn(step, area)).length,
  };
}
