import { z } from "zod";
import { expressionLimits } from "../expressions/limits.ts";
import type { Wanted } from "../expressions/types.ts";
import { described, type Field, type FieldText } from "./field.ts";

// Generous against what is pasted in; what can be worked out is the check's business.
const mostCharacters = 5 * expressionLimits.sourceCharacters;

/** An expression that is worked out in a call: `score > 3`. What it must come to is the check's business. */
export function expression(
  text: FieldText & { readonly result: WantedFrom; readonly optional?: boolean },
): Field<string> {
  const schema = described("expression", text, z.string().max(mostCharacters));
  const { label, help, optional = false, result } = text;
  return { kind: "expression", label, help, required: !optional, schema, initial: "", result };
}

/** A text with expressions in braces, which nobody hears: `{caller.name} has called`. */
export function template(text: FieldText & { readonly optional?: boolean }): Field<string> {
  const schema = described("template", text, z.string().max(mostCharacters));
  const { label, help, optional = false } = text;
  return { kind: "template", label, help, required: !optional, schema, initial: "" };
}

/** What an expression must come to, or the name of the field beside it that says so. */
export type WantedFrom = Wanted | { readonly saidBy: string };

/** What the expression of a field must come to, in the data that it stands in. */
export function wantedOf(
  { result = "any" }: Pick<Field, "result">,
  data: Readonly<Record<string, unknown>>,
): Wanted {
  if (typeof result === "string") return result;
  const said = data[result.saidBy];
  return said === "text" || said === "number" || said === "flag" ? said : "any";
}
