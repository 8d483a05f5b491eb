import { describe, expect, test } from "vitest";
import {
  apply,
  type Edit,
  isRefusal,
  moveNodes,
  readOperation,
  removeItem,
  removeNode,
} from "../../src/edit/index.ts";
import { done, frontDesk, nodeOf, refused, text } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";

describe("a journal", () => {
  const removal = done(removeItem(frontDesk, { node: "main", list: ["choices"], item: "sales" }, nodeTypes));
  const written = JSON.parse(JSON.stringify(removal.operation));

  test("gives operations back that can be applied again", () => {
    const operation = readOperation(written);
    expect(isRefusal(operation) || text((apply(frontDesk, operation) as Edit).doc)).toBe(text(removal.doc));
  });

  test("is refused against another state of the flow, and nothing changes", () => {
    expect(refused(apply(removal.doc, written))).toBe(
      '"Delete "Press 1, Sales" from Choices of Main menu" does not fit the flow as it is now.',
    );
  });

  test.each<[string, object]>([
    ["an edge that is not there", { of: "edge", at: 0, before: { from: "a", outlet: "b", to: "c" } }],
    ["an index beyond the end", { of: "edge", at: 9, after: { from: "a", outlet: "b", to: "c" } }],
    ["another node than the one meant", { of: "node title", at: 0, node: "main", after: "x" }],
    ["a node that is not there", { of: "node data", at: 99, node: "main", path: ["times"], after: 1 }],
    ["a way that leads nowhere", { of: "node data", at: 1, node: "main", path: ["a", "b"], after: 1 }],
    ["an item by index", { of: "node data", at: 1, node: "main", path: ["choices", 9], after: 1 }],
    [
      "a position that was another",
      { of: "position", node: "main", before: { x: 9, y: 9 }, after: { x: 1, y: 1 } },
    ],
    [
      "a variable that was another",
      { of: "variable", name: "callerName", before: { type: "number", initial: 1 } },
    ],
    ["a setting that was another", { of: "setting", name: "title", before: "Back desk", after: "x" }],
  ])("is refused for %s", (_, change) => {
    const operation = readOperation({ title: "Odd", changes: [change] });
    if (isRefusal(operation)) throw new Error("It can be read.");
    expect(refused(apply(frontDesk, operation))).toBe('"Odd" does not fit the flow as it is now.');
  });

  test.each<[string, unknown]>([
    ["no object", null],
    ["no changes", { title: "Odd" }],
    ["an unknown change", { title: "Odd", changes: [{ of: "colour", after: "red" }] }],
    [
      "a node without data",
      { title: "Odd", changes: [{ of: "node", at: 0, after: { id: "x", type: "y", version: 1 } }] },
    ],
    [
      "a title taken away from the flow",
      { title: "Odd", changes: [{ of: "setting", name: "title", before: "Front desk" }] },
    ],
    [
      "data that is no object",
      { title: "Odd", changes: [{ of: "node data", at: 0, node: "incoming", path: [], after: 1 }] },
    ],
    [
      "a position of a forbidden name",
      { title: "Odd", changes: [{ of: "position", node: "constructor", after: { x: 1, y: 1 } }] },
    ],
    ["a forbidden key", { title: "Odd", changes: [], ...JSON.parse('{"__proto__": 1}') }],
    ["deep nesting", { title: "Odd", changes: JSON.parse("[".repeat(5_000) + "]".repeat(5_000)) }],
  ])("is unreadable with %s", (_, value) => {
    const result = readOperation(value);
    expect(isRefusal(result) && result.refused).toBe("operation_unreadable");
  });

  test("is no reason to lose the identity of what was there", () => {
    const journalled = JSON.parse(
      JSON.stringify(done(removeNode(frontDesk, "sales", {}, nodeTypes)).operation),
    );
    const { doc, inverse } = done(apply(frontDesk, journalled));
    expect(nodeOf(done(apply(doc, inverse), doc).doc, "sales")).toBe(nodeOf(frontDesk, "sales"));
  });

  test("is not needed to undo what did nothing", () => {
    expect(done(moveNodes(frontDesk, {}, nodeTypes)).operation.changes).toEqual([]);
  });
});
