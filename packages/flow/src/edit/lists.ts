import type { FlowDocument, NodeId } from "../document/index.ts";
import type { Field } from "../fields/index.ts";
import { isJsonObject, type Json, type JsonObject, pointer } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { fieldAt } from "./data.ts";
import { type EditableNode, editableNode } from "./fields.ts";
import { itemWords, nodeLabel } from "./labels.ts";
import { outletsOf } from "./outlets.ts";
import { type Path, valueAt } from "./path.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";

/** A list field of a node, by its path in the node's data. */
export interface ListPlace {
  readonly node: NodeId;
  readonly list: Path;
}

/** One item of a list, by its own id: indexes change under one's hands. */
export interface ItemPlace extends ListPlace {
  readonly item: string;
}

export interface FoundList extends EditableNode {
  /** How people call the node. */
  readonly name: string;
  readonly path: Path;
  readonly field: Field;
  readonly items: readonly Json[];
}

export interface FoundItem extends FoundList {
  readonly index: number;
  readonly item: JsonObject;
}

export function listAt(document: FlowDocument, place: ListPlace, nodeTypes: NodeTypes): FoundList | Refusal {
  const found = editableNode(document, place.node, nodeTypes);
  if (isRefusal(found)) return found;
  const name = nodeLabel(found.node, nodeTypes);
  const field = fieldAt(found.type.fields, place.list);
  const value = valueAt(found.node.data, place.list) ?? [];
  if (!field?.field.items || field.path.length !== place.list.length || !Array.isArray(value)) {
    return refuse("field_missing", { node: name, at: pointer(place.list) }, { node: place.node });
  }
  return { ...found, name, path: place.list, field: field.field, items: value };
}

export function itemAt(document: FlowDocument, place: ItemPlace, nodeTypes: NodeTypes): FoundItem | Refusal {
  const found = listAt(document, place, nodeTypes);
  if (isRefusal(found)) return found;
  const index = found.items.findIndex((item) => isJsonObject(item) && item.id === place.item);
  const item = found.items[index];
  const { name: node, field } = found;
  return isJsonObject(item)
    ? { ...found, index, item }
    : refuse("item_missing", { node, field: field.label, item: place.item }, { node: place.node });
}

/** An item as a title calls it: in quotes the label of its outlet or its own words, else only `an item`. */
export function itemLabel(
  { node, field }: FoundList,
  item: JsonObject,
  nodeTypes: NodeTypes,
  data: Json | undefined = node.data,
): string {
  const outlets = isJsonObject(data) ? outletsOf({ ...node, data }, nodeTypes) : undefined;
  const name = outlets?.find(({ id }) => id === item.id)?.label ?? itemWords(field, item);
  return name ? `"${name}"` : "an item";
}
