import type { FlowDocument } from "@dialtree/flow";
import { diffFlows, isForCallers, markChanges } from "@dialtree/flow/diff";
import { nodeTypes } from "@dialtree/nodes";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { comparedPicture, type Standing, standingOf } from "../src/pages/compare/compared.ts";
import { MarkChanges } from "../src/pages/compare/mark-changes.tsx";
import { reception as before } from "./flows.tsx";

/** What is drawn otherwise than as it was, by id. */
function standings(after: FlowDocument): Record<string, Standing> {
  const { nodes, edges } = comparedPicture(before, after, diffFlows(before, after, nodeTypes));
  const all = [
    ...nodes.map(({ shown, standing }) => [shown.id, standing] as const),
    ...edges.map(({ shown, standing }) => [`${shown.id} to ${shown.to}`, standing] as const),
  ];
  return Object.fromEntries(all.filter(([, standing]) => standing !== "same"));
}

const [edge] = before.edges;
if (!edge) throw new Error("Nothing is connected.");
const last = before.nodes.at(-1);
if (!last) throw new Error("There is no step.");
const other = before.nodes.find(({ id }) => id !== edge.to && id !== edge.from);
if (!other) throw new Error("There are too few steps.");
const without = (id: string): FlowDocument => ({
  ...before,
  nodes: before.nodes.filter((node) => node.id !== id),
  edges: before.edges.filter(({ from, to }) => from !== id && to !== id),
});

test("two alike have nothing in them", () => {
  expect(standings(before)).toEqual({});
});

test("a line that leads elsewhere is drawn where it led and where it leads", () => {
  const after = { ...before, edges: [{ ...edge, to: other.id }, ...before.edges.slice(1)] };
  expect(standings(after)).toMatchObject({
    [edge.from]: "changed",
    [`${edge.from}.${edge.outlet} to ${other.id}`]: "added",
    [`${edge.from}.${edge.outlet} before to ${edge.to}`]: "removed",
  });
});

test("a step that is gone is drawn where nothing else stands, with its lines", () => {
  const after = without(last.id);
  const found = standings(after);
  expect(found[last.id]).toBe("removed");
  const lines = before.edges.filter(({ from, to }) => from === last.id || to === last.id);
  for (const { from, outlet, to } of lines) expect(found[`${from}.${outlet} to ${to}`]).toBe("removed");
  const moved = {
    ...after,
    layout: { ...after.layout, [after.start]: before.layout[last.id] ?? { x: 0, y: 0 } },
  };
  const { nodes } = comparedPicture(before, moved, diffFlows(before, moved, nodeTypes));
  const at = (id: string) => nodes.find(({ shown }) => shown.id === id)?.shown.at;
  expect(at(last.id)).not.toEqual(at(after.start));
});

test("a step that is new", () => {
  const after = { ...before, nodes: [...before.nodes, { ...last, id: "brand-new", title: "Brand new" }] };
  expect(standings(after)).toEqual({ "brand-new": "added" });
});

test("what is neither new nor gone has changed", () => {
  const kinds = ["step added", "exit wired", "item removed", "exit unwired", "key changed", "exit rewired"];
  expect(kinds.map((kind) => standingOf({ kind } as Parameters<typeof standingOf>[0]))).toEqual([
    "added",
    "added",
    "removed",
    "removed",
    "changed",
    "changed",
  ]);
});

const box = { x: 0, y: 0, width: 200, height: 100, colour: "blue" } as const;
const annotated: FlowDocument = {
  ...before,
  notes: { stays: { text: "Ask Ann.", ...box }, goes: { text: "Soon.", ...box } },
  frames: { hall: { title: "Hall", ...box } },
};
const reannotated: FlowDocument = {
  ...annotated,
  notes: { stays: { text: "Ask Ben.", ...box, x: 99 }, comes: { text: "", ...box } },
  frames: { hall: { title: "Hall", ...box, width: 900 } },
};

test("notes and frames of both versions stand in the picture; where they lie is no difference", () => {
  const { marks } = comparedPicture(annotated, reannotated, []);
  expect(marks.map(({ shown, standing }) => [shown.id, standing])).toEqual([
    ["frame:hall", "same"],
    ["note:stays", "changed"],
    ["note:goes", "removed"],
    ["note:comes", "added"],
  ]);
});

test("what is different about them is told apart from what callers hear", () => {
  expect(diffFlows(annotated, reannotated, nodeTypes).filter(isForCallers)).toEqual([]);
  const shown: string[] = [];
  render(<MarkChanges changes={markChanges(annotated, reannotated)} onShow={(id) => shown.push(id)} />);
  const list = screen.getByRole("region", { name: "3 notes and frames on the picture" });
  expect(list.textContent).toContain("Callers hear nothing of these.");
  const lines = within(list).getAllByRole("button");
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    "ChangedA note now says “Ask Ben.” instead of “Ask Ann.”",
    "NewA note is new: “nothing written yet”",
    "GoneA note is gone: “Soon.”",
  ]);
  for (const line of lines) fireEvent.click(line);
  expect(shown).toEqual(["note:stays", "note:comes", "note:goes"]);
});

test("a frame that is renamed, coloured, new or gone is told of; two alike have nothing", () => {
  const other = { ...annotated, frames: { hall: { title: "Desk", ...box }, new: { title: "New", ...box } } };
  const kinds = (one: FlowDocument, two: FlowDocument) => markChanges(one, two).map(({ kind }) => kind);
  expect(kinds(annotated, other)).toEqual(["frame renamed", "frame added"]);
  expect(kinds(other, before)).toEqual(["frame removed", "frame removed", "note removed", "note removed"]);
  const green = { ...annotated, frames: { hall: { title: "Hall", ...box, colour: "green" as const } } };
  expect(kinds(annotated, green)).toEqual(["frame coloured"]);
  expect(kinds(annotated, annotated)).toEqual([]);
});
