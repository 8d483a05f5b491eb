import { describe, expect, test } from "vitest";
import { connect, disconnect, insertOnEdge, reconnect } from "../../src/edit/index.ts";
import { done, frontDesk, nodeOf, refused, targetOf, text } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";

describe("connecting", () => {
  const link = (from: string, outlet: string, to: string) =>
    connect(frontDesk, { from, outlet, to }, nodeTypes);

  test("replaces the edge that the outlet had, in its place", () => {
    const edit = done(link("main", "support", "sales"));
    expect(edit.title).toBe('Connect "Press 2, Support" of Main menu to Sales');
    expect(edit.doc.edges[2]).toEqual({ from: "main", outlet: "support", to: "sales" });
    expect(edit.doc.edges).toHaveLength(5);
    expect(edit.doc.nodes).toBe(frontDesk.nodes);
  });

  test("adds an edge behind the others of its node", () => {
    const edit = done(link("incoming", "failed", "goodbye"));
    expect(edit.title).toBe('Connect "Could not be answered" of Incoming call to Prompt');
    expect(edit.doc.edges[1]).toEqual({ from: "incoming", outlet: "failed", to: "goodbye" });
  });

  test("to where it leads changes nothing", () => {
    expect(done(link("main", "sales", "sales")).doc).toBe(frontDesk);
  });

  test("mends an outlet that a file connects twice", () => {
    const twice = {
      ...frontDesk,
      edges: [...frontDesk.edges, { from: "main", outlet: "sales", to: "goodbye" }],
    };
    const edit = done(connect(twice, { from: "main", outlet: "sales", to: "back" }, nodeTypes), twice);
    expect(edit.doc.edges.filter(({ outlet }) => outlet === "sales")).toEqual([
      { from: "main", outlet: "sales", to: "back" },
    ]);
  });

  test.each([
    ["nobody", "next", "main", 'There is no step "nobody".'],
    ["main", "fax", "sales", 'Main menu has no exit "fax".'],
    ["main", "sales", "nobody", 'There is no step "nobody".'],
    ["main", "sales", "incoming", "Nothing can lead to Incoming call: only new calls come in there."],
  ])("%s by %s to %s is refused", (from, outlet, to, sentence) => {
    expect(refused(link(from, outlet, to))).toBe(sentence);
  });

  test("is refused from a node whose exits nobody can know", () => {
    const nodes = frontDesk.nodes.map((node) => (node.id === "main" ? { ...node, version: 9 } : node));
    expect(
      refused(connect({ ...frontDesk, nodes }, { from: "main", outlet: "sales", to: "back" }, nodeTypes)),
    ).toBe('Main menu has no exit "sales".');
  });
});

describe("disconnecting", () => {
  test("lets an outlet lead nowhere, and undoing brings the edge back to its line of the file", () => {
    const edit = done(disconnect(frontDesk, { from: "main", outlet: "sales" }, nodeTypes));
    expect(edit.title).toBe('Disconnect "Press 1, Sales" of Main menu');
    expect(targetOf(edit.doc, "main", "sales")).toBeUndefined();
    expect(text(edit.doc)).not.toContain('"outlet": "sales"');
  });

  test("is refused where there is no edge", () => {
    expect(refused(disconnect(frontDesk, { from: "goodbye", outlet: "next" }, nodeTypes))).toBe(
      '"Then" of Prompt is not connected.',
    );
  });

  test("removes an edge of an outlet that is not there", () => {
    const dangling = {
      ...frontDesk,
      edges: [...frontDesk.edges, { from: "main", outlet: "fax", to: "nobody" }],
    };
    const edit = done(disconnect(dangling, { from: "main", outlet: "fax" }, nodeTypes), dangling);
    expect(edit.doc).toEqual(frontDesk);
  });
});

describe("reconnecting", () => {
  const sales = { from: "main", outlet: "sales" };

  test("moves the end of an edge to another node", () => {
    const edit = done(reconnect(frontDesk, sales, { to: "goodbye" }, nodeTypes));
    expect(edit.title).toBe('Reconnect "Press 1, Sales" of Main menu to Prompt');
    expect(edit.doc.edges[1]).toEqual({ ...sales, to: "goodbye" });
  });

  test("moves the beginning to another outlet and replaces the edge there", () => {
    const { doc } = done(reconnect(frontDesk, sales, { outlet: "support" }, nodeTypes));
    expect(targetOf(doc, "main", "sales")).toBeUndefined();
    expect(targetOf(doc, "main", "support")).toBe("sales");
    expect(doc.edges).toHaveLength(4);
  });

  test("is refused where there is no edge, and where there is no outlet", () => {
    expect(refused(reconnect(frontDesk, { from: "back", outlet: "next" }, { to: "main" }, nodeTypes))).toBe(
      '"next" of Back is not connected.',
    );
    expect(refused(reconnect(frontDesk, sales, { from: "back" }, nodeTypes))).toBe(
      'Back has no exit "sales".',
    );
  });
});

describe("inserting on an edge", () => {
  const edge = { from: "main", outlet: "support" };

  test("puts a new node between two others", () => {
    const edit = done(
      insertOnEdge(frontDesk, edge, { type: "prompt", title: "Hint", position: { x: 1, y: 1 } }, nodeTypes),
    );
    expect(edit.title).toBe('Insert Prompt "Hint" after "Press 2, Support" of Main menu');
    expect(edit.added).toEqual(["hint"]);
    expect(targetOf(edit.doc, "main", "support")).toBe("hint");
    expect(targetOf(edit.doc, "hint", "next")).toBe("support");
  });

  test("takes the first way of a node that has several", () => {
    const { doc } = done(insertOnEdge(frontDesk, edge, { type: "menu" }, nodeTypes));
    expect(targetOf(doc, "menu", "choice-1")).toBe("support");
  });

  test("takes a node that is there already", () => {
    const edit = done(insertOnEdge(frontDesk, edge, { node: "goodbye" }, nodeTypes));
    expect(edit.added).toEqual([]);
    expect(targetOf(edit.doc, "main", "support")).toBe("goodbye");
    expect(targetOf(edit.doc, "goodbye", "next")).toBe("support");
    expect(edit.doc.nodes).toBe(frontDesk.nodes);
  });

  test.each<[string, Parameters<typeof insertOnEdge>[2]]>([
    ["Nothing comes after Go to, so it cannot stand between two others.", { type: "go-to" }],
    ["Nothing can lead to Incoming call: only new calls come in there.", { type: "incoming" }],
    ["Main menu is already one end of this connection.", { node: "main" }],
    ["Support is already one end of this connection.", { node: "support" }],
    ['There is no step "nobody".', { node: "nobody" }],
    ['There is no node type "fax".', { type: "fax" }],
  ])("is refused: %s", (sentence, wanted) => {
    expect(refused(insertOnEdge(frontDesk, edge, wanted, nodeTypes))).toBe(sentence);
  });

  test("is refused for a node that leads elsewhere, and on an edge that is not there", () => {
    expect(
      refused(insertOnEdge(frontDesk, { from: "main", outlet: "sales" }, { node: "support" }, nodeTypes)),
    ).toBe('"Then" of Support already leads to Back.');
    expect(
      refused(insertOnEdge(frontDesk, { from: "goodbye", outlet: "next" }, { type: "prompt" }, nodeTypes)),
    ).toBe('"Then" of Prompt is not connected.');
  });

  test("keeps the identity of every node", () => {
    const { doc } = done(insertOnEdge(frontDesk, edge, { type: "prompt" }, nodeTypes));
    expect(nodeOf(doc, "main")).toBe(nodeOf(frontDesk, "main"));
  });
});
