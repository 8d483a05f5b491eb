import type { FlowDocument, Json } from "@dialtree/flow";
import { markIdOf } from "../canvas/marks/shown.ts";
import { titleOf, typeTitle } from "../words/node-words.ts";

/**
 * The things of the canvas in which all words that were typed occur, in the order of the file: steps, by their name, type, id, or anything
 * in their fields; behind them the names of frames and the texts of notes.
 */
export function thingsWith(
  { nodes, frames = {}, notes = {} }: Pick<FlowDocument, "nodes" | "frames" | "notes">,
  typed: string,
): readonly string[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const has = (texts: readonly string[]) => {
    const text = texts.join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const marks = [
    ...Object.entries(frames).map(([id, { title }]) => ({
      place: { kind: "frame", id } as const,
      said: title,
    })),
    ...Object.entries(notes).map(([id, { text }]) => ({ place: { kind: "note", id } as const, said: text })),
  ];
  return [
    ...nodes
      .filter((node) => has([titleOf(node), typeTitle(node.type), node.id, ...textsIn(node.data)]))
      .map(({ id }) => id),
    ...marks.filter(({ said }) => has([said])).map(({ place }) => markIdOf(place)),
  ];
}

function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value !== null && typeof value === "object"
    ? Object.values(value).flatMap((one) => textsIn(one as Json))
    : [];
}
