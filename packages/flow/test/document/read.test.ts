import { type Json, limits, read, readText, write } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import fc from "fast-check";
import { expect, test } from "vitest";
import { small } from "./small-flow.ts";

/** Reads, and demands what holds for every input: a document or problems, each with a place. */
function outcome(input: unknown): "document" | "problems" {
  const { document, problems } = read(input, nodeTypes);
  if (!document) expect(problems.length).toBeGreaterThan(0);
  for (const { code, at } of problems) {
    expect(code).toMatch(/^[a-z_]+$/);
    expect(at).toMatch(/^(\/.*)?$/s);
  }
  return document ? "document" : "problems";
}

test("40,000 values of any kind, JSON or not, are read without an exception", () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
    withObjectString: true,
  });
  fc.assert(
    fc.property(anything, (value) => outcome(value) === "problems"),
    { numRuns: 40_000 },
  );
});

test("40,000 texts are read without an exception", () => {
  const texts = fc.oneof(
    fc.json(),
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.jsonValue().map((value) => `\uFEFF${JSON.stringify(value)}`),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { document, problems } = readText(text, nodeTypes);
      expect(document === undefined).toBe(problems.length > 0);
    }),
    { numRuns: 40_000 },
  );
});

// A place in the document and something put there: most results are nearly right, which is where readers break.
const mutation = fc.record({
  path: fc.array(fc.nat({ max: 12 }), { maxLength: 6 }),
  value: fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<Json>(null, -1, 1e308, "", "__proto__", [], {}, [[]], "incoming", "menu", 1, 2),
  ),
  remove: fc.boolean(),
});

function mutated(value: unknown, path: readonly number[], replacement: unknown, remove: boolean): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return replacement;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(1, keys.length)];
  if (key === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  if (remove && rest.length === 0) delete copy[key];
  else copy[key] = mutated(copy[key], rest, replacement, remove);
  return copy;
}

test("40,000 flows with a few slips are read without an exception, and what is read can be written and read again", () => {
  const seen = { document: 0, problems: 0 };
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (slips) => {
      let value: unknown = small;
      for (const { path, value: put, remove } of slips) value = mutated(value, path, put, remove);
      const kind = outcome(value);
      seen[kind] += 1;
      const { document } = read(value, nodeTypes);
      if (!document) return;
      const again = readText(write(document, nodeTypes), nodeTypes);
      expect(again.document).toEqual(document);
    }),
    { numRuns: 40_000 },
  );
  // Both kinds must be common, or the property would say little.
  expect(Math.min(seen.document, seen.problems)).toBeGreaterThan(1_000);
});

test.each([
  ["nested a hundred thousand deep", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, "json_too_deep"],
  ["a list nested a hundred thousand deep", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, "json_too_deep"],
  ["more than the limit", `"${"ä".repeat(limits.fileBytes / 2)}"`, "file_too_large"],
  ["an own __proto__", '{"format":1,"__proto__":{"polluted":1}}', "json_key_forbidden"],
  ["a lone surrogate as id", JSON.stringify({ ...small, id: "\ud800" }), "shape_wrong"],
])("hostile input, %s, becomes a problem", (_why, text, code) => {
  expect(readText(text, nodeTypes).problems.map((found) => found.code)).toContain(code);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("a byte order mark in front is no mistake", () => {
  expect(readText(`\uFEFF${JSON.stringify(small)}`, nodeTypes).document).toEqual(small);
});

test("a file that is not JSON says where", () => {
  const [found] = readText('{"format": 1,\n  "id": }', nodeTypes).problems;
  expect(found?.code).toBe("not_json");
  expect(String(found?.values.reason)).toMatch(/position|line|token/i);
});
