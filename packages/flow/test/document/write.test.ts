import { type FlowDocument, type JsonObject, readText, write } from "@dialtree/flow";
import { nodeTypes } from "@dialtree/nodes";
import { expect, test } from "vitest";
import { small } from "./small-flow.ts";

// The same document with the keys of every object turned round.
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as JsonObject).map(([key, held]) => [key, reversed(held)]);
  return Object.fromEntries(entries.reverse()) as T;
}

test("writing and reading gives the same document", () => {
  const { document, problems } = readText(write(small, nodeTypes), nodeTypes);
  expect(problems).toEqual([]);
  expect(document).toEqual(small);
});

test("the order of keys in memory does not show in the file", () => {
  expect(write(reversed(small), nodeTypes)).toBe(write(small, nodeTypes));
});

test("a changed label changes one line", () => {
  const changed = JSON.parse(
    JSON.stringify(small).replace('"label":"Sales"', '"label":"Orders"'),
  ) as FlowDocument;
  const before = write(small, nodeTypes).split("\n");
  const after = write(changed, nodeTypes).split("\n");
  expect(after.filter((line, index) => line !== before[index])).toHaveLength(1);
});

test("a connection and a position take one line each, and the file ends with a line break", () => {
  const text = write(small, nodeTypes);
  expect(text).toContain('    { "from": "main", "outlet": "sales", "to": "bye" }\n');
  expect(text).toContain('    "main": { "x": 200, "y": 0 }\n');
  expect(text.endsWith("}\n")).toBe(true);
});

test("fields stand in the order of their node type, languages by name", () => {
  const text = write(reversed(small), nodeTypes);
  const positions = ['"format"', '"languages"', '"nodes"', '"edges"', '"layout"'].map((key) =>
    text.indexOf(key),
  );
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  const fields = ['"prompt"', '"de-DE"', '"choices"', '"firstKeyTimeout"', '"retries"', '"typeAhead"'];
  const inMenu = text.slice(text.indexOf('"main"'));
  const places = fields.map((key) => inMenu.indexOf(key));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
