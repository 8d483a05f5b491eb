import { isJsonObject } from "../json.ts";
import type { Field, Fields } from "./field.ts";

/** A field met in a node's data: where it sits (relative to the data), what it is and what it holds. */
export interface FieldValue {
  readonly path: readonly (string | number)[];
  readonly field: Field;
  readonly value: unknown;
}

/**
 * Every field of a node's data, lists opened up, in the order of the definition. This is how the voice script finds
 * what is said, the check what is empty and the path explorer where a jump leads, for each node type there will be.
 */
export function* walkFields(
  fields: Fields,
  data: unknown,
  path: readonly (string | number)[] = [],
): Generator<FieldValue> {
  const values = isJsonObject(data) ? data : {};
  for (const [name, field] of Object.entries(fields)) {
    const value: unknown = Object.hasOwn(values, name) ? values[name] : undefined;
    yield { path: [...path, name], field, value };
    if (field.items && Array.isArray(value)) {
      for (const [index, item] of value.entries())
        yield* walkFields(field.items, item, [...path, name, index]);
    }
  }
}

/** The data that a new node of these fields starts with. */
export function initialData(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => field.initial !== undefined)
      .map(([name, field]) => [name, field.initial]),
  );
}
