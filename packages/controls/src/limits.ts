import type { Field } from "@dialtree/flow";

export interface Limits {
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly maxLength: number | undefined;
}

const known = new WeakMap<Field, Limits>();

/** The bounds of a number or a text, as the field's JSON Schema tells them. */
export function limitsOf(field: Field): Limits {
  const found = known.get(field) ?? read(field);
  known.set(field, found);
  return found;
}

function read(field: Field): Limits {
  const { minimum, maximum, maxLength } = field.schema.toJSONSchema({ unrepresentable: "any" });
  return { minimum, maximum, maxLength };
}
