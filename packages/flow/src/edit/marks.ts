import {
  type FlowDocument,
  type Frame,
  frameSchema,
  type MarkPlace,
  type Note,
  noteSchema,
  type Tint,
} from "../document/index.ts";
import { limits } from "../limits.ts";
import type { Change } from "./change.ts";
import type { Draft } from "./draft.ts";
import { type Addition, adding, type Edit, perform } from "./edit.ts";
import { freshIds } from "./ids.ts";
import { wholePixels } from "./nodes.ts";
import { reasonOf } from "./reason.ts";
import { type Refusal, refuse } from "./refusals.ts";

/** A place and a size on the picture. */
export type Box = Pick<Note, "x" | "y" | "width" | "height">;

/** Puts a note on the picture. */
export function addNote(document: FlowDocument, note: Note): Addition | Refusal {
  const { notes = {} } = document;
  if (Object.keys(notes).length >= limits.notes) return refuse("too_many_notes", { limit: limits.notes });
  const id = freshIds(Object.keys(notes))("note");
  const after = { ...note, ...inWholePixels(note) };
  return unfit("note", after) ?? adding(setting(document, "Add a note", { of: "note", id, after }), [id]);
}

/** Draws a frame. What lies in it is said by its place alone. */
export function addFrame(document: FlowDocument, frame: Frame): Addition | Refusal {
  const { frames = {} } = document;
  if (Object.keys(frames).length >= limits.frames) return refuse("too_many_frames", { limit: limits.frames });
  const id = freshIds(Object.keys(frames))("frame");
  const after = { ...frame, ...inWholePixels(frame) };
  const title = frame.title === "" ? "Add a frame" : `Add ${frameLabel(frame)}`;
  return unfit("frame", after) ?? adding(setting(document, title, { of: "frame", id, after }), [id]);
}

/** Writes something else on a note. */
export function setNoteText(document: FlowDocument, id: string, text: string): Edit | Refusal {
  return changed(document, { kind: "note", id }, { text }, () => "Change the text of a note", true);
}

/** Calls a frame something else; an empty title is none. */
export function setFrameTitle(document: FlowDocument, id: string, title: string): Edit | Refusal {
  const sentence = title === "" ? "Remove the title of a frame" : `Call a frame "${title}"`;
  return changed(document, { kind: "frame", id }, { title }, () => sentence, true);
}

/** Gives a note or a frame another colour. */
export function setTint(document: FlowDocument, mark: MarkPlace, colour: Tint): Edit | Refusal {
  return changed(document, mark, { colour }, (label) => `Change the colour of ${label}`);
}

/** Gives a note or a frame another size, and another corner where it was pulled there. What lies in a frame stays. */
export function resizeMark(document: FlowDocument, mark: MarkPlace, box: Box): Edit | Refusal {
  return changed(document, mark, inWholePixels(box), (label) => `Change the size of ${label}`);
}

/** What holds notes and frames: a flow, or part of one. */
export type Marked = Pick<FlowDocument, "notes" | "frames">;

/** The note or frame of a place, if it is there. */
export function markAt(document: Marked, { kind, id }: MarkPlace): Note | Frame | undefined {
  const marks: Readonly<Record<string, Note | Frame>> = document[kind === "note" ? "notes" : "frames"] ?? {};
  return Object.hasOwn(marks, id) ? marks[id] : undefined;
}

/** The places of notes and frames that are named by their ids, each once. */
export function marksAmong({
  notes = [],
  frames = [],
}: {
  readonly notes?: readonly string[];
  readonly frames?: readonly string[];
}): readonly MarkPlace[] {
  return [
    ...[...new Set(notes)].map((id) => ({ kind: "note", id }) as const),
    ...[...new Set(frames)].map((id) => ({ kind: "frame", id }) as const),
  ];
}

/** How people call it: `a note`, `the frame "Opening"`. */
export function markLabel(mark: Note | Frame): string {
  return "title" in mark ? frameLabel(mark) : "a note";
}

export function markMissing({ kind, id }: MarkPlace): Refusal {
  return refuse(kind === "note" ? "note_missing" : "frame_missing", { id });
}

/** Puts something else in the place of a note or a frame, or nothing. */
export function putMark(draft: Draft, { kind, id }: MarkPlace, after: Note | Frame | undefined): void {
  const before = markAt(draft.document, { kind, id });
  draft.make({ of: kind, id, before, after } as Change);
}

/** Why a picture cannot have a note or a frame like this. */
export function unfit(kind: MarkPlace["kind"], mark: object): Refusal | undefined {
  const parsed = (kind === "note" ? noteSchema : frameSchema).safeParse(mark);
  if (parsed.success) return undefined;
  return refuse(kind === "note" ? "note_unfit" : "frame_unfit", { reason: reasonOf(parsed.error) });
}

function frameLabel({ title }: Frame): string {
  return title === "" ? "a frame" : `the frame "${title}"`;
}

function changed(
  document: FlowDocument,
  place: MarkPlace,
  by: Partial<Note & Frame>,
  sentence: (label: string) => string,
  typed = false,
): Edit | Refusal {
  const before = markAt(document, place);
  if (!before) return markMissing(place);
  const after = { ...before, ...by };
  const title = sentence(markLabel(before));
  return unfit(place.kind, after) ?? perform(document, title, (draft) => putMark(draft, place, after), typed);
}

function setting(document: FlowDocument, title: string, change: Change): Edit | Refusal {
  return perform(document, title, (draft) => draft.make(change));
}

function inWholePixels({ x, y, width, height }: Box): Box {
  return { ...wholePixels({ x, y }), width: Math.round(width), height: Math.round(height) };
}
