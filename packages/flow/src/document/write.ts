import type { Fields } from "../fields/index.ts";
import { isJsonObject, type Json } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { type FlowDocument, flowDocumentSchema, flowNodeSchema } from "./document.ts";

const documentOrder = Object.keys(flowDocumentSchema.shape);
const nodeOrder = Object.keys(flowNodeSchema.shape);

/**
 * The text of a flow file: two-space indent, keys in the order of the schema and of the node types' fields, one line
 * for a connection or a position. The same document always gives the same text, so that `git diff` shows only changes.
 */
export function write(document: FlowDocument, nodeTypes: NodeTypes): string {
  const nodes = document.nodes.map((node) => {
    const fields = nodeTypes.get(node.type)?.fields ?? {};
    return ordered({ ...node, data: orderedData(node.data as Json, fields) }, nodeOrder);
  });
  const places = document.nodes.map(({ id }) => id);
  const value = ordered(
    {
      ...document,
      nodes,
      variables: ordered(document.variables, Object.keys(document.variables).sort()),
      layout: ordered(document.layout, places),
    },
    documentOrder,
  );
  return `${print(value as Json, "")}\n`;
}

function orderedData(data: Json, fields: Fields): Json {
  if (!isJsonObject(data)) return data;
  const entries = Object.entries(data).map(([name, value]): [string, Json] => {
    const field = fields[name];
    if (!field?.items || !Array.isArray(value))
      return [name, field?.kind === "spoken" ? byKey(value) : value];
    return [name, value.map((item: Json) => orderedData(item, field.items ?? {}))];
  });
  return ordered(Object.fromEntries(entries), ["id", ...Object.keys(fields)]) as Json;
}

function byKey(value: Json): Json {
  return isJsonObject(value) ? (ordered(value, Object.keys(value).sort()) as Json) : value;
}

// Known keys first and in order, unknown ones after them by name.
function ordered(value: object, order: readonly string[]): object {
  const rank = new Map(order.map((name, index) => [name, index]));
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  entries.sort(([a], [b]) => {
    const difference = (rank.get(a) ?? order.length) - (rank.get(b) ?? order.length);
    return difference || (a < b ? -1 : a > b ? 1 : 0);
  });
  return Object.fromEntries(entries);
}

const shortEnough = 100;

function print(value: Json, indent: string): string {
  const inline = printInline(value);
  const flat = !hasNesting(value) && inline.length <= shortEnough;
  if (flat) return inline;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => inner + print(item, inner)).join(",\n")}\n${indent}]`;
  if (isJsonObject(value)) {
    const lines = Object.entries(value).map(
      ([key, held]) => `${inner}${JSON.stringify(key)}: ${print(held, inner)}`,
    );
    return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent}}`;
  }
  return inline;
}

function printInline(value: Json): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[${value.map(printInline).join(", ")}]`;
  if (isJsonObject(value)) {
    const parts = Object.entries(value).map(([key, held]) => `${JSON.stringify(key)}: ${printInline(held)}`);
    return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
  }
  return JSON.stringify(value);
}

function hasNesting(value: Json): boolean {
  const held = Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  return held.some((item) => typeof item === "object" && item !== null);
}
