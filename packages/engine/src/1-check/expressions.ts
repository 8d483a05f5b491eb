import { isJsonObject, type Json, type Problem, problem, walkFields, wantedOf } from "@dialtree/flow";
import { compileExpression, compileTemplate, type Scope, scopeOf } from "@dialtree/flow/expressions";
import { typesOf } from "./program-facts.ts";
import { dataPointer, type Survey, type SurveyedNode } from "./survey.ts";

/** Expressions and templates that cannot be worked out, and expressions that come to the same in every call. */
export function expressionProblems(survey: Survey): Problem[] {
  // Half a millisecond that most flows need not spend.
  let scope: Scope | undefined;
  return [...survey.nodes.values()].flatMap((surveyed) =>
    written(surveyed).flatMap(({ kind, source, wanted, label, path }) => {
      scope ??= scopeOf(Object.fromEntries(typesIn(survey)));
      const place = { at: dataPointer(surveyed, path), node: surveyed.node.id };
      const found =
        kind === "template" ? compileTemplate(source, scope) : compileExpression(source, scope, wanted);
      if ("compiled" in found) {
        const isFixed =
          kind === "expression" &&
          found.compiled.reads.size === 0 &&
          !("looksAtClock" in found.compiled && found.compiled.looksAtClock);
        return isFixed ? [problem("expression_always_same", place, { field: label })] : [];
      }
      return found.problems.map(({ code, start, values }) =>
        problem(code, place, { ...values, field: label, position: start + 1 }),
      );
    }),
  );
}

/** Names that a node's expressions read, with the place of each expression. */
export function readByExpressions(
  survey: Survey,
): (surveyed: SurveyedNode) => readonly { readonly at: string; readonly name: string }[] {
  let scope: Scope | undefined;
  return (surveyed) =>
    written(surveyed).flatMap(({ kind, source, path }) => {
      scope ??= scopeOf(Object.fromEntries(typesIn(survey)));
      const found =
        kind === "template" ? compileTemplate(source, scope) : compileExpression(source, scope, "any");
      if (!("compiled" in found)) return [];
      return [...found.compiled.reads].map((name) => ({ at: dataPointer(surveyed, path), name }));
    });
}

function typesIn({ document, nodes }: Survey): ReturnType<typeof typesOf> {
  return typesOf(
    document,
    [...nodes.values()].flatMap(({ readable }) => (readable ? [readable.program] : [])),
  );
}

/** The expressions and templates that a node has something written in. */
function written({ node, readable }: SurveyedNode) {
  if (!readable) return [];
  return [...walkFields(readable.type.fields, node.data)].flatMap(({ field, path, value }) => {
    const { kind, label } = field;
    if ((kind !== "expression" && kind !== "template") || typeof value !== "string" || value.trim() === "")
      return [];
    return [{ kind, label, path, source: value, wanted: wantedOf(field, besides(node.data, path)) }];
  });
}

/** The object that a value stands in. */
function besides(data: Json, path: readonly (string | number)[]): Readonly<Record<string, unknown>> {
  let found: unknown = data;
  for (const part of path.slice(0, -1)) found = (found as Readonly<Record<string | number, unknown>>)[part];
  return isJsonObject(found) ? found : {};
}
