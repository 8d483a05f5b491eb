import { type FlowDocument, flowDocumentSchema, type Variable } from "../document/index.ts";
import { type Edit, perform } from "./edit.ts";
import { isFitName } from "./ids.ts";
import { reasonOf } from "./reason.ts";
import { type Refusal, refuse } from "./refusals.ts";

/** Adds a variable that nodes can read and calls start with. */
export function addVariable(document: FlowDocument, name: string, variable: Variable): Edit | Refusal {
  if (Object.hasOwn(document.variables, name)) return refuse("variable_taken", { name });
  return set(document, name, variable, `Add the variable ${name}`);
}

/** Gives a variable another type or first value. */
export function changeVariable(document: FlowDocument, name: string, variable: Variable): Edit | Refusal {
  if (!Object.hasOwn(document.variables, name)) return refuse("variable_missing", { name });
  return set(document, name, variable, `Change the variable ${name}`);
}

export function removeVariable(document: FlowDocument, name: string): Edit | Refusal {
  if (!Object.hasOwn(document.variables, name)) return refuse("variable_missing", { name });
  return perform(document, `Remove the variable ${name}`, (draft) =>
    draft.make({ of: "variable", name, before: document.variables[name] }),
  );
}

function set(document: FlowDocument, name: string, after: Variable, title: string): Edit | Refusal {
  if (!isFitName(name))
    return refuse("variable_unfit", { name, reason: "this name is kept for JavaScript." });
  const parsed = flowDocumentSchema.shape.variables.safeParse({ [name]: after });
  if (!parsed.success) {
    return refuse("variable_unfit", {
      name,
      reason: reasonOf(parsed.error),
    });
  }
  const before = Object.hasOwn(document.variables, name) ? document.variables[name] : undefined;
  return perform(document, title, (draft) => draft.make({ of: "variable", name, before, after }));
}
