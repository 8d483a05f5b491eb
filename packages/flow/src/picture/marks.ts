import type { FlowDocument, Frame, Note, Point, Tint } from "../document/index.ts";
import { figure } from "../lines/index.ts";
import { type Box, boxWidth, padding, rowHeight, textHand } from "./boxes.ts";
import { element, escaped } from "./markup.ts";
import { across, type PlacedBox } from "./places.ts";
import { type Hand, wrapped } from "./text.ts";
import { type PictureWords, say } from "./words.ts";

/** A note with its words in lines. Like a step it covers nothing, and nothing covers it. */
export interface NoteBlock extends Point {
  readonly kind: "note";
  readonly note: Note;
  readonly rows: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** The upper edge of a frame, where its name stands: what lies in the frame stands below it. */
export interface HeadBlock extends Point {
  readonly kind: "head";
  readonly id: string;
  readonly frame: Frame;
  readonly title: string;
  readonly width: number;
  readonly height: number;
}

export type MarkBlock = NoteBlock | HeadBlock;

/** A frame around what lies in it, wherever that has come to stand. */
export interface PlacedFrame extends Point {
  readonly head: HeadBlock;
  readonly width: number;
  readonly height: number;
  /** What the steps in it are called. */
  readonly steps: readonly string[];
}

const titleHand: Hand = { size: 13, isBold: true };
const titleHeight = 22;
const room = 24;
/** How wide a canvas draws steps, and about how high. */
const canvasWidth = 268;
const canvasHeight = ({ content }: Box) => 46 + content.lines.length * 38 + content.exits.length * 23;

/** Notes and the upper edges of frames, at the places where the canvas has them. */
export function markBlocks({ notes = {}, frames = {} }: FlowDocument): readonly MarkBlock[] {
  return [
    ...Object.entries(frames).map(([id, frame]): HeadBlock => {
      const width = frame.width * across;
      const [title = ""] = wrapped(frame.title, width - 2 * padding, titleHand, 1);
      const height = title === "" ? 4 : titleHeight;
      return { kind: "head", id, frame, title, x: frame.x * across, y: frame.y, width, height };
    }),
    ...Object.values(notes).map((note): NoteBlock => {
      const width = note.width * across;
      const rows = note.text.split("\n").flatMap((line) => {
        const lines = wrapped(line, width - 2 * padding, textHand, Number.POSITIVE_INFINITY);
        return lines.length === 0 ? [""] : lines;
      });
      const height = Math.max(note.height, rows.length * rowHeight + 2 * padding);
      return { kind: "note", note, rows, x: note.x * across, y: note.y, width, height };
    }),
  ];
}

/** The frames of a flow around what its canvas has in them, the largest first. */
export function placedFrames(
  { layout }: FlowDocument,
  boxes: readonly PlacedBox[],
  marks: readonly MarkBlock[],
): readonly PlacedFrame[] {
  const heads = marks.filter((mark) => mark.kind === "head");
  const placed = new Map<HeadBlock, PlacedFrame>();
  // What lies in a frame may be a smaller one, whose place has to be known before.
  for (const head of heads.toSorted((a, b) => areaOf(a.frame) - areaOf(b.frame))) {
    const steps = boxes.filter((box) => {
      const at = Object.hasOwn(layout, box.content.id) ? layout[box.content.id] : undefined;
      return at && liesIn({ ...at, width: canvasWidth, height: canvasHeight(box) }, head.frame);
    });
    const notes = marks.filter((mark) => mark.kind === "note" && liesIn(mark.note, head.frame));
    const inner = [...placed].flatMap(([{ frame }, there]) => (liesIn(frame, head.frame) ? [there] : []));
    const inside = [...steps.map((step) => ({ ...step, width: boxWidth })), ...notes, ...inner];
    const top = Math.min(head.y, ...inside.map(({ y }) => y - head.height - 8));
    const bottom =
      inside.length === 0
        ? head.y + head.frame.height
        : Math.max(...inside.map(({ y, height }) => y + height)) + room;
    const { x, width } = head;
    placed.set(head, {
      head,
      x,
      y: top,
      width,
      height: bottom - top,
      steps: steps.map(({ content }) => content.title),
    });
  }
  return [...placed.values()].reverse();
}

/** A frame as it is drawn, below everything else. */
export function drawnFrame({ head, x, y, width, height }: PlacedFrame): string {
  const { fill, line } = colours[head.frame.colour];
  const title =
    head.title === ""
      ? ""
      : element(
          "text",
          { x: figure(x + padding), y: figure(y + 17), "font-size": titleHand.size, "font-weight": 600 },
          escaped(head.title),
        );
  return element(
    "g",
    {},
    element("path", { d: outline({ x, y, width, height }), fill, stroke: line, "stroke-width": 1.5 }) + title,
  );
}

/** A note as it is drawn. */
export function drawnNote({ note, rows, x, y, width, height }: NoteBlock): string {
  const { fill, line } = colours[note.colour];
  const texts = rows.map((row, index) =>
    row === ""
      ? ""
      : element(
          "text",
          {
            x: figure(x + padding),
            y: figure(y + padding + (index + 1) * rowHeight - 4),
            "font-size": textHand.size,
          },
          escaped(row),
        ),
  );
  const sheet = element("path", { d: outline({ x, y, width, height }), fill, stroke: line });
  return element("g", {}, sheet + texts.join(""));
}

/** Notes and frames as somebody would say them who reads the picture aloud. */
export function toldMarks(
  frames: readonly PlacedFrame[],
  marks: readonly MarkBlock[],
  words: PictureWords,
): readonly string[] {
  return [
    ...frames.map(({ head, steps }) => {
      const title = head.frame.title || words.untitled;
      return steps.length === 0
        ? say(words.frame, { title })
        : say(words.frameAround, { title, steps: steps.join(", ") });
    }),
    ...marks.flatMap((mark) =>
      mark.kind === "note" && mark.note.text !== "" ? [say(words.note, { text: mark.note.text })] : [],
    ),
  ];
}

/** Pale enough for paper, and for words in ink upon them. */
const colours: Readonly<Record<Tint, { readonly fill: string; readonly line: string }>> = {
  yellow: { fill: "#fff7cc", line: "#b89500" },
  green: { fill: "#e6f5e6", line: "#3f8f3f" },
  blue: { fill: "#e5f0fb", line: "#3b78b5" },
  purple: { fill: "#f0e9f8", line: "#8257b0" },
  red: { fill: "#fde8e6", line: "#c0473f" },
  grey: { fill: "#f1f1f1", line: "#808080" },
};

interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

function outline({ x, y, width, height }: Rectangle): string {
  return `M${figure(x)} ${figure(y)}h${figure(width)}v${figure(height)}h${figure(-width)}z`;
}

/** With its middle, as on the canvas; no frame lies in itself. */
function liesIn(thing: Rectangle, frame: Rectangle): boolean {
  const [x, y] = [thing.x + thing.width / 2, thing.y + thing.height / 2];
  return (
    x >= frame.x &&
    x <= frame.x + frame.width &&
    y >= frame.y &&
    y <= frame.y + frame.height &&
    areaOf(thing) < areaOf(frame)
  );
}

function areaOf({ width, height }: Rectangle): number {
  return width * height;
}
