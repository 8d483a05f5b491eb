import type { FlowDocument, FlowNode, NodeId } from "../document/index.ts";
import { type Field, type Fields, walkFields } from "../fields/index.ts";
import { isJsonObject, type Json, type JsonObject, jsonFault, pointer } from "../json.ts";
import { limits } from "../limits.ts";
import type { NodeType, NodeTypes } from "../node-type/index.ts";
import { changeData, dataChange, dataChanges, fieldAt, withChange } from "./data.ts";
import { type Edit, perform } from "./edit.ts";
import { nodeLabel } from "./labels.ts";
import { typeOf } from "./outlets.ts";
import { type Path, valueAt } from "./path.ts";
import { reasonOf } from "./reason.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";

/**
 * Sets a value inside a node's data, or removes it when it is undefined. What stands beside it stays, known or not.
 * Values of an impossible shape are refused, so that the node can always be drawn with its outlets; values that only make
 * no sense yet are for the check.
 */
export function setField(
  document: FlowDocument,
  node: NodeId,
  path: Path,
  value: Json | undefined,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const found = editableNode(document, node, nodeTypes);
  if (isRefusal(found)) return found;
  const name = nodeLabel(found.node, nodeTypes);
  const { data } = found.node;
  const place = fieldAt(found.type.fields, path);
  const change = place && dataChange(data, path, value);
  if (!change) {
    const stray = value === undefined && isStray(found.type.fields, data, path);
    if (!stray) return refuse("field_missing", { node: name, at: pointer(path) }, { node });
    return perform(document, `Clear "${path[0]}" in ${name}`, (draft) =>
      changeData(draft, found.at, dataChanges(data, [{ path, value }]), nodeTypes),
    );
  }

  const after = withChange(data, change);
  const { field } = place;
  // A part that is set may belong to a value with other faults, which nobody can mend all at once.
  const before = path.length > place.path.length ? valueAt(data, place.path) : undefined;
  const reason = unfit(field, valueAt(after, place.path), before);
  if (reason !== undefined) {
    return refuse("value_unfit", { node: name, field: field.label, reason }, { node });
  }
  if (field.items && repeatsItemIds(field, valueAt(after, place.path))) {
    return refuse("item_id_repeated", { node: name, field: field.label }, { node });
  }
  return perform(
    document,
    `${value === undefined ? "Clear" : "Change"} "${field.label}" in ${name}`,
    (draft) => changeData(draft, found.at, [change], nodeTypes),
    typeof value === "string" || typeof value === "number",
  );
}

// A member that no field declares makes the node unreadable; taking it out is the only thing to do with it.
function isStray(fields: Fields, data: JsonObject, path: Path): boolean {
  const [name, ...inner] = path;
  return (
    typeof name === "string" &&
    inner.length === 0 &&
    !Object.hasOwn(fields, name) &&
    Object.hasOwn(data, name)
  );
}

/** A node whose fields are known here, and where it stands among the nodes. */
export interface EditableNode {
  readonly at: number;
  readonly node: FlowNode;
  readonly type: NodeType;
}

export function editableNode(
  document: FlowDocument,
  id: NodeId,
  nodeTypes: NodeTypes,
): EditableNode | Refusal {
  const at = document.nodes.findIndex((candidate) => candidate.id === id);
  const node = document.nodes[at];
  if (!node) return refuse("node_missing", { node: id });
  const type = typeOf(node, nodeTypes);
  return type
    ? { at, node, type }
    : refuse("node_unreadable", { node: nodeLabel(node, nodeTypes) }, { node: id });
}

/** Why a field does not take a value. One that was wrong `before` may stay wrong: a broken file is mended in steps. */
export function unfit(field: Field, value: Json | undefined, before?: Json): string | undefined {
  const fault = value !== undefined && jsonFault(value, limits.jsonDepth);
  if (fault) return `${fault.kind} at ${fault.at || "/"}`;
  const parsed = field.schema.safeParse(value);
  if (parsed.success || (before !== undefined && !field.schema.safeParse(before).success)) return undefined;
  return value === undefined ? "it cannot be empty." : reasonOf(parsed.error);
}

// Ids of items are names of outlets; edges could not tell two of a name apart.
function repeatsItemIds(field: Field, value: Json | undefined): boolean {
  const lists = [...walkFields({ list: field }, { list: value })].filter((met) => met.field.items);
  return lists.some((met) => {
    const items: readonly Json[] = Array.isArray(met.value) ? met.value : [];
    const ids = items.filter(isJsonObject).map(({ id }) => id);
    return new Set(ids).size < ids.length;
  });
}
