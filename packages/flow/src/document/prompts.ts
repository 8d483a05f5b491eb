import { spokenSchema, walkFields } from "../fields/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
import type { FlowDocument } from "./document.ts";

/** The prompts of the library that a flow plays, in the order of the file, in whatever language. */
export function promptsNamedIn(document: FlowDocument, nodeTypes: NodeTypes): ReadonlySet<string> {
  const spoken: readonly unknown[] = [
    ...document.nodes.flatMap(({ type, data }) =>
      [...walkFields(nodeTypes.get(type)?.fields ?? {}, data)].flatMap(({ field, value }) =>
        field.kind === "spoken" ? [value] : [],
      ),
    ),
    document.fallback?.say,
  ];
  return new Set(
    spoken.flatMap((value) =>
      Object.values(spokenSchema.safeParse(value).data ?? {}).flatMap(({ prompt }) => prompt ?? []),
    ),
  );
}
