import type { FlowDocument } from "@dialtree/flow";
import { isRefusal } from "@dialtree/flow/edit";
import { beforeEach, describe, expect, test } from "vitest";
import { boxOf } from "../src/canvas/placing.ts";
import { pictureOf } from "../src/canvas/projection.ts";
import { copyingOf } from "../src/pages/flow/copying.ts";
import type { DraftStore } from "../src/store/draft-store.ts";
import { frame, marked, note, reception } from "./flows.tsx";

let flow: FlowDocument;
let chosen: readonly string[];
let told: string | undefined;
let removed: readonly string[];
let shown: boolean;
let focused: string | undefined;
let looks: number;
let pointer: { readonly x: number; readonly y: number } | undefined;
let named: boolean;
let isRefused: boolean;

beforeEach(() => {
  [flow, chosen, told, removed, shown, focused, looks] = [marked, [], undefined, [], false, undefined, 0];
  [pointer, named, isRefused] = [undefined, false, false];
});

const copying = () =>
  copyingOf({
    store: { state: () => ({ document: flow }) } as unknown as DraftStore,
    does(operation) {
      const done = operation(flow);
      if (isRefusal(done)) throw new Error(JSON.stringify(done));
      if (isRefused) return undefined;
      flow = done.doc;
      return "added" in done ? done.added : [];
    },
    picture: pictureOf(flow, []),
    chosen: new Set(chosen),
    select: (ids) => {
      chosen = ids;
    },
    focus(id) {
      // What has just come is not seen at once.
      focused = looks++ < 2 ? undefined : id;
      return focused !== undefined;
    },
    goToName: () => {
      named = true;
    },
    showCanvas: () => {
      shown = true;
    },
    pointer: () => pointer,
    remove: (ids) => {
      removed = ids;
    },
    onCopied: () => {},
    onNote: (words) => {
      told = words;
    },
  });

describe("a frame that is copied", () => {
  test("takes along what lies in it, and stays around it in another flow", async () => {
    chosen = ["frame:opening"];
    const text = copying().copied() ?? "";
    flow = { ...reception, nodes: reception.nodes.slice(0, 1), edges: [], layout: {} };
    expect(copying().pasted(text)).toBe(true);
    expect(chosen).toEqual(["main", "note:ann", "frame:opening"]);
    const [put, around] = [flow.layout.main, flow.frames?.opening];
    expect([(put?.x ?? 0) - (around?.x ?? 0), (put?.y ?? 0) - (around?.y ?? 0)]).toEqual([30, 50]);
    expect(flow.notes?.ann?.text).toBe("Ask Ann.");
    await expect.poll(() => focused).toBe("main");
  });

  test("also around steps that the file says no place of", () => {
    const { layout: _layout, ...rest } = marked;
    flow = { ...rest, layout: {} };
    const at = pictureOf(flow, []).nodes.find(({ id }) => id === "main")?.at ?? { x: 0, y: 0 };
    flow = { ...flow, frames: { opening: { ...frame, x: at.x - 30, y: at.y - 50 } } };
    chosen = ["frame:opening"];
    copying().duplicate();
    const copy = flow.frames?.["opening-2"];
    expect(flow.layout["main-2"]).toEqual({ x: (copy?.x ?? 0) + 30, y: (copy?.y ?? 0) + 50 });
    // And of what is drawn there, the frame speaks.
    const step = pictureOf(flow, []).nodes.find(({ id }) => id === "main-2");
    expect(step?.frame).toBe("Opening");
    expect(step && boxOf(step).at).toEqual(flow.layout["main-2"]);
  });

  test("is put where nothing is: it takes hold of no step that is there, and no frame there of its own", () => {
    chosen = ["frame:opening"];
    copying().duplicate();
    const { marks, nodes } = pictureOf(flow, []);
    expect(marks.map(({ id, steps }) => [id, steps])).toEqual([
      ["frame:opening", 1],
      ["frame:opening-2", 1],
      ["note:ann", 0],
      ["note:ann-2", 0],
    ]);
    expect(nodes.filter((step) => step.frame === "Opening").map(({ id }) => id)).toEqual(["main", "main-2"]);
    // Inside a frame that has room for it, it stays there.
    const wide = { ...frame, title: "All", x: -9_000, y: -9_000, width: 18_000, height: 18_000 };
    flow = { ...marked, frames: { opening: frame, wide } };
    chosen = ["frame:opening"];
    copying().duplicate();
    expect(flow.frames?.["opening-2"]?.y).toBeLessThan(5_000);
  });

  test("is cut with it, and with what else is chosen", () => {
    chosen = ["frame:opening", "goodbye"];
    copying().cut();
    expect(new Set(removed)).toEqual(new Set(["frame:opening", "goodbye", "main", "note:ann"]));
  });
});

test("a note goes alone, and is shown where it came to", () => {
  chosen = ["note:ann"];
  const text = copying().copied() ?? "";
  expect(JSON.parse(text)).toEqual({ format: 1, nodes: [], edges: [], layout: {}, notes: { ann: note } });
  expect(copying().pasted(text)).toBe(true);
  expect([chosen, shown]).toEqual([["note:ann-2"], true]);
});

test("one step comes to where the mouse is, and is called something next", () => {
  chosen = ["goodbye"];
  const text = copying().copied() ?? "";
  pointer = { x: 1_234, y: -567 };
  expect(copying().pasted(text)).toBe(true);
  expect(flow.layout["goodbye-2"]).toEqual(pointer);
  expect([chosen, named, shown]).toEqual([["goodbye-2"], true, false]);
});

test("what the flow does not take is not chosen", () => {
  chosen = ["note:ann", "goodbye"];
  const text = copying().copied() ?? "";
  isRefused = true;
  copying().pasted(text);
  copying().duplicate();
  expect([chosen, flow]).toEqual([["note:ann", "goodbye"], marked]);
});

test("what nobody copied here is left alone, and what is broken is refused with a reason", () => {
  expect(copying().pasted("Thank you for calling.")).toBe(false);
  expect(copying().pasted('{ "title": "Sales" }')).toBe(false);
  expect(copying().copied()).toBeUndefined();
  expect(copying().pasted('{ "notes": { "a": { "text": 1 } } }')).toBe(true);
  expect(told).toMatch(/^What is in the clipboard cannot be pasted: .* Nothing was changed\.$/);
  expect(flow).toBe(marked);
});
