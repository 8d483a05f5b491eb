// @vitest-environment happy-dom
import { merge, type Step } from "@dialtree/flow/edit";
import { describe, expect, test } from "vitest";
import { controlWords, type Drafts } from "../src/index.ts";
import { descriptionOf, everything, input, open, part, type, typeSlowly } from "./desk.tsx";

const wait = ["wait"];
const alertIn = (path: readonly string[]) =>
  part(path).querySelector("[role=alert]")?.textContent ?? undefined;

describe("an input that means no value", () => {
  test.each([
    ["", controlWords.numberNeeded],
    ["soon", controlWords.numberNeeded],
    ["1e9", controlWords.numberNeeded],
    ["0,4", controlWords.tooSmall(0.5)],
    ["61", controlWords.tooLarge(60)],
  ])("stays as it was typed: a duration of %j", (typed, reason) => {
    const desk = open(everything);
    type(input(wait), typed);
    expect(input(wait).value).toBe(typed);
    expect(desk.reports).toEqual([]);
    expect(input(wait).getAttribute("aria-invalid")).toBe("true");
    expect(descriptionOf(input(wait))).toContain(`${reason} ${controlWords.kept("5")}`);
    expect(alertIn(wait)).toContain(reason);

    type(input(wait), "9");
    expect(desk.reports).toEqual([[wait, 9]]);
    expect(input(wait).getAttribute("aria-invalid")).toBeNull();
    expect(alertIn(wait)).toBeUndefined();
  });

  test("a whole number has no fraction", () => {
    const desk = open(everything);
    type(input(["times"]), "2.5");
    expect(descriptionOf(input(["times"]))).toContain(controlWords.wholeNeeded);
    expect(desk.reports).toEqual([]);
  });

  test("a name of a variable takes letters, digits and underscores", () => {
    const desk = open(everything, { variables: ["order", "pin"] });
    const kept = input(["kept"]);
    type(kept, "Order no");
    expect(descriptionOf(kept)).toContain(controlWords.variableNeeded);
    expect(desk.reports).toEqual([]);
    type(kept, "order_2");
    expect(desk.reports).toEqual([[["kept"], "order_2"]]);
    type(kept, "");
    expect(desk.data().kept).toBe("");
    const offered = document.getElementById(kept.getAttribute("list") ?? "")?.querySelectorAll("option");
    expect([...(offered ?? [])].map(({ value }) => value)).toEqual(["order", "pin"]);
  });

  test("a text that is too long is kept whole", () => {
    const desk = open(everything);
    const long = "x".repeat(11);
    type(input(["note"]), long);
    expect(input(["note"]).value).toBe(long);
    expect(descriptionOf(input(["note"]))).toContain(controlWords.tooLong(11, 10));
    expect(desk.reports).toEqual([]);
  });

  test("outlives its form, with drafts that the editor keeps", () => {
    const drafts: Drafts = new Map();
    const first = open(everything, { drafts });
    type(input(wait), "soon");
    type(input(["to"], 1), "+49");
    first.unmount();
    expect(drafts.size).toBe(2);

    const second = open(everything, { drafts });
    expect(input(wait).value).toBe("soon");
    expect(input(["to"], 1).value).toBe("+49");
    type(input(wait), "8");
    expect(drafts.size).toBe(1);
    second.unmount();

    // Beside another value it would be out of place.
    drafts.set("/wait", { shown: "soon", beside: "8" });
    open(everything, { drafts });
    expect(input(wait).value).toBe("5");
  });

  test("in a list, stays with its item", () => {
    const member = (id: string, name: string) => ({ id, name });
    const group = { id: "group-1", title: "One", members: [member("a", "Ada"), member("b", "Bob")] };
    const drafts: Drafts = new Map();
    const desk = open(everything, { data: { ...everything.initial, groups: [group] }, drafts });
    const long = "y".repeat(21);
    type(input(["groups", 0, "members", 1, "name"]), long);
    desk.setData({ ...everything.initial, groups: [{ ...group, members: group.members.toReversed() }] });
    expect(input(["groups", 0, "members", 0, "name"]).value).toBe(long);
    expect(input(["groups", 0, "members", 1, "name"]).value).toBe("Ada");
    expect([...drafts.keys()]).toEqual(["/groups/group-1/members/b/name"]);
  });
});

describe("typing", () => {
  test("takes a comma as a decimal point, and leaves what was typed", () => {
    const desk = open(everything);
    typeSlowly(input(wait), "12,5");
    expect(desk.reports.map(([, value]) => value)).toEqual([1, 12, 12.5]);
    expect(input(wait).value).toBe("12,5");
  });

  test("reports each stroke, and the editor makes one step of them", () => {
    const desk = open(everything);
    typeSlowly(input(["note"]), "Sales");
    typeSlowly(input(["say", "en"]), "Hello");
    const merged: Step[] = [];
    for (const step of desk.steps) {
      const last = merged.at(-1);
      const joined = last && merge(last, step);
      if (joined) merged.pop();
      merged.push(joined ?? step);
    }
    expect(desk.steps).toHaveLength(10);
    expect(merged).toHaveLength(2);
    expect(desk.data()).toMatchObject({ note: "Sales", say: { en: { text: "Hello" } } });
  });

  test("is not overtaken by values that come back late", () => {
    const reported: unknown[] = [];
    const desk = open(everything, { onChange: (_, value) => reported.push(value) });
    typeSlowly(input(["note"]), "abc");
    expect(input(["note"]).value).toBe("abc");
    desk.setData({ ...everything.initial, note: "a" });
    expect(input(["note"]).value).toBe("abc");
    desk.setData({ ...everything.initial, note: "abc" });
    expect(input(["note"]).value).toBe("abc");
    expect(reported).toEqual(["a", "ab", "abc"]);
  });

  test("gives way to any other change: an undo, a colleague", () => {
    const desk = open(everything);
    typeSlowly(input(["note"]), "abc");
    desk.setData({ ...everything.initial, note: "a" });
    expect(input(["note"]).value).toBe("a");
    type(input(wait), "soon");
    desk.setData({ ...everything.initial, wait: 30 });
    expect(input(wait).value).toBe("30");
    expect(alertIn(wait)).toBeUndefined();
  });

  test("keeps the element and the caret", () => {
    open(everything);
    const element = input(["note"]);
    type(element, "Sale");
    element.focus();
    element.setSelectionRange(2, 2);
    // A second stroke in the middle of the word.
    element.value = "Saale";
    element.setSelectionRange(3, 3);
    type(element, "Saale");
    expect(input(["note"])).toBe(element);
    expect(document.activeElement).toBe(element);
    expect(element.selectionStart).toBe(3);
  });
});
