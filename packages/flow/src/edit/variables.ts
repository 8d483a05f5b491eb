import { type FlowDocument, flowDocumentSchema, type Variable } from "../document/index.ts";
import { walkFields } from "../fields/index.ts";
import type { NodeTypes } from "../node-type/index.ts";
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

/** Every name that stands for a value in a flow: those it begins with, and those that its nodes keep something under. */
export function variableNames({ variables, nodes }: FlowDocument, nodeTypes: NodeTypes): readonly string[] {
  const kept = nodes.flatMap(({ type, data }) =>
    [...walkFields(nodeTypes.get(type)?.fields ?? {}, data)].flatMap(({ field, value }) =>
      field.use === "keeps" && typeof value === "string" && value !== "" ? [value] : [],
    ),
  );
  return [...new Set([...Object.keys(variables), ...kept])].sort();
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
