import type { Everywhere, FlowNode, NodeId } from "../document/index.ts";
import { type Fields, walkFields } from "../fields/index.ts";
import { isJsonObject } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { changeData, type DataChange, dataChanges } from "./data.ts";
import type { Draft } from "./draft.ts";
import { typeOf } from "./outlets.ts";

/** Where a place field that names a node leads from now on. Undefined empties the field. */
export type Redirection = (node: NodeId) => NodeId | undefined;

/** Redirects the place fields of all nodes. They count as connections, so they follow when a node goes or is renamed. */
export function redirectPlaces(draft: Draft, to: Redirection, nodeTypes: NodeTypes): void {
  for (const [at, node] of draft.document.nodes.entries()) {
    const changes = redirected(node, to, nodeTypes);
    if (changes.length > 0) changeData(draft, at, changes, nodeTypes);
  }
}

/** The changes that redirect the place fields of one node. */
export function redirected(node: FlowNode, to: Redirection, nodeTypes: NodeTypes): DataChange[] {
  const fields = typeOf(node, nodeTypes)?.fields;
  if (!fields || !hasPlaces(fields)) return [];
  const values = [...walkFields(fields, node.data)].flatMap(({ path, field, value }) => {
    if (field.kind !== "place" || !isJsonObject(value) || typeof value.node !== "string") return [];
    const target = to(value.node);
    if (target === value.node) return [];
    return [{ path, value: target === undefined ? undefined : { node: target } }];
  });
  return dataChanges(node.data, values);
}

// Few types have such fields; asking the type first spares walking through the texts of all the others.
function hasPlaces(fields: Fields): boolean {
  return Object.values(fields).some(({ kind, items }) => kind === "place" || (items && hasPlaces(items)));
}

/**
 * Leads the way out of every question where other callers of its step are led, and calls the exceptions by their new
 * names. Without a step to lead to there is no way out any more.
 */
export function redirectEverywhere(draft: Draft, target: Redirection, renamed: Redirection): void {
  const { everywhere: before } = draft.document;
  if (!before) return;
  const { operator, ...rest } = before;
  const except = before.except.flatMap((id) => renamed(id) ?? []);
  const led = operator && ledElsewhere(operator, target);
  const after = { ...(led ? { operator: led } : {}), ...rest, except };
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  draft.make({ of: "setting", name: "everywhere", before, after });
}

function ledElsewhere(
  operator: NonNullable<Everywhere["operator"]>,
  target: Redirection,
): Everywhere["operator"] {
  if (!("node" in operator.to)) return operator;
  const node = target(operator.to.node);
  return node === undefined ? undefined : { ...operator, to: { node } };
}
