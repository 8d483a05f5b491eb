import { formats } from "../input/formats.ts";
import type { Schema } from "../input/schema.ts";
import type { GraphOperation } from "./operation.ts";

type Which = "all" | "numbers";

/** The limits of an operation's input, a line each: `body.prompts: 1 to 20 entries`; all of them, or numbers only. */
export function limitsOf({ input }: GraphOperation, which: Which = "all"): readonly string[] {
  return linesOf(input.schema, "", which);
}

function linesOf(schema: Schema, at: string, which: Which): readonly string[] {
  const { oneOf, type, items, properties = {} } = schema;
  const own = limitOf(schema, which);
  const inside = oneOf
    ? oneOf.flatMap((choice) => linesOf(choice, at, which))
    : type === "array" && items
      ? linesOf(items, `${at}[]`, which)
      : Object.entries(properties).flatMap(([name, inner]) =>
          linesOf(inner, at ? `${at}.${name}` : name, which),
        );
  return [...new Set([...(own === undefined ? [] : [`${at}: ${own}`]), ...inside])];
}

function limitOf(schema: Schema, which: Which): string | undefined {
  const { type, minimum, maximum, minItems = 0, maxItems, maxLength, format } = schema;
  if (which === "numbers" && (schema.enum || format)) return undefined;
  if (schema.enum) return schema.enum.join(", ");
  if (type === "integer") return `${minimum} to ${maximum}`;
  if (type === "array") {
    if (maxItems === undefined) return minItems > 0 ? `${minItems} or more` : undefined;
    return `${minItems} to ${maxItems} entries`;
  }
  if (format) return formats[format].says;
  return maxLength === undefined ? undefined : `up to ${maxLength} characters`;
}
