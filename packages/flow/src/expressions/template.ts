import { type Compiled, compileExpression } from "./compile.ts";
import { expressionLimits } from "./limits.ts";
import type { Scope } from "./scope.ts";
import type { ExpressionFacts, ExpressionProblem, WorkedOut } from "./types.ts";

/** A text with expressions in braces, ready to be filled in. */
export interface CompiledTemplate {
  readonly reads: ReadonlySet<string>;
  readonly steps: number;
  /** Never throws; comes to a text or a failure. Pure. */
  readonly run: (facts: ExpressionFacts) => WorkedOut;
}

/** `Hello {caller.name}`; a brace that is meant as such is written twice. Places of problems count from the text's start. */
export function compileTemplate(
  source: string,
  scope: Scope,
): { readonly compiled: CompiledTemplate } | { readonly problems: readonly ExpressionProblem[] } {
  const { sourceCharacters, nodes } = expressionLimits;
  const whole = { start: 0, end: source.length };
  if (source.length > sourceCharacters)
    return { problems: [{ code: "expression_too_long", ...whole, values: { limit: sourceCharacters } }] };
  const cut = partsOf(source);
  if ("unclosed" in cut) {
    const at = cut.unclosed;
    return { problems: [{ code: "expression_brace_unclosed", start: at, end: at + 1, values: {} }] };
  }
  const problems: ExpressionProblem[] = [];
  const parts: (string | Compiled)[] = [];
  for (const part of cut.parts) {
    if ("text" in part) {
      parts.push(part.text);
      continue;
    }
    const found = compileExpression(part.source, scope, "any");
    if ("compiled" in found) parts.push(found.compiled);
    else
      problems.push(
        ...found.problems.map((problem) => ({
          ...problem,
          start: problem.start + part.at,
          end: problem.end + part.at,
        })),
      );
  }
  if (problems.length > 0) return { problems };
  const compiled = parts.filter((part) => typeof part !== "string");
  const steps = compiled.reduce((sum, part) => sum + part.steps, 0);
  // Each expression keeps to the bounds of one; so does the template as a whole.
  if (steps > nodes)
    return { problems: [{ code: "expression_too_large", ...whole, values: { limit: nodes } }] };
  const reads = new Set(compiled.flatMap((part) => [...part.reads]));
  return { compiled: { reads, steps, run: (facts) => fill(parts, facts) } };
}

function fill(parts: readonly (string | Compiled)[], facts: ExpressionFacts): WorkedOut {
  let text = "";
  for (const part of parts) {
    const found = typeof part === "string" ? { value: part } : part.run(facts);
    if ("failure" in found) return found;
    text += String(found.value);
    if (text.length > expressionLimits.textCharacters) return { failure: "too-long" };
  }
  return { value: text };
}

type Part = { readonly text: string } | { readonly source: string; readonly at: number };

/** Texts and expressions in turn. Inside an expression a brace in quotation marks belongs to the quoted text. */
function partsOf(source: string): { readonly parts: readonly Part[] } | { readonly unclosed: number } {
  const parts: Part[] = [];
  let text = "";
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if ((sign === "{" || sign === "}") && source[at + 1] === sign) {
      text += sign;
      at += 1;
    } else if (sign === "}") return { unclosed: at };
    else if (sign === "{") {
      const end = closingBrace(source, at + 1);
      if (end === undefined) return { unclosed: at };
      parts.push({ text }, { source: source.slice(at + 1, end), at: at + 1 });
      text = "";
      at = end;
    } else text += sign;
  }
  return { parts: [...parts, { text }] };
}

function closingBrace(source: string, from: number): number | undefined {
  let quote: string | undefined;
  for (let at = from; at < source.length; at++) {
    const sign = source[at];
    if (quote) {
      if (sign === "\\") at += 1;
      else if (sign === quote) quote = undefined;
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === "}") return at;
  }
  return undefined;
}
