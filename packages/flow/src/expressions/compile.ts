import type { ASTNode, ParseResult } from "@marcbachmann/cel-js";
import type { VariableValue } from "../fields/index.ts";
import { told } from "./faults.ts";
import { expressionLimits } from "./limits.ts";
import { patternOf } from "./patterns.ts";
import { type Scope, TextTooLong } from "./scope.ts";
import { survey } from "./syntax.ts";
import {
  type ExpressionFacts,
  type ExpressionFailure,
  type ExpressionProblem,
  typeNames,
  type ValueType,
  type Wanted,
  type WorkedOut,
} from "./types.ts";
import { CalledMembers, CallerMembers } from "./vocabulary.ts";

/** An expression that can be worked out, as often as there are calls. */
export interface Compiled {
  readonly type: ValueType;
  /** Names of the flow's values that it looks at; a value made of a sensitive one is sensitive. */
  readonly reads: ReadonlySet<string>;
  /** Whether it comes to something else at another time. */
  readonly looksAtClock: boolean;
  /** Nodes of its syntax tree: the most that one evaluation visits. */
  readonly steps: number;
  /** Never throws: whatever goes wrong is a failure. Pure. */
  readonly run: (facts: ExpressionFacts) => WorkedOut;
}

/**
 * Reads an expression in the Common Expression Language, as far as it is offered, and checks its types. There is no way from
 * it to JavaScript: the library walks a tree, names lead to copies without a prototype, and functions are listed.
 */
export function compileExpression(
  source: string,
  scope: Scope,
  wanted: Wanted,
): { readonly compiled: Compiled } | { readonly problems: readonly ExpressionProblem[] } {
  const whole = { start: 0, end: source.length };
  const { sourceCharacters, patternCharacters } = expressionLimits;
  if (source.length > sourceCharacters)
    return { problems: [{ code: "expression_too_long", ...whole, values: { limit: sourceCharacters } }] };
  if (source.trim() === "") return { problems: [{ code: "expression_unfinished", ...whole, values: {} }] };
  let parsed: ParseResult;
  try {
    parsed = scope.environment.parse(source);
  } catch (error) {
    return { problems: [told(error, source, scope)] };
  }
  const { problems, reads, patterns, clocked, nodes } = survey(parsed.ast);
  if (problems.length > 0) return { problems };
  for (const { source: text, node } of patterns) {
    const pattern = patternOf(text);
    if (!pattern)
      return {
        problems: [
          { code: "expression_pattern_wrong", ...placeOf(node), values: { limit: patternCharacters } },
        ],
      };
    scope.patterns.set(text, pattern);
  }
  const checked = parsed.check();
  if (!checked.valid) return { problems: [told(checked.error, source, scope)] };
  const type = typeOf(checked.type ?? "");
  if (!type || (wanted !== "any" && wanted !== type)) {
    const values = {
      found: type ? typeNames[type] : "no value",
      wanted: wanted === "any" ? "a value" : typeNames[wanted],
    };
    return { problems: [{ code: "expression_result_wrong", ...whole, values }] };
  }
  const names = [...reads];
  return {
    compiled: {
      type,
      reads,
      steps: nodes,
      looksAtClock: clocked,
      run: (facts) => {
        scope.clock.at = facts.at;
        return workOut(parsed, names, facts);
      },
    },
  };
}

function workOut(parsed: ParseResult, names: readonly string[], facts: ExpressionFacts): WorkedOut {
  try {
    const given = new Map<string, unknown>();
    for (const name of names) {
      const value = givenFor(name, facts);
      if (typeof value === "string" && value.length > expressionLimits.textCharacters)
        return { failure: "too-long" };
      if (value !== undefined) given.set(name, value);
    }
    return outcomeOf(parsed(given));
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

function givenFor(name: string, { caller, called, language, variables }: ExpressionFacts): unknown {
  if (name === "caller") return new CallerMembers(caller);
  if (name === "called") return new CalledMembers(called);
  if (name === "language") return language;
  return Object.hasOwn(variables, name) ? variables[name] : undefined;
}

function outcomeOf(found: unknown): WorkedOut {
  const value = typeof found === "bigint" ? Number(found) : found;
  if (typeof value === "number" && !Number.isFinite(value)) return { failure: "no-number" };
  if (typeof value === "string" && value.length > expressionLimits.textCharacters)
    return { failure: "too-long" };
  return isValue(value) ? { value } : { failure: "unfit" };
}

function isValue(value: unknown): value is VariableValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

const failures: Readonly<Record<string, ExpressionFailure>> = {
  unknown_variable: "not-set",
  variable_type_mismatch: "not-set",
  double_conversion_error: "no-number",
  numeric_overflow: "no-number",
};

function failureOf(error: unknown): ExpressionFailure {
  if (error instanceof TextTooLong) return "too-long";
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  return (typeof code === "string" && failures[code]) || "unfit";
}

/** The kind of value that a type of the library stands for. */
function typeOf(cel: string): ValueType | undefined {
  if (cel === "string") return "text";
  if (cel === "double" || cel === "int") return "number";
  return cel === "bool" ? "flag" : undefined;
}

function placeOf({ start, end }: ASTNode): { readonly start: number; readonly end: number } {
  return { start, end };
}
