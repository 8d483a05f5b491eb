import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeWords, diffFlows, type FlowChange, isForCallers } from "../../src/diff/index.ts";
import { isRefusal } from "../../src/edit/index.ts";
import { sameValue } from "../../src/edit/path.ts";
import { type FlowDocument, withoutPicture } from "../../src/index.ts";
import { frontDesk } from "../edit/front-desk.ts";
import { nodeTypes } from "../edit/node-types.ts";
import { attempt, randomWish } from "../edit/random-edits.ts";
import { randomFlow } from "../edit/random-flows.ts";
import changes from "./changes.json" with { type: "json" };

interface Case {
  readonly name: string;
  /** What the front desk has besides, already before. */
  readonly before?: Readonly<Record<string, unknown>>;
  /** By path, with ids in place of indexes, `from:outlet` for an edge and `-` for one more. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  readonly says: readonly string[];
}

const cases = changes as unknown as readonly Case[];

function changesOf({ before = {}, set = {}, remove = [] }: Case): readonly FlowChange[] {
  const old = structuredClone(frontDesk);
  for (const [path, value] of Object.entries(before)) put(old, path, value);
  const now = structuredClone(old);
  for (const path of remove) put(now, path, undefined);
  for (const [path, value] of Object.entries(set)) put(now, path, value);
  return diffFlows(old, now, nodeTypes);
}

describe("what is different between two versions of the front desk", () => {
  test.each(cases)("$name", (given) => {
    expect(changesOf(given).map(changeWords)).toEqual(given.says);
  });

  test("each kind has a case here, and a row in docs/diff.md", () => {
    const page = readFileSync(new URL("../../../../docs/diff.md", import.meta.url), "utf8");
    const rows = page.split("\n").filter((line) => line.startsWith("| `"));
    const listed = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`(.+?)`/g)].map(([, kind]) => kind),
    );
    const met = new Set(cases.flatMap(changesOf).map(({ kind }) => kind));
    expect([...met].sort()).toEqual(listed.sort());
  });

  test("is data, with the step, the exit and the place that it is about", () => {
    const after = structuredClone(frontDesk);
    put(after, "edges/main:support/to", "goodbye");
    put(after, "nodes/main/data/choices/sales/key", "3");
    expect(diffFlows(frontDesk, after, nodeTypes)).toEqual([
      {
        kind: "key changed",
        node: "main",
        step: "Main menu",
        path: ["choices", 0, "key"],
        outlet: "sales",
        item: '"Press 3, Sales"',
        before: "1",
        after: "3",
      },
      {
        kind: "exit rewired",
        node: "main",
        step: "Main menu",
        outlet: "support",
        exit: "Press 2, Support",
        before: "Support",
        after: "Prompt (goodbye)",
      },
    ] satisfies FlowChange[]);
  });
});

describe("of any flow", () => {
  test("nothing is different from itself, however its file is ordered", () => {
    fc.assert(
      fc.property(randomFlow, (document) => {
        const { nodes, edges, ...rest } = structuredClone(document);
        const turned = { edges: edges.toReversed(), nodes: nodes.toReversed(), ...rest };
        expect(diffFlows(document, turned, nodeTypes)).toEqual([]);
      }),
    );
  });

  test("whatever an edit changes is said, and what it does not is not", () => {
    let told = 0;
    fc.assert(
      fc.property(randomFlow, randomWish, (document, wish) => {
        const edit = attempt(document, wish);
        if (isRefusal(edit)) return;
        const found = diffFlows(document, edit.doc, nodeTypes);
        expect(found.some(isForCallers)).toBe(!sameValue(content(document), content(edit.doc)));
        const isMoved = !sameValue(pictureOf(document), pictureOf(edit.doc));
        expect(found.some((change) => !isForCallers(change))).toBe(isMoved && !found.some(isForCallers));
        for (const words of found.map(changeWords)) {
          expect(words).toMatch(/[.!?]"?$/);
          expect(words).not.toMatch(/undefined|\[object|NaN/);
        }
        told += found.length;
      }),
      { numRuns: 1_000 },
    );
    expect(told).toBeGreaterThan(300);
  });
});

function pictureOf({ layout, notes, frames }: FlowDocument) {
  return { layout, notes, frames };
}

/** A document without its picture, and without the order of its file. */
function content(document: FlowDocument) {
  const { $schema: _schema, nodes, edges, ...rest } = withoutPicture(document);
  return {
    ...rest,
    nodes: nodes.toSorted((a, b) => a.id.localeCompare(b.id)),
    edges: edges.toSorted((a, b) => `${a.from} ${a.outlet}`.localeCompare(`${b.from} ${b.outlet}`)),
  };
}

function put(document: FlowDocument, path: string, value: unknown): void {
  const parts = path.split("/");
  const last = parts.pop() ?? "";
  const holder = parts.reduce(
    (held: unknown, part) => (held as Record<string, unknown>)[placeOf(held, part)],
    document,
  );
  const at = placeOf(holder, last);
  if (Array.isArray(holder) && value === undefined) holder.splice(at as number, 1);
  else if (value === undefined) delete (holder as Record<string, unknown>)[at];
  else (holder as Record<string, unknown>)[at] = value;
}

function placeOf(held: unknown, part: string): string | number {
  if (!Array.isArray(held)) return part;
  if (part === "-") return held.length;
  const at = held.findIndex(({ id, from, outlet }) => (id ?? `${from}:${outlet}`) === part);
  if (at < 0) throw new Error(`There is no ${part}.`);
  return at;
}
