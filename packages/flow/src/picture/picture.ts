import type { FlowDocument, NodeId, Point } from "../document/index.ts";
import { routesOf } from "../lines/finding.ts";
import { type Ends, figure, pathOf } from "../lines/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import {
  type Box,
  boxOf,
  boxWidth,
  kindHand,
  kindHeight,
  padding,
  rowHeight,
  textHand,
  titleHand,
  titleHeight,
} from "./boxes.ts";
import { type Content, contentsOf } from "./contents.ts";
import { drawnFrame, drawnNote, markBlocks, placedFrames, toldMarks } from "./marks.ts";
import { element, escaped } from "./markup.ts";
import { type PlacedBox, placed } from "./places.ts";
import { type Hand, wrapped } from "./text.ts";
import { type PictureWords, pictureWords, say } from "./words.ts";

/** What stands above a picture, and in what words it speaks. */
export interface PictureOptions {
  /** Lines below the title: which version it is, and of when. */
  readonly about?: readonly string[];
  readonly words?: PictureWords | undefined;
}

const margin = 40;
const ink = "#1b1b1b";
const grey = "#5a5a5a";
const font = "'Segoe UI', Arial, Helvetica, sans-serif";
const headHand: Hand = { size: 26, isBold: true };
const aboutHand: Hand = { size: 14 };

/**
 * A flow as one large sheet, for those who look at it on paper: SVG that needs nothing from anywhere and runs nothing. Steps stand
 * where they stand on the canvas. Whoever does not see it is told by its description what leads where.
 */
export function flowPicture(
  document: FlowDocument,
  nodeTypes: NodeTypes,
  { about = [], words = pictureWords }: PictureOptions = {},
): string {
  const contents = contentsOf(document, nodeTypes, words);
  const unmoved = placed(document, contents.map(boxOf), markBlocks(document));
  const unmovedFrames = placedFrames(document, unmoved.boxes, unmoved.marks);
  const all = [
    ...unmoved.boxes.map((box) => ({ ...box, width: boxWidth })),
    ...unmoved.marks,
    ...unmovedFrames,
  ];
  const left = all.length > 0 ? Math.min(...all.map(({ x }) => x)) : 0;
  const top = Math.min(0, ...all.map(({ y }) => y));
  const shift = margin - left;
  const width = Math.max(720, ...all.map((thing) => thing.x + shift + thing.width + margin + 40));
  const head = headOf(document, about, width - 2 * margin, words);
  const down = head.height + margin - top;
  const moved = <Thing extends Point>(thing: Thing): Thing => ({
    ...thing,
    x: thing.x + shift,
    y: thing.y + down,
  });
  const boxes = unmoved.boxes.map(moved);
  const marks = unmoved.marks.map(moved);
  const frames = unmovedFrames.map(moved);
  const lines = linesOf(boxes);
  const bottom = Math.max(0, ...all.map((thing) => thing.y + thing.height));
  const height = down + bottom + margin + 40;
  const told = [...contents.map((content) => toldStep(content, words)), ...toldMarks(frames, marks, words)];
  const name = say(words.picture, { title: document.title || document.id });
  const size = { width: figure(width), height: figure(height) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      ...size,
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: "img",
      "aria-labelledby": "title desc",
      "font-family": font,
      fill: ink,
    },
    [
      "",
      element("title", { id: "title" }, escaped(name)),
      element("desc", { id: "desc" }, escaped(told.join("\n"))),
      element("rect", { ...size, fill: "#ffffff" }),
      head.markup,
      ...frames.map(drawnFrame),
      ...marks.flatMap((mark) => (mark.kind === "note" ? [drawnNote(mark)] : [])),
      ...lines,
      ...boxes.map((box) => drawn(box, words)),
      "",
    ].join("\n"),
  )}\n`;
}

function headOf(
  { title, id }: FlowDocument,
  about: readonly string[],
  width: number,
  words: PictureWords,
): { readonly markup: string; readonly height: number } {
  const called = wrapped(title || id, width, headHand, 3);
  const below = [...about, words.legend].flatMap((line) => wrapped(line, width, aboutHand, 3));
  const rows = [
    ...called.map((line, index) => text(line, margin, margin + 24 + index * 32, headHand)),
    ...below.map((line, index) =>
      text(line, margin, margin + 24 + called.length * 32 + index * 20, aboutHand, { fill: grey }),
    ),
  ];
  return { markup: rows.join("\n"), height: margin + called.length * 32 + below.length * 20 + 20 };
}

/** The height at which lines arrive, below the upper edge of a box. */
const arrives = 22;

function linesOf(boxes: readonly PlacedBox[]): readonly string[] {
  const byId = new Map<NodeId, PlacedBox>(boxes.map((box) => [box.content.id, box]));
  const ways = boxes.flatMap((from) =>
    from.exits.flatMap(({ exit, leaves }, index) => {
      const to = exit.to === undefined ? undefined : byId.get(exit.to);
      if (!to) return [];
      const ends: Ends = {
        id: `${from.content.id} ${index}`,
        from: from.content.id,
        to: to.content.id,
        start: { x: from.x + boxWidth, y: from.y + leaves },
        end: { x: to.x, y: to.y + arrives },
      };
      return [{ ends, role: exit.role }];
    }),
  );
  const { lines } = routesOf(
    boxes.map(({ content: { id }, x, y, height }) => ({ id, x, y, width: boxWidth, height })),
    ways.map(({ ends }) => ends),
  );
  return ways.flatMap(({ ends: { id, end }, role }) => {
    const line = lines.get(id);
    const colour = role === "way" ? "#2f2f2f" : "#7a7a7a";
    return [
      element("path", {
        d: line && pathOf(line),
        fill: "none",
        stroke: colour,
        "stroke-width": 1.4,
        "stroke-linejoin": "round",
        "stroke-dasharray": role === "failure" ? "5 4" : undefined,
      }),
      element("path", { d: `M${figure(end.x)} ${figure(end.y)} l-9 -4.5 v9 z`, fill: colour }),
    ];
  });
}

function drawn(box: PlacedBox, words: PictureWords): string {
  const { content, x, y, height } = box;
  const parts = [
    element("rect", {
      x: figure(x),
      y: figure(y),
      width: boxWidth,
      height: figure(height),
      rx: 8,
      fill: "#ffffff",
      stroke: ink,
      "stroke-width": content.isEntry ? 2.5 : 1.2,
    }),
    ...(content.isEntry ? [text(words.entry, x, y - 8, kindHand, { fill: grey })] : []),
    ...writing(box),
  ];
  return element("g", {}, parts.join(""));
}

function writing({ content, title, lines, exits, x, y }: PlacedBox): readonly string[] {
  const inside = x + padding;
  let top = y + padding;
  const parts = title.map((line, index) => text(line, inside, top + index * titleHeight + 13, titleHand));
  top += title.length * titleHeight;
  if (content.kind !== undefined) {
    parts.push(text(content.kind, inside, top + 8, kindHand, { fill: grey }));
    top += kindHeight;
  }
  for (const line of lines) {
    parts.push(...line.map((row, index) => text(row, inside, top + (index + 1) * rowHeight - 4, textHand)));
    top += line.length * rowHeight + 4;
  }
  const [firstExit] = exits;
  if (firstExit) {
    const rule = figure(y + firstExit.baseline - rowHeight);
    parts.push(element("path", { d: `M${figure(x)} ${rule} h${boxWidth}`, stroke: "#9a9a9a" }));
  }
  return [...parts, ...exits.flatMap((exit) => exitWriting(exit, x, y))];
}

function exitWriting(
  { exit, label, target, isShort, baseline, leaves }: Box["exits"][number],
  x: number,
  y: number,
): readonly string[] {
  const right = x + boxWidth - padding;
  const below = isShort ? 0 : label.length * rowHeight;
  const labels = label.map((row, index) =>
    text(row, x + padding, y + baseline + index * rowHeight, textHand),
  );
  const targets = target.map((row) =>
    text(row, right, y + baseline + below, textHand, { "text-anchor": "end", fill: grey }),
  );
  const dot = element("circle", {
    cx: figure(x + boxWidth),
    cy: figure(y + leaves),
    r: 4,
    fill: exit.to === undefined ? "#ffffff" : ink,
    stroke: ink,
  });
  return [...labels, ...targets, dot];
}

function text(
  content: string,
  x: number,
  y: number,
  { size, isBold }: Hand,
  more: Readonly<Record<string, string>> = {},
): string {
  const weight = isBold ? { "font-weight": 600 } : {};
  return element(
    "text",
    { x: figure(x), y: figure(y), "font-size": size, ...weight, ...more },
    escaped(content),
  );
}

/** A step as somebody would say it who reads the picture aloud. */
function toldStep({ title, kind, lines, exits }: Content, words: PictureWords): string {
  const called = kind === undefined ? title : `${title} (${kind})`;
  const ways = exits.map(({ label: outlet, to, target }) =>
    say(to === undefined ? words.ends : words.leads, { outlet, target }),
  );
  return [called, ...lines, ...ways].map((part) => (/[.!?][”“]?$/.test(part) ? part : `${part}.`)).join(" ");
}
