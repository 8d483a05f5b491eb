// @vitest-environment happy-dom
import { fireEvent } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { controlWords } from "../src/index.ts";
import {
  buttonNamed,
  descriptionOf,
  everything,
  input,
  nameOf,
  open,
  part,
  type,
  typeNamed,
} from "./desk.tsx";

const menu = typeNamed("menu");
const choice = (id: string, key: string, label: string) => ({ id, key, label });
const sales = choice("sales", "1", "Sales");
const help = choice("help", "2", "Help");
const rest = choice("rest", "0", "Rest");
const choosing = (...choices: ReturnType<typeof choice>[]) => ({ ...menu.initial, choices });
const ids = (value: unknown) => (value as { id: string }[]).map(({ id }) => id);
const add = () => buttonNamed("Add a choice");
const remove = (name: string) => {
  const button = buttonNamed(controlWords.remove(name));
  button.focus();
  fireEvent.click(button);
};
const focusedPart = () => document.activeElement?.closest("[data-field]")?.getAttribute("data-field");

describe("a list", () => {
  test("has a group for each item, under the words of the canvas", () => {
    open(menu, { data: choosing(sales, help) });
    expect(nameOf(part(["choices", 0]))).toBe("Press 1, Sales");
    expect(nameOf(part(["retries", 0]))).toBe(controlWords.item("Further attempts", 1, undefined));
    type(input(["choices", 0, "label"]), "Orders");
    expect(nameOf(part(["choices", 0]))).toBe("Press 1, Orders");
  });

  test("has a key and its words side by side, each on a line of its own where something is wrong", () => {
    const beside = (index: number) =>
      part(["choices", index, "key"]).closest("fieldset")?.querySelector("input")?.closest("[data-field]")
        ?.parentElement?.className;
    open(menu, {
      data: choosing(sales, { ...help, key: "1" }),
      problems: [
        { code: "menu_key_repeated", severity: "error", at: "/choices/1/key", values: { key: "1" } },
      ],
    });
    expect(beside(0)).not.toBe(beside(1));
  });

  test("names items without an exit by what is in them", () => {
    const target = { id: "t", to: { kind: "phone", number: "+15550100", name: "Ada" } };
    const desk = open(typeNamed("redirect"), { data: { targets: [target], ringFor: 20 } });
    expect(nameOf(part(["targets", 0]))).toBe(controlWords.item("Redirect to", 1, "Ada"));
    desk.unmount();
    open(everything);
    expect(nameOf(part(["groups", 0, "members", 0]))).toBe(controlWords.item("Members", 1, "Ada"));
  });

  test("never shows an id", () => {
    const odd = choice("xqzzy", "1", "Sales");
    const { root } = open(menu, { data: choosing(odd) });
    expect(root.innerHTML).not.toContain("xqzzy");
  });

  test("adds an item and goes into it", () => {
    const desk = open(menu, { data: choosing(sales, help) });
    add().focus();
    fireEvent.click(add());
    expect(desk.data().choices).toHaveLength(3);
    expect(focusedPart()).toBe("/choices/2/key");
  });

  test("goes into the new item wherever it comes", () => {
    const desk = open(menu, {
      data: choosing(sales, help),
      onListAdd: () => desk.setData(choosing(rest, sales, help)),
    });
    add().focus();
    fireEvent.click(add());
    expect(focusedPart()).toBe("/choices/0/key");
  });

  test("does not call back somebody who went on before the item came", () => {
    const desk = open(menu, { data: choosing(sales), onListAdd: () => {} });
    fireEvent.click(add());
    input(["choices", 0, "label"]).focus();
    desk.setData(choosing(sales, help));
    expect(focusedPart()).toBe("/choices/0/label");
  });

  test("leaves the focus alone when an item comes from elsewhere", () => {
    const desk = open(menu, { data: choosing(sales) });
    input(["choices", 0, "label"]).focus();
    desk.setData(choosing(help, sales));
    expect(focusedPart()).toBe("/choices/1/label");
  });

  test("removes an item and goes to the next, then to the last, then to the button", () => {
    const desk = open(menu, { data: choosing(sales, help, rest) });
    remove("Press 2, Help");
    expect(ids(desk.data().choices)).toEqual(["sales", "rest"]);
    expect(nameOf(document.activeElement as Element)).toBe("Press 0, Rest");
    remove("Press 0, Rest");
    expect(nameOf(document.activeElement as Element)).toBe("Press 1, Sales");
    remove("Press 1, Sales");
    expect(document.activeElement).toBe(add());
    expect(part(["choices"]).textContent).toContain(controlWords.emptyList);
  });

  test("moves an item by its buttons, which keep the focus", () => {
    const desk = open(menu, { data: choosing(sales, help, rest) });
    const down = () => buttonNamed(controlWords.moveDown("Press 1, Sales"));
    down().focus();
    fireEvent.click(down());
    expect(ids(desk.data().choices)).toEqual(["help", "sales", "rest"]);
    expect(document.activeElement).toBe(down());
    expect(part(["choices"]).querySelector("[role=status]")?.textContent).toBe(
      controlWords.moved("Press 1, Sales", 2, 3),
    );
    fireEvent.click(down());
    // It is the last now: the button stays where it is, and does nothing.
    expect(document.activeElement).toBe(down());
    fireEvent.click(down());
    expect(ids(desk.data().choices)).toEqual(["help", "rest", "sales"]);
    const up = buttonNamed(controlWords.moveUp("Press 1, Sales"));
    up.focus();
    fireEvent.click(up);
    fireEvent.click(up);
    fireEvent.click(up);
    expect(ids(desk.data().choices)).toEqual(["sales", "help", "rest"]);
    expect(document.activeElement).toBe(up);
  });

  test("is full at its limit, and says so", () => {
    const members = ["a", "b", "c"].map((id) => ({ id, name: id }));
    const desk = open(everything, {
      data: { ...everything.initial, groups: [{ id: "g", title: "One", members }] },
    });
    fireEvent.click(buttonNamed(controlWords.add("Members")));
    expect(desk.refusals).toEqual([]);
    expect(part(["groups", 0, "members"]).textContent).toContain(controlWords.full(3));
    expect(part(["groups", 0, "members"]).textContent).not.toContain(controlWords.full(4));
  });

  test("in a list is reported by its whole path", () => {
    const calls: unknown[] = [];
    const tell = (...told: unknown[]) => calls.push(told);
    const members = ["a", "b"].map((id) => ({ id, name: id }));
    open(everything, {
      data: { ...everything.initial, groups: [{ id: "g", title: "One", members }] },
      onListAdd: tell,
      onListRemove: tell,
      onListMove: tell,
    });
    const list = ["groups", 0, "members"];
    fireEvent.click(buttonNamed(controlWords.add("Members")));
    fireEvent.click(buttonNamed(controlWords.remove("Members 2: b")));
    fireEvent.click(buttonNamed(controlWords.moveUp("Members 2: b")));
    expect(calls).toEqual([[list], [list, "b"], [list, "b", 0]]);
  });

  test("connects its help", () => {
    open(menu);
    expect(descriptionOf(part(["retries"]))).toContain("What happens after no key");
  });
});
