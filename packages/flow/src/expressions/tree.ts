import type { ASTNode } from "@marcbachmann/cel-js";
import type { VariableValue } from "../fields/index.ts";
import { expressionLimits } from "./limits.ts";
import type { Scope } from "./scope.ts";
import { survey } from "./syntax.ts";

/** An expression as its parts, for whoever wants to say it otherwise. Brackets are gone: the parts stand as they belong together. */
export type ExpressionTree =
  | { readonly is: "value"; readonly value: VariableValue }
  /** With its member, if it has one: `caller.number`. */
  | { readonly is: "name"; readonly name: string }
  /** `of` is the text that a function is asked of: `plan` in `plan.trim()`. */
  | {
      readonly is: "call";
      readonly name: string;
      readonly of: ExpressionTree | undefined;
      readonly given: readonly ExpressionTree[];
    }
  | { readonly is: "not"; readonly of: ExpressionTree }
  | {
      readonly is: "two";
      readonly sign: string;
      readonly left: ExpressionTree;
      readonly right: ExpressionTree;
    };

/** The parts of an expression; undefined where it cannot be read, or has parts that this tree knows nothing of. */
export function expressionTree(source: string, scope: Scope): ExpressionTree | undefined {
  if (source.trim() === "" || source.length > expressionLimits.sourceCharacters) return undefined;
  let root: ASTNode;
  try {
    root = scope.environment.parse(source).ast;
  } catch {
    // Whatever is wrong with it the check says.
    return undefined;
  }
  // It bounds the walk, and lets nothing through that is not offered.
  return survey(root).problems.length > 0 ? undefined : treeOf(root);
}

function treeOf({ op, args }: ASTNode): ExpressionTree | undefined {
  switch (op) {
    case "value":
      return isValue(args) ? { is: "value", value: args } : undefined;
    case "id":
      return { is: "name", name: args };
    case ".": {
      const [of, member] = args;
      return of.op === "id" ? { is: "name", name: `${of.args}.${member}` } : undefined;
    }
    case "rcall": {
      const [name, of, given] = args;
      const asked = treeOf(of);
      return asked && called(name, asked, given);
    }
    case "call":
      return called(args[0], undefined, args[1]);
    case "-_": {
      const of = treeOf(args);
      return of?.is === "value" && typeof of.value === "number"
        ? { is: "value", value: -of.value }
        : undefined;
    }
    case "!_": {
      const of = treeOf(args);
      return of && { is: "not", of };
    }
    case "==":
    case "!=":
    case "<":
    case ">":
    case "&&":
    case "||": {
      const [left, right] = [treeOf(args[0]), treeOf(args[1])];
      return left && right && { is: "two", sign: op, left, right };
    }
    default:
      return undefined;
  }
}

function called(
  name: string,
  of: ExpressionTree | undefined,
  given: readonly ASTNode[],
): ExpressionTree | undefined {
  const parts = given.map(treeOf);
  return parts.every((part) => part !== undefined) ? { is: "call", name, of, given: parts } : undefined;
}

function isValue(value: unknown): value is VariableValue {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
