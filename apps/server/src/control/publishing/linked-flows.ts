import { type FlowDocument, type NodeTypes, placeSchema, walkFields } from "@dialtree/flow";

/** The ids of other flows that a flow's fields name. */
export function flowsNamedIn(document: FlowDocument, nodeTypes: NodeTypes): ReadonlySet<string> {
  const named = new Set<string>();
  for (const node of document.nodes) {
    for (const { field, value } of walkFields(nodeTypes.get(node.type)?.fields ?? {}, node.data)) {
      if (field.kind !== "place") continue;
      const place = placeSchema.safeParse(value);
      if (place.success && "flow" in place.data) named.add(place.data.flow);
    }
  }
  named.delete(document.id);
  return named;
}

/** The flows that a call can get to from one, that one included. `links` gives the flows that one names. */
export function reachableFrom(
  flow: string,
  links: (flow: string) => Iterable<string> | undefined,
): ReadonlySet<string> {
  const found = new Set<string>();
  const ahead = [flow];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const named = links(next);
    if (!named || found.has(next)) continue;
    found.add(next);
    ahead.push(...named);
  }
  return found;
}
