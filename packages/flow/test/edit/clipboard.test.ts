import { describe, expect, test } from "vitest";
import { type Clip, copy, duplicate, isRefusal, paste, readClip } from "../../src/edit/index.ts";
import { type FlowDocument, limits } from "../../src/index.ts";
import { done, frontDesk, nodeOf, refused, targetOf } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";

const empty: FlowDocument = {
  ...frontDesk,
  id: "other",
  nodes: frontDesk.nodes.slice(0, 1),
  edges: [],
  layout: {},
};

describe("copying", () => {
  test("takes the edges among the nodes and their positions", () => {
    expect(copy(frontDesk, ["support", "main", "nobody"])).toEqual({
      nodes: [nodeOf(frontDesk, "main"), nodeOf(frontDesk, "support")],
      edges: [{ from: "main", outlet: "support", to: "support" }],
      layout: { main: { x: 200, y: 0 }, support: { x: 400, y: 100 } },
    });
  });
});

describe("pasting", () => {
  test("into another flow keeps ids that are free there", () => {
    const edit = done(paste(empty, copy(frontDesk, ["main", "support", "back"]), {}, nodeTypes), empty);
    expect(edit.title).toBe("Paste 3 nodes");
    expect(edit.added).toEqual(["main", "support", "back"]);
    expect(edit.doc.edges).toEqual([
      { from: "main", outlet: "support", to: "support" },
      { from: "support", outlet: "next", to: "back" },
    ]);
    expect(edit.doc.layout).toEqual({ main: { x: 240, y: 40 }, support: { x: 440, y: 140 } });
  });

  test("gives fresh ids where they clash, to edges and places too", () => {
    const edit = done(paste(frontDesk, copy(frontDesk, ["main", "support", "back"]), {}, nodeTypes));
    expect(edit.added).toEqual(["main-2", "support-2", "back-2"]);
    expect(targetOf(edit.doc, "main-2", "support")).toBe("support-2");
    expect(nodeOf(edit.doc, "back-2").data.place).toEqual({ node: "main-2" });
    expect(nodeOf(edit.doc, "back").data.place).toEqual({ node: "main" });
  });

  test("leaves out what leads to nodes that do not come along", () => {
    const { doc } = done(paste(empty, copy(frontDesk, ["back", "main"]), {}, nodeTypes), empty);
    expect(doc.edges).toEqual([]);
    const alone = done(paste(empty, copy(frontDesk, ["back"]), {}, nodeTypes), empty).doc;
    expect(nodeOf(alone, "back").data).toEqual({ otherwise: [] });
  });

  test("puts the top left corner where it is wanted", () => {
    const { doc } = done(
      paste(empty, copy(frontDesk, ["main", "support"]), { at: { x: 0, y: 7 } }, nodeTypes),
      empty,
    );
    expect(doc.layout).toEqual({ main: { x: 0, y: 7 }, support: { x: 200, y: 107 } });
  });

  test("numbers copies of copies on", () => {
    const once = done(paste(frontDesk, copy(frontDesk, ["main"]), {}, nodeTypes)).doc;
    const twice = done(paste(once, copy(once, ["main-2"]), {}, nodeTypes), once);
    expect(twice.added).toEqual(["main-3"]);
  });

  test("drops edges that no flow could have, and tells nodes of one id apart", () => {
    const [main, support] = [nodeOf(frontDesk, "main"), nodeOf(frontDesk, "support")];
    const clip: Clip = {
      nodes: [main, support, support, nodeOf(frontDesk, "incoming")],
      edges: [
        { from: "main", outlet: "fax", to: "support" },
        { from: "main", outlet: "sales", to: "incoming" },
        { from: "main", outlet: "support", to: "support" },
        { from: "main", outlet: "support", to: "main" },
      ],
      layout: {},
    };
    const edit = done(paste(empty, clip, {}, nodeTypes), empty);
    expect(edit.added).toEqual(["main", "support", "support-2", "incoming-2"]);
    expect(edit.doc.edges).toEqual([{ from: "main", outlet: "support", to: "support" }]);
  });

  test("is refused when the flow would become too large", () => {
    const nodes = Array.from({ length: limits.nodesPerFlow }, (_, n) => ({
      ...nodeOf(frontDesk, "back"),
      id: `n${n}`,
    }));
    expect(refused(paste(frontDesk, { nodes, edges: [], layout: {} }, {}, nodeTypes))).toBe(
      "A flow may have 5000 steps.",
    );
  });

  test("of thousands of nodes that clash gives each an id of its own", () => {
    const prompt = nodeOf(frontDesk, "support");
    const nodes = Array.from({ length: 2_400 }, (_, n) => ({ ...prompt, id: `prompt-${n}` }));
    const document = { ...frontDesk, nodes: [...frontDesk.nodes, ...nodes], edges: [], layout: {} };
    const edit = paste(document, { nodes, edges: [], layout: {} }, {}, nodeTypes);
    expect(isRefusal(edit) || new Set(edit.doc.nodes.map(({ id }) => id)).size).toBe(4_806);
  });
});

describe("duplicating", () => {
  test("keeps places that lead to the original's surroundings", () => {
    const edit = done(duplicate(frontDesk, ["back"], nodeTypes));
    expect(edit.title).toBe('Duplicate Go to "Back"');
    expect(nodeOf(edit.doc, "back-2").data.place).toEqual({ node: "main" });
  });

  test("is refused for a node that is not there", () => {
    expect(refused(duplicate(frontDesk, ["nobody"], nodeTypes))).toBe('There is no step "nobody".');
  });
});

describe("reading a clipboard", () => {
  test("gives back what was copied", () => {
    const clip = copy(frontDesk, ["main", "support"]);
    expect(readClip(JSON.parse(JSON.stringify(clip)), nodeTypes)).toEqual(clip);
  });

  test.each([[null], ["text"], [{}], [{ nodes: [{ id: "x" }], edges: [], layout: {} }], [[]]])(
    "refuses %j",
    (json) => {
      const result = readClip(json, nodeTypes);
      expect(isRefusal(result) && result.refused).toBe("clip_unreadable");
    },
  );
});
