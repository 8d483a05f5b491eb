// @vitest-environment happy-dom
import { type Field, type FieldKind, type JsonObject, pointer, walkFields } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
import { fireEvent } from "@testing-library/react";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buttonNamed, input, nameOf, nodeTypes, objectId, open, part, turnTo, type } from "./desk.tsx";
import { anyDataOf } from "./random-data.tsx";

const languages = ["en", "de"];
const nodes = [{ id: "main", name: "Main menu" }];
const directories = [{ id: "staff", title: "Staff" }];
const calendars = [{ id: "office", title: "Office", words: ["Monday to Sunday: closed"] }];
const flows = [{ id: "night", title: "Night" }];

/** For each kind: changes a field as a person does, and says what has to be reported, relative to the field. */
const change: { readonly [Kind in FieldKind]: (path: Path, field: Field) => readonly [Path, unknown] } = {
  spoken: (path) => {
    turnTo("de");
    type(input([...path, "de"]), "Guten Tag");
    return [[...path, "de", "text"], "Guten Tag"];
  },
  key: (path) => {
    fireEvent.click(part(path).querySelector("button") as Element);
    fireEvent.click(buttonNamed("Key 9"));
    return [path, "9"];
  },
  place: (path) => {
    type(input(path), "flow night");
    return [path, { flow: "night" }];
  },
  destination: (path, field) => {
    // Of a single kind nobody asks which.
    const kinds = field.accepts?.length ?? 0;
    if (kinds > 1) type(input(path), "user");
    type(input(path, kinds > 1 ? 1 : 0), objectId);
    return [path, { kind: "user", id: objectId }];
  },
  duration: (path, field) => {
    const seconds = [7, 17, 2].find((value) => field.schema.safeParse(value).success);
    type(input(path), String(seconds));
    return [path, seconds];
  },
  whole: (path, field) => {
    const whole = [7, 2].find((value) => field.schema.safeParse(value).success);
    type(input(path), String(whole));
    return [path, whole];
  },
  text: (path) => {
    type(input(path), "Sales");
    return [path, "Sales"];
  },
  language: (path) => {
    type(input(path), "de");
    return [path, "de"];
  },
  directory: (path) => {
    type(input(path), "staff");
    return [path, "staff"];
  },
  calendar: (path) => {
    type(input(path), "office");
    return [path, "office"];
  },
  expression: (path) => {
    type(input(path), "caller.number == ''");
    return [path, "caller.number == ''"];
  },
  template: (path) => {
    type(input(path), "{caller.name} has called");
    return [path, "{caller.name} has called"];
  },
  resource: (path) => {
    type(input(path), "night-desk");
    return [path, "night-desk"];
  },
  variable: (path) => {
    type(input(path), "customerNumber");
    return [path, "customerNumber"];
  },
  flag: (path) => {
    const before = input(path).checked;
    fireEvent.click(input(path));
    return [path, !before];
  },
  oneOf: (path) => {
    const element = input(path);
    const options = [...part(path).querySelectorAll<HTMLInputElement>("input, option")];
    const isSelect = element.tagName === "SELECT";
    const isChosen = (option: HTMLInputElement) =>
      isSelect ? option.value === element.value : option.checked;
    // The last one that is not chosen already.
    const other = options.findLast((option) => !isChosen(option));
    if (isSelect) type(element, String(other?.value));
    else fireEvent.click(other as Element);
    return [path, other?.value];
  },
  list: (path) => {
    // What is in the list is changed by its own fields, and its items by the buttons: see list.test.tsx.
    expect(nameOf(part(path))).not.toBe("");
    return [path, "unchanged"];
  },
};

describe.each([...nodeTypes.values()])("the form of $type", (nodeType) => {
  test("shows every field with its label and help", () => {
    const { root } = open(nodeType, { languages });
    for (const { path, field } of walkFields(nodeType.fields, nodeType.initial)) {
      const shown = part(path).textContent ?? "";
      expect(shown).toContain(field.label);
      if (field.help !== undefined) expect(shown).toContain(field.help);
    }
    // Everything that can be filled in or pressed has a name.
    for (const element of root.querySelectorAll("input, textarea, select, button, fieldset"))
      expect(nameOf(element), element.outerHTML).not.toBe("");
  });

  test("reports each field at its path, with a value that the type takes", () => {
    for (const { path, field } of walkFields(nodeType.fields, nodeType.initial)) {
      const desk = open(nodeType, { languages, nodes, flows, directories, calendars });
      const [at, value] = change[field.kind](path, field);
      if (field.kind !== "list") expect(desk.reports).toEqual([[at, value]]);
      expect(desk.refusals).toEqual([]);
      expect(nodeType.schema.safeParse(desk.data()).success).toBe(true);
      desk.unmount();
    }
  });

  test("takes nothing when it is disabled", () => {
    const { root } = open(nodeType, { languages, disabled: true });
    // Tabs only show what is there.
    const inputs = [
      ...root.querySelectorAll<HTMLInputElement>("input, textarea, select, button:not([role=tab])"),
    ];
    for (const element of inputs) expect(element.matches(":disabled"), element.outerHTML).toBe(true);
    // Of the shipped types only Answer has nothing to fill in.
    expect(inputs.length > 0).toBe(Object.keys(nodeType.fields).length > 0);
  });

  test("draws whatever the type takes, with every value in it", () => {
    fc.assert(
      fc.property(anyDataOf(nodeType.fields), (data) => {
        expect(nodeType.schema.safeParse(data).error).toBeUndefined();
        const desk = open(nodeType, { languages, data: data as JsonObject });
        for (const { path, field, value } of walkFields(nodeType.fields, data)) {
          expect(part(path), pointer(path)).toBeDefined();
          if (field.kind === "text") expect(input(path).value).toBe(value);
          if (field.kind === "duration") expect(input(path).value).toBe(String(value));
        }
        expect(desk.reports).toEqual([]);
        desk.unmount();
      }),
      { numRuns: 12 },
    );
  });

  test("draws what no type takes: a file made by hand", () => {
    const values = fc.record(
      Object.fromEntries(Object.keys(nodeType.fields).map((name) => [name, fc.jsonValue({ maxDepth: 3 })])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(values, (data) => {
        const desk = open(nodeType, { languages, data: data as JsonObject });
        for (const name of Object.keys(nodeType.fields)) expect(part([name])).toBeDefined();
        desk.unmount();
      }),
      { numRuns: 12 },
    );
  });
});
