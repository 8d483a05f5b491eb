import type { FlowNode } from "@dialtree/flow";
import { describe, expect, test } from "vitest";
import { thingsWith } from "../src/find/finding.ts";

const step = (id: string, title: string, text: string): FlowNode => ({
  id,
  title,
  type: "prompt",
  version: 1,
  data: { prompt: { "en-GB": { text } } },
});
const nodes = [
  step("menu", "Main menu", "For the sales menu, press 1."),
  step("late", "Late sales menu", "Good evening."),
  step("sales", "Sales menu", "New here? Press 1."),
  step("bye", "Goodbye", "Have a nice day."),
];

describe("what is found by what was typed", () => {
  test("first what is called so, then what has it in its name, then what says it", () => {
    expect(thingsWith({ nodes }, "sales  MENU")).toEqual(["sales", "late", "menu"]);
  });

  test("whatever is alike stays in the order of the flow", () => {
    expect(thingsWith({ nodes }, "press 1")).toEqual(["menu", "sales"]);
  });

  test("notes and frames behind the steps, but a frame that is called so in front", () => {
    const area = { x: 0, y: 0, width: 100, height: 100, colour: "blue" } as const;
    const frames = { f: { ...area, title: "Press 1" }, g: { ...area, title: "Nights" } };
    const notes = { n: { ...area, text: "Why press 1?" } };
    expect(thingsWith({ nodes, frames, notes }, "press 1")).toEqual(["frame:f", "menu", "sales", "note:n"]);
    expect(thingsWith({ nodes, frames, notes }, "WHY press")).toEqual(["note:n"]);
    expect(thingsWith({ nodes, frames, notes }, "nights why")).toEqual([]);
  });

  test("all words have to be there, in any order; without words nothing is found", () => {
    expect(thingsWith({ nodes }, "day nice")).toEqual(["bye"]);
    expect(thingsWith({ nodes }, "day night")).toEqual([]);
    expect(thingsWith({ nodes }, "  ")).toEqual([]);
  });
});
