import { describe, expect, test } from "vitest";
import { addNode, changeId, type Edit, moveNodes, type NewNode, renameNode } from "../../src/edit/index.ts";
import { limits } from "../../src/index.ts";
import { done, frontDesk, nodeOf, refused, targetOf } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";

describe("adding a node", () => {
  const add = (wanted: Parameters<typeof addNode>[1], document = frontDesk) =>
    addNode(document, wanted, nodeTypes);

  test("starts with its type's data, at the place of the click, in whole pixels", () => {
    const edit = done(add({ type: "prompt", position: { x: 10.4, y: -0.3 } }));
    expect(edit.title).toBe("Add Prompt 2");
    expect(edit.added).toEqual(["prompt"]);
    expect(nodeOf(edit.doc, "prompt").data).toEqual({ prompt: {}, times: 1 });
    expect(edit.doc.layout.prompt).toEqual({ x: 10, y: 0 });
  });

  test.each<[NewNode, string]>([
    [{ type: "menu" }, "menu"],
    [{ type: "prompt", title: "Größe & Straße" }, "grosse-strasse"],
    [{ type: "prompt", title: "営業" }, "prompt"],
    [{ type: "prompt", title: "Sales" }, "sales-2"],
    [{ type: "prompt", title: "Constructor" }, "prompt"],
    [
      { type: "prompt", title: "a very long title ".repeat(8) },
      "a-very-long-title-a-very-long-title-a-very-long",
    ],
  ])("gets a readable id: %o is %s", (wanted, id) => {
    expect(done(add(wanted)).added).toEqual([id]);
  });

  test("can be told from those that are called as its type is", () => {
    const first = done(add({ type: "menu" }));
    expect(nodeOf(first.doc, "menu").title).toBeUndefined();
    const second = done(add({ type: "menu" }, first.doc), first.doc);
    expect(nodeOf(second.doc, "menu-2").title).toBe("Menu 2");
    const third = done(add({ type: "menu" }, second.doc), second.doc);
    expect(third.title).toBe("Add Menu 3");
    expect(nodeOf(third.doc, "menu-3").title).toBe("Menu 3");
  });

  test("does not take an id that something else in the file speaks of", () => {
    const dangling = { ...frontDesk, edges: [{ from: "support", outlet: "next", to: "menu" }] };
    expect(done(add({ type: "menu" }, dangling), dangling).added).toEqual(["menu-2"]);
  });

  test("is connected in the same step", () => {
    const edit = done(add({ type: "prompt", title: "Hold on", from: { from: "main", outlet: "support" } }));
    expect(edit.title).toBe('Add Prompt "Hold on" after "Press 2, Support" of Main menu');
    expect(targetOf(edit.doc, "main", "support")).toBe("hold-on");
  });

  test.each<[string, Parameters<typeof addNode>[1]]>([
    ['There is no node type "fax".', { type: "fax" }],
    ['Main menu has no exit "fax".', { type: "prompt", from: { from: "main", outlet: "fax" } }],
    ['There is no step "nobody".', { type: "prompt", from: { from: "nobody", outlet: "next" } }],
    [
      "Nothing can lead to Incoming call: only new calls come in there.",
      { type: "incoming", from: { from: "main", outlet: "sales" } },
    ],
    [
      "Prompt cannot be put there: the position is not a number.",
      { type: "prompt", position: { x: Number.NaN, y: 0 } },
    ],
    ['A Prompt does not take this: Unrecognized key: "colour"', { type: "prompt", data: { colour: "red" } }],
    [
      "This cannot be a title: Too big: expected string to have <=200 characters",
      { type: "prompt", title: "x".repeat(201) },
    ],
  ])("is refused: %s", (sentence, wanted) => {
    expect(refused(add(wanted))).toBe(sentence);
  });

  test("is refused in a full flow", () => {
    const nodes = Array.from({ length: limits.nodesPerFlow }, (_, n) => ({
      ...nodeOf(frontDesk, "goodbye"),
      id: `n${n}`,
    }));
    expect(refused(add({ type: "prompt" }, { ...frontDesk, nodes }))).toBe("A flow may have 5000 steps.");
  });

  test("leaves every other node, and every list it does not touch, as they were", () => {
    const { doc } = done(add({ type: "prompt" }));
    expect(doc.nodes.slice(0, -1).every((node, at) => node === frontDesk.nodes[at])).toBe(true);
    expect(doc.edges).toBe(frontDesk.edges);
    expect(doc.layout).toBe(frontDesk.layout);
  });
});

describe("moving", () => {
  test("several boxes is one step", () => {
    const edit = done(moveNodes(frontDesk, { main: { x: 1, y: 2 }, goodbye: { x: 3.6, y: 4 } }, nodeTypes));
    expect(edit.title).toBe("Move 2 steps");
    expect(edit.doc.layout).toMatchObject({ main: { x: 1, y: 2 }, goodbye: { x: 4, y: 4 } });
    expect(edit.doc.nodes).toBe(frontDesk.nodes);
  });

  test("a box to where it is changes nothing at all", () => {
    const edit = done(moveNodes(frontDesk, { main: { x: 200.2, y: 0 } }, nodeTypes));
    expect(edit.doc).toBe(frontDesk);
  });

  test("is refused as a whole when one node is missing", () => {
    expect(refused(moveNodes(frontDesk, { main: { x: 1, y: 1 }, nobody: { x: 1, y: 1 } }, nodeTypes))).toBe(
      'There is no step "nobody".',
    );
  });
});

describe("renaming", () => {
  test("gives another title", () => {
    const edit = done(renameNode(frontDesk, "goodbye", "Farewell", nodeTypes));
    expect(edit.title).toBe('Rename Prompt to "Farewell"');
    expect(nodeOf(edit.doc, "goodbye")).toMatchObject({ id: "goodbye", title: "Farewell" });
  });

  test("to nothing takes the title away", () => {
    const edit = done(renameNode(frontDesk, "main", "", nodeTypes));
    expect(edit.title).toBe("Remove the name of Menu");
    expect(nodeOf(edit.doc, "main")).not.toHaveProperty("title");
  });
});

describe("changing an id", () => {
  const change = (id: string, to: string) => changeId(frontDesk, id, to, nodeTypes);
  const mentions = ({ doc }: Edit, id: string) => JSON.stringify(doc).includes(`"${id}"`);

  test("follows into edges, position and place fields", () => {
    const edit = done(change("main", "first-menu"));
    expect(edit.title).toBe("Change the id of Main menu to first-menu");
    expect(mentions(edit, "main")).toBe(false);
    expect(targetOf(edit.doc, "incoming", "answered")).toBe("first-menu");
    expect(targetOf(edit.doc, "first-menu", "sales")).toBe("sales");
    expect(nodeOf(edit.doc, "back").data.place).toEqual({ node: "first-menu" });
    expect(edit.doc.layout["first-menu"]).toEqual({ x: 200, y: 0 });
    expect(nodeOf(edit.doc, "sales")).toBe(nodeOf(frontDesk, "sales"));
  });

  test("follows into the start", () => {
    expect(done(change("incoming", "in")).doc.start).toBe("in");
  });

  test.each([
    ["main", "sales", 'Another step has the id "sales".'],
    ["main", "Main menu", '"Main menu" cannot be an id.'],
    ["main", "constructor", '"constructor" cannot be an id.'],
    ["nobody", "somebody", 'There is no step "nobody".'],
  ])("from %s to %s is refused", (id, to, sentence) => {
    expect(refused(change(id, to))).toBe(sentence);
  });

  test("to the one it has changes nothing", () => {
    expect(done(change("main", "main")).doc).toBe(frontDesk);
  });
});
