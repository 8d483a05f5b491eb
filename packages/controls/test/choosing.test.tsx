// @vitest-environment happy-dom
import type { DialKey, JsonObject } from "@dialtree/flow";
import type { Path } from "@dialtree/flow/edit";
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
  problemAt,
  type,
  typeNamed,
} from "./desk.tsx";

const menu = typeNamed("menu");
const choice = (id: string, key: string, label: string) => ({ id, key, label });
const choices: JsonObject = {
  ...menu.initial,
  choices: [choice("sales", "1", "Sales"), choice("help", "2", "Help"), choice("rest", "0", "")],
};
const first = ["choices", 0, "key"];
const trigger = () => part(first).querySelector("button") as HTMLButtonElement;
const pad = () => document.querySelector("[role=listbox]");
const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
const focused = () => document.activeElement?.getAttribute("data-key") ?? undefined;

describe("a key of the phone", () => {
  test("is called by its label and what it is", () => {
    open(menu, { data: choices });
    expect(nameOf(trigger())).toBe("Key 1");
    expect(trigger().getAttribute("aria-expanded")).toBe("false");
    expect(pad()).toBeNull();
  });

  test("shows which keys other choices hold, and does not take those", () => {
    const desk = open(menu, { data: choices });
    fireEvent.click(trigger());
    const taken = [...(pad()?.querySelectorAll("[aria-disabled=true]") ?? [])].map(nameOf);
    expect(taken).toEqual([
      controlWords.keyTaken("2", "Press 2, Help"),
      controlWords.keyTaken("0", "Press 0"),
    ]);
    fireEvent.click(buttonNamed(controlWords.keyTaken("2", "Press 2, Help")));
    press("0");
    expect(desk.reports).toEqual([]);
    expect(pad()).not.toBeNull();
    fireEvent.click(buttonNamed(controlWords.keyFree("7")));
    expect(desk.reports).toEqual([[first, "7"]]);
    expect(pad()).toBeNull();
    expect(document.activeElement).toBe(trigger());
  });

  test("swaps with the choice that holds it, where the editor can", () => {
    const swaps: [Path, string, DialKey][] = [];
    const desk = open(menu, { data: choices, onKeySwap: (...swap) => swaps.push(swap) });
    fireEvent.click(trigger());
    fireEvent.click(buttonNamed(controlWords.keySwap("2", "Press 2, Help")));
    expect(swaps).toEqual([[["choices"], "sales", "2"]]);
    expect(desk.reports).toEqual([]);
  });

  test("can be chosen with arrows, and pressed on the keyboard", () => {
    const desk = open(menu, { data: choices });
    fireEvent.click(trigger());
    expect(focused()).toBe("1");
    press("ArrowUp");
    press("ArrowLeft");
    expect(focused()).toBe("1");
    press("ArrowRight");
    press("ArrowDown");
    expect(focused()).toBe("5");
    press("ArrowRight");
    press("ArrowRight");
    expect(focused()).toBe("6");
    press("Escape");
    expect(pad()).toBeNull();
    expect(document.activeElement).toBe(trigger());
    press("#");
    expect(desk.reports).toEqual([[first, "#"]]);
    press("2");
    expect(desk.reports).toHaveLength(1);
    fireEvent.keyDown(trigger(), { key: "5", ctrlKey: true });
    expect(desk.reports).toHaveLength(1);
  });

  test("moves from a held key, too", () => {
    open(menu, { data: choices });
    fireEvent.click(trigger());
    press("ArrowRight");
    expect(focused()).toBe("2");
    press("ArrowRight");
    expect(focused()).toBe("3");
  });

  test("closes when somebody goes on to another field", () => {
    open(menu, { data: choices });
    fireEvent.click(trigger());
    fireEvent.blur(document.activeElement as Element, { relatedTarget: input(["choices", 0, "label"]) });
    expect(pad()).toBeNull();
  });

  test("outside of a list has no keys that are taken", () => {
    const desk = open(everything, { data: { ...everything.initial, key: "1" } });
    fireEvent.click(part(["key"]).querySelector("button") as Element);
    expect(pad()?.querySelectorAll("[aria-disabled=true]")).toHaveLength(0);
    fireEvent.click(buttonNamed(controlWords.keyFree("0")));
    expect(desk.data().key).toBe("0");
  });
});

describe("a place", () => {
  const goTo = typeNamed("go-to");
  const nodes = [{ id: "main", name: "Main menu" }];
  const flows = [{ id: "main", title: "The other main" }];
  const options = () => [...input(["place"]).querySelectorAll("option")].map((option) => option.textContent);

  test("is a node of this flow or another flow", () => {
    const desk = open(goTo, { nodes, flows });
    expect(options()).toEqual([controlWords.choosePlace, "Main menu", "The other main"]);
    const groups = [...input(["place"]).querySelectorAll("optgroup")].map(({ label }) => label);
    expect(groups).toEqual([controlWords.placesHere, controlWords.placesElsewhere]);
    type(input(["place"]), "node main");
    type(input(["place"]), "flow main");
    type(input(["place"]), "");
    expect(desk.reports).toEqual([
      [["place"], { node: "main" }],
      [["place"], { flow: "main" }],
      [["place"], undefined],
    ]);
  });

  test("stays chosen when it is gone, and is judged only when places are known", () => {
    const gone = open(goTo, { nodes, flows, data: { place: { node: "old" } } });
    expect(input(["place"]).value).toBe("node old");
    expect(options()).toContain(controlWords.placeGone("old"));
    gone.unmount();
    open(goTo, { data: { place: { flow: "old" } } });
    expect(options()).toEqual([controlWords.choosePlace, "old"]);
  });
});

describe("one of a few", () => {
  test("is a group of radio buttons, and a list when there are many", () => {
    open(everything);
    expect(part(["few"]).querySelector("[role=radiogroup]")).not.toBeNull();
    expect(nameOf(part(["few"]).querySelector("[role=radiogroup]") as Element)).toBe("Few");
    expect(part(["many"]).querySelectorAll("select option")).toHaveLength(5);
  });

  test("shows what a file made by hand holds", () => {
    open(everything, { data: { ...everything.initial, many: "z" } });
    expect(input(["many"]).value).toBe("z");
  });
});

describe("something of the installation", () => {
  const choice = (path: Path) => part(path).querySelector("select");
  const offered = (path: Path) =>
    [...part(path).querySelectorAll("option:not([disabled])")].map((option) => option.getAttribute("value"));
  const resources = { mailbox: ["front-desk", "night"], "pin-list": ["customers"] };

  test("offers what there is of its kind", () => {
    const resourcePages = { mailbox: "/mailboxes" };
    const desk = open(typeNamed("leave-message"), { resources, resourcePages });
    expect(offered(["mailbox"])).toEqual(["front-desk", "night"]);
    const select = choice(["mailbox"]);
    if (select) fireEvent.change(select, { target: { value: "night" } });
    expect(desk.reports).toEqual([[["mailbox"], "night"]]);
    const link = part(["mailbox"]).ownerDocument.querySelector<HTMLAnchorElement>("a");
    expect(link?.getAttribute("href")).toBe("/mailboxes");
    expect(link?.textContent).toBe(controlWords.resourcePage.mailbox);
  });

  test("offers lists of PINs to a step that checks one", () => {
    open(typeNamed("check-pin"), { resources });
    expect(offered(["list"])).toEqual(["customers"]);
  });

  test("shows a name that is not there, which the problem under it says", () => {
    const gone = { ...problemAt(["mailbox"], { name: "day" }), code: "mailbox_missing" };
    const type = typeNamed("leave-message");
    open(type, { data: { ...type.initial, mailbox: "day" }, resources, problems: [gone] });
    const select = choice(["mailbox"]);
    expect(select?.selectedOptions[0]?.value).toBe("day");
    expect(select && descriptionOf(select)).toContain('There is no mailbox "day" on this installation');
  });

  test("takes a name ahead where there are none, but nothing that is longer than names are", () => {
    const desk = open(typeNamed("leave-message"), { resources: { mailbox: [] } });
    type(input(["mailbox"]), "x".repeat(65));
    expect(desk.reports).toEqual([]);
    expect(descriptionOf(input(["mailbox"]))).toContain("65 characters are too many; 64 fit.");
  });
});

test("a calendar leads to the page where its hours are changed, if there is one", () => {
  const hours = typeNamed("hours");
  const calendar = { id: "branch", title: "Branch", words: ["Monday: 09:00 to 17:00"] };
  const data = { ...hours.initial, calendar: "branch" };
  const desk = open(hours, { data, calendars: [{ ...calendar, page: "/hours#branch" }] });
  const link = () => part(["calendar"]).ownerDocument.querySelector<HTMLAnchorElement>("a");
  expect(link()?.getAttribute("href")).toBe("/hours#branch");
  expect(link()?.textContent).toBe(controlWords.changeHours("Branch"));
  desk.unmount();
  open(hours, { data, calendars: [calendar] });
  expect(link()).toBeNull();
});
