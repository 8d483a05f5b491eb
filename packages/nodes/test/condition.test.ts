import type { Facts } from "@dialtree/flow";
import { compileExpression, expressionsOf, expressionTree, scopeOf } from "@dialtree/flow/expressions";
import { wallClock } from "@dialtree/flow/hours";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asExpression } from "../src/condition/as-expression.ts";
import { asWords } from "../src/condition/as-words.ts";
import { condition } from "../src/condition/condition.ts";
import { callerKinds } from "../src/condition/words.ts";

const types = { plan: "text", score: "number", member: "flag" } as const;
const scope = scopeOf(types);
const expressions = expressionsOf(() => scope);
type Data = Parameters<NonNullable<typeof condition.decide>>[0];

const nothing = { join: "all", groups: [], expression: "" };
const decided = (data: object, facts: Facts) =>
  condition.decide?.({ ...nothing, ...data } as unknown as Data, facts);
const wordsOf = (expression: string) => {
  const tree = expressionTree(expression, scope);
  return tree && asWords(tree, types);
};
const sayings = (words: object | undefined) =>
  words && condition.outlets({ ...nothing, ...words } as unknown as Data)[0]?.when;

const comparison = fc.oneof(
  fc.record({
    subject: fc.constantFrom("callerNumber", "callerName", "calledNumber", "language", "callerKind"),
    variable: fc.constant(""),
    is: fc.constantFrom("equals", "differs", "starts", "ends", "contains", "empty", "present"),
    value: fc.constantFrom("+1 555", "0100", "ada", "Ada", "de", "en", "en-US", "EN", "phone", "user"),
  }),
  fc
    .constantFrom(
      ["weekday", "mon,sun in Europe/Berlin"],
      ["weekday", "wed in Asia/Tokyo"],
      ["time", "22:00-06:00 in Europe/Berlin"],
      ["time", "09:00-24:00 in America/New_York"],
      ["date", "2027-01-13 in Europe/Berlin"],
      ["date", "2026-12-24..2027-01-13 in Asia/Tokyo"],
      ["date", "2026-12-24..2026-01-13 in Asia/Tokyo"],
    )
    .chain(([subject, value]) =>
      fc.record({
        subject: fc.constant(subject),
        variable: fc.constant(""),
        is: fc.constantFrom("equals", "differs"),
        value: fc.constant(value),
      }),
    ),
  fc.record({
    subject: fc.constant("variable"),
    variable: fc.constant("plan"),
    is: fc.constantFrom("equals", "differs", "starts", "ends", "contains", "more", "less"),
    value: fc.constantFrom("gold", "Gold", "42", " 4", "-3.50"),
  }),
  fc.record({
    subject: fc.constant("variable"),
    variable: fc.constant("score"),
    is: fc.constantFrom("equals", "differs", "more", "less"),
    value: fc.constantFrom("3", "-3.5", "+2", "0"),
  }),
  fc.record({
    subject: fc.constant("variable"),
    variable: fc.constant("member"),
    is: fc.constantFrom("equals", "differs"),
    value: fc.constantFrom("yes", "no", "Yes"),
  }),
);
const join = fc.constantFrom("all", "any", "none");
const named = <Value>(items: readonly Value[]) => items.map((item, index) => ({ id: `n${index}`, ...item }));
const words = fc.record({
  join,
  groups: fc
    .array(fc.record({ join, tests: fc.array(comparison, { minLength: 1, maxLength: 3 }).map(named) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map(named),
});
const facts = fc.record({
  at: fc.integer({ min: Date.UTC(2027, 0, 9), max: Date.UTC(2027, 0, 16) }),
  clocks: fc.constant({ wallClock }),
  caller: fc.constantFrom(
    { kind: "phone", number: "+15550100", name: "Ada" },
    { kind: "phone", number: "+4930901820" },
    { kind: "user", id: "u", name: " ada lovelace" },
    { kind: "guest" },
    { kind: "unknown" },
  ),
  called: fc.constantFrom({ kind: "phone", number: "+15550100" }, { kind: "user", id: "u" }),
  language: fc.constantFrom("en-US", "en", "de-AT", "de", "den-CA"),
  variables: fc.record({
    plan: fc.constantFrom("gold", "GOLD ", "42", "4", "-3.5", "silver42"),
    score: fc.constantFrom(3, -3.5, 2, 0, 40),
    member: fc.boolean(),
  }),
});

test("an expression that is made of words decides like them, and so do the words that are made of it again", () => {
  let compared = 0;
  fc.assert(
    fc.property(words, fc.array(facts, { minLength: 1, maxLength: 6 }), (data, calls) => {
      const made = asExpression(data as never, types);
      if ("cannot" in made) return;
      const { expression } = made;
      expect(compileExpression(expression, scope, "flag"), expression).toHaveProperty("compiled");
      const again = wordsOf(expression);
      expect(again, expression).toBeDefined();
      for (const call of calls) {
        const known = { ...call, expressions } as unknown as Facts;
        const expected = decided(data, known);
        expect(decided({ expression }, known), expression).toBe(expected);
        expect(decided({ ...again }, known), expression).toBe(expected);
        compared += 1;
      }
    }),
    { numRuns: 1_000 },
  );
  expect(compared).toBeGreaterThan(1_000);
});

test("what an author writes becomes words where words mean the same", () => {
  expect(sayings(wordsOf('score > 3 && caller.number.startsWith("+49")'))).toBe(
    "score is more than 3 and the caller's number starts with +49",
  );
  expect(sayings(wordsOf('member && (score < 2 || plan.lowerAscii() == "gold")'))).toBe(
    "member is yes and (score is less than 2 or plan is gold)",
  );
  expect(sayings(wordsOf("!(score == 1 || score == 2)"))).toBe("not (score is 1 or score is 2)");
  expect(sayings(wordsOf("!(score > 1 && member)"))).toBe("not (score is more than 1 and member is yes)");
  expect(sayings(wordsOf('caller.kind == "user" || caller.number == ""'))).toBe(
    "what the caller uses is Teams, in an organisation or the caller's number is not there",
  );
  expect(sayings(wordsOf('language.lowerAscii() == "de" || language.lowerAscii().startsWith("de-")'))).toBe(
    "the language of the call is de",
  );
  expect(sayings(wordsOf("double(plan) > -3"))).toBe("plan is more than -3");
  expect(
    sayings(wordsOf('isTime("Europe/Berlin", "22:00", "06:00") && !isWeekday("Europe/Berlin", "sat,sun")')),
  ).toBe(
    "the time of day is 22:00 to 06:00 on the next day (Europe/Berlin) and the day of the week is not Saturday or Sunday (Europe/Berlin)",
  );
  expect(sayings(wordsOf('isDate("UTC", "2026-12-24", "2026-12-24")'))).toBe(
    "the date is Thursday 24 December 2026 (UTC)",
  );
});

describe("no words are made of an expression that says more than they could", () => {
  test.each([
    ["capital letters count", 'plan == "Gold"'],
    ["one region only", 'language.lowerAscii() == "de"'],
    ["two values", "score > double(plan)"],
    ["a pattern", 'matches(plan, "^[0-9]{4}$")'],
    ["a sum", "score + 1 > 3"],
    ["at least", "score >= 3"],
    ["a choice", "member ? score > 1 : score > 2"],
    ["groups in groups", "(member || (score > 1 && (score < 5 || score > 7)))"],
    ["an empty text that was kept", 'plan == ""'],
    ["a kind that there is not", 'caller.kind == "telephone"'],
    ["letters of other alphabets", 'plan.lowerAscii() == "größe"'],
    ["a zone that there is not", 'isTime("Europe/Nowhere", "22:00", "06:00")'],
    ["an abbreviation of several zones", 'isTime("IST", "22:00", "06:00")'],
    ["a time too many", 'isTime("Europe/Berlin", "22:00-23:00", "06:00")'],
    ["a day that somebody keys in", 'isWeekday("Europe/Berlin", plan)'],
    ["what cannot be read", "score >"],
    ["nothing", " "],
    [
      "more groups than there is room for",
      Array.from({ length: 11 }, (_, at) => `(member && score > ${at})`).join(" || "),
    ],
  ])("%s: %s", (_why, expression) => {
    expect(wordsOf(expression)).toBeUndefined();
  });
});

test("of a time whose zone there is not the zone alone is told", () => {
  const tests = [{ subject: "time", variable: "", is: "equals", value: "22:00-06:00 in IST" }];
  const data = { ...nothing, groups: [{ join: "all", tests }] } as unknown as Data;
  expect(condition.check?.(data)).toMatchObject([
    { code: "condition_zone_unknown", values: { value: "IST" } },
  ]);
});

test("words that no expression can say are told, with the reason", () => {
  const of = (comparison: object) =>
    asExpression(
      {
        join: "all",
        groups: [
          {
            id: "g",
            join: "all",
            tests: [
              { id: "t", subject: "variable", variable: "plan", is: "equals", value: "x", ...comparison },
            ],
          },
        ],
      } as never,
      types,
    );
  expect(of({ is: "present" })).toEqual({ cannot: "whether-kept" });
  expect(of({ value: "Größe" })).toEqual({ cannot: "letters" });
  expect(of({ value: "" })).toEqual({ cannot: "incomplete" });
  expect(of({ variable: "unheard" })).toEqual({ cannot: "incomplete" });
  expect(of({ variable: "score" })).toEqual({ cannot: "unlike" });
  expect(asExpression({ join: "all", groups: [] }, types)).toEqual({ cannot: "incomplete" });
  expect(Object.keys(callerKinds)).toContain("phone");
});
