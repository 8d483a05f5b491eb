import { type Problem, problem, type Variable, walkFields } from "@dialtree/flow";
import { keptBy } from "./program-facts.ts";
import { dataPointer, type Survey, type SurveyedNode } from "./survey.ts";

/** Names that a step reads and nothing gives a value, and names that stand for different kinds of value. */
export function variableProblems(survey: Survey): Problem[] {
  const declared = Object.entries(survey.document.variables).map(([name, { type }]) => [name, type] as const);
  const types = new Map<string, Variable["type"]>(declared);
  const found: Problem[] = [];
  const nodes = [...survey.nodes.values()];
  for (const surveyed of nodes) {
    const { node, readable } = surveyed;
    for (const [name, { type }] of readable ? keptBy(readable.program) : []) {
      const before = types.get(name);
      if (before === undefined) types.set(name, type);
      else if (before !== type) {
        const at = fieldsOf(surveyed, "keeps").find(({ value }) => value === name)?.at ?? surveyed.at;
        found.push(problem("variable_type_differs", { at, node: node.id }, { name, type, other: before }));
      }
    }
  }
  const unknown = nodes.flatMap((surveyed) =>
    fieldsOf(surveyed, "reads")
      .filter(({ value }) => value !== "" && !types.has(value))
      .map(({ at, value }) => problem("variable_unknown", { at, node: surveyed.node.id }, { name: value })),
  );
  return [...found, ...unknown];
}

function fieldsOf(
  surveyed: SurveyedNode,
  use: "keeps" | "reads",
): readonly { readonly at: string; readonly value: string }[] {
  const { node, readable } = surveyed;
  if (!readable) return [];
  return [...walkFields(readable.type.fields, node.data)].flatMap(({ field, path, value }) =>
    field.use === use && typeof value === "string" ? [{ at: dataPointer(surveyed, path), value }] : [],
  );
}
