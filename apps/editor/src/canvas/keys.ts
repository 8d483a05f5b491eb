import { type Chord, chordOf } from "../commands/chord.ts";
import type { Direction } from "./walking.ts";

export type CanvasKey =
  | { readonly does: "walk" | "move" | "resize"; readonly to: Direction }
  | { readonly does: "open" | "connect" | "fold" | "note" | "delete" };

/** What keys do at a step of the canvas, and at a note or frame as far as it means something there. One table: the canvas hears by it, and the map of keys lists it. */
export const canvasKeys: readonly (readonly [chord: Chord, key: CanvasKey])[] = [
  ["ArrowLeft", { does: "walk", to: "left" }],
  ["ArrowRight", { does: "walk", to: "right" }],
  ["ArrowUp", { does: "walk", to: "up" }],
  ["ArrowDown", { does: "walk", to: "down" }],
  ["Shift+ArrowLeft", { does: "move", to: "left" }],
  ["Shift+ArrowRight", { does: "move", to: "right" }],
  ["Shift+ArrowUp", { does: "move", to: "up" }],
  ["Shift+ArrowDown", { does: "move", to: "down" }],
  ["Alt+Shift+ArrowLeft", { does: "resize", to: "left" }],
  ["Alt+Shift+ArrowRight", { does: "resize", to: "right" }],
  ["Alt+Shift+ArrowUp", { does: "resize", to: "up" }],
  ["Alt+Shift+ArrowDown", { does: "resize", to: "down" }],
  ["Enter", { does: "open" }],
  ["Space", { does: "open" }],
  ["C", { does: "connect" }],
  ["F", { does: "fold" }],
  ["N", { does: "note" }],
  ["Delete", { does: "delete" }],
  ["Backspace", { does: "delete" }],
];

const byChord = new Map(canvasKeys);

export function canvasKeyOf(event: Parameters<typeof chordOf>[0]): CanvasKey | undefined {
  return byChord.get(chordOf(event));
}
