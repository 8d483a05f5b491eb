import type { Field, Fields } from "../fields/index.ts";
import { isJsonObject, type Json } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import type { NodeDataChange } from "./change.ts";
import type { Draft } from "./draft.ts";
import { outletsOf, removeEdges } from "./outlets.ts";
import { type Path, valueAt, withValueAt } from "./path.ts";

/** What changes inside the data of one node. */
export type DataChange = Pick<NodeDataChange, "path" | "before" | "after">;

/** The field that a path leads into, and the path of that field; the rest of the path is inside its value. */
export function fieldAt(
  fields: Fields,
  path: Path,
): { readonly field: Field; readonly path: Path } | undefined {
  const [name, index, ...inner] = path;
  const field = typeof name === "string" && Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field || name === undefined) return undefined;
  if (!field.items || inner.length === 0 || typeof index !== "number") return { field, path: [name] };
  const found = fieldAt(field.items, inner);
  return found && { field: found.field, path: [name, index, ...found.path] };
}

/**
 * The change that sets a value inside data, with the objects that lead there where they are missing, or that removes it.
 * Undefined when the path leads through something that is no object or list.
 */
export function dataChange(data: Json, path: Path, value: Json | undefined): DataChange | undefined {
  return value === undefined ? removal(data, path) : setting(data, path, value);
}

function setting(data: Json, path: Path, value: Json): DataChange | undefined {
  const missing = path.findIndex((_, depth) => valueAt(data, path.slice(0, depth + 1)) === undefined);
  const end = missing < 0 ? path.length : missing + 1;
  const place = path.slice(0, end);
  const after = path.slice(end).reduceRight<Json | undefined>(wrapped, value);
  const fits = after !== undefined && withValueAt(data, place, after) !== undefined;
  return fits ? { path: place, before: valueAt(data, place), after } : undefined;
}

function wrapped(value: Json | undefined, part: string | number): Json | undefined {
  return typeof part === "string" && value !== undefined ? { [part]: value } : undefined;
}

function removal(data: Json, path: Path): DataChange | undefined {
  const holder = path.slice(0, -1);
  const part = path.at(-1);
  const held = valueAt(data, holder);
  if (Array.isArray(held)) {
    const items: readonly Json[] = held;
    if (typeof part !== "number" || !(part in items)) return undefined;
    return { path: holder, before: items, after: items.toSpliced(part, 1) };
  }
  const isMember = typeof part === "string" && (held === undefined || isJsonObject(held));
  return isMember ? { path, before: valueAt(data, path) } : undefined;
}

/** The data after a change. */
export function withChange(data: Json, { path, before, after }: DataChange): Json {
  const nothing = before === undefined && after === undefined;
  return nothing ? data : (withValueAt(data, path, after) ?? data);
}

/** Several values set or removed in one node's data, each seeing the one before. */
export function dataChanges(
  data: Json,
  values: readonly { path: Path; value: Json | undefined }[],
): DataChange[] {
  const changes: DataChange[] = [];
  let current = data;
  for (const { path, value } of values) {
    const change = dataChange(current, path, value);
    if (!change) continue;
    changes.push(change);
    current = withChange(current, change);
  }
  return changes;
}

/** Changes the data of the node at an index. Edges of outlets that the node has no more go with them. */
export function changeData(
  draft: Draft,
  at: number,
  changes: readonly DataChange[],
  nodeTypes: NodeTypes,
): void {
  const before = draft.document.nodes[at];
  if (!before) return;
  for (const change of changes) draft.make({ of: "node data", at, node: before.id, ...change });
  const now = draft.document.nodes[at];
  if (!now || now === before) return;
  const had = outletsOf(before, nodeTypes);
  const has = had && outletsOf(now, nodeTypes);
  if (!has) return;
  const kept = new Set(has.map(({ id }) => id));
  const gone = new Set(had.map(({ id }) => id).filter((id) => !kept.has(id)));
  if (gone.size > 0) removeEdges(draft, ({ from, outlet }) => from === now.id && gone.has(outlet));
}
