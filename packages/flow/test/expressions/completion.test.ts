import { describe, expect, test } from "vitest";
import {
  compileExpression,
  completionsAt,
  expressionBegunIn,
  sampleCall,
  scopeOf,
} from "../../src/expressions/index.ts";

const types = { score: "number", plan: "text" } as const;
const scope = scopeOf(types);

/** `|` marks the place of the caret. */
function offered(marked: string): readonly string[] {
  const caret = marked.indexOf("|");
  return completionsAt(marked.replace("|", ""), caret, scope).options.map(({ label }) => label);
}

/** What the text becomes when the first is taken. */
function taken(marked: string): string {
  const caret = marked.indexOf("|");
  const source = marked.replace("|", "");
  const { from, options } = completionsAt(source, caret, scope);
  return source.slice(0, from) + options[0]?.insert + source.slice(caret);
}

describe("what can be meant by a word that has been begun", () => {
  test.each([
    ["sc|", ["score"]],
    ["s|", ["score", "size", "string"]],
    ["score > 1 && p|", ["plan"]],
    ["caller|", ["caller.number", "caller.name", "caller.kind"]],
    ["caller.n|", ["caller.number", "caller.name"]],
    ["CALLED|", ["called.number"]],
    ["plan.s|", ["startsWith", "substring"]],
    ["caller.number.e|", ["endsWith"]],
    ["|", []],
    ["score > |", []],
    ["plan == 'sc|", []],
    ['plan == "\\"sc|', []],
    ["plan == 'a' && sc|", ["score"]],
    ["nothing|", []],
  ])("%s", (marked, labels) => {
    expect(offered(marked)).toEqual(labels);
  });

  test.each([
    ["sc| > 2", "score > 2"],
    ["caller.na| == ''", "caller.name == ''"],
    ["plan.sta|", "plan.startsWith("],
    ["plan.tr|", "plan.trim()"],
    ["siz|", "size("],
  ])("taking the first of %s", (marked, text) => {
    expect(taken(marked)).toBe(text);
  });
});

test("in a template only what stands in braces is an expression", () => {
  const at = (marked: string) => expressionBegunIn(marked.replace("|", ""), marked.indexOf("|"));
  expect(at("Hello |")).toBeUndefined();
  expect(at("Hello {sc|")).toBe(7);
  expect(at("{score} and |")).toBeUndefined();
  expect(at("{{sc|")).toBeUndefined();
  expect(at("{{{sc|")).toBe(3);
});

test("every name has a value in the sample call", () => {
  for (const { name, type } of scope.names) {
    const found = compileExpression(name, scope, type);
    expect("compiled" in found && found.compiled.run(sampleCall(types)), name).toHaveProperty("value");
  }
});
