// @vitest-environment happy-dom
import * as expressions from "@dialtree/flow/expressions";
import { fireEvent } from "@testing-library/react";
import { expect, test } from "vitest";
import { controlWords } from "../src/index.ts";
import { everything, input, open, part, type } from "./desk.tsx";

const valueTypes = () => ({ score: "number", plan: "text" }) as const;
const at = ["decides"];
const options = () =>
  [...document.querySelectorAll("[role=option]")].map((option) => option.firstChild?.textContent);
const chosen = () => document.querySelector("[aria-selected=true]")?.firstChild?.textContent;
const press = (key: string, path = at) => fireEvent.keyDown(input(path), { key });
const said = () => document.querySelector("output")?.textContent;

test("names and functions that fit are offered while somebody writes, and can be taken by the keyboard", () => {
  const desk = open(everything, { valueTypes, expressions });
  expect(options()).toEqual([]);
  type(input(at), "ca");
  expect(options()).toEqual(["caller.number", "caller.name", "caller.kind", "called.number"]);
  expect(input(at).getAttribute("aria-controls")).toBe(document.querySelector("[role=listbox]")?.id);
  const active = () => document.getElementById(input(at).getAttribute("aria-activedescendant") ?? "");
  expect(active()?.textContent).toContain("caller.number");
  press("ArrowDown");
  expect(chosen()).toBe("caller.name");
  expect(active()?.textContent).toContain("caller.name");
  press("ArrowUp");
  press("ArrowUp");
  expect(chosen()).toBe("called.number");
  press("Enter");
  expect(desk.data().decides).toBe("called.number");
  expect(options()).toEqual([]);
  expect(input(at).getAttribute("aria-controls")).toBeNull();
});

test("the names of the flow are offered with what they are", () => {
  open(everything, { valueTypes, expressions });
  type(input(at), "sc");
  expect(options()).toEqual(["score"]);
  expect(document.querySelector("[role=option]")?.textContent).toContain("a number");
});

test("Escape closes the offers and leaves the text; the pointer takes one without taking the focus", () => {
  const desk = open(everything, { valueTypes, expressions });
  type(input(at), "pl");
  press("Escape");
  expect(options()).toEqual([]);
  expect(desk.data().decides).toBe("pl");
  type(input(at), "pla");
  const option = document.querySelector("[role=option]") as Element;
  expect(fireEvent.mouseDown(option)).toBe(false);
  fireEvent.click(option);
  expect(desk.data().decides).toBe("plan");
});

test("keys that choose nothing are the text's own: Enter makes a line when nothing is offered", () => {
  open(everything, { valueTypes, expressions });
  type(input(at), "score > ");
  expect(press("Enter")).toBe(true);
  expect(press("Tab")).toBe(true);
});

test("what it comes to in a sample call is said below, with the values that were taken for it", () => {
  open(everything, { valueTypes, expressions });
  expect(said()).toBeUndefined();
  type(input(at), "score > 2");
  expect(said()).toBe(controlWords.sampleComesTo("yes", ["score = 3"]));
  type(input(at), "score > 2 &&");
  expect(said()).toBeUndefined();
  type(input(at), "double(plan + 'x') > 2");
  expect(said()).toBe(controlWords.sampleFails);
  // A text where yes or no is needed comes to nothing that could be shown.
  type(input(at), "plan");
  expect(said()).toBeUndefined();
});

test("in a template only what stands in braces is an expression", () => {
  open(everything, { valueTypes, expressions });
  const letter = ["letter"];
  type(input(letter), "Call sc");
  expect(options()).toEqual([]);
  type(input(letter), "Call {sc");
  expect(options()).toEqual(["score"]);
  press("Enter", letter);
  expect(input(letter).value).toBe("Call {score");
  type(input(letter), "Call {score}");
  expect(part(letter).parentElement?.textContent).toContain("Call 3");
});
