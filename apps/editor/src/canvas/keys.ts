import { type Chord, chordOf } from "../commands/chord.ts";
import type { Direction } from "./walking.ts";

export type CanvasKey =
  | { readonly does: "walk" | "move"; readonly to: Direction }
  | { readonly does: "open" | "connect" | "delete" };

/** What keys do at a step of the canvas. One table: the canvas hears by it, and the map of keys lists it. */
export const canvasKeys: readonly (readonly [chord: Chord, key: CanvasKey])[] = [
  ["ArrowLeft", { does: "walk", to: "left" }],
  ["ArrowRight", { does: "walk", to: "right" }],
  ["ArrowUp", { does: "walk", to: "up" }],
  ["ArrowDown", { does: "walk", to: "down" }],
  ["Shift+ArrowLeft", { does: "move", to: "left" }],
  ["Shift+ArrowRight", { does: "move", to: "right" }],
  ["Shift+ArrowUp", { does: "move", to: "up" }],
  ["Shift+ArrowDown", { does: "move", to: "down" }],
  ["Enter", { does: "open" }],
  ["Space", { does: "open" }],
  ["C", { does: "connect" }],
  ["Delete", { does: "delete" }],
  ["Backspace", { does: "delete" }],
];

const byChord = new Map(canvasKeys);

export function canvasKeyOf(event: Parameters<typeof chordOf>[0]): CanvasKey | undefined {
  return byChord.get(chordOf(event));
}
