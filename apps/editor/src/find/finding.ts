import type { FlowDocument, Json, NodeId } from "@dialtree/flow";
import { titleOf, typeTitle } from "../words/node-words.ts";

/**
 * The steps in which all words that were typed occur: in their name, type, id, or anywhere in their fields. Those that are called so
 * come first, then those whose name has the words; otherwise in the order of the file.
 */
export function stepsWith({ nodes }: Pick<FlowDocument, "nodes">, typed: string): readonly NodeId[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const isIn = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const asked = words.join(" ");
  return nodes
    .flatMap((node) => {
      const title = titleOf(node);
      const text = [title, typeTitle(node.type), node.id, ...textsIn(node.data)].join("\n");
      if (!isIn(text)) return [];
      return { id: node.id, far: title.toLowerCase() === asked ? 0 : isIn(title) ? 1 : 2 };
    })
    .sort((one, other) => one.far - other.far)
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
