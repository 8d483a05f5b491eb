export { type Compiled, compileExpression, type Wanted } from "./compile.ts";
export { expressionLimits } from "./limits.ts";
export { type Scope, scopeOf } from "./scope.ts";
export { type CompiledTemplate, compileTemplate } from "./template.ts";
export type {
  ExpressionFacts,
  ExpressionFailure,
  ExpressionProblem,
  ExpressionProblemCode,
  ValueType,
  WorkedOut,
} from "./types.ts";
export { functions, type OfferedFunction, type OfferedName } from "./vocabulary.ts";
