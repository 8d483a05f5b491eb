import type { Party } from "../call/index.ts";
import type { VariableValue } from "../fields/index.ts";

/** What a value of a flow can be, as variables are declared. */
export type ValueType = "text" | "number" | "flag";

/** How people call the three kinds of value. */
export const typeNames: Readonly<Record<ValueType, string>> = {
  text: "a text",
  number: "a number",
  flag: "yes or no",
};

/** What an expression can look at: all of it is in the session, so that a replay works out the same. */
export interface ExpressionFacts {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly caller: Party;
  readonly called: Party;
  readonly language: string;
  readonly variables: Readonly<Record<string, VariableValue>>;
}

/** Why an expression came to nothing in a call. */
export type ExpressionFailure =
  /** It has problems that the check tells of. */
  | "broken"
  /** It needs a value that this call has not kept yet, or kept as something else. */
  | "not-set"
  /** A text is too long to be looked at, or would become so. */
  | "too-long"
  /** A text that should be a number is none, or a number grew beyond all numbers. */
  | "no-number"
  /** Anything else that this value cannot be used for: a piece beyond the end of a text. */
  | "unfit";

/** What an expression must come to; `any` is one of the three. */
export type Wanted = ValueType | "any";

export type WorkedOut = { readonly value: VariableValue } | { readonly failure: ExpressionFailure };

/** Something wrong with an expression. `start` and `end` count characters of the source, from 0. */
export interface ExpressionProblem {
  readonly code: ExpressionProblemCode;
  readonly start: number;
  readonly end: number;
  readonly values: Readonly<Record<string, string | number>>;
}

export type ExpressionProblemCode =
  | "expression_too_long"
  | "expression_too_large"
  | "expression_unfinished"
  | "expression_unreadable"
  | "expression_text_unclosed"
  | "expression_value_unknown"
  | "expression_member_unknown"
  | "expression_function_unknown"
  | "expression_function_misused"
  | "expression_types_differ"
  | "expression_result_wrong"
  | "expression_not_offered"
  | "expression_pattern_wrong"
  | "expression_divides_by_unknown"
  | "expression_brace_unclosed";
