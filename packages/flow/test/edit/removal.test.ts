import { describe, expect, test } from "vitest";
import { connect, removeNode, removeNodes } from "../../src/edit/index.ts";
import { done, frontDesk, nodeOf, refused, targetOf } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";

describe("deleting a node", () => {
  test("takes its edges, its position and the places that name it along", () => {
    const edit = done(removeNode(frontDesk, "main", {}, nodeTypes));
    expect(edit.title).toBe('Delete Menu "Main menu"');
    expect(JSON.stringify(edit.doc)).not.toContain('"main"');
    expect(edit.doc.edges).toEqual([{ from: "support", outlet: "next", to: "back" }]);
    expect(nodeOf(edit.doc, "back").data).toEqual({ otherwise: [] });
  });

  test("leads its callers on when it is told to heal", () => {
    const edit = done(removeNode(frontDesk, "support", { heal: true }, nodeTypes));
    expect(targetOf(edit.doc, "main", "support")).toBe("back");
    expect(edit.doc.edges).toHaveLength(4);
  });

  test("with several ways leaves the gap open, healing or not", () => {
    const edit = done(removeNode(frontDesk, "main", { heal: true }, nodeTypes));
    expect(targetOf(edit.doc, "incoming", "answered")).toBeUndefined();
  });

  test("with an unwired way leaves the gap open", () => {
    const edit = done(removeNode(frontDesk, "goodbye", { heal: true }, nodeTypes));
    expect(targetOf(edit.doc, "main", "no-input")).toBeUndefined();
    expect(edit.title).toBe("Delete Prompt");
  });

  test("heals places too", () => {
    const { doc } = done(connect(frontDesk, { from: "goodbye", outlet: "next", to: "sales" }, nodeTypes));
    const back = {
      ...nodeOf(doc, "back"),
      data: { place: { node: "goodbye" }, otherwise: [{ id: "a", place: { node: "goodbye" } }] },
    };
    const document = { ...doc, nodes: doc.nodes.map((node) => (node.id === "back" ? back : node)) };
    const edit = done(removeNode(document, "goodbye", { heal: true }, nodeTypes), document);
    expect(nodeOf(edit.doc, "back").data).toEqual({
      place: { node: "sales" },
      otherwise: [{ id: "a", place: { node: "sales" } }],
    });
  });
});

describe("deleting several nodes", () => {
  const chain = done(connect(frontDesk, { from: "goodbye", outlet: "next", to: "support" }, nodeTypes)).doc;

  test("is one step", () => {
    const edit = done(removeNodes(frontDesk, ["sales", "support"], {}, nodeTypes));
    expect(edit.title).toBe("Delete 2 steps");
    expect(edit.doc.edges.map(({ to }) => to)).toEqual(["main", "goodbye"]);
  });

  test("heals over all of them", () => {
    const { doc } = done(removeNodes(chain, ["goodbye", "support"], { heal: true }, nodeTypes), chain);
    expect(targetOf(doc, "main", "no-input")).toBe("back");
    expect(targetOf(doc, "main", "support")).toBe("back");
  });

  test("that lead into each other heals nothing", () => {
    const circle = done(
      connect(chain, { from: "support", outlet: "next", to: "goodbye" }, nodeTypes),
      chain,
    ).doc;
    const { doc } = done(removeNodes(circle, ["goodbye", "support"], { heal: true }, nodeTypes), circle);
    expect(targetOf(doc, "main", "no-input")).toBeUndefined();
  });

  test("is refused when the start is among them", () => {
    expect(refused(removeNodes(frontDesk, ["main", "incoming"], {}, nodeTypes))).toBe(
      "Incoming call cannot be deleted: the flow starts there.",
    );
  });

  test("is refused when one is missing", () => {
    expect(refused(removeNodes(frontDesk, ["main", "nobody"], {}, nodeTypes))).toBe(
      'There is no step "nobody".',
    );
  });

  test("of none changes nothing", () => {
    expect(done(removeNodes(frontDesk, [], {}, nodeTypes)).doc).toBe(frontDesk);
  });
});
