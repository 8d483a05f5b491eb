import { type Fields, type FlowDocument, type FlowNode, isJsonObject, type NodeId } from "@dialtree/flow";
import { addItem, type ItemPlace, isRefusal, type ListPlace, type Path } from "@dialtree/flow/edit";
import { nodeTypes } from "../words/node-types.ts";

/** The item of a list that an exit stands for, such as a choice of a menu. */
export interface ExitItem {
  readonly place: ItemPlace;
  readonly index: number;
  readonly count: number;
  /** Where its own words are, if it has any. */
  readonly words: Path | undefined;
  readonly says: string;
}

/** The item behind an exit; undefined for exits that a step has by itself. */
export function itemOf(node: FlowNode, outlet: string): ExitItem | undefined {
  for (const [name, field] of Object.entries(nodeTypes.get(node.type)?.fields ?? {})) {
    const items: unknown = node.data[name];
    if (!field.items || !Array.isArray(items)) continue;
    const index = items.findIndex((item) => isJsonObject(item) && item.id === outlet);
    if (index < 0) continue;
    const text = wordsIn(field.items);
    return {
      place: { node: node.id, list: [name], item: outlet },
      index,
      count: items.length,
      words: text === undefined ? undefined : [name, index, text],
      says: text === undefined ? "" : String(items[index][text] ?? ""),
    };
  }
  return undefined;
}

/** The list of a step whose items are exits, with the name that people know it by; undefined where there is none, or it is full. */
export function listOfExits(
  document: FlowDocument,
  id: NodeId,
): { readonly place: ListPlace; readonly label: string; readonly hasWords: boolean } | undefined {
  const node = document.nodes.find((one) => one.id === id);
  const type = node && nodeTypes.get(node.type);
  if (!node || type?.version !== node.version) return undefined;
  for (const [name, field] of Object.entries(type.fields)) {
    if (!field.items) continue;
    const place = { node: id, list: [name] };
    const tried = addItem(document, place, {}, nodeTypes);
    if (isRefusal(tried)) continue;
    const after = tried.doc.nodes.find((one) => one.id === id);
    const isExit = after && type.outlets(after.data).some((outlet) => tried.added.includes(outlet.id));
    if (isExit) return { place, label: field.label, hasWords: wordsIn(field.items) !== undefined };
  }
  return undefined;
}

/** The field in which authors say what an item is for. */
function wordsIn(fields: Fields): string | undefined {
  return Object.entries(fields).find(([, { kind }]) => kind === "text")?.[0];
}
