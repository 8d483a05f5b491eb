import { type FlowDocument, type FlowNode, type NodeTypes, placeSchema, walkFields } from "@dialtree/flow";

/** The ids of other flows that a flow's fields name, and the one to which a key leads from everywhere in it. */
export function flowsNamedIn(document: FlowDocument, nodeTypes: NodeTypes): ReadonlySet<string> {
  const named = new Set(document.nodes.flatMap((node) => [...flowsNamedBy(node, nodeTypes)]));
  const byKey = flowByKey(document);
  if (byKey !== undefined) named.add(byKey);
  named.delete(document.id);
  return named;
}

/** The ids of flows that the fields of one node name. */
export function flowsNamedBy(node: FlowNode, nodeTypes: NodeTypes): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { field, value } of walkFields(nodeTypes.get(node.type)?.fields ?? {}, node.data)) {
    if (field.kind !== "place") continue;
    const place = placeSchema.safeParse(value);
    if (place.success && "flow" in place.data) named.add(place.data.flow);
  }
  return named;
}

/** The flow to which a key leads from everywhere, if it leads to one. */
export function flowByKey({ everywhere }: Pick<FlowDocument, "everywhere">): string | undefined {
  const to = everywhere?.operator?.to;
  return to && "flow" in to ? to.flow : undefined;
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
