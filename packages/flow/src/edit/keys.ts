import type { FlowDocument } from "../document/index.ts";
import type { DialKey } from "../fields/index.ts";
import { isJsonObject, type Json } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { changeData, type DataChange } from "./data.ts";
import { type Edit, perform } from "./edit.ts";
import { unfit } from "./fields.ts";
import { type ItemPlace, itemAt, itemLabel } from "./lists.ts";
import { isRefusal, type Refusal, refuse } from "./refusals.ts";

/**
 * Gives an item (a choice of a menu) another key of the phone. The item keeps its id, so nothing is rewired. When another
 * item of the list holds the key, the two can `swap`.
 */
export function setKey(
  document: FlowDocument,
  place: ItemPlace,
  key: DialKey,
  { swap = false }: { readonly swap?: boolean },
  nodeTypes: NodeTypes,
): Edit | Refusal {
  const found = itemAt(document, place, nodeTypes);
  if (isRefusal(found)) return found;
  const { field, items, index, item, name: node } = found;
  const [name, keyField] = Object.entries(field.items ?? {}).find(([, { kind }]) => kind === "key") ?? [];
  if (name === undefined || !keyField) {
    return refuse("item_without_key", { node, field: field.label }, { node: place.node });
  }
  const before = item[name];
  const reason = unfit(keyField, key);
  if (reason !== undefined) {
    return refuse("value_unfit", { node, field: keyField.label, reason }, { node: place.node });
  }

  const change = (at: number, from: Json | undefined, to: Json | undefined): DataChange => ({
    path: [...place.list, at, name],
    before: from,
    after: to,
  });
  const holds = (other: Json, at: number) => at !== index && isJsonObject(other) && other[name] === key;
  const holder = before === key ? -1 : items.findIndex(holds);
  const other = items[holder];
  if (isJsonObject(other) && (!swap || before === undefined)) {
    const label = itemLabel(found, other, nodeTypes);
    return refuse("key_taken", { key, holder: label, node }, { node: place.node });
  }
  const changes = [change(index, before, key), ...(other ? [change(holder, key, before)] : [])];
  const title = other
    ? `Swap keys ${String(before)} and ${key} in ${node}`
    : `Change key ${String(before ?? "none")} to ${key} in ${node}`;
  return perform(document, title, (draft) => changeData(draft, found.at, changes, nodeTypes));
}
