import { z } from "zod";
import type { ValueType } from "../expressions/types.ts";
import { described, type Field, type FieldText } from "./field.ts";

const pattern = "(?!(?:constructor|prototype)$)[a-z][A-Za-z0-9_]{0,63}";
const remedy = "Use a name such as customerNumber.";

/** The name under which a call keeps a value: `customerNumber`. */
export const variableName = z.string().regex(new RegExp(`^${pattern}$`), remedy);

/** What a call can keep under a name. Digits are text: `0042` is not 42. */
export type VariableValue = string | number | boolean;

/** What a variable that holds such a value is called in a flow file. */
export function valueTypeOf(value: VariableValue): ValueType {
  return typeof value === "string" ? "text" : typeof value === "number" ? "number" : "flag";
}

/**
 * The name of a variable. `keeps`: this node gives it a value, and whoever writes the name makes it. `reads`: another node
 * must keep something under it, or the flow begin with it. An optional one may stay empty.
 */
export function variable(
  text: FieldText & { readonly use: VariableUse; readonly optional?: boolean },
): Field<string> {
  const schema = described("variable", text, z.string().regex(new RegExp(`^(?:${pattern})?$`), remedy));
  return {
    kind: "variable",
    label: text.label,
    help: text.help,
    required: !text.optional,
    schema,
    initial: "",
    use: text.use,
  };
}

export type VariableUse = "keeps" | "reads";
