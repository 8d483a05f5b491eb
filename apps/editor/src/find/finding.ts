import type { FlowDocument, Json, MarkPlace } from "@dialtree/flow";
import { markIdOf } from "../canvas/marks/shown.ts";
import { titleOf, typeTitle } from "../words/node-words.ts";

/**
 * The things of the canvas in which all words that were typed occur: steps, by their name, type, id, or anything in their fields; behind
 * them the names of frames and the texts of notes. Those that are called so come first, then those whose name has the words; otherwise in
 * the order of the file.
 */
export function thingsWith(
  { nodes, frames = {}, notes = {} }: Pick<FlowDocument, "nodes" | "frames" | "notes">,
  typed: string,
): readonly string[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const asked = words.join(" ");
  const isIn = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  return [
    ...nodes.map((node) => ({
      id: node.id,
      name: titleOf(node),
      said: [titleOf(node), typeTitle(node.type), node.id, ...textsIn(node.data)].join("\n"),
    })),
    ...Object.entries(frames).map(([id, { title }]) => marked({ kind: "frame", id }, title, title)),
    ...Object.entries(notes).map(([id, { text }]) => marked({ kind: "note", id }, "", text)),
  ]
    .filter(({ said }) => isIn(said))
    .map(({ id, name }) => ({ id, far: name.toLowerCase() === asked ? 0 : isIn(name) ? 1 : 2 }))
    .sort((one, other) => one.far - other.far)
    .map(({ id }) => id);
}

const marked = (place: MarkPlace, name: string, said: string) => ({ id: markIdOf(place), name, said });

function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value !== null && typeof value === "object"
    ? Object.values(value).flatMap((one) => textsIn(one as Json))
    : [];
}
