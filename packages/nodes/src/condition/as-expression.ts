import type { VariableValue } from "@dialtree/flow";
import type { ValueType } from "@dialtree/flow/expressions";
import { readWhen, type WhenKind, whenEnds, whenParts } from "@dialtree/flow/hours";
import type { ConditionData, Join, TestGroup } from "./condition.ts";
import { callerKinds, clockFunctions, type Test } from "./words.ts";

/** Why words cannot be written as an expression that decides alike. */
export type NotWritable =
  /** Whether a value was kept is nothing that an expression can ask. */
  | "whether-kept"
  /** Letters beyond a to z: an expression knows their capital letters apart. */
  | "letters"
  /** A comparison that is incomplete, a group without one, or a value of a kind that nobody knows. */
  | "incomplete"
  /** A comparison of two kinds: 3 with a text. */
  | "unlike";

type Types = Readonly<Record<string, ValueType>>;

class CannotWrite extends Error {
  readonly why: NotWritable;
  constructor(why: NotWritable) {
    super(why);
    this.why = why;
  }
}

/**
 * The words as an expression that goes the same way for every call in which the values it names were kept. Where one was not,
 * words take it for empty, and an expression cannot be decided.
 */
export function asExpression(
  { join, groups }: Pick<ConditionData, "join" | "groups">,
  types: Types,
): { readonly expression: string } | { readonly cannot: NotWritable } {
  try {
    const parts = groups.map((group) => groupAs(group, types, groups.length > 1));
    return { expression: joinedAs(join, parts, false) };
  } catch (error) {
    if (error instanceof CannotWrite) return { cannot: error.why };
    throw error;
  }
}

function groupAs({ join, tests }: TestGroup, types: Types, isInside: boolean): string {
  return joinedAs(
    join,
    tests.map((test) => testAs(test, types, isInside || tests.length > 1)),
    isInside,
  );
}

function joinedAs(join: Join, parts: readonly string[], isInside: boolean): string {
  if (parts.length === 0) throw new CannotWrite("incomplete");
  const words = parts.join(join === "all" ? " && " : " || ");
  if (join === "none") return `!(${words})`;
  return isInside && parts.length > 1 ? `(${words})` : words;
}

function testAs(test: Test, types: Types, isInside: boolean): string {
  const { subject, variable: name, is, value } = test;
  const typed = value.trim();
  if (is !== "empty" && is !== "present" && typed === "") throw new CannotWrite("incomplete");
  switch (subject) {
    case "callerNumber":
      return textAs("caller.number", is, typed.replaceAll(/[\s()./-]/g, ""));
    case "calledNumber":
      return textAs("called.number", is, typed.replaceAll(/[\s()./-]/g, ""));
    case "callerName":
      return is === "empty" || is === "present"
        ? textAs("caller.name", is, "")
        : textAs("caller.name", is, typed, ".trim()");
    case "callerKind":
      return kindAs(is, typed.toLowerCase());
    case "language":
      return languageAs(test, typed.toLowerCase(), isInside);
    case "weekday":
    case "time":
    case "date":
      return clockAs(subject, is, typed);
    case "variable":
      return variableAs(name, types[name], is, typed);
  }
}

function clockAs(of: WhenKind, is: Test["is"], typed: string): string {
  if (is !== "equals" && is !== "differs") throw new CannotWrite("unlike");
  if ("fault" in readWhen(of, typed)) throw new CannotWrite("incomplete");
  const { what, zone } = whenParts(typed);
  const ends = of === "weekday" ? undefined : whenEnds(of, what);
  const given = ends ? [ends.from, ends.to] : [what.toLowerCase()];
  const call = `${clockFunctions[of]}(${[zone, ...given].map(quotedAs).join(", ")})`;
  return is === "equals" ? call : `!${call}`;
}

function kindAs(is: Test["is"], kind: string): string {
  const isAsked = is === "empty" || is === "present";
  if (!isAsked && is !== "equals" && is !== "differs") throw new CannotWrite("unlike");
  if (!isAsked && !Object.hasOwn(callerKinds, kind)) throw new CannotWrite("incomplete");
  return textAs("caller.kind", is, kind);
}

function languageAs({ is }: Test, tag: string, isInside: boolean): string {
  const own = textAs("language", is === "differs" ? "equals" : is, tag);
  if ((is !== "equals" && is !== "differs") || tag.includes("-"))
    return is === "differs" ? textAs("language", is, tag) : own;
  // `de` is every kind of German.
  const kin = `${own} || ${textAs("language", "starts", `${tag}-`)}`;
  if (is === "differs") return `!(${kin})`;
  return isInside ? `(${kin})` : kin;
}

function variableAs(name: string, type: ValueType | undefined, is: Test["is"], typed: string): string {
  if (name === "" || type === undefined) throw new CannotWrite("incomplete");
  if (is === "empty" || is === "present") throw new CannotWrite("whether-kept");
  if (type === "text") {
    if (is === "more" || is === "less") return orderAs(`double(${name})`, is, typed);
    return textAs(name, is, typed, ".trim()");
  }
  if (type === "flag") {
    const flag = typed.toLowerCase();
    if ((flag !== "yes" && flag !== "no") || (is !== "equals" && is !== "differs"))
      throw new CannotWrite("unlike");
    return (flag === "yes") === (is === "equals") ? name : `!${name}`;
  }
  if (is === "more" || is === "less") return orderAs(name, is, typed);
  if (is !== "equals" && is !== "differs") throw new CannotWrite("unlike");
  return `${name} ${is === "equals" ? "==" : "!="} ${numberAs(typed)}`;
}

function orderAs(what: string, is: "more" | "less", typed: string): string {
  return `${what} ${is === "more" ? ">" : "<"} ${numberAs(typed)}`;
}

function numberAs(typed: string): string {
  if (!/^[+-]?\d+(\.\d+)?$/.test(typed)) throw new CannotWrite("unlike");
  return String(Number(typed));
}

/** A comparison of a text, without regard to capital letters, and with `first` done to it before. */
function textAs(what: string, is: Test["is"], typed: string, first = ""): string {
  if (is === "empty") return `${what} == ""`;
  if (is === "present") return `${what} != ""`;
  if (is === "more" || is === "less") throw new CannotWrite("unlike");
  const small = typed.toLowerCase();
  if (/[^\x20-\x7e]/.test(small)) throw new CannotWrite("letters");
  const text = `${what}${first}${/[a-z]/.test(small) && what !== "caller.kind" ? ".lowerAscii()" : ""}`;
  const quoted = quotedAs(small);
  if (is === "equals") return `${text} == ${quoted}`;
  if (is === "differs") return `${text} != ${quoted}`;
  return `${text}.${{ starts: "startsWith", ends: "endsWith", contains: "contains" }[is]}(${quoted})`;
}

function quotedAs(value: VariableValue): string {
  return JSON.stringify(value);
}
