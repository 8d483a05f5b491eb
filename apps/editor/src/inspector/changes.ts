import { type DialKey, type FlowDocument, isJsonObject, type Json, type NodeId } from "@dialtree/flow";
import { type Edit, type Path, type Refusal, setField, setKey } from "@dialtree/flow/edit";
import { nodeTypes } from "../words/node-types.ts";

/** A change that a form reports, as the operation that names it best: a key of a choice is more than a value. */
export function changeField(
  document: FlowDocument,
  node: NodeId,
  path: Path,
  value: Json | undefined,
): Edit | Refusal {
  const item = keyedItem(document, node, path);
  if (item !== undefined && typeof value === "string") {
    const place = { node, list: path.slice(0, -2), item };
    const edit = setKey(document, place, value as DialKey, {}, nodeTypes);
    // Held by another choice: the check says so at both, and the author sorts it out in the order they like.
    if (!("refused" in edit) || edit.refused !== "key_taken") return edit;
  }
  return setField(document, node, path, value, nodeTypes);
}

/** The item of a list whose key a path names. */
function keyedItem(document: FlowDocument, node: NodeId, path: Path): string | undefined {
  const [list, index, name, ...deeper] = path;
  const found = document.nodes.find(({ id }) => id === node);
  if (!found || deeper.length > 0 || typeof list !== "string" || typeof index !== "number") return undefined;
  const field = nodeTypes.get(found.type)?.fields[list]?.items?.[String(name)];
  const items = found.data[list];
  const item = Array.isArray(items) ? (items as readonly Json[])[index] : undefined;
  return field?.kind === "key" && isJsonObject(item) && typeof item.id === "string" ? item.id : undefined;
}
