import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Clip,
  copy,
  duplicate,
  explainRefusal,
  isRefusal,
  markAt,
  paste,
  type Refusal,
  readClip,
  readClipText,
} from "../../src/edit/index.ts";
import { type FlowDocument, type Frame, limits, type Note, type Point } from "../../src/index.ts";
import { done, frontDesk, nodeOf, refused, targetOf } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";
import { randomFlow } from "./random-flows.ts";

const empty: FlowDocument = {
  ...frontDesk,
  id: "other",
  nodes: frontDesk.nodes.slice(0, 1),
  edges: [],
  layout: {},
};

const note: Note = { text: "Ask Ann first.", colour: "yellow", x: 210, y: 20, width: 200, height: 100 };
const frame: Frame = { title: "Opening", colour: "blue", x: 160, y: -60, width: 600, height: 300 };
const drawn: FlowDocument = { ...frontDesk, notes: { note }, frames: { opening: frame } };

test("copies are told apart by their names", () => {
  const once = done(duplicate(frontDesk, { nodes: ["main"] }, nodeTypes));
  const [first = ""] = once.added;
  expect(nodeOf(once.doc, first).title).toBe("Main menu 2");
  const twice = done(duplicate(once.doc, { nodes: ["main", first] }, nodeTypes), once.doc);
  expect(twice.added.map((id) => nodeOf(twice.doc, id).title)).toEqual(["Main menu 3", "Main menu 4"]);
  const [elsewhere = ""] = done(
    paste(empty, copy(frontDesk, { nodes: ["main"] }), {}, nodeTypes),
    empty,
  ).added;
  expect(elsewhere).toBe("main");
});

describe("copying", () => {
  test("takes the edges among the nodes and their positions", () => {
    expect(copy(frontDesk, { nodes: ["support", "main", "nobody"] })).toEqual({
      format: 1,
      nodes: [nodeOf(frontDesk, "main"), nodeOf(frontDesk, "support")],
      edges: [{ from: "main", outlet: "support", to: "support" }],
      layout: { main: { x: 200, y: 0 }, support: { x: 400, y: 100 } },
    });
  });
});

test("where the file says that a step stands counts more than where it is drawn at the moment", () => {
  const elsewhere = { x: 9, y: 9 };
  const { layout } = copy(frontDesk, { nodes: ["main"] }, { main: elsewhere });
  expect(layout).toEqual({ main: frontDesk.layout.main });
  const { layout: unplaced } = copy({ ...frontDesk, layout: {} }, { nodes: ["main"] }, { main: elsewhere });
  expect(unplaced).toEqual({ main: elsewhere });
});

describe("pasting", () => {
  test("into another flow keeps ids that are free there", () => {
    const edit = done(
      paste(empty, copy(frontDesk, { nodes: ["main", "support", "back"] }), {}, nodeTypes),
      empty,
    );
    expect(edit.title).toBe("Paste 3 steps");
    expect(edit.added).toEqual(["main", "support", "back"]);
    expect(edit.doc.edges).toEqual([
      { from: "main", outlet: "support", to: "support" },
      { from: "support", outlet: "next", to: "back" },
    ]);
    expect(edit.doc.layout).toEqual({ main: { x: 240, y: 40 }, support: { x: 440, y: 140 } });
  });

  test("gives fresh ids where they clash, to edges and places too", () => {
    const edit = done(
      paste(frontDesk, copy(frontDesk, { nodes: ["main", "support", "back"] }), {}, nodeTypes),
    );
    expect(edit.added).toEqual(["main-2", "support-2", "back-2"]);
    expect(targetOf(edit.doc, "main-2", "support")).toBe("support-2");
    expect(nodeOf(edit.doc, "back-2").data.place).toEqual({ node: "main-2" });
    expect(nodeOf(edit.doc, "back").data.place).toEqual({ node: "main" });
  });

  test("leaves out what leads to nodes that do not come along", () => {
    const { doc } = done(paste(empty, copy(frontDesk, { nodes: ["back", "main"] }), {}, nodeTypes), empty);
    expect(doc.edges).toEqual([]);
    const alone = done(paste(empty, copy(frontDesk, { nodes: ["back"] }), {}, nodeTypes), empty).doc;
    expect(nodeOf(alone, "back").data).toEqual({ otherwise: [] });
  });

  test("puts the top left corner where it is wanted", () => {
    const { doc } = done(
      paste(empty, copy(frontDesk, { nodes: ["main", "support"] }), { at: { x: 0, y: 7 } }, nodeTypes),
      empty,
    );
    expect(doc.layout).toEqual({ main: { x: 0, y: 7 }, support: { x: 200, y: 107 } });
  });

  test("numbers copies of copies on", () => {
    const once = done(paste(frontDesk, copy(frontDesk, { nodes: ["main"] }), {}, nodeTypes)).doc;
    const twice = done(paste(once, copy(once, { nodes: ["main-2"] }), {}, nodeTypes), once);
    expect(twice.added).toEqual(["main-3"]);
  });

  test("drops edges that no flow could have, and tells nodes of one id apart", () => {
    const [main, support] = [nodeOf(frontDesk, "main"), nodeOf(frontDesk, "support")];
    const clip: Clip = {
      format: 1,
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
    expect(refused(paste(frontDesk, { format: 1, nodes, edges: [], layout: {} }, {}, nodeTypes))).toBe(
      "A flow may have 5000 steps.",
    );
    const room = limits.nodesPerFlow - frontDesk.nodes.length;
    const just: Clip = { format: 1, nodes: nodes.slice(0, room), edges: [], layout: {} };
    expect(isRefusal(paste(frontDesk, just, {}, nodeTypes))).toBe(false);
  });

  test("of thousands of nodes that clash gives each an id of its own", () => {
    const prompt = nodeOf(frontDesk, "support");
    const nodes = Array.from({ length: 2_400 }, (_, n) => ({ ...prompt, id: `prompt-${n}` }));
    const document = { ...frontDesk, nodes: [...frontDesk.nodes, ...nodes], edges: [], layout: {} };
    const edit = paste(document, { format: 1, nodes, edges: [], layout: {} }, {}, nodeTypes);
    expect(isRefusal(edit) || new Set(edit.doc.nodes.map(({ id }) => id)).size).toBe(4_806);
  });
});

describe("duplicating", () => {
  test("keeps places that lead to the original's surroundings", () => {
    const edit = done(duplicate(frontDesk, { nodes: ["back"] }, nodeTypes));
    expect(edit.title).toBe('Duplicate Go to "Back"');
    expect(nodeOf(edit.doc, "back-2").data.place).toEqual({ node: "main" });
  });

  test("of what such a place leads to as well leads to the copy", () => {
    const { doc } = done(duplicate(frontDesk, { nodes: ["back", "main"] }, nodeTypes));
    expect(nodeOf(doc, "back-2").data.place).toEqual({ node: "main-2" });
    expect(nodeOf(doc, "back").data.place).toEqual({ node: "main" });
  });

  test("is refused for a node that is not there", () => {
    expect(refused(duplicate(frontDesk, { nodes: ["nobody"] }, nodeTypes))).toBe(
      'There is no step "nobody".',
    );
  });
});

describe("reading a clipboard", () => {
  test("gives back what was copied", () => {
    const clip = copy(frontDesk, { nodes: ["main", "support"] });
    expect(readClip(JSON.parse(JSON.stringify(clip)), nodeTypes)).toEqual(clip);
  });

  test.each([[null], ["text"], [{}], [{ text: "words" }], [[]]])("takes %j for nothing of a flow", (json) => {
    const result = readClip(json, nodeTypes);
    expect(isRefusal(result) && result.refused).toBe("clip_unreadable");
    expect(readClipText(JSON.stringify(json), nodeTypes)).toBeUndefined();
  });

  test("leaves prose, numbers and half a clip to others", () => {
    for (const text of ["Sales or support?", "", "{", '{ "nodes": [', " 42"]) {
      expect(readClipText(text, nodeTypes)).toBeUndefined();
    }
  });

  test("needs no more than the part that somebody cut out of a file by hand", () => {
    const clip = readClip({ notes: { note } }, nodeTypes);
    expect(clip).toEqual({ format: 1, nodes: [], edges: [], layout: {}, notes: { note } });
  });

  test.each([
    ["a step without a type", { nodes: [{ id: "x" }] }, /at \/nodes\/0/],
    ["a colour that is none", { notes: { note: { ...note, colour: "pink" } } }, /at \/notes\/note\/colour/],
    ["a place that is none", { frames: { frame: { ...frame, x: "0" } } }, /at \/frames\/frame\/x/],
    ["more than a note is", { notes: { note: { ...note, onload: "alert(1)" } } }, /onload/],
    ["a name that reaches a prototype", JSON.parse('{"notes":{"__proto__":{}}}'), /at \/notes\/__proto__/],
    ["a frame larger than a picture", { frames: { frame: { ...frame, width: 1e9 } } }, /at .*width/],
    ["notes without end", { notes: manyOf(note, limits.notes + 1) }, /expected at most 500/],
    ["nesting without end", { notes: nested(100) }, /deep/],
  ])("refuses %s, and says why", (_what, json, why) => {
    expect(whyNot(readClip(json, nodeTypes))).toMatch(why);
  });

  test("refuses what a newer version has copied, and what is larger than any flow", () => {
    const clip = { ...copy(drawn, { notes: ["note"] }), format: 9 };
    expect(whyNot(readClip(clip, nodeTypes))).toBe(
      "What is in the clipboard says format 9; this version of dialtree reads formats 1 to 1.",
    );
    const large = `{ "nodes": [], "more": "${"x".repeat(limits.fileBytes)}" }`;
    expect(whyNot(readClipText(large, nodeTypes))).toMatch(
      /^What is in the clipboard is larger than a flow may be/,
    );
  });
});

describe("notes and frames", () => {
  test("come along with the steps in them, and stay around them", () => {
    const clip = copy(drawn, { nodes: ["main"], notes: ["note", "nothing"], frames: ["opening"] });
    expect([clip.notes, clip.frames]).toEqual([{ note }, { opening: frame }]);
    const edit = done(paste(drawn, clip, { at: { x: 1_000, y: 500 } }, nodeTypes), drawn);
    expect([edit.title, edit.added]).toEqual(["Paste 3 things", ["main-2"]]);
    expect(edit.marks).toEqual([
      { kind: "note", id: "note-2" },
      { kind: "frame", id: "opening-2" },
    ]);
    // The frame begins farthest to the left and highest: it is the corner.
    expect(edit.doc.frames?.["opening-2"]).toEqual({ ...frame, x: 1_000, y: 500 });
    const by = { x: 1_000 - frame.x, y: 500 - frame.y };
    expect(edit.doc.layout["main-2"]).toEqual({ x: 200 + by.x, y: by.y });
    expect(edit.doc.notes?.["note-2"]).toEqual({ ...note, x: note.x + by.x, y: note.y + by.y });
    expect([edit.doc.notes?.note, edit.doc.frames?.opening]).toEqual([note, frame]);
  });

  test("keep their ids where those are free, and are called by what they are", () => {
    const alone = done(paste(empty, copy(drawn, { notes: ["note"] }), {}, nodeTypes), empty);
    expect([alone.title, alone.added, alone.marks]).toEqual([
      "Paste a note",
      [],
      [{ kind: "note", id: "note" }],
    ]);
    expect(alone.doc.notes).toEqual({ note: { ...note, x: note.x + 40, y: note.y + 40 } });
    expect(alone.doc.nodes).toBe(empty.nodes);
    const framed = done(duplicate(drawn, { frames: ["opening"] }, nodeTypes), drawn);
    expect(framed.title).toBe('Duplicate the frame "Opening"');
    expect(framed.doc.frames?.["opening-2"]).toEqual({ ...frame, x: frame.x + 40, y: frame.y + 40 });
  });

  test("of several with ids that clash get one each", () => {
    const notes = { note, "note-2": note, "note-3": note };
    const clip = { ...copy(drawn, {}), notes };
    const { marks, doc } = done(paste(drawn, clip, {}, nodeTypes), drawn);
    expect(marks.map(({ id }) => id)).toEqual(["note-4", "note-2", "note-3"]);
    expect(Object.keys(doc.notes ?? {})).toHaveLength(4);
  });

  test("are refused where there would be too many, and beyond all numbers", () => {
    const full = { ...drawn, notes: manyOf(note, limits.notes), frames: manyOf(frame, limits.frames) };
    expect(refused(paste(full, copy(drawn, { notes: ["note"] }), {}, nodeTypes))).toContain("500 notes");
    expect(refused(duplicate(full, { frames: ["mark-0"] }, nodeTypes))).toContain("200 frames");
    const room = { ...full, notes: manyOf(note, limits.notes - 1), frames: manyOf(frame, limits.frames - 1) };
    done(duplicate(room, { notes: ["mark-0"], frames: ["mark-0"] }, nodeTypes), room);
    const far = {
      ...copy(drawn, {}),
      notes: { near: { ...note, x: -1.7e308 }, far: { ...note, x: 1.7e308 } },
    };
    expect(refused(paste(drawn, far, { at: { x: 0, y: 0 } }, nodeTypes))).toContain("cannot be put there");
    expect(refused(duplicate(drawn, { notes: ["nothing"] }, nodeTypes))).toBe("This note is not there.");
  });

  test("of any flow come through the text of a clipboard as they are", () => {
    fc.assert(
      fc.property(randomFlow, (from) => {
        const things = {
          nodes: from.nodes.filter(({ type }) => nodeTypes.has(type)).map(({ id }) => id),
          notes: Object.keys(from.notes ?? {}),
          frames: Object.keys(from.frames ?? {}),
        };
        const clip = readClipText(JSON.stringify(copy(from, things)), nodeTypes);
        if (!clip || isRefusal(clip)) throw new Error("The clip was not read.");
        const edit = done(paste(drawn, clip, { at: { x: 0, y: 0 } }, nodeTypes), drawn);
        const came = edit.marks.map((place) => markAt(edit.doc, place));
        const [first, ...others] = [...Object.values(from.notes ?? {}), ...Object.values(from.frames ?? {})];
        // They lie to each other as they lay.
        const [firstCame, ...othersCame] = came;
        expect(othersCame.map((mark) => ({ ...mark, ...between(firstCame, mark) }))).toEqual(
          others.map((mark) => ({ ...mark, ...between(first, mark) })),
        );
      }),
      { numRuns: 60 },
    );
  });
});

function whyNot(result: Clip | Refusal | undefined): string {
  if (!result || !isRefusal(result)) throw new Error("Not refused.");
  return explainRefusal(result).sentence;
}

function between(one: Point | undefined, other: Point | undefined): Point {
  return { x: (other?.x ?? 0) - (one?.x ?? 0), y: (other?.y ?? 0) - (one?.y ?? 0) };
}

function manyOf<Mark>(mark: Mark, count: number): Readonly<Record<string, Mark>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`mark-${index}`, mark]));
}

function nested(depth: number): object {
  return depth === 0 ? {} : { inside: nested(depth - 1) };
}
