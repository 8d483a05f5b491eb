import type { FlowDocument, Json, NodeId } from "@dialtree/flow";
import { titleOf, typeTitle } from "../words/node-words.ts";

/** The steps in which all words that were typed occur, in the order of the file: in their name, type, id, or anywhere in their fields. */
export function stepsWith({ nodes }: Pick<FlowDocument, "nodes">, typed: string): readonly NodeId[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return nodes
    .filter((node) => {
      const text = [titleOf(node), typeTitle(node.type), node.id, ...textsIn(node.data)]
        .join("\n")
        .toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map(({ id }) => id);
}

function textsIn(value: Json): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value !== null && typeof value === "object"
    ? Object.values(value).flatMap((one) => textsIn(one as Json))
    : [];
}
