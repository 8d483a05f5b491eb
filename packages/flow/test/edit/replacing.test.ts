import fc from "fast-check";
import { expect, test } from "vitest";
import {
  apply,
  type Edit,
  isRefusal,
  type Refusal,
  removeNode,
  renameNode,
  replaceBy,
} from "../../src/edit/index.ts";
import { done, frontDesk, text } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";
import { randomFlow } from "./random-flows.ts";

const fitting = (result: Edit | Refusal): Edit => {
  if (isRefusal(result)) throw new Error(JSON.stringify(result));
  return result;
};

test("any document becomes any other, and undoing gives back the very text", () =>
  fc.assert(
    fc.property(randomFlow, randomFlow, (one, another) => {
      const other = { ...another, id: one.id };
      const { doc, operation, inverse } = fitting(replaceBy(one, other, "Go back"));
      expect(text(doc)).toBe(text(other));
      expect(text(fitting(apply(doc, inverse)).doc)).toBe(text(one));
      expect(text(fitting(apply(one, operation)).doc)).toBe(text(other));
    }),
    { numRuns: 100 },
  ));

test("what is the same stays untouched", () => {
  const renamed = done(renameNode(frontDesk, "main", "Menu", nodeTypes)).doc;
  const { operation, doc } = done(replaceBy(renamed, frontDesk, "Go back"), renamed);
  expect(operation.changes.map(({ of }) => of)).toEqual(["node", "node"]);
  expect(doc.edges).toBe(renamed.edges);
  expect(done(replaceBy(frontDesk, structuredClone(frontDesk), "Go back")).doc).toBe(frontDesk);
});

test("what has gone comes back with its exits, its place and its values", () => {
  const without = fitting(removeNode(frontDesk, "main", { heal: true }, nodeTypes)).doc;
  const bare = { ...without, variables: {}, layout: {}, title: "" };
  expect(done(replaceBy(bare, frontDesk, "Go back"), bare).doc).toEqual(frontDesk);
});
