import type { FlowDocument } from "../document/document.ts";
import { walkFields } from "../fields/index.ts";
import type { NodeTypes } from "../node-type/index.ts";

/** The ids of calendars that the steps of a flow look at. */
export function calendarsNamedIn(
  { nodes }: Pick<FlowDocument, "nodes">,
  nodeTypes: NodeTypes,
): ReadonlySet<string> {
  const named = nodes.flatMap(({ type, data }) =>
    [...walkFields(nodeTypes.get(type)?.fields ?? {}, data)].flatMap(({ field, value }) =>
      field.kind === "calendar" && typeof value === "string" && value !== "" ? [value] : [],
    ),
  );
  return new Set(named);
}
