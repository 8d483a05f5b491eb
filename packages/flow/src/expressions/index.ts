export { compileExpression } from "./compile.ts";
export { type Completion, completionsAt, expressionBegunIn, sampleCall } from "./completion.ts";
export { type Derived, type Expressions, expressionsOf } from "./expressions.ts";
export { expressionLimits } from "./limits.ts";
export { type Scope, scopeOf } from "./scope.ts";
export { compileTemplate } from "./template.ts";
export { type ExpressionTree, expressionTree } from "./tree.ts";
export type {
  ExpressionFacts,
  ExpressionProblem,
  ValueType,
  Wanted,
} from "./types.ts";
export { functions } from "./vocabulary.ts";
