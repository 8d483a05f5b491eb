import type { ASTNode } from "@marcbachmann/cel-js";
import { expressionLimits } from "./limits.ts";
import type { Scope } from "./scope.ts";
import { misused, written } from "./syntax.ts";
import type { ExpressionProblem } from "./types.ts";

/** What the library's errors have in common. Its words are for programmers; only codes and places are used. */
interface Fault {
  readonly code: string;
  readonly range?: { readonly start: number; readonly end: number };
  readonly node?: Partial<ASTNode>;
}

/** The problem that an error of the library stands for, in our codes. */
export function told(error: unknown, source: string, scope: Scope): ExpressionProblem {
  const { code = "", range, node } = (error ?? {}) as Partial<Fault>;
  const { start, end } = range ?? { start: 0, end: source.length };
  const place = { start, end: Math.max(start, end) };
  const what = written({ input: source, start: place.start, end: Math.max(place.end, place.start + 1) });
  const as = (
    found: ExpressionProblem["code"],
    values: ExpressionProblem["values"] = {},
  ): ExpressionProblem => ({
    code: found,
    ...place,
    values,
  });
  switch (code) {
    case "limit_exceeded":
      return as("expression_too_large", { limit: expressionLimits.nodes });
    case "unterminated_string":
    case "unterminated_triple_quoted_string":
    case "newline_in_string":
      return as("expression_text_unclosed");
    case "unknown_variable":
      return as("expression_value_unknown", {
        ...what,
        known: scope.names.map(({ name }) => name).join(", "),
      });
    case "no_such_key":
      return as("expression_member_unknown", {
        member: what.what,
        of: ownerOf(node, source),
        known: scope.names.flatMap(({ name }) => (name.includes(".") ? [name] : [])).join(", "),
      });
    case "no_matching_overload":
      return as("expression_function_misused", misused(functionOf(node)));
    case "no_such_overload":
    case "invalid_logical_operand":
    case "invalid_condition_type":
    case "incompatible_ternary_branches":
    case "heterogeneous_list_element":
      return as("expression_types_differ", what);
    case "cannot_index_type":
      return as("expression_not_offered", what);
    default:
      return place.start >= source.trimEnd().length
        ? { ...as("expression_unfinished"), end: source.length }
        : as("expression_unreadable", what);
  }
}

function functionOf(node: Fault["node"]): string {
  return node?.op === "call" || node?.op === "rcall" ? String((node.args as readonly unknown[])[0]) : "";
}

function ownerOf(node: Fault["node"], source: string): string {
  const of = node?.op === "." ? (node.args as readonly [ASTNode, ...unknown[]])[0] : undefined;
  return of ? source.slice(of.start, of.end) : source;
}
