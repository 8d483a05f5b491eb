import { describe, expect, test } from "vitest";
import {
  addItem,
  apply,
  compose,
  connect,
  type Edit,
  merge,
  renameNode,
  type Step,
  setField,
  setTitle,
} from "../../src/edit/index.ts";
import type { FlowDocument } from "../../src/index.ts";
import { done, frontDesk, nodeOf, refused, targetOf, text } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";

describe("composing", () => {
  const wire = (document: FlowDocument) =>
    connect(document, { from: "main", outlet: "choice-3", to: "goodbye" }, nodeTypes);
  const add = (document: FlowDocument) =>
    addItem(document, { node: "main", list: ["choices"] }, {}, nodeTypes);

  test("makes one step of several, each seeing the one before", () => {
    const edit = done(compose(frontDesk, "Add a choice that says goodbye", [add, wire]));
    expect(edit.title).toBe("Add a choice that says goodbye");
    expect(targetOf(edit.doc, "main", "choice-3")).toBe("goodbye");
  });

  test("is refused as a whole", () => {
    expect(refused(compose(frontDesk, "Wire first", [wire, add]))).toBe('Main menu has no exit "choice-3".');
  });

  test("of nothing changes nothing", () => {
    expect(done(compose(frontDesk, "Nothing", [])).doc).toBe(frontDesk);
  });
});

describe("typing", () => {
  /** One step of typing after the other, joined where they can be. */
  function typed(strokes: readonly ((document: FlowDocument) => ReturnType<typeof setField>)[]) {
    let doc = frontDesk;
    const steps: Step[] = [];
    for (const stroke of strokes) {
      const edit = done(stroke(doc), doc);
      doc = edit.doc;
      const last = steps.at(-1);
      const joined = last && merge(last, edit);
      if (joined) steps[steps.length - 1] = joined;
      else steps.push(edit);
    }
    return { doc, steps };
  }
  const say = (language: string, words: string) => (document: FlowDocument) =>
    setField(document, "goodbye", ["prompt", language, "text"], words, nodeTypes);

  test("into one text is one step, and undoing it takes everything back", () => {
    const { doc, steps } = typed([say("en-US", "B"), say("en-US", "By"), say("en-US", "Bye")]);
    expect(steps).toHaveLength(1);
    expect(nodeOf(doc, "goodbye").data.prompt).toEqual({ "en-US": { text: "Bye" } });
    const undone = apply(doc, steps[0]?.inverse as Edit["inverse"]) as Edit;
    expect(text(undone.doc)).toBe(text(frontDesk));
    expect(text((apply(undone.doc, undone.inverse) as Edit).doc)).toBe(text(doc));
  });

  test("the first text of a language is one step too", () => {
    const { doc, steps } = typed([say("de-DE", "T"), say("de-DE", "Tschüss")]);
    expect(steps).toHaveLength(1);
    expect((apply(doc, steps[0]?.inverse as Edit["inverse"]) as Edit).doc).toEqual(frontDesk);
    expect((apply(frontDesk, steps[0]?.operation as Edit["operation"]) as Edit).doc).toEqual(doc);
  });

  test("a title is one step, called after the last stroke", () => {
    const rename = (title: string) => (document: FlowDocument) =>
      renameNode(document, "goodbye", title, nodeTypes);
    const { steps } = typed([rename("F"), rename("Fa"), rename("Farewell")]);
    expect(steps.map(({ title }) => title)).toEqual(['Rename Prompt to "Farewell"']);
    expect(typed([(flow) => setTitle(flow, "R"), (flow) => setTitle(flow, "Re")]).steps).toHaveLength(1);
  });

  test.each<[string, Parameters<typeof typed>[0]]>([
    ["into two languages", [say("en-US", "Bye"), say("de-DE", "Tschüss")]],
    [
      "into two nodes",
      [
        say("en-US", "Bye"),
        (flow) => setField(flow, "support", ["prompt", "en-US", "text"], "Hm", nodeTypes),
      ],
    ],
    [
      "and then removing",
      [say("en-US", "Bye"), (flow) => setField(flow, "goodbye", ["prompt", "en-US"], undefined, nodeTypes)],
    ],
    [
      "and ticking a box",
      [
        (flow) => setField(flow, "main", ["patient"], true, nodeTypes),
        (flow) => setField(flow, "main", ["patient"], false, nodeTypes),
      ],
    ],
    [
      "a node's title and the flow's",
      [(flow) => renameNode(flow, "main", "M", nodeTypes), (flow) => setTitle(flow, "T")],
    ],
    [
      "two nodes' titles",
      [
        (flow) => renameNode(flow, "main", "M", nodeTypes),
        (flow) => renameNode(flow, "back", "B", nodeTypes),
      ],
    ],
  ])("%s stays two steps", (_, strokes) => {
    expect(typed(strokes).steps).toHaveLength(2);
  });

  test("over an edit that came between stays two steps", () => {
    const first = done(say("en-US", "B")(frontDesk));
    const second = done(say("en-US", "Bye")(frontDesk));
    expect(merge(first, second)).toBeUndefined();
  });
});
