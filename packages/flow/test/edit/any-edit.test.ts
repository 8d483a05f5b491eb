import fc from "fast-check";
import { expect, test } from "vitest";
import { type Edit, isRefusal, merge, setField } from "../../src/edit/index.ts";
import { type FlowDocument, read, walkFields } from "../../src/index.ts";
import { text } from "./front-desk.ts";
import { applied, journalled } from "./journalled.ts";
import { nodeTypes } from "./node-types.ts";
import { allWishes, attempt, randomWish } from "./random-edits.ts";
import { outlets, randomFlow, words } from "./random-flows.ts";

interface Done {
  readonly what: string;
  readonly before: FlowDocument;
  readonly edit: Edit;
}

const work = fc.record({
  document: randomFlow,
  wishes: fc.array(randomWish, { minLength: 1, maxLength: 12, size: "medium" }),
});

/** Whatever can be done of the wishes, one after the other, on documents that cannot be changed in place. */
function worked({ document, wishes }: typeof work extends fc.Arbitrary<infer T> ? T : never): Done[] {
  let doc = frozen(document);
  return wishes.flatMap((wish) => {
    const edit = attempt(doc, wish);
    if (isRefusal(edit)) return [];
    const done = { what: wish.what, before: doc, edit };
    doc = frozen(edit.doc);
    return [done];
  });
}

function always(holds: (done: Done) => void, runs = 150) {
  fc.assert(
    fc.property(work, (given) => {
      for (const done of worked(given)) holds(done);
    }),
    { numRuns: runs },
  );
}

test("undoing gives back the very document, to the last character of its file", () => {
  always(({ before, edit }) => {
    const undone = applied(edit.doc, edit.inverse).doc;
    expect(undone).toStrictEqual(before);
    expect(text(undone)).toBe(text(before));
    expect(undone.nodes.map(({ id }) => id)).toEqual(before.nodes.map(({ id }) => id));
  });
});

test("undoing everything gives back the first document", () => {
  fc.assert(
    fc.property(work, (given) => {
      const steps = worked(given);
      const last = steps.at(-1)?.edit.doc ?? given.document;
      const first = steps.reduceRight((doc, { edit }) => applied(doc, edit.inverse).doc, last);
      expect(first).toStrictEqual(given.document);
      expect(text(first)).toBe(text(given.document));
    }),
    { numRuns: 150 },
  );
});

test("redoing comes to the same as the first time", () => {
  always(({ edit }) => {
    const undone = applied(edit.doc, edit.inverse);
    const redone = applied(undone.doc, undone.inverse).doc;
    expect(redone).toStrictEqual(edit.doc);
    expect(text(redone)).toBe(text(edit.doc));
  });
});

test("what comes out can be saved and read again", () => {
  always(({ edit }) => {
    const { document, problems } = read(JSON.parse(text(edit.doc)), nodeTypes);
    expect(document).toStrictEqual(edit.doc);
    expect(problems.filter(({ code }) => code !== "node_type_unknown")).toEqual([]);
  });
});

test("no edge comes from or leads to nothing", () => {
  always(({ edit: { doc } }) => expect(looseEdges(doc)).toEqual([]));
});

test("no outlet is connected twice, and nothing leads to where calls come in", () => {
  always(({ edit: { doc } }) => {
    const exits = doc.edges.map(({ from, outlet }) => `${from} ${outlet}`);
    expect(new Set(exits).size).toBe(exits.length);
    const entries = new Set(doc.nodes.filter(({ type }) => nodeTypes.get(type)?.entry).map(({ id }) => id));
    expect(doc.edges.filter(({ to }) => entries.has(to))).toEqual([]);
  });
});

test("ids stay unique, of nodes and of items", () => {
  always(({ edit: { doc } }) => {
    for (const ids of [doc.nodes.map(({ id }) => id), ...itemIds(doc)])
      expect(new Set(ids).size).toBe(ids.length);
  });
});

test("a journalled operation and its inverse apply like the live ones", () => {
  always(({ before, edit }) => {
    const again = applied(before, journalled(edit.operation));
    expect(again.doc).toStrictEqual(edit.doc);
    expect(text(again.doc)).toBe(text(edit.doc));
    const undone = applied(edit.doc, journalled(edit.inverse)).doc;
    expect(undone).toStrictEqual(before);
    expect(text(undone)).toBe(text(before));
    expect(text(applied(again.doc, again.inverse).doc)).toBe(text(before));
  });
});

test("what is not changed keeps its identity", () => {
  always(({ before, edit: { doc, operation } }) => {
    const touched = new Set(operation.changes.map(({ of }) => of.split(" ")[0]));
    if (touched.size === 0) expect(doc).toBe(before);
    if (!touched.has("node")) expect(doc.nodes).toBe(before.nodes);
    if (!touched.has("edge")) expect(doc.edges).toBe(before.edges);
    if (!touched.has("position")) expect(doc.layout).toBe(before.layout);
    if (!touched.has("note")) expect(doc.notes).toBe(before.notes);
    if (!touched.has("frame")) expect(doc.frames).toBe(before.frames);
    if (!touched.has("variable")) expect(doc.variables).toBe(before.variables);
    const changed = new Set(operation.changes.flatMap((change) => ("node" in change ? [change.node] : [])));
    const replaced = operation.changes.flatMap((change) =>
      change.of === "node" ? [change.before?.id, change.after?.id] : [],
    );
    for (const node of doc.nodes) {
      if (changed.has(node.id) || replaced.includes(node.id)) continue;
      expect(node).toBe(before.nodes.find(({ id }) => id === node.id));
    }
  });
});

test("titles are sentences without loose ends", () => {
  always(({ edit: { title, operation, inverse } }) => {
    expect(title).toMatch(/^[A-Z]/);
    expect(title).not.toMatch(/undefined|null|\[object|NaN/);
    expect([operation.title, inverse.title]).toEqual([title, title]);
  });
});

test("strokes into one text, joined, undo and redo as one", () => {
  const start = frozen(textless());
  fc.assert(
    fc.property(fc.array(words, { minLength: 2, maxLength: 6 }), (strokes) => {
      let doc = start;
      const steps = strokes.map((word) => {
        const edit = setField(doc, "prompt", ["prompt", "en-US", "text"], word, nodeTypes);
        if (isRefusal(edit)) throw new Error(edit.refused);
        doc = edit.doc;
        return edit;
      });
      const real = steps.filter(({ operation }) => operation.changes.length > 0);
      const joined = real.reduce<ReturnType<typeof merge>>(
        (step, next) => (step ? merge(step, next) : next),
        undefined,
      );
      if (!joined) throw new Error("The strokes were not joined.");
      expect(applied(start, journalled(joined.operation)).doc).toStrictEqual(doc);
      expect(applied(doc, joined.inverse).doc).toStrictEqual(start);
    }),
  );
});

test("the random work tries every operation, and gets a fair part of it done", () => {
  const done = new Map<string, number>();
  always(({ what }) => done.set(what, (done.get(what) ?? 0) + 1), 1_000);
  expect(allWishes.filter((what) => (done.get(what) ?? 0) < 10)).toEqual([]);
});

function looseEdges({ nodes, edges }: FlowDocument) {
  const exits = new Map(nodes.map((node) => [node.id, outlets(node)]));
  return edges.filter(({ from, outlet, to }) => {
    return !exits.has(from) || !exits.has(to) || exits.get(from)?.includes(outlet) === false;
  });
}

function itemIds({ nodes }: FlowDocument): unknown[][] {
  return nodes.flatMap(({ type, data }) =>
    [...walkFields(nodeTypes.get(type)?.fields ?? {}, data)].flatMap(({ field, value }) =>
      field.items && Array.isArray(value) ? [value.map(({ id }) => id)] : [],
    ),
  );
}

function textless(): FlowDocument {
  const node = { id: "prompt", type: "prompt", version: 1, data: { prompt: {}, times: 1 } };
  return {
    format: 1,
    id: "x",
    title: "",
    languages: ["en-US"],
    variables: {},
    start: "prompt",
    nodes: [node],
    edges: [],
    layout: {},
  };
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const held of Object.values(value)) frozen(held);
  return Object.freeze(value);
}
