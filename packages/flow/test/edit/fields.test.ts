import { describe, expect, test } from "vitest";
import { type Path, setField } from "../../src/edit/index.ts";
import type { Json } from "../../src/index.ts";
import { done, frontDesk, nodeOf, refused, targetOf } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";

const set = (node: string, path: Path, value: Json | undefined) =>
  setField(frontDesk, node, path, value, nodeTypes);

describe("setting a field", () => {
  test("changes the value and nothing beside it", () => {
    const edit = done(set("main", ["prompt", "en-US", "text"], "Hello?"));
    expect(edit.title).toBe('Change "What the caller hears" in Main menu');
    const { data } = nodeOf(edit.doc, "main");
    expect(data.prompt).toEqual({ "en-US": { text: "Hello?" }, "de-DE": { text: "Verkauf oder Technik?" } });
    expect(data.choices).toBe(nodeOf(frontDesk, "main").data.choices);
    expect(nodeOf(edit.doc, "sales")).toBe(nodeOf(frontDesk, "sales"));
    expect(edit.doc.edges).toBe(frontDesk.edges);
  });

  test("makes the objects that lead there", () => {
    const edit = done(set("goodbye", ["prompt", "de-DE", "text"], "Tschüss."));
    expect(nodeOf(edit.doc, "goodbye").data.prompt).toEqual({
      "en-US": { text: "Goodbye." },
      "de-DE": { text: "Tschüss." },
    });
  });

  test("of an item calls it by its label", () => {
    const edit = done(set("main", ["choices", 1, "label"], "Help"));
    expect(edit.title).toBe('Change "Leads to" in Main menu');
    expect(nodeOf(edit.doc, "main").data.choices).toMatchObject([
      { label: "Sales" },
      { id: "support", label: "Help" },
    ]);
  });

  test("to what it holds changes nothing", () => {
    expect(done(set("support", ["times"], 2)).doc).toBe(frontDesk);
  });

  test("keeps neighbours that nobody knows", () => {
    const nodes = frontDesk.nodes.map((node) =>
      node.id === "support" ? { ...node, data: { ...node.data, note: { from: "a newer editor" } } } : node,
    );
    const document = { ...frontDesk, nodes };
    const edit = done(setField(document, "support", ["times"], 3, nodeTypes), document);
    expect(nodeOf(edit.doc, "support").data).toMatchObject({ times: 3, note: { from: "a newer editor" } });
  });

  test("that has no value yet adds it", () => {
    const edit = done(set("back", ["otherwise"], [{ id: "a", place: { flow: "night" } }]));
    expect(nodeOf(edit.doc, "back").data.otherwise).toEqual([{ id: "a", place: { flow: "night" } }]);
  });
});

describe("removing a value", () => {
  test("takes the member away", () => {
    const edit = done(set("sales", ["to", "name"], undefined));
    expect(edit.title).toBe('Clear "To" in Sales');
    expect(nodeOf(edit.doc, "sales").data.to).toEqual({ kind: "phone", number: "+15550101" });
  });

  test("that is not there changes nothing", () => {
    expect(done(set("support", ["prompt", "de-DE", "text"], undefined)).doc).toBe(frontDesk);
  });
});

describe("a member that no field declares", () => {
  const nodes = frontDesk.nodes.map((node) =>
    node.id === "main" ? { ...node, data: { ...node.data, colour: "red" } } : node,
  );
  const document = { ...frontDesk, nodes };

  test("can only be taken out, and then the node can be read", () => {
    const edit = done(setField(document, "main", ["colour"], undefined, nodeTypes), document);
    expect(edit.title).toBe('Clear "colour" in Main menu');
    expect(edit.doc).toEqual(frontDesk);
    expect(refused(setField(document, "main", ["colour"], "blue", nodeTypes))).toContain(
      "has no field at /colour",
    );
  });
});

describe("exits that come and go with an option", () => {
  test("take their edges along", () => {
    const edit = done(set("main", ["patient"], true));
    expect(targetOf(edit.doc, "main", "no-input")).toBeUndefined();
    expect(edit.doc.edges).toHaveLength(4);
  });

  test("leave edges alone that had no exit before", () => {
    const document = {
      ...frontDesk,
      edges: [...frontDesk.edges, { from: "main", outlet: "fax", to: "sales" }],
    };
    const edit = done(setField(document, "main", ["patient"], true, nodeTypes), document);
    expect(targetOf(edit.doc, "main", "fax")).toBe("sales");
  });
});

describe("a broken node", () => {
  const nodes = frontDesk.nodes.map((node) =>
    node.id === "main" ? { ...node, data: { ...node.data, patient: "yes", prompt: "?" } } : node,
  );
  const broken = { ...frontDesk, nodes };

  test("is mended field by field, and keeps its edges meanwhile", () => {
    const half = done(setField(broken, "main", ["patient"], false, nodeTypes), broken).doc;
    const whole = done(setField(half, "main", ["prompt"], {}, nodeTypes), half).doc;
    expect(nodeOf(whole, "main").data).toMatchObject({ prompt: {}, patient: false });
    expect(whole.edges).toBe(frontDesk.edges);
  });

  test("takes no other wrong value", () => {
    expect(refused(setField(broken, "main", ["patient"], "no", nodeTypes))).toContain("does not take this");
  });

  test("is mended part by part, where one value has several faults", () => {
    const wrong = { english: { text: "Hello." }, deutsch: { text: "Hallo." } };
    const document = {
      ...frontDesk,
      nodes: nodes.map((node) => ({ ...node, data: { ...node.data, prompt: wrong } })),
    };
    const half = done(setField(document, "main", ["prompt", "english"], undefined, nodeTypes), document).doc;
    const whole = done(setField(half, "main", ["prompt", "deutsch"], undefined, nodeTypes), half).doc;
    expect(nodeOf(whole, "main").data.prompt).toEqual({});
  });
});

describe("refused", () => {
  test.each<[string, string, Path, Json | undefined]>([
    ["an unknown node", "nobody", ["prompt"], {}],
    ["an unknown field", "main", ["colour"], "red"],
    ["no path", "main", [], {}],
    ["a member of every object", "main", ["toString"], "x"],
    ["the id of an item", "main", ["choices", 0, "id"], "x"],
    ["an item that is not there", "main", ["choices", 7, "label"], "x"],
    ["a way through a text", "main", ["prompt", "en-US", "text", "more"], "x"],
    ["a word where a number belongs", "main", ["choices", "first", "label"], "x"],
  ])("%s", (_, node, path, value) => {
    expect(refused(set(node, path, value))).toMatch(/^There is no step|^Main menu has no field at/);
  });

  test.each<[string, string, Path, Json | undefined]>([
    ["a number out of its range", "support", ["times"], 10],
    ["a required value removed", "support", ["times"], undefined],
    ["an impossible number", "sales", ["to", "number"], "12"],
    ["an unknown member", "sales", ["to", "colour"], "red"],
    ["a language that is none", "main", ["prompt", "__proto__", "text"], "x"],
    ["what JSON cannot hold", "support", ["times"], Number.POSITIVE_INFINITY],
  ])("%s", (_, node, path, value) => {
    expect(refused(set(node, path, value))).toContain("does not take this: ");
  });

  test("the same item twice", () => {
    const item = { id: "sales", key: "1", label: "" };
    expect(refused(set("main", ["choices"], [item, item]))).toBe(
      '"Choices" of Main menu would have the same id twice.',
    );
  });

  test("a node of an unknown version", () => {
    const nodes = frontDesk.nodes.map((node) => ({ ...node, version: 9 }));
    expect(refused(setField({ ...frontDesk, nodes }, "main", ["patient"], true, nodeTypes))).toContain(
      "cannot be changed",
    );
  });
});
