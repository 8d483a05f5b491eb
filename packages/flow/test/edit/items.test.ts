import { describe, expect, test } from "vitest";
import { addItem, isRefusal, moveItem, removeItem, setField, setKey } from "../../src/edit/index.ts";
import type { DialKey, FlowDocument, JsonObject } from "../../src/index.ts";
import { done, frontDesk, nodeOf, refused, targetOf } from "./front-desk.ts";
import { nodeTypes } from "./node-types.ts";

const choices = { node: "main", list: ["choices"] };
const sales = { ...choices, item: "sales" };
const support = { ...choices, item: "support" };

function choicesOf(document: FlowDocument) {
  return nodeOf(document, "main").data.choices as readonly JsonObject[];
}

describe("adding an item", () => {
  test("gives it an id of its own and a free key", () => {
    const edit = done(addItem(frontDesk, choices, {}, nodeTypes));
    expect(edit.title).toBe('Add "Press 3" to Choices of Main menu');
    expect(edit.added).toEqual(["choice-3"]);
    expect(choicesOf(edit.doc)).toMatchObject([
      { id: "sales" },
      { id: "support" },
      { id: "choice-3", key: "3", label: "" },
    ]);
    expect(choicesOf(edit.doc)[0]).toBe(choicesOf(frontDesk)[0]);
  });

  test("names it after its words, and puts it where it is wanted", () => {
    const edit = done(addItem(frontDesk, choices, { values: { label: "Öffnungszeiten" }, at: 0 }, nodeTypes));
    expect(edit.title).toBe('Add "Press 3, Öffnungszeiten" to Choices of Main menu');
    expect(choicesOf(edit.doc)[0]).toEqual({ id: "offnungszeiten", key: "3", label: "Öffnungszeiten" });
  });

  test("never takes the name of another exit of the node", () => {
    const edit = done(addItem(frontDesk, choices, { values: { label: "No input" } }, nodeTypes));
    expect(edit.added).toEqual(["no-input-2"]);
    const patient = done(setField(frontDesk, "main", ["patient"], true, nodeTypes)).doc;
    const meanwhile = done(addItem(patient, choices, { values: { label: "No input" } }, nodeTypes), patient);
    expect(meanwhile.added).toEqual(["no-input-2"]);
  });

  test("does not take up an id that stands further down", () => {
    const shorter = done(removeItem(frontDesk, sales, nodeTypes)).doc;
    const two = done(addItem(shorter, choices, {}, nodeTypes), shorter);
    const three = done(addItem(two.doc, choices, {}, nodeTypes), two.doc);
    expect([two.added, three.added]).toEqual([["choice-2"], ["choice-3"]]);
  });

  test("without an exit is called an item", () => {
    expect(done(addItem(frontDesk, { node: "main", list: ["retries"] }, {}, nodeTypes)).title).toBe(
      "Add an item to Retries of Main menu",
    );
    expect(done(addItem(frontDesk, { node: "main", list: ["retries"] }, {}, nodeTypes)).added).toEqual([
      "retry-2",
    ]);
  });

  test("is refused in a full list", () => {
    let document = frontDesk;
    for (let count = 2; count < 5; count++)
      document = done(addItem(document, choices, {}, nodeTypes), document).doc;
    expect(refused(addItem(document, choices, {}, nodeTypes))).toBe(
      '"Choices" of Main menu may have at most 5.',
    );
  });

  test("is refused with values that it cannot have, and where there is no list", () => {
    expect(refused(addItem(frontDesk, choices, { values: { key: "12" } }, nodeTypes))).toContain(
      '"Choices" of Main menu',
    );
    expect(refused(addItem(frontDesk, { node: "main", list: ["prompt"] }, {}, nodeTypes))).toBe(
      "Main menu has no field at /prompt.",
    );
    expect(refused(addItem(frontDesk, { node: "main", list: ["choices", 0] }, {}, nodeTypes))).toContain(
      "no field",
    );
  });
});

describe("removing an item", () => {
  test("removes the edge of its exit, and undoing brings both back", () => {
    const edit = done(removeItem(frontDesk, sales, nodeTypes));
    expect(edit.title).toBe('Delete "Press 1, Sales" from Choices of Main menu');
    expect(choicesOf(edit.doc).map(({ id }) => id)).toEqual(["support"]);
    expect(targetOf(edit.doc, "main", "sales")).toBeUndefined();
    expect(targetOf(edit.doc, "main", "support")).toBe("support");
  });

  test("that is not there is refused", () => {
    expect(refused(removeItem(frontDesk, { ...choices, item: "fax" }, nodeTypes))).toBe(
      '"Choices" of Main menu has no item "fax".',
    );
  });
});

describe("moving an item", () => {
  test.each([
    [0, ["support", "sales"]],
    [1, ["sales", "support"]],
    [99, ["sales", "support"]],
    [-1, ["support", "sales"]],
  ])("to %d rewires nothing", (to, order) => {
    const edit = done(moveItem(frontDesk, support, to, nodeTypes));
    expect(edit.title).toBe('Move "Press 2, Support" in Choices of Main menu');
    expect(choicesOf(edit.doc).map(({ id }) => id)).toEqual(order);
    expect(edit.doc.edges).toBe(frontDesk.edges);
  });
});

describe("changing a key", () => {
  const change = (key: DialKey, swap?: boolean) => setKey(frontDesk, support, key, { swap }, nodeTypes);

  test("rewires nothing", () => {
    const edit = done(change("9"));
    expect(edit.title).toBe("Change key 2 to 9 in Main menu");
    expect(choicesOf(edit.doc)).toMatchObject([
      { id: "sales", key: "1" },
      { id: "support", key: "9" },
    ]);
    expect(edit.doc.edges).toBe(frontDesk.edges);
  });

  test("to one that another choice holds is refused, and the refusal says which", () => {
    const result = change("1");
    expect(refused(result)).toBe('The key 1 of Main menu already belongs to "Press 1, Sales".');
    expect(isRefusal(result) && result.refused).toBe("key_taken");
  });

  test("can swap the two", () => {
    const edit = done(change("1", true));
    expect(edit.title).toBe("Swap keys 2 and 1 in Main menu");
    expect(choicesOf(edit.doc)).toMatchObject([
      { id: "sales", key: "2" },
      { id: "support", key: "1" },
    ]);
  });

  test("to the one it has changes nothing", () => {
    expect(done(change("2")).doc).toBe(frontDesk);
  });

  test("of something without a key is refused", () => {
    expect(
      refused(setKey(frontDesk, { node: "main", list: ["retries"], item: "second" }, "1", {}, nodeTypes)),
    ).toBe('What stands in "Retries" of Main menu has no key of the phone.');
  });

  test("to no key of the phone is refused", () => {
    expect(refused(change("A" as DialKey))).toContain('"Key" of Main menu does not take this');
  });
});
