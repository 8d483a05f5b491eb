import { readFileSync } from "node:fs";
import type { ASTNode } from "@marcbachmann/cel-js";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  compileExpression,
  compileTemplate,
  expressionLimits,
  scopeOf,
} from "../../src/expressions/index.ts";
import { patternOf } from "../../src/expressions/patterns.ts";
import { CalledMembers, CallerMembers } from "../../src/expressions/vocabulary.ts";
import { factsOf } from "./facts.ts";

const corpus: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL("hostile.json", import.meta.url), "utf8"),
);
const types = { name: "text", score: "number", ready: "flag" } as const;
const long = "a".repeat(expressionLimits.textCharacters);
const facts = factsOf({ name: long, score: 3, ready: true });
const repeated = {
  signs: `${"!".repeat(1_900)}ready`,
  minuses: `${"-".repeat(1_900)}score`,
  brackets: `${"(".repeat(990)}score${")".repeat(990)}`,
  sums: Array.from({ length: 500 }, () => "1").join("+"),
  lists: `${"[".repeat(990)}${"]".repeat(990)}`,
  choices: `${"ready ? 1 : ".repeat(150)}2`,
  texts: Array.from({ length: 99 }, () => "name").join("+"),
  tooMuch: "score + ".repeat(1_000_000),
};

afterEach(() => {
  vi.restoreAllMocks();
});

/** The nodes that an evaluation really visits: each is counted as the library comes to it. */
function visitsOf(source: string): number {
  const { ast, ...parsed } = parseOf(source);
  let visits = 0;
  const counted = new Set<ASTNode>();
  const watch = (node: ASTNode & { evaluate?: (...given: unknown[]) => unknown }): void => {
    if (counted.has(node)) return;
    counted.add(node);
    const evaluate = node.evaluate?.bind(node);
    node.evaluate = (...given) => {
      visits += 1;
      return evaluate?.(...given);
    };
    for (const part of [node.args].flat(3)) if (isNode(part)) watch(part);
  };
  watch(ast);
  try {
    parsed.run(new Map(Object.entries({ ...facts.variables, language: "en-US", caller: facts.caller })));
  } catch {
    // What fails has been visited as far as it came.
  }
  return visits;
}

function parseOf(source: string): {
  readonly ast: ASTNode;
  readonly run: (given: Map<string, unknown>) => unknown;
} {
  const run = scopeOf(types).environment.parse(source);
  run.check();
  return { ast: run.ast, run: (given) => run(given) };
}

function isNode(part: unknown): part is ASTNode {
  return typeof part === "object" && part !== null && "op" in part;
}

describe.each(Object.entries({ ...corpus, "the same again and again": Object.values(repeated) }))(
  "%s",
  (_, sources) => {
    test.each(sources.map((source) => [source.slice(0, 60), source]))("%s", (_name, source) => {
      const before = Object.getOwnPropertyNames(Object.prototype);
      const found = compileExpression(source, scopeOf(types), "any");
      if ("compiled" in found) {
        expect(found.compiled.steps).toBeLessThanOrEqual(expressionLimits.nodes);
        const came = found.compiled.run(facts);
        expect("failure" in came || ["string", "number", "boolean"].includes(typeof came.value)).toBe(true);
      } else expect(found.problems.length).toBeGreaterThan(0);
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    });
  },
);

test("nothing of the corpus gets hold of anything but texts, numbers and flags of this call", () => {
  const scope = scopeOf(types);
  const reached = Object.values(corpus)
    .flat()
    .filter((source) => "compiled" in compileExpression(source, scope, "any"));
  // Everything else is refused; what is left are patterns in linear time and sums.
  for (const source of reached) expect(source).toMatch(/^(matches\(|1e308|-9223|9999)/);
});

test("an evaluation visits no node twice: its work grows with the source alone", () => {
  const terms = [5, 10, 20, 40, 80];
  const visits = terms.map((count) => visitsOf(Array.from({ length: count }, () => "score").join(" + ")));
  expect(visits).toEqual(terms.map((count) => 2 * count - 1));
  for (const source of [
    "ready ? name : name + name",
    "ready || score > 3",
    "score in [1, 2, 3]",
    "matches(name, 'a')",
  ]) {
    const found = compileExpression(source, scopeOf(types), "any");
    expect("compiled" in found && visitsOf(source) <= found.compiled.steps, source).toBe(true);
  }
});

test.each([
  "^(a+)+$",
  "(a|a)*[^a]{2}",
  "(a|aa)+$",
  "(.*a){25}",
  "^((a+a+)+)+$",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
])("the pattern %s looks at each character a fixed number of times", (source) => {
  const looks = [512, 1_024, 2_048, 4_096].map((length) => {
    const text = `${"a".repeat(length - 1)}!`;
    const pattern = patternOf(source);
    let count = 0;
    const looked = (method: "charCodeAt" | "codePointAt") => {
      const real = String.prototype[method];
      vi.spyOn(String.prototype, method).mockImplementation(function (this: string, at) {
        count += 1;
        return real.call(this, at) as number;
      });
    };
    looked("charCodeAt");
    looked("codePointAt");
    pattern?.fits(text);
    vi.restoreAllMocks();
    return count;
  });
  const [first = 0] = looks;
  expect(first).toBeGreaterThan(0);
  // Twice the text, twice the looks, and a handful around them.
  for (const [index, count] of looks.entries()) expect(count).toBeLessThanOrEqual(first * 2 ** index + 64);
});

test("patterns are texts that stand in the expression, of at most 256 characters", () => {
  const pattern = (length: number) => `matches(name, "${"a".repeat(length)}")`;
  const { patternCharacters } = expressionLimits;
  expect(compileExpression(pattern(patternCharacters), scopeOf(types), "flag")).toHaveProperty("compiled");
  expect(compileExpression(pattern(patternCharacters + 1), scopeOf(types), "flag")).toMatchObject({
    problems: [{ code: "expression_pattern_wrong" }],
  });
});

test("texts of more than 4 KB are neither taken nor given", () => {
  const scope = scopeOf(types);
  const run = (source: string, name: string) => {
    const found = compileExpression(source, scope, "any");
    return "compiled" in found ? found.compiled.run(factsOf({ name, score: 1, ready: true })) : found;
  };
  expect(run("name == name", long)).toEqual({ value: true });
  expect(run("size(name)", `${long}a`)).toEqual({ failure: "too-long" });
  expect(run("name + name", long)).toEqual({ failure: "too-long" });
  expect(run('matches(name + name, "b")', long)).toEqual({ failure: "too-long" });
});

test("whatever is written is refused or worked out, and never thrown", () => {
  const scope = scopeOf(types);
  const pieces = fc.constantFrom(
    ...[
      "name",
      "score",
      "caller",
      ".number",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "'",
      '"',
      "\\",
      "matches",
      ",",
      " + ",
      " / ",
    ],
    ...[
      "==",
      "&&",
      "!",
      "-",
      "?",
      ":",
      ".",
      "1",
      "0",
      "in",
      "size",
      "startsWith",
      "__proto__",
      "\n",
      "é",
      "\u0000",
      "\ud800",
    ],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const source = parts.join("");
      for (const found of [compileExpression(source, scope, "any"), compileTemplate(source, scope)]) {
        if ("compiled" in found) expect(found.compiled.run(facts)).toBeDefined();
        else
          for (const { start, end } of found.problems) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(source.length + 1);
          }
      }
    }),
    { numRuns: 500 },
  );
});

const program: readonly unknown[] = [Object.prototype, Function.prototype];

test.each([CallerMembers, CalledMembers])(
  "should the list ever fail, no way leads from a value to the program: %#",
  (Members) => {
    const found = new Set<unknown>();
    const ahead: unknown[] = [new Members(facts.caller)];
    while (ahead.length > 0) {
      const next = ahead.pop();
      if (next === null || (typeof next !== "object" && typeof next !== "function") || found.has(next))
        continue;
      found.add(next);
      if (program.includes(next)) continue;
      ahead.push(Object.getPrototypeOf(next), ...Reflect.ownKeys(next).map((key) => Reflect.get(next, key)));
    }
    expect(found).toContain(Members.prototype);
    expect(program.filter((one) => found.has(one))).toEqual([]);
  },
);
