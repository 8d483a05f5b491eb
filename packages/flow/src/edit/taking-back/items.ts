import type { FlowNode } from "../../document/index.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import { fieldAt } from "../data.ts";
import { itemWords, nodeLabel, outletLabel } from "../labels.ts";
import type { Path } from "../path.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { placeAgain, type Versions } from "./versions.ts";

export type Item = JsonObject & { readonly id: string };

/** A list of a step on both sides. */
interface Lists {
  readonly node: FlowNode;
  readonly place: Path;
  readonly now: readonly Item[];
  readonly live: readonly Item[];
}

export function isItems(value: Json | undefined): value is readonly Item[] {
  return Array.isArray(value) && value.every((item) => isJsonObject(item) && typeof item.id === "string");
}

type Value = { readonly value: readonly Item[] };

/** An item that was removed stands where it stood, on its key. */
export function itemBack(versions: Versions, lists: Lists, id: string): Value | Refusal {
  const { now, live } = lists;
  const item = live.find((other) => other.id === id);
  if (!item) return refuse("change_missing", {});
  const at = placeAgain(
    now.map((other) => other.id),
    live.map((other) => other.id),
    id,
  );
  let items: readonly Item[] = now.toSpliced(at, 0, item);
  for (const name of keyFields(versions, lists)) {
    const back = keyBack(versions, { ...lists, now: items }, id, name);
    if (isRefusal(back)) return back;
    items = back.value;
  }
  return { value: items };
}

/** An item is on its key again. Whoever has that key now goes back to its own, and so on: two swapped keys are swapped back. */
export function keyBack(versions: Versions, lists: Lists, id: string, name: string): Value | Refusal {
  const live = new Map(lists.live.map((item) => [item.id, item]));
  const going = [id];
  let items = lists.now;
  for (const moved of going) {
    const key = live.get(moved)?.[name];
    items = items.map((item) => (item.id === moved && key !== undefined ? { ...item, [name]: key } : item));
    const holder = items.find(
      (item) => item[name] === key && !going.includes(item.id) && live.get(item.id)?.[name] !== key,
    );
    if (!holder) continue;
    if (!live.has(holder.id)) {
      const values = { node: nodeLabel(lists.node, versions.nodeTypes), key: String(key) };
      return refuse(
        "key_held",
        { ...values, holder: holderName(versions, lists, holder) },
        { node: lists.node.id },
      );
    }
    going.push(holder.id);
  }
  return { value: items };
}

function keyFields(versions: Versions, lists: Lists): readonly string[] {
  return Object.entries(fieldOf(versions, lists)?.items ?? {}).flatMap(([name, { kind }]) =>
    kind === "key" ? [name] : [],
  );
}

function fieldOf({ nodeTypes }: Versions, { node, place }: Lists) {
  return fieldAt(nodeTypes.get(node.type)?.fields ?? {}, place)?.field;
}

function holderName(versions: Versions, lists: Lists, holder: Item): string {
  const field = fieldOf(versions, lists);
  const exit = outletLabel(lists.node, holder.id, versions.nodeTypes);
  return `"${exit === holder.id && field ? (itemWords(field, holder) ?? exit) : exit}"`;
}
