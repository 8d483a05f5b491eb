import type { FlowNode } from "@dialtree/flow";
import { describe, expect, test } from "vitest";
import { stepsWith } from "../src/find/finding.ts";

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
    expect(stepsWith({ nodes }, "sales  MENU")).toEqual(["sales", "late", "menu"]);
  });

  test("whatever is alike stays in the order of the flow", () => {
    expect(stepsWith({ nodes }, "press 1")).toEqual(["menu", "sales"]);
  });

  test("all words have to be there, in any order; without words nothing is found", () => {
    expect(stepsWith({ nodes }, "day nice")).toEqual(["bye"]);
    expect(stepsWith({ nodes }, "day night")).toEqual([]);
    expect(stepsWith({ nodes }, "  ")).toEqual([]);
  });
});
