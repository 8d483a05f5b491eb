import type { FlowDocument } from "../document/index.ts";
import { dialKeys, initialData } from "../fields/index.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { changeData, dataChange } from "./data.ts";
import { type Addition, adding, type Edit, perform } from "./edit.ts";
import { unfit } from "./fields.ts";
import { freshIds } from "./ids.ts";
import { itemWords } from "./labels.ts";
import { type FoundList, type ItemPlace, itemAt, itemLabel, type ListPlace, listAt } from "./lists.ts";
import { outletsOf } from "./outlets.ts";
import { withValueAt } from "./path.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";

/** Adds an item at the end of a list, or at `at`. It gets an id of its own and, among the keys of the phone, a free one. */
export function addItem(
  document: FlowDocument,
  place: ListPlace,
  { values = {}, at }: { readonly values?: JsonObject; readonly at?: number },
  nodeTypes: NodeTypes,
): Addition | Refusal {
  const found = listAt(document, place, nodeTypes);
  if (isRefusal(found)) return found;
  const { node } = place;
  const { field, items, name } = found;
  const max = field.size?.max;
  if (max !== undefined && items.length >= max) {
    return refuse("list_full", { node: name, field: field.label, max }, { node });
  }

  const id = freshItemId(found, values, nodeTypes);
  const item = { ...initialItem(found), ...values, id };
  const after = items.toSpliced(at ?? items.length, 0, item);
  const reason = unfit(field, after, items);
  if (reason !== undefined) {
    return refuse("value_unfit", { node: name, field: field.label, reason }, { node });
  }
  const label = itemLabel(found, item, nodeTypes, withValueAt(found.node.data, place.list, after));
  const title = `Add ${label} to ${field.label} of ${name}`;
  return adding(changeList(document, found, after, title, nodeTypes), [id]);
}

/** Removes an item, and the edges of its outlet with it. */
export function removeItem(document: FlowDocument, place: ItemPlace, nodeTypes: NodeTypes): Edit | Refusal {
  const found = itemAt(document, place, nodeTypes);
  if (isRefusal(found)) return found;
  const { items, index, item, field, name } = found;
  const title = `Delete ${itemLabel(found, item, nodeTypes)} from ${field.label} of ${name}`;
  return changeList(document, found, items.toSpliced(index, 1), title, nodeTypes);
}

/** Moves an item to an index of its list, at most to the end. Its outlet goes with it, so nothing is rewired. */
export function moveItem(
  document: FlowDocument,
  place: ItemPlace,
  to: number,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const found = itemAt(document, place, nodeTypes);
  if (isRefusal(found)) return found;
  const { items, index, item, field, name } = found;
  const title = `Move ${itemLabel(found, item, nodeTypes)} in ${field.label} of ${name}`;
  const after = items.toSpliced(index, 1).toSpliced(Math.max(0, to), 0, item);
  return changeList(document, found, after, title, nodeTypes);
}

function initialItem({ field, items }: FoundList): JsonObject {
  const initial = initialData(field.items ?? {}) as JsonObject;
  const keys = Object.entries(field.items ?? {})
    .filter(([, { kind }]) => kind === "key")
    .map(([name]): [string, Json] => [name, freeKey(items, name) ?? initial[name] ?? dialKeys[0]]);
  return { ...initial, ...Object.fromEntries(keys) };
}

function freeKey(items: readonly Json[], name: string): string | undefined {
  const used = new Set(items.filter(isJsonObject).map((item) => item[name]));
  return dialKeys.find((key) => !used.has(key));
}

/** After the words of the item (`sales`), or as one more of the list (`choice-3`). */
function freshItemId(
  { node, type, path, field, items }: FoundList,
  values: JsonObject,
  nodeTypes: NodeTypes,
): string {
  // Ids of items are names of outlets, and the node has other outlets besides; an option may have put one away for now.
  const outlets = [...(outletsOf(node, nodeTypes) ?? []), ...type.outlets(type.initial)];
  const named = [...outlets, ...items.filter(isJsonObject)];
  const taken = new Set(named.map(({ id }) => String(id)));
  const kind = String(path.at(-1)).replace(/ies$/, "y").replace(/s$/, "");
  let number = items.length + 1;
  while (taken.has(`${kind}-${number}`)) number++;
  return freshIds(taken)(itemWords(field, values) ?? "", `${kind}-${number}`);
}

function changeList(
  document: FlowDocument,
  { at, node, path }: FoundList,
  items: readonly Json[],
  title: string,
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const change = dataChange(node.data, path, items);
  return perform(document, title, (draft) => changeData(draft, at, change ? [change] : [], nodeTypes));
}
