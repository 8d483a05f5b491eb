import type { ExpressionTree, ValueType } from "@dialtree/flow/expressions";
import { whenKinds, whenText } from "@dialtree/flow/hours";
import type { ConditionData, Join, TestGroup } from "./condition.ts";
import { callerKinds, clockFunctions, type Test } from "./words.ts";

type Types = Readonly<Record<string, ValueType>>;
type Words = Pick<ConditionData, "join" | "groups">;
type Comparison = Omit<Test, "id">;

/** What stands in a list, or a group of it: it holds if all, any or none of its parts do. */
interface Joined {
  readonly join: Join;
  readonly parts: readonly ExpressionTree[];
}

/** An expression in words that decide alike, as far as groups and comparisons can say it; undefined where they cannot. */
export function asWords(tree: ExpressionTree, types: Types): Words | undefined {
  const outer = joinedOf(tree, types);
  if (outer.parts.every((part) => comparisonOf(part, types))) return wordsOf("all", [groupOf(outer, types)]);
  // Single comparisons that stand together make one group; whatever is joined in another way makes one each.
  const singles = outer.parts.filter((part) => comparisonOf(part, types));
  const others = outer.parts.filter((part) => !comparisonOf(part, types));
  const joined: Joined[] = [
    ...(singles.length > 0 ? [{ join: outer.join === "all" ? "all" : "any", parts: singles } as const] : []),
    ...others.map((part) => joinedOf(part, types)),
  ];
  return wordsOf(
    outer.join,
    joined.map((inner) => groupOf(inner, types)),
  );
}

const mostGroups = 10;
const mostTests = 20;

function wordsOf(join: Join, groups: readonly (Grouped | undefined)[]): Words | undefined {
  const found = groups.filter((group) => group !== undefined);
  if (found.length !== groups.length || found.length > mostGroups) return undefined;
  if (found.some(({ tests }) => tests.length > mostTests)) return undefined;
  return {
    join,
    groups: found.map(({ join: inner, tests }, index) => ({
      id: numbered("group", index),
      join: inner,
      tests: tests.map((test, at) => ({ id: numbered("test", at), ...test })),
    })),
  };
}

interface Grouped extends Omit<TestGroup, "id" | "tests"> {
  readonly tests: readonly Comparison[];
}

function groupOf({ join, parts }: Joined, types: Types): Grouped | undefined {
  const tests = parts.map((part) => comparisonOf(part, types));
  return tests.every((test) => test !== undefined) ? { join, tests } : undefined;
}

function numbered(name: string, index: number): string {
  return index === 0 ? name : `${name}-${index + 1}`;
}

/** How a part is joined, as far as it is: a comparison is all there is of itself. */
function joinedOf(tree: ExpressionTree, types: Types): Joined {
  if (comparisonOf(tree, types)) return { join: "all", parts: [tree] };
  if (tree.is === "not") {
    return { join: "none", parts: partsOf(tree.of, "||", types) };
  }
  if (tree.is === "two" && tree.sign === "&&") return { join: "all", parts: partsOf(tree, "&&", types) };
  if (tree.is === "two" && tree.sign === "||") return { join: "any", parts: partsOf(tree, "||", types) };
  return { join: "all", parts: [tree] };
}

function partsOf(tree: ExpressionTree, sign: string, types: Types): readonly ExpressionTree[] {
  if (comparisonOf(tree, types) || tree.is !== "two" || tree.sign !== sign) return [tree];
  return [...partsOf(tree.left, sign, types), ...partsOf(tree.right, sign, types)];
}

/** A comparison as words have it; undefined for anything else. */
function comparisonOf(tree: ExpressionTree, types: Types): Comparison | undefined {
  if (tree.is === "name") return types[tree.name] === "flag" ? flagTest(tree.name, "yes") : undefined;
  if (tree.is === "not") {
    if (tree.of.is === "name")
      return types[tree.of.name] === "flag" ? flagTest(tree.of.name, "no") : undefined;
    const clock = clockTest(tree.of, "differs");
    if (clock) return clock;
    const kin = kinOf(tree.of);
    return kin === undefined ? undefined : languageTest("differs", kin);
  }
  if (tree.is === "two") {
    const kin = kinOf(tree);
    return kin === undefined ? broadly(comparedOf(tree, types)) : languageTest("equals", kin);
  }
  return clockTest(tree, "equals") ?? (tree.is === "call" ? askedOf(tree, types) : undefined);
}

/** Of a language without its region words mean all regions; an expression that compares it alone means less. */
function broadly(test: Comparison | undefined): Comparison | undefined {
  const isWhole = test?.is === "equals" || test?.is === "differs";
  return test?.subject === "language" && isWhole && !test.value.includes("-") ? undefined : test;
}

function flagTest(variable: string, value: string): Comparison {
  return { subject: "variable", variable, is: "equals", value };
}

/** What is asked of the clock; what the check lets through can be said in words. */
function clockTest(tree: ExpressionTree, is: "equals" | "differs"): Comparison | undefined {
  if (tree.is !== "call" || tree.of) return undefined;
  const subject = whenKinds.find((kind) => clockFunctions[kind] === tree.name);
  const [zone = "", from = "", to = ""] = tree.given.map((one) =>
    one.is === "value" && typeof one.value === "string" ? one.value : "",
  );
  if (!subject) return undefined;
  const what = { weekday: from, time: `${from}-${to}`, date: from === to ? from : `${from}..${to}` }[subject];
  return { subject, variable: "", is, value: whenText(what, zone) };
}

function languageTest(is: Test["is"], value: string): Comparison {
  return { subject: "language", variable: "", is, value };
}

/** The language of `language == "de" || language.startsWith("de-")`. */
function kinOf(tree: ExpressionTree): string | undefined {
  if (tree.is !== "two" || tree.sign !== "||") return undefined;
  const [own, kin] = [comparedLanguage(tree.left), comparedLanguage(tree.right)];
  return own?.is === "equals" && kin?.is === "starts" && kin.value === `${own.value}-`
    ? own.value
    : undefined;
}

function comparedLanguage(tree: ExpressionTree): Comparison | undefined {
  const found = tree.is === "two" ? comparedOf(tree, {}) : tree.is === "call" ? askedOf(tree, {}) : undefined;
  return found?.subject === "language" ? found : undefined;
}

type Two = Extract<ExpressionTree, { is: "two" }>;
type Call = Extract<ExpressionTree, { is: "call" }>;

function comparedOf({ sign, left, right }: Two, types: Types): Comparison | undefined {
  if (right.is !== "value") return undefined;
  const { value } = right;
  if (typeof value === "number") {
    const what = isDouble(left) ? left.given[0] : left;
    const type = isDouble(left) ? "text" : "number";
    if (what?.is !== "name" || types[what.name] !== type) return undefined;
    const is = { "==": "equals", "!=": "differs", ">": "more", "<": "less" }[sign] as Test["is"] | undefined;
    if (!is || (type === "text" && is !== "more" && is !== "less")) return undefined;
    // As a number is written; one that is very large or small is written otherwise.
    const text = String(value);
    return /^-?\d+(\.\d+)?$/.test(text)
      ? { subject: "variable", variable: what.name, is, value: text }
      : undefined;
  }
  if (sign !== "==" && sign !== "!=") return undefined;
  if (typeof value === "boolean") {
    if (left.is !== "name" || types[left.name] !== "flag") return undefined;
    return flagTest(left.name, value === (sign === "==") ? "yes" : "no");
  }
  if (value === "" && left.is === "name") {
    const looked = lookedAt(left, types);
    const is = sign === "==" ? "empty" : "present";
    return looked && looked.subject !== "variable" ? { ...looked, is, value: "" } : undefined;
  }
  return textTest(left, sign === "==" ? "equals" : "differs", value, types);
}

function isDouble(tree: ExpressionTree): tree is Call {
  return tree.is === "call" && tree.name === "double" && tree.given.length === 1;
}

const asked: Readonly<Record<string, Test["is"]>> = {
  startsWith: "starts",
  endsWith: "ends",
  contains: "contains",
};

function askedOf({ name, of, given }: Call, types: Types): Comparison | undefined {
  const [part] = given;
  const is = Object.hasOwn(asked, name) ? asked[name] : undefined;
  if (!is || !of || given.length !== 1 || part?.is !== "value" || typeof part.value !== "string")
    return undefined;
  return textTest(of, is, part.value, types);
}

/** Words make no difference between capital letters and others, nor of spaces around a text: an expression that does says more. */
function textTest(left: ExpressionTree, is: Test["is"], value: string, types: Types): Comparison | undefined {
  let what = left;
  let isSmall = false;
  while (what.is === "call" && what.of && what.given.length === 0) {
    if (what.name === "lowerAscii") isSmall = true;
    else if (what.name !== "trim") return undefined;
    what = what.of;
  }
  const looked = lookedAt(what, types);
  if (!looked || value === "" || value !== value.trim() || /[^\x20-\x7e]/.test(value)) return undefined;
  if (looked.subject === "callerKind") {
    const isKind = Object.hasOwn(callerKinds, value) && (is === "equals" || is === "differs");
    return isKind ? { ...looked, is, value } : undefined;
  }
  const isNumber = looked.subject === "callerNumber" || looked.subject === "calledNumber";
  if (isNumber && /[\s()./-]/.test(value)) return undefined;
  if (/[A-Z]/.test(value) || (/[a-z]/.test(value) && !isSmall)) return undefined;
  return { ...looked, is, value };
}

function lookedAt(tree: ExpressionTree, types: Types): Pick<Comparison, "subject" | "variable"> | undefined {
  if (tree.is !== "name") return undefined;
  const subject = Object.hasOwn(subjects, tree.name) ? subjects[tree.name] : undefined;
  if (subject) return { subject, variable: "" };
  return types[tree.name] === "text" ? { subject: "variable", variable: tree.name } : undefined;
}

const subjects: Readonly<Record<string, Test["subject"]>> = {
  "caller.number": "callerNumber",
  "caller.name": "callerName",
  "caller.kind": "callerKind",
  "called.number": "calledNumber",
  language: "language",
};
