import type { FlowDocument } from "../document/index.ts";
import { isSilent, type Spoken, spokenSchema, walkFields } from "../fields/index.ts";
import { isJsonObject } from "../json.ts";
import { type NodeTypes, nodeName } from "../node-type/index.ts";

/** Something that callers hear, in all its languages, and where it stands. */
export interface PlacedText {
  /**
   * What it is called outside of the flow: `main/prompt`, `main/retries/second/noInput`, `$fallback/say`. Made of ids, so
   * that it stays when steps and items are moved.
   */
  readonly id: string;
  /** The index of its node; left out for the fallback. */
  readonly at?: number;
  /** Inside the data of its node, or inside the fallback. */
  readonly path: readonly (string | number)[];
  /** The step, as people call it. */
  readonly where: string;
  /** The field, as its author calls it. */
  readonly field: string;
  readonly required: boolean;
  readonly spoken: Spoken;
}

/** Everything that callers of a flow may hear, in the order of the file. Left out is what does not have its shape. */
export function textsOf(document: FlowDocument, nodeTypes: NodeTypes): readonly PlacedText[] {
  const inNodes = document.nodes.flatMap((node, at) =>
    [...walkFields(nodeTypes.get(node.type)?.fields ?? {}, node.data)].flatMap(
      ({ field, path, value }): PlacedText[] => {
        const spoken = field.kind === "spoken" ? spokenSchema.safeParse(value ?? {}).data : undefined;
        const names = namesAlong(node.data, path);
        if (!spoken || !names) return [];
        const { label, required } = field;
        const where = node.title || nodeName(node, nodeTypes);
        return [{ id: [node.id, ...names].join("/"), at, path, where, field: label, required, spoken }];
      },
    ),
  );
  const { fallback } = document;
  if (!fallback) return inNodes;
  const place = {
    id: "$fallback/say",
    path: ["say"],
    where: "Fallback",
    field: "What the caller hears first",
  };
  return [...inNodes, { ...place, required: false, spoken: fallback.say }];
}

/** Those that say something, or should. */
export function isWritten({ required, spoken }: PlacedText): boolean {
  return required || !isSilent(spoken);
}

/** A path with the ids of items in place of their indexes; undefined where an item has none. */
function namesAlong(data: unknown, path: readonly (string | number)[]): readonly string[] | undefined {
  const names: string[] = [];
  let held: unknown = data;
  for (const part of path) {
    if (typeof part === "number") {
      held = Array.isArray(held) ? held[part] : undefined;
      const id = isJsonObject(held) ? held.id : undefined;
      if (typeof id !== "string") return undefined;
      names.push(id);
    } else {
      held = isJsonObject(held) ? held[part] : undefined;
      names.push(part);
    }
  }
  return names;
}
