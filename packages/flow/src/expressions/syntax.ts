import type { ASTNode } from "@marcbachmann/cel-js";
import { looksAtClock, whenOf } from "./clock.ts";
import { expressionLimits } from "./limits.ts";
import type { ExpressionProblem } from "./types.ts";
import { callNames, functions } from "./vocabulary.ts";

/** What is found on a walk through the syntax tree, before anything is looked up or run. */
export interface Surveyed {
  readonly problems: readonly ExpressionProblem[];
  /** Names that are read, without their members: `caller`, `score`. */
  readonly reads: ReadonlySet<string>;
  /** Texts that `matches` is given as patterns. */
  readonly patterns: readonly { readonly source: string; readonly node: ASTNode }[];
  /** Whether it looks at the clock. */
  readonly clocked: boolean;
  readonly nodes: number;
}

const binary: ReadonlySet<string> = new Set([
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "+",
  "-",
  "*",
  "/",
  "%",
  "in",
  "&&",
  "||",
]);
const offered: ReadonlySet<string> = new Set(functions.map(({ name }) => name));
const roots: ReadonlySet<string> = new Set(["caller", "called"]);

/**
 * Walks a syntax tree without recursion and lets through only what is listed here: an allow-list, so that what the library
 * learns later cannot be used before somebody has thought about it. Whole numbers become decimals on the way, because
 * authors know one kind of number.
 */
export function survey(root: ASTNode): Surveyed {
  const problems: ExpressionProblem[] = [];
  const reads = new Set<string>();
  const patterns: { source: string; node: ASTNode }[] = [];
  const pending: ASTNode[] = [root];
  let nodes = 0;
  let clocked = false;
  const found = (
    code: ExpressionProblem["code"],
    { start, end }: ASTNode,
    values: ExpressionProblem["values"],
  ) => void problems.push({ code, start, end, values });

  for (let node = pending.pop(); node; node = pending.pop()) {
    nodes += 1;
    if (nodes > expressionLimits.nodes) {
      found("expression_too_large", root, { limit: expressionLimits.nodes });
      break;
    }
    const { op, args } = node;
    if (op === "value") {
      if (typeof args === "bigint") Object.assign(node, { args: Number(args) });
      const isOffered = Number.isFinite(node.args) || typeof args === "string" || typeof args === "boolean";
      if (!isOffered) found("expression_not_offered", node, written(node));
    } else if (op === "id") reads.add(args);
    else if (op === ".") {
      const [of, member] = args;
      if (of.op === "id" && roots.has(of.args)) pending.push(of);
      else found("expression_member_unknown", node, { member, of: written(of).what, known: namesOfCall });
    } else if (op === "call" || op === "rcall") {
      const [name] = args;
      const given = op === "call" ? args[1] : args[2];
      if (!offered.has(name)) found("expression_function_unknown", node, { name });
      else if (name === "matches") {
        const [, pattern] = given;
        if (op === "rcall" || given.length !== 2) found("expression_function_misused", node, misused(name));
        else if (pattern?.op === "value" && typeof pattern.args === "string")
          patterns.push({ source: pattern.args, node: pattern });
        else
          found("expression_pattern_wrong", pattern ?? node, { limit: expressionLimits.patternCharacters });
      } else if (looksAtClock(name)) {
        clocked = true;
        // What they say is written there: whether there is such a zone or day is known before anybody calls.
        if (op === "rcall" || !whenOf(name, textsIn(given)))
          found("expression_function_misused", node, misused(name));
      }
      pending.push(...(op === "call" ? [] : [args[1]]), ...given);
    } else if (op === "list") pending.push(...args);
    else if (op === "?:") pending.push(...args);
    else if (op === "!_" || op === "-_") pending.push(args);
    else if (binary.has(op)) {
      const [left, right] = args as [ASTNode, ASTNode];
      // What is divided by zero is beyond all numbers, and would go on being compared as if it were one.
      if ((op === "/" || op === "%") && !isFixedNumber(right))
        found("expression_divides_by_unknown", right, {});
      pending.push(left, right);
    } else found("expression_not_offered", node, written(node));
  }
  return { problems: problems.toSorted((a, b) => a.start - b.start), reads, patterns, clocked, nodes };
}

const namesOfCall = callNames.map(({ name }) => name).join(", ");

function textsIn(given: readonly ASTNode[]): readonly string[] {
  return given.map(({ op, args }) => (op === "value" && typeof args === "string" ? args : ""));
}

function isFixedNumber({ op, args }: ASTNode): boolean {
  return op === "value" && (typeof args === "bigint" || typeof args === "number") && Number(args) !== 0;
}

/** A piece of the source, as it stands there, short enough for a sentence. */
export function written({ input, start, end }: Pick<ASTNode, "input" | "start" | "end">): {
  readonly what: string;
} {
  const text = input.slice(start, end);
  return { what: text.length > 40 ? `${text.slice(0, 39)}…` : text };
}

/** How a function is used, for whoever used it otherwise. */
export function misused(name: string): { readonly name: string; readonly usage: string } {
  return { name, usage: functions.find((known) => known.name === name)?.usage ?? name };
}
