import { type FlowDocument, type Json, type NodeTypes, placeSchema, walkFields } from "@dialtree/flow";
import { flowByKey } from "../publishing/linked-flows.ts";

/** An id like this one that no flow has. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const free = `${id.slice(0, 58)}-${number}`;
    if (!taken.has(free)) return free;
  }
}

/** A flow with its own id, and those of flows that its steps lead to, in place of other ones. */
export function renamed(
  document: FlowDocument,
  names: ReadonlyMap<string, string>,
  nodeTypes: NodeTypes,
): FlowDocument {
  const id = names.get(document.id) ?? document.id;
  const nodes = document.nodes.map((node) => {
    const data = structuredClone(node.data) as Record<string, Json>;
    for (const { field, path, value } of walkFields(nodeTypes.get(node.type)?.fields ?? {}, node.data)) {
      const place = field.kind === "place" ? placeSchema.safeParse(value).data : undefined;
      const flow = place && "flow" in place ? names.get(place.flow) : undefined;
      if (flow !== undefined) put(data, path, { flow });
    }
    return { ...node, data };
  });
  // Beside the one that it was copied from, people should be able to tell them apart.
  const title = id === document.id ? document.title : `${document.title.slice(0, 190)} (copy)`;
  const byKey = flowByKey(document);
  const operator = byKey === undefined ? undefined : names.get(byKey);
  const { everywhere } = document;
  if (!everywhere?.operator || operator === undefined) return { ...document, id, title, nodes };
  const to = { ...everywhere.operator, to: { flow: operator } };
  return { ...document, id, title, nodes, everywhere: { ...everywhere, operator: to } };
}

function put(data: Record<string, Json>, path: readonly (string | number)[], value: Json): void {
  const last = path.at(-1) as string | number;
  let inside = data as Record<string | number, Json>;
  for (const key of path.slice(0, -1)) inside = inside[key] as unknown as Record<string | number, Json>;
  inside[last] = value;
}
