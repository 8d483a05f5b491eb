import type { FlowDocument } from "@dialtree/flow";
import { expect, test } from "vitest";
import { calledIn } from "../src/canvas/marks/called.ts";
import { reception } from "./flows.tsx";

const box = { x: 0, y: 0, width: 200, height: 100, colour: "blue" } as const;
const drawn: FlowDocument = {
  ...reception,
  frames: { hall: { title: "Sales hall", ...box }, bare: { title: "", ...box } },
  notes: { ann: { text: "Ask Ann\nbefore the keys change.", ...box }, bare: { text: "", ...box } },
};

test("everything on the canvas has a name that can be said", () => {
  expect(
    ["main", "frame:hall", "frame:bare", "note:ann", "note:bare"].map((id) => calledIn(drawn, id)),
  ).toEqual([
    "Main menu",
    "Frame Sales hall",
    "Frame without a name",
    "Note: Ask Ann\nbefore the keys change.",
    "Note: nothing written yet",
  ]);
});
