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
  const reader = (read: (source: string, scope: Scope) => ReturnType<typeof compileTemplate>) => {
    const known = new Map<string, Compiled | CompiledTemplate | undefined>();
    return (source: string, facts: ExpressionFacts): Derived => {
      let compiled = known.get(source);
      if (!compiled) {
        if (known.has(source)) return { failure: "broken" };
        scope ??= scopeFor();
        const found = read(source, scope);
        compiled = "compiled" in found ? found.compiled : undefined;
        known.set(source, compiled);
        if (!compiled) return { failure: "broken" };
      }
      const came = compiled.run(facts);
      return "failure" in came ? came : { value: came.value, from: compiled.reads };
    };
  };
  const workOutAs = (wanted: Wanted) => reader((source, names) => compileExpression(source, names, wanted));
  const byType = {
    any: workOutAs("any"),
    text: workOutAs("text"),
    number: workOutAs("number"),
    flag: workOutAs("flag"),
  };
  return {
    workOut: (source, wanted, facts) => byType[wanted](source, facts),
    fillIn: reader(compileTemplate),
  };
}
