import { describe, expect, test } from "vitest";
import {
  addFrame,
  addNote,
  apply,
  changeId,
  moveThings,
  removeThings,
  replaceBy,
  resizeMark,
  setFrameTitle,
  setNoteText,
  setTint,
} from "../../src/edit/index.ts";
import { type FlowDocument, type Frame, limits, type Note, read, withoutPicture } from "../../src/index.ts";
import { done, frontDesk, refused, text } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";

const note: Note = { text: "Ask Ann first.", colour: "yellow", x: 10, y: 20, width: 200, height: 100 };
const frame: Frame = { title: "Opening", colour: "blue", x: -40, y: -60, width: 600, height: 300 };
const drawn: FlowDocument = { ...frontDesk, notes: { note }, frames: { opening: frame } };

describe("a note", () => {
  test("is put on the picture in whole pixels, and means nothing to callers", () => {
    const edit = done(addNote(frontDesk, { ...note, x: 10.4, width: 200.6 }));
    expect([edit.title, edit.added]).toEqual(["Add a note", ["note"]]);
    expect(edit.doc.notes).toEqual({ note: { ...note, width: 201 } });
    expect(withoutPicture(edit.doc)).toEqual(withoutPicture(frontDesk));
    expect(edit.doc.nodes).toBe(frontDesk.nodes);
  });

  test("gets an id of its own", () => {
    expect(done(addNote(drawn, note), drawn).added).toEqual(["note-2"]);
  });

  test("says something else, in one step for as long as somebody types", () => {
    const edit = done(setNoteText(drawn, "note", "Ask Ben."), drawn);
    expect(edit.doc.notes?.note?.text).toBe("Ask Ben.");
    expect([edit.title, edit.operation.typed]).toEqual(["Change the text of a note", true]);
  });

  test("the last one leaves nothing behind in the file", () => {
    const edit = done(removeThings(drawn, { notes: ["note"], frames: ["opening"] }, {}, nodeTypes), drawn);
    expect(edit.title).toBe("Delete 2 things");
    expect(text(edit.doc)).toBe(text(frontDesk));
    expect(edit.doc).not.toHaveProperty("notes");
  });

  test("stands on one line of the file, behind the positions", () => {
    const file = text({ ...drawn, notes: { note: { ...note, text: "Ask Ann." } } });
    expect(file).toContain(
      '  "notes": {\n    "note": { "text": "Ask Ann.", "colour": "yellow", "x": 10, "y": 20, "width": 200, "height": 100 }\n  },\n  "frames"',
    );
    expect(file.indexOf('"layout"')).toBeLessThan(file.indexOf('"notes"'));
  });
});

describe("a frame", () => {
  test("is drawn, called something else, and coloured", () => {
    expect(done(addFrame(frontDesk, frame)).title).toBe('Add the frame "Opening"');
    expect(done(addFrame(frontDesk, { ...frame, title: "" })).title).toBe("Add a frame");
    const named = done(setFrameTitle(drawn, "opening", "By day"), drawn);
    expect([named.title, named.doc.frames?.opening?.title]).toEqual(['Call a frame "By day"', "By day"]);
    const red = done(setTint(drawn, { kind: "frame", id: "opening" }, "red"), drawn);
    expect([red.title, red.doc.frames?.opening?.colour]).toEqual([
      'Change the colour of the frame "Opening"',
      "red",
    ]);
  });

  test("moves in the same step as what lies in it", () => {
    const places = {
      frames: { opening: { x: 0.2, y: 0 } },
      nodes: { incoming: { x: 40, y: 60 } },
      notes: { note: { x: 50, y: 80 } },
    };
    const edit = done(moveThings(drawn, places, nodeTypes), drawn);
    expect(edit.title).toBe('Move the frame "Opening"');
    expect(edit.doc.frames?.opening).toEqual({ ...frame, x: 0, y: 0 });
    expect([edit.doc.layout.incoming, edit.doc.notes?.note?.y]).toEqual([{ x: 40, y: 60 }, 80]);
    expect(edit.doc.layout.main).toBe(drawn.layout.main);
  });

  test("gets another size, and nothing else moves", () => {
    const edit = done(resizeMark(drawn, { kind: "frame", id: "opening" }, { ...frame, width: 700 }), drawn);
    expect(edit.title).toBe('Change the size of the frame "Opening"');
    expect(edit.doc.layout).toBe(drawn.layout);
  });

  test("goes, and what lay in it stays", () => {
    const edit = done(removeThings(drawn, { frames: ["opening"] }, {}, nodeTypes), drawn);
    expect([edit.title, edit.doc.nodes]).toEqual(['Delete the frame "Opening"', drawn.nodes]);
  });
});

test("steps and notes that are chosen together move and go together", () => {
  const moved = moveThings(
    drawn,
    { nodes: { main: { x: 1, y: 2 } }, notes: { note: { x: 3, y: 4 } } },
    nodeTypes,
  );
  expect(done(moved, drawn).title).toBe("Move 2 things");
  expect(done(moveThings(drawn, { nodes: { main: { x: 1, y: 2 } } }, nodeTypes), drawn).title).toBe(
    "Move Main menu",
  );
  const gone = done(
    removeThings(drawn, { nodes: ["support"], notes: ["note"] }, { heal: true }, nodeTypes),
    drawn,
  );
  expect(gone.title).toBe("Delete 2 things");
  expect(gone.doc.nodes.map(({ id }) => id)).not.toContain("support");
  expect(gone.operation.changes.length).toBeGreaterThan(2);
});

test("a step that gets another id leaves them alone", () => {
  expect(done(changeId(drawn, "main", "menu", nodeTypes), drawn).doc.notes).toBe(drawn.notes);
});

test("another version of the flow brings its own", () => {
  const other = { ...frontDesk, notes: { note: { ...note, text: "Ask Ben." }, second: note } };
  expect(done(replaceBy(drawn, other, "Bring back version 1"), drawn).doc).toEqual(other);
});

test("what cannot be is refused", () => {
  const many = { ...frontDesk, notes: manyOf(note, limits.notes), frames: manyOf(frame, limits.frames) };
  expect(refused(addNote(many, note))).toBe("The picture of a flow may have 500 notes.");
  expect(refused(addFrame(many, frame))).toBe("The picture of a flow may have 200 frames.");
  expect(refused(addNote(frontDesk, { ...note, text: "x".repeat(limits.noteCharacters + 1) }))).toMatch(
    /^A note cannot be like this/,
  );
  expect(refused(resizeMark(drawn, { kind: "frame", id: "opening" }, { ...frame, width: 3 }))).toMatch(
    /^A frame cannot be like this/,
  );
  expect(refused(moveThings(drawn, { notes: { note: { x: Number.NaN, y: 0 } } }, nodeTypes))).toMatch(
    /^A note/,
  );
  expect(refused(moveThings(drawn, { nodes: { nobody: { x: 0, y: 0 } } }, nodeTypes))).toContain("nobody");
  expect(refused(setNoteText(drawn, "nothing", ""))).toBe("This note is not there.");
  expect(refused(setFrameTitle(drawn, "constructor", ""))).toBe("This frame is not there.");
  expect(refused(removeThings(drawn, { nodes: ["incoming"], notes: ["note"] }, {}, nodeTypes))).toContain(
    "cannot be deleted",
  );
});

test("a file with too many of them, or with strange ones, cannot be read; one that has none of them can", () => {
  const codes = (change: object) =>
    read({ ...JSON.parse(text(drawn)), ...change }, nodeTypes).problems.map(
      ({ code, at }) => `${code} ${at}`,
    );
  expect(codes({ notes: manyOf(note, limits.notes + 1) })).toEqual(["shape_wrong /notes"]);
  expect(codes({ notes: { note: { ...note, colour: "pink" } } })).toEqual(["shape_wrong /notes/note/colour"]);
  expect(codes({ frames: { opening: { ...frame, steps: [] } } })).toEqual(["shape_wrong /frames/opening"]);
  expect(read({ ...JSON.parse(text(frontDesk)), notes: {}, frames: {} }, nodeTypes).document).toEqual(
    frontDesk,
  );
});

test("a change that expects another note there does not fit", () => {
  const { operation } = done(setNoteText(drawn, "note", "Ask Ben."), drawn);
  const other = { ...drawn, notes: { note: { ...note, x: 99 } } };
  expect(refused(apply(other, operation))).toContain("does not fit");
});

function manyOf<Mark>(mark: Mark, count: number): Readonly<Record<string, Mark>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`mark-${index}`, mark]));
}
