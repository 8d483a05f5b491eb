import type { FlowDocument, NodeId } from "@dialtree/flow";
import { addItem, addNode, connect, disconnect, isRefusal, removeNodes } from "@dialtree/flow/edit";
import { nodeTypes } from "@dialtree/nodes";
import { describe, expect, test } from "vitest";
import { pictureOf } from "../src/canvas/projection.ts";
import { actionsOf } from "../src/outline/actions.ts";
import { below, forestOf, jumpsIn } from "../src/outline/forest.ts";
import { itemOf, listOfExits } from "../src/outline/items.ts";
import { deedOf, keyRows } from "../src/outline/keys.ts";
import { nameOf } from "../src/outline/row-words.ts";
import {
  closedAbove,
  type Folding,
  flipped,
  isAbout,
  looksAlike,
  openDepth,
  type Row,
  rowOf,
  rowsOf,
} from "../src/outline/rows.ts";
import { found, walked } from "../src/outline/walking.ts";
import { reception, shipped, shippedNames } from "./flows.tsx";

const open: Folding = { depth: Number.POSITIVE_INFINITY, flipped: new Set() };

function outlined(flow: FlowDocument, folding = open) {
  const picture = pictureOf(flow, []);
  const forest = forestOf(picture, jumpsIn(flow));
  return { picture, forest, rows: rowsOf(picture, forest, folding) };
}
function must<Result extends object>(result: Result): Exclude<Result, { refused: unknown }> {
  if (isRefusal(result)) throw new Error(result.refused);
  return result as Exclude<Result, { refused: unknown }>;
}
const rowIn = (rows: readonly Row[], id: string): Row => {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Error(`There is no line ${id}.`);
  return row;
};
const stepsIn = (rows: readonly Row[]): readonly NodeId[] =>
  rows.flatMap(({ line }) => (line.kind === "step" ? [line.step.id] : []));

describe("the outline", () => {
  test.each(shippedNames)("of %s has each step once, and each exit", (name) => {
    const flow = shipped(name);
    const { picture, rows } = outlined(flow);
    expect(stepsIn(rows).toSorted()).toEqual(flow.nodes.map(({ id }) => id).toSorted());
    const exits = rows.flatMap(({ line }) =>
      line.kind === "exit" ? [1] : line.kind === "failures" ? line.exits.map(() => 1) : [],
    );
    expect(exits).toHaveLength(picture.nodes.reduce((sum, { outlets }) => sum + outlets.length, 0));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.every(({ line }) => nameOf(line) !== "")).toBe(true);
  });

  test("reads as a call goes; what was shown and what leads back is named only", () => {
    const { rows } = outlined(reception);
    expect(rows.slice(0, 7).map(({ level, line }) => [level, nameOf(line)])).toEqual([
      [1, "A call comes in"],
      [2, "Answered"],
      [3, "Welcome"],
      [4, "Then"],
      [5, "Main menu"],
      [6, "Press 1, Sales"],
      [7, "To sales"],
    ]);
    expect(rowIn(rows, "support.failed").line).toMatchObject({
      shown: "elsewhere",
      exit: { to: "Leave a message" },
    });
    expect(rowIn(rows, "support.failed").isOpen).toBeUndefined();
    expect(rowIn(rows, "hours.next").line).toMatchObject({ shown: "elsewhere", to: "main" });
  });

  test("an exit that leads nowhere says what happens; failures stand together until they are opened", () => {
    const { doc } = must(disconnect(reception, { from: "main", outlet: "sales" }, nodeTypes));
    const { rows, picture, forest } = outlined(doc);
    expect(rowIn(rows, "main.sales").line).toMatchObject({
      shown: undefined,
      exit: { otherwise: { full: "Not connected: callers get no further" } },
    });
    const failures = rowIn(rows, "main!");
    expect([nameOf(failures.line), failures.isOpen]).toEqual([
      "If something fails: 1 exit without a step",
      false,
    ]);
    const opened = rowsOf(picture, forest, flipped(open, ["main!"]));
    const [exit] = opened.slice(opened.findIndex(({ id }) => id === "main!") + 1);
    expect(exit?.line).toMatchObject({ exit: { otherwise: { full: expect.stringContaining("Operator") } } });
    // What nothing leads to any more has a heading of its own.
    expect(rows.flatMap(({ line }) => (line.kind === "group" ? [[line.group, line.count]] : []))).toEqual([
      ["loose", 1],
    ]);
    expect(rowIn(rows, "sales").level).toBe(2);
  });

  test("steps that lead to each other only are not lost, nor those that a jump leads to", () => {
    const one = must(addNode(reception, { type: "prompt", title: "One" }, nodeTypes));
    const two = must(
      addNode(
        one.doc,
        { type: "go-to", title: "Two", data: { place: { node: one.added[0] ?? "" } } },
        nodeTypes,
      ),
    );
    const { forest } = outlined(two.doc);
    expect(forest.members).toEqual({ jumped: one.added, loose: two.added });
    const three = must(addNode(one.doc, { type: "prompt", title: "Three" }, nodeTypes));
    const [a = "", b = ""] = [...one.added, ...three.added];
    const there = must(connect(three.doc, { from: a, outlet: "next", to: b }, nodeTypes)).doc;
    const back = must(connect(there, { from: b, outlet: "next", to: a }, nodeTypes)).doc;
    expect(outlined(back).forest.members).toEqual({ jumped: [], loose: [a] });
    expect(stepsIn(outlined(back).rows)).toContain(b);
  });

  test("a place is opened down to, and what is below a step is known", () => {
    const folding: Folding = { depth: 2, flipped: new Set() };
    const { picture, forest, rows } = outlined(reception, folding);
    expect(stepsIn(rows)).toEqual(["incoming", "welcome"]);
    const closed = closedAbove(forest, { step: "hours", outlet: "next" }, folding);
    const after = rowsOf(picture, forest, flipped(folding, closed));
    expect(after.map(({ id }) => id)).toContain(rowOf({ step: "hours", outlet: "next" }));
    expect(closedAbove(forest, { step: "hours" }, flipped(folding, closed))).toEqual([]);
    expect([...below(forest, "sales")]).toEqual(["sales", "message", "goodbye"]);
    expect([openDepth(20), openDepth(1_000)]).toEqual([Number.POSITIVE_INFINITY, 6]);
  });

  test("a step that nothing leads to is opened down to as well, below its heading", () => {
    const { doc } = must(disconnect(reception, { from: "main", outlet: "sales" }, nodeTypes));
    const folding = flipped(open, ["$loose", "sales"]);
    const { forest, picture } = outlined(doc, folding);
    const closed = closedAbove(forest, { step: "sales", outlet: "failed" }, folding);
    expect(closed).toEqual(["$loose", "sales"]);
    expect(stepsIn(rowsOf(picture, forest, folding))).not.toContain("sales");
    expect(stepsIn(rowsOf(picture, forest, flipped(folding, closed)))).toContain("sales");
  });

  test("a line is about the step that it stands for, and about none that is called much the same", () => {
    for (const row of ["main", "main.sales", "main!"]) expect(isAbout(row, "main")).toBe(true);
    for (const row of ["main-2", "main-2.sales", "main-2!", "mai"]) expect(isAbout(row, "main")).toBe(false);
  });

  test("a line is drawn again when it says something else, and only then", () => {
    const { rows } = outlined(reception);
    for (const row of rows) {
      expect(looksAlike(row, { ...row, line: { ...row.line } })).toBe(true);
      for (const change of [
        { id: "x" },
        { level: 0 },
        { position: 0 },
        { siblings: 0 },
        { isOpen: !row.isOpen },
      ])
        expect(looksAlike(row, { ...row, ...change })).toBe(false);
    }
    const exit = rowIn(rows, "main.sales");
    if (exit.line.kind !== "exit") throw new Error("It is an exit.");
    for (const change of [{ to: undefined }, { shown: "elsewhere" as const }])
      expect(looksAlike(exit, { ...exit, line: { ...exit.line, ...change } })).toBe(false);
  });

  test("thousands of steps in one row are laid out", () => {
    const types = nodeTypes.get("prompt");
    const nodes = Array.from({ length: 4_000 }, (_, index) => ({
      id: `p-${index}`,
      type: "prompt",
      version: types?.version ?? 1,
      data: types?.initial ?? {},
    }));
    const edges = nodes.slice(1).map(({ id }, index) => ({ from: `p-${index}`, outlet: "next", to: id }));
    const flow: FlowDocument = { ...reception, start: "p-0", nodes, edges, layout: {} };
    const { rows } = outlined(flow);
    expect(stepsIn(rows)).toHaveLength(4_000);
    expect(rowIn(rows, "p-3999").level).toBe(7_999);
  });
});

describe("keys of the outline", () => {
  const { rows } = outlined(reception);
  const at = (id: string) => rows.findIndex((row) => row.id === id);
  const walk = (key: string, id: string) => {
    const to = walked(key, rows, at(id));
    return to && ("to" in to ? to.to.id : to.flip.map((row) => `flip ${row.id}`));
  };

  test("arrows lead along the lines, to the first one below and to what it stands below", () => {
    expect(walk("ArrowDown", "main")).toBe("main.sales");
    expect(walk("ArrowUp", "main")).toBe("welcome.next");
    expect(walk("ArrowRight", "main")).toBe("main.sales");
    expect(walk("ArrowLeft", "main")).toEqual(["flip main"]);
    expect(walk("ArrowLeft", "hours.next")).toBe("hours");
    expect(walk("ArrowRight", "main!")).toEqual(["flip main!"]);
    expect(walk("ArrowUp", "incoming")).toBeUndefined();
    expect(walk("Home", "main")).toBe("incoming");
    expect(walk("End", "main")).toBe(rows.at(-1)?.id);
    expect(walk("*", "main!")).toEqual(["flip main!"]);
    // Whatever stands between a line and the one that it stands below.
    for (const [index, row] of rows.entries())
      expect(walked("ArrowLeft", rows, index)).toEqual(
        row.isOpen
          ? { flip: [row] }
          : row.level === 1
            ? undefined
            : { to: rows.slice(0, index).findLast(({ level }) => level === row.level - 1) },
      );
    expect(walk("flip", "support.failed")).toBeUndefined();
    expect(walk("flip", "main")).toEqual(["flip main"]);
  });

  test("an asterisk opens all closed lines beside this one, and no others", () => {
    const { picture, forest } = outlined(reception);
    const some = rowsOf(picture, forest, flipped(open, ["main.sales", "main.support", "goodbye"]));
    const opens = (id: string) => {
      const walk = walked(
        "*",
        some,
        some.findIndex((row) => row.id === id),
      );
      return walk && "flip" in walk ? walk.flip.map((row) => row.id) : undefined;
    };
    expect(opens("main.operator")).toEqual(["main.sales", "main.support", "main!"]);
    expect(opens("incoming")).toEqual([]);
  });

  test("nor does it open lines of the same level that stand below others", () => {
    const { rows: shut } = outlined(shipped("hotel"), { depth: 7, flipped: new Set() });
    const above = shut.map(({ level }, index) =>
      shut.findLastIndex((row, before) => before < index && row.level === level - 1),
    );
    const closed = shut.filter((row) => row.isOpen === false);
    expect(new Set(closed.map((row) => above[shut.indexOf(row)])).size).toBeGreaterThan(1);
    for (const [index, { level }] of shut.entries()) {
      const flip = closed.filter((row) => row.level === level && above[shut.indexOf(row)] === above[index]);
      expect(walked("*", shut, index)).toEqual({ flip });
    }
  });

  test("letters lead to the next line that begins with them, and round", () => {
    expect(found("p", rows, at("main"))?.id).toBe("main.sales");
    expect(found("pp", rows, at("main.sales"))?.id).toBe("main.support");
    expect(found("press 0", rows, at("main.sales"))?.id).toBe("main.operator");
    expect(found("w", rows, at("main"))?.id).toBe("main.no-match");
    expect(found("welc", rows, at("main"))?.id).toBe("welcome");
    expect(found("x", rows, 0)).toBeUndefined();
    // Whoever types on stays where the letters so far have led.
    expect(found("pr", rows, at("main.sales"))?.id).toBe("main.sales");
  });

  test("what a key does is what the menu of the line offers with it", () => {
    const pressed = (key: string, more = {}) => ({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      ...more,
    });
    for (const { line } of rows) {
      for (const { deed, keys } of actionsOf(line, reception, true)) {
        if (keys === undefined) continue;
        const [key = "", ...held] = keys === "+" ? ["+"] : keys.split("+").reverse();
        const event = pressed(key, { altKey: held.includes("Alt"), shiftKey: held.includes("Shift") });
        expect({ keys, deed: deedOf(event, line) }).toEqual({ keys, deed });
      }
    }
    expect(deedOf(pressed("Enter", { ctrlKey: true }), rowIn(rows, "main").line)).toBe("menu");
    expect(deedOf(pressed("m"), rowIn(rows, "main").line)).toBeUndefined();
  });

  test("whoever may look only is offered to look only", () => {
    for (const { line } of rows)
      expect(
        actionsOf(line, reception, false).filter(({ deed }) => deed !== "open" && deed !== "follow"),
      ).toEqual([]);
    expect(actionsOf(rowIn(rows, "incoming").line, reception, true).map(({ deed }) => deed)).not.toContain(
      "delete",
    );
    expect(keyRows(true).length).toBeGreaterThan(keyRows(false).length);
  });
});

describe("exits that are items of a list", () => {
  const node = (id: string) => {
    const one = reception.nodes.find((candidate) => candidate.id === id);
    if (!one) throw new Error(id);
    return one;
  };

  test("are known with their place and their words", () => {
    expect(itemOf(node("main"), "support")).toEqual({
      place: { node: "main", list: ["choices"], item: "support" },
      index: 1,
      count: 4,
      words: ["choices", 1, "label"],
      says: "Support",
    });
    expect(itemOf(node("main"), "no-input")).toBeUndefined();
  });

  test("can be added where a list makes exits, and not where it is full", () => {
    expect(listOfExits(reception, "main")).toMatchObject({ label: "Choices", hasWords: true });
    expect(listOfExits(reception, "sales")).toBeUndefined();
    let doc = reception;
    while (listOfExits(doc, "main"))
      doc = must(addItem(doc, { node: "main", list: ["choices"] }, {}, nodeTypes)).doc;
    expect(doc.nodes.find(({ id }) => id === "main")?.data.choices).toHaveLength(12);
    expect(listOfExits(must(removeNodes(doc, ["main"], {}, nodeTypes)).doc, "main")).toBeUndefined();
  });
});

test("notes and frames stand in a group of their own at the end, and Enter shows them on the canvas", () => {
  const place = { colour: "yellow", x: 0, y: 0, width: 200, height: 100 } as const;
  const flow: FlowDocument = {
    ...reception,
    notes: { ask: { ...place, text: "Ask sales first." } },
    frames: { none: { ...place, title: "" } },
  };
  const { rows } = outlined(flow);
  const marks = rows.slice(-3);
  expect(marks.map(({ line, level }) => [nameOf(line), level])).toEqual([
    ["Notes and frames", 1],
    ["A frame without a name", 2],
    ["Ask sales first.", 2],
  ]);
  const note = rowIn(rows, "note:ask").line;
  expect(deedOf(new KeyboardEvent("keydown", { key: "Enter" }), note)).toBe("open");
  expect(actionsOf(note, flow, false).map(({ words }) => words)).toEqual(["Show it on the canvas"]);
  expect(outlined(reception).rows.some(({ line }) => line.kind === "marks")).toBe(false);
});
