import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { NodeTypes } from "../node-type/index.ts";
import { type FlowDocument, flowDocumentSchema, flowNodeSchema } from "./document.ts";
import { inSchemaOrder } from "./order.ts";

/**
 * The text of a flow file: two-space indent, keys in the order of the schemas, one line for a connection or a position.
 * The same document always gives the same text, so that `git diff` shows only what somebody changed.
 */
export function write(document: FlowDocument, nodeTypes: NodeTypes): string {
  const ordered = inSchemaOrder(flowDocumentSchema, document as unknown as Json) as JsonObject;
  const nodes = document.nodes.map((node) => {
    const type = nodeTypes.get(node.type);
    const data = inSchemaOrder(type?.schema, node.data);
    return { ...(inSchemaOrder(flowNodeSchema, node as unknown as Json) as JsonObject), data };
  });
  // Positions stand in the order of the nodes, so that a new node adds both at one place each.
  const placed = document.nodes.flatMap(({ id }): [string, Json][] => {
    const at = (ordered.layout as JsonObject)[id];
    return at === undefined ? [] : [[id, at]];
  });
  const layout = { ...Object.fromEntries(placed), ...(ordered.layout as JsonObject) };
  return jsonText({ ...ordered, nodes, layout });
}

/** JSON for people and for `git diff`: what is short stands on one line. */
export function jsonText(value: Json): string {
  return `${print(value, "")}\n`;
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
