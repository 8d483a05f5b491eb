import { describe, expect, test } from "vitest";
import {
  compileExpression,
  compileTemplate,
  functions,
  scopeOf,
  type ValueType,
  type Wanted,
} from "../../src/expressions/index.ts";
import { explain } from "../../src/index.ts";
import { factsOf } from "./facts.ts";

const types: Readonly<Record<string, ValueType>> = {
  name: "text",
  score: "number",
  ready: "flag",
  absent: "number",
  language: "number",
};
const scope = scopeOf(types);
const facts = factsOf({ name: "Ada Byron", score: 3, ready: true });

function worked(source: string, given = facts): unknown {
  const found = compileExpression(source, scope, "any");
  return "compiled" in found ? found.compiled.run(given) : found.problems;
}

describe("what an expression comes to", () => {
  test.each([
    ["score == 3", true],
    ["3 == score", true],
    ["score == 3.0", true],
    ["score + 1 > 3.5", true],
    ["score in [1, 2, 3]", true],
    ["score / 2", 1.5],
    ["7 % 4", 3],
    ["-score", -3],
    ["size(name) + score", 12],
    ["score * size(name)", 27],
    ["size(name) == 9 && 9 == size(name)", true],
    ['name + "!"', "Ada Byron!"],
    ['name.startsWith("Ada") && name.endsWith("n") && name.contains(" ")', true],
    ["name.lowerAscii() + name.upperAscii()", "ada byronADA BYRON"],
    ['" x ".trim()', "x"],
    ["name.substring(0, 3)", "Ada"],
    ["name.substring(4)", "Byron"],
    ["name.substring(90)", ""],
    ['matches(name, "^[A-Z][a-z]+ ")', true],
    ['matches(name, "[0-9]")', false],
    ['double("12.5") + 1', 13.5],
    ["string(score) + string(ready)", "3true"],
    ['ready ? "yes" : "no"', "yes"],
    ['caller.number.startsWith("+49") && caller.kind == "phone" && caller.name == "Ada"', true],
    ['called.number == "+15550100"', true],
    // A variable that is called like a fact of the call does not hide it.
    ['language == "en-US"', true],
    ["absent > 1 || ready", true],
  ])("%s", (source, value) => {
    expect(worked(source)).toEqual({ value });
  });

  test.each([
    ["absent > 1", "not-set"],
    ['double("twelve")', "no-number"],
    ["1e308 * 10.0", "no-number"],
  ])("%s fails", (source, failure) => {
    expect(worked(source)).toEqual({ failure });
  });

  test("a value that another flow keeps as something else is not taken", () => {
    expect(worked("score > 1", factsOf({ score: "3" }))).toEqual({ failure: "not-set" });
  });

  test("whoever hides the number has none", () => {
    const hidden = factsOf({}, { caller: { kind: "unknown" } });
    expect(worked('caller.number + caller.name + "/" + caller.kind', hidden)).toEqual({ value: "/unknown" });
  });

  test("it says which values it looks at", () => {
    const found = compileExpression('name == "a" || caller.number == ""', scope, "flag");
    expect("compiled" in found && [...found.compiled.reads].toSorted()).toEqual(["caller", "name"]);
  });

  test("every function of the list can be used as the list says", () => {
    const values = scopeOf({ text: "text", number: "number" });
    for (const { name, usage } of functions)
      expect(compileExpression(usage, values, "any"), name).toHaveProperty("compiled");
  });

  test("every name of the list can be used, and is of the type it says", () => {
    for (const { name, type } of scope.names)
      expect(compileExpression(name, scope, type), name).toHaveProperty("compiled");
  });
});

describe("what is wrong with an expression is told in words, with its place and a remedy", () => {
  const sentences = (source: string, wanted: Wanted): readonly string[] => {
    const found = compileExpression(source, scope, wanted);
    if ("compiled" in found) return [];
    return found.problems.map(({ code, start, values }) => {
      const said = explain({
        code,
        values: { ...values, field: "When", position: start + 1 },
      });
      return `${said.sentence} ${said.remedy}`;
    });
  };

  test.each<[string, Wanted, RegExp]>([
    ["score +", "any", /^"When" ends before it is complete\. Write the rest/],
    ["", "any", /ends before it is complete/],
    ['name == "Ada', "flag", /text that begins at character 9 is not closed\. Put a quotation mark/],
    ["score > )", "flag", /cannot be read at character 9: "\)"/],
    ["name = 3", "flag", /cannot be read at character 6/],
    ["nmae == name", "flag", /names "nmae" at character 1.*Use one of: name, score/],
    ["caller.phone", "text", /"caller" has no "phone" \(character 8\)\. There are: caller\.number/],
    ["name.foo", "text", /"name" has no "foo"/],
    ["foo(name)", "any", /uses "foo" at character 1, and there is no such function/],
    ['name.matches("a")', "flag", /Write it like this: matches\(text/],
    ["name.startsWith(3)", "flag", /Write it like this: text\.startsWith/],
    ["name == 3", "flag", /mixed with another of these at character 1: name == 3 Compare like with like/],
    ["ready && score", "flag", /is mixed with another/],
    ["score", "flag", /comes to a number, and yes or no is needed\. Compare it/],
    ["caller", "any", /comes to no value, and a value is needed/],
    ["name[0]", "any", /cannot use this, at character 1: name\[0\]/],
    [
      'matches(name, "(a")',
      "flag",
      /pattern at character 15 .* cannot be used\. Write it in quotation marks/,
    ],
    ["1 / score", "number", /divides at character 5 by something that could be zero/],
    ["x".repeat(2_001), "any", /longer than 2000 characters/],
    [`${"1 + ".repeat(150)}1`, "number", /has more than 200 parts/],
  ])("%s", (source, wanted, said) => {
    const found = sentences(source, wanted);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(said);
    expect(found[0]).not.toMatch(/undefined|overload|token|dyn/i);
  });

  test("several at once, in the order of the text", () => {
    expect(
      sentences("foo(name) == 1 / score && bar(1)", "flag").map(
        (said) => /"(foo|bar)"|divides/.exec(said)?.[0],
      ),
    ).toEqual(['"foo"', "divides", '"bar"']);
  });
});

describe("a template", () => {
  const filled = (source: string): unknown => {
    const found = compileTemplate(source, scope);
    return "compiled" in found
      ? found.compiled.run(facts)
      : found.problems.map(({ code, start }) => [code, start]);
  };

  test.each([
    ["Hello", "Hello"],
    ["", ""],
    ["Hello {caller.name}, {score} of {size(name)}", "Hello Ada, 3 of 9"],
    ["{{name}}", "{name}"],
    ['{"}" + name}', "}Ada Byron"],
    ["{'\\'}'}", "'}"],
  ])("%s", (source, value) => {
    expect(filled(source)).toEqual({ value });
  });

  test.each([
    ["{name", [["expression_brace_unclosed", 0]]],
    ["a } b", [["expression_brace_unclosed", 2]]],
    [
      "ab {foo} {bar}",
      [
        ["expression_value_unknown", 4],
        ["expression_value_unknown", 10],
      ],
    ],
    ["{}", [["expression_unfinished", 1]]],
    ["{name + name}".repeat(70), [["expression_too_large", 0]]],
  ])("%s is refused", (source, problems) => {
    expect(filled(source)).toEqual(problems);
  });

  test("what it is filled with is filled in once: braces in a value mean nothing", () => {
    const found = compileTemplate("{name}", scope);
    expect("compiled" in found && found.compiled.run(factsOf({ name: "{caller.number}" }))).toEqual({
      value: "{caller.number}",
    });
  });

  test("fails as a whole when a part of it does, and when it grows too long", () => {
    expect(filled("a{absent}")).toEqual({ failure: "not-set" });
    const found = compileTemplate("{name}{name}", scope);
    const long = factsOf({ name: "a".repeat(4_000) });
    expect("compiled" in found && found.compiled.run(long)).toEqual({ failure: "too-long" });
  });
});

test("a value whose name somebody has only begun to write is left out, and hinders nobody else's", () => {
  const begun = scopeOf({ "": "text", "a b": "text", score: "number" });
  expect(begun.names.map(({ name }) => name)).not.toContain("");
  expect(compileExpression("score > 1", begun, "flag")).toHaveProperty("compiled");
});
