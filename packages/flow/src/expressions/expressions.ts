import type { VariableValue } from "../fields/index.ts";
import { type Compiled, compileExpression } from "./compile.ts";
import type { Scope } from "./scope.ts";
import { type CompiledTemplate, compileTemplate } from "./template.ts";
import type { ExpressionFacts, ExpressionFailure, Wanted } from "./types.ts";

/** A value that was worked out, with the names of those it was made of: if one of them is sensitive, so is it. */
export type Derived =
  | { readonly value: VariableValue; readonly from: Iterable<string> }
  | { readonly failure: ExpressionFailure };

/** The expressions of one flow, each read when a call first needs it and never again. */
export interface Expressions {
  readonly workOut: (source: string, wanted: Wanted, facts: ExpressionFacts) => Derived;
  /** Fills the expressions of a template in. */
  readonly fillIn: (source: string, facts: ExpressionFacts) => Derived;
}

/** `scopeFor` is asked at the first expression: most flows have none. */
export function expressionsOf(scopeFor: () => Scope): Expressions {
  let scope: Scope | undefined;
  const known = new Map<string, Compiled | CompiledTemplate | undefined>();
  const derive = (
    key: string,
    read: (scope: Scope) => ReturnType<typeof compileTemplate>,
    facts: ExpressionFacts,
  ) => {
    if (!known.has(key)) {
      scope ??= scopeFor();
      const found = read(scope);
      known.set(key, "compiled" in found ? found.compiled : undefined);
    }
    const compiled = known.get(key);
    if (!compiled) return { failure: "broken" } as const;
    const came = compiled.run(facts);
    return "failure" in came ? came : { value: came.value, from: compiled.reads };
  };
  return {
    workOut: (source, wanted, facts) =>
      derive(`${wanted} ${source}`, (names) => compileExpression(source, names, wanted), facts),
    fillIn: (source, facts) => derive(`template ${source}`, (names) => compileTemplate(source, names), facts),
  };
}
