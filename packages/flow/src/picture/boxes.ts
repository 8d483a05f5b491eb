import type { Content, ContentExit } from "./contents.ts";
import { type Hand, widthOf, wrapped } from "./text.ts";

/** A step with its words in lines, and so with a height. */
export interface Box {
  readonly content: Content;
  readonly title: readonly string[];
  readonly lines: readonly (readonly string[])[];
  readonly exits: readonly BoxExit[];
  readonly height: number;
}

export interface BoxExit {
  readonly exit: ContentExit;
  readonly label: readonly string[];
  readonly target: readonly string[];
  /** Both stand in one row. */
  readonly isShort: boolean;
  /** Below the upper edge of the box: where its first row ends, and where its line leaves. */
  readonly baseline: number;
  readonly leaves: number;
}

export const boxWidth = 320;
export const padding = 12;
export const rowHeight = 17;
export const titleHand: Hand = { size: 15, isBold: true };
export const kindHand: Hand = { size: 11 };
export const textHand: Hand = { size: 12.5 };

const inner = boxWidth - 2 * padding;
// So much is read before somebody approves of it; whoever wants all of it has the texts of the flow.
const mostTitleLines = 3;
const mostTextLines = 7;
const mostLabelLines = 3;

export const titleHeight = 20;
export const kindHeight = 15;
const exitGap = 3;

/** What a box says, in lines that have room in it. */
export function boxOf(content: Content): Box {
  const title = wrapped(content.title, inner, titleHand, mostTitleLines);
  const lines = content.lines.map((line) => wrapped(line, inner, textHand, mostTextLines));
  let y = padding + title.length * titleHeight + (content.kind === undefined ? 0 : kindHeight);
  for (const line of lines) y += line.length * rowHeight + 4;
  y += 8;
  const exits = content.exits.map((exit): BoxExit => {
    const shown = exitRows(exit);
    const rows = shown.isShort ? 1 : shown.label.length + shown.target.length;
    const baseline = y + rowHeight - 4;
    y += rows * rowHeight + exitGap;
    return { exit, ...shown, baseline, leaves: y - exitGap - rowHeight / 2 };
  });
  return { content, title, lines, exits, height: y + (exits.length > 0 ? 5 : 0) };
}

function exitRows(exit: ContentExit): Pick<BoxExit, "label" | "target" | "isShort"> {
  const target = exit.to === undefined ? exit.target : `→ ${exit.target}`;
  const isShort = widthOf(exit.label, textHand) + widthOf(target, textHand) + 12 <= inner;
  return {
    isShort,
    label: isShort ? [exit.label] : wrapped(exit.label, inner, textHand, mostLabelLines),
    target: isShort ? [target] : wrapped(target, inner - 16, textHand, 1),
  };
}
