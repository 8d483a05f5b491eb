import { expect, test, vi } from "vitest";
import { expressionsOf, scopeOf } from "../../src/expressions/index.ts";
import { factsOf } from "./facts.ts";

test("an expression is read once, however many calls work it out; a broken one is, too", () => {
  const scope = scopeOf({ score: "number" });
  const parse = vi.fn(scope.environment.parse.bind(scope.environment));
  const scopeFor = vi.fn(() => ({ ...scope, environment: { parse } as unknown as typeof scope.environment }));
  const expressions = expressionsOf(scopeFor);
  expect(scopeFor).not.toHaveBeenCalled();
  for (const score of [1, 2, 3]) {
    expect(expressions.workOut("score > 2", "flag", factsOf({ score }))).toMatchObject({ value: score > 2 });
    expect(expressions.fillIn("{score}", factsOf({ score }))).toMatchObject({ value: String(score) });
    expect(expressions.workOut("score >", "flag", factsOf({ score }))).toEqual({ failure: "broken" });
  }
  expect(parse).toHaveBeenCalledTimes(3);
  expect(scopeFor).toHaveBeenCalledTimes(1);
});

test("the same words for another kind of value are another expression", () => {
  const expressions = expressionsOf(() => scopeOf({ score: "number" }));
  expect(expressions.workOut("score", "flag", factsOf({ score: 1 }))).toEqual({ failure: "broken" });
  expect(expressions.workOut("score", "number", factsOf({ score: 1 }))).toMatchObject({ value: 1 });
});
