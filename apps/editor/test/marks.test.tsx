import { tints } from "@dialtree/flow";
import { teamsHighContrastTheme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import type { NodeChange } from "@xyflow/react";
import { describe, expect, test } from "vitest";
import { withContents } from "../src/canvas/marks/carrying.ts";
import { pulledTo } from "../src/canvas/marks/corners.tsx";
import { carried, drawnAgain, liesIn } from "../src/canvas/marks/inside.ts";
import { markIdOf, markPlaceOf } from "../src/canvas/marks/shown.ts";
import { inkOfTints, tokensOf } from "../src/canvas/marks/tints.ts";
import { pictureOf, spokenName } from "../src/canvas/projection.ts";
import { heardIn } from "../src/pages/flow/differs.ts";
import { frame, main, marked, note, reception } from "./flows.tsx";

describe("a picture with a frame and a note", () => {
  const picture = pictureOf(marked, []);

  test("has both besides the steps, and says in which frame a step is", () => {
    expect(picture.marks).toMatchObject([
      { id: "frame:opening", words: "Opening", tint: "blue", steps: 1, width: 340 },
      { id: "note:ann", words: "Ask Ann.", tint: "yellow", at: { x: note.x, y: note.y } },
    ]);
    const spoken = picture.nodes.map(spokenName);
    expect(spoken).toContain("Menu: Main menu, in the frame Opening");
    expect(spoken.filter((name) => name.includes("in the frame"))).toHaveLength(1);
  });

  test("of two frames around a step, the smaller one is named", () => {
    const wide = { ...frame, title: "Everything", x: -9_000, y: -9_000, width: 18_000, height: 18_000 };
    const names = pictureOf({ ...marked, frames: { wide, opening: frame } }, []).nodes.map(spokenName);
    expect(names).toContain("Menu: Main menu, in the frame Opening");
    expect(names).toContain("Prompt: Welcome, in the frame Everything");
  });

  test("keeps what looks as before", () => {
    const after = pictureOf({ ...marked, notes: { ann: { ...note, text: "Ask Ben." } } }, [], picture);
    expect(after.marks[0]).toBe(picture.marks[0]);
    expect(after.marks[1]).not.toBe(picture.marks[1]);
    expect(after.nodes.every((node, index) => node === picture.nodes[index])).toBe(true);
  });

  test("is heard like one without them", () => {
    expect(heardIn(marked)).toBe(heardIn(reception));
    expect(heardIn({ ...marked, title: "Other" })).not.toBe(heardIn(reception));
  });

  test("a frame that is dragged takes along what is in it while it is dragged, and nothing else", () => {
    const to = { x: frame.x + 100, y: frame.y - 7 };
    const dragged: NodeChange = { id: "frame:opening", type: "position", position: to, dragging: true };
    const changes = withContents([dragged], picture);
    expect(changes[0]).toBe(dragged);
    expect(changes.slice(1)).toEqual([
      { type: "position", id: "main", position: { x: main.x + 100, y: main.y - 7 }, dragging: true },
      { type: "position", id: "note:ann", position: { x: note.x + 100, y: note.y - 7 }, dragging: true },
    ]);
    const alone: NodeChange = { id: "main", type: "position", position: to, dragging: true };
    expect(withContents([alone], picture)).toEqual([alone]);
  });
});

describe("what moves along", () => {
  const at = (id: string, x: number, size: number) => ({ id, at: { x, y: 0 }, width: size, height: size });
  const all = [at("frame:a", 0, 100), at("frame:b", 10, 50), at("one", 20, 10), at("two", 500, 10)];
  const contents = (thing: (typeof all)[number]) =>
    thing.id.startsWith("frame:") ? all.filter((other) => liesIn(other, thing)) : [];

  test("are frames in frames with what lies in them, once", () => {
    expect(carried({ "frame:a": { x: 7, y: 1 } }, all, contents)).toEqual({
      "frame:a": { x: 7, y: 1 },
      "frame:b": { x: 17, y: 1 },
      one: { x: 27, y: 1 },
    });
  });

  test("and what is moved itself goes where it is moved to", () => {
    const places = { "frame:a": { x: 7, y: 0 }, one: { x: 300, y: 0 }, gone: { x: 1, y: 1 } };
    expect(carried(places, all, contents)).toEqual({ ...places, "frame:b": { x: 17, y: 0 } });
  });

  test("a frame is drawn again around what lay in it, with the room that there was", () => {
    const box = (x: number, y: number) => ({ at: { x, y }, width: 100, height: 50 });
    const drawn = { at: { x: 0, y: 0 }, width: 300, height: 160 };
    const before = [box(20, 60), box(160, 60)];
    const after = [box(1_000, 0), box(1_000, 90)];
    expect(drawnAgain(drawn, before, before)).toEqual({ ...drawn, at: { x: 0, y: 0 } });
    expect(drawnAgain(drawn, before, after)).toEqual({ at: { x: 980, y: -60 }, width: 160, height: 250 });
    // What hung over its edge does so no longer.
    expect(drawnAgain(drawn, [box(-30, 60)], [box(0, 0)]).at.x).toBe(-16);
  });

  test("something lies in a frame with its middle, and no frame in itself or in its like", () => {
    const box = { at: { x: 0, y: 0 }, width: 100, height: 100 };
    expect(liesIn({ at: { x: 60, y: 60 }, width: 60, height: 60 }, box)).toBe(true);
    expect(liesIn({ at: { x: 80, y: 60 }, width: 60, height: 60 }, box)).toBe(false);
    expect(liesIn(box, box)).toBe(false);
  });
});

test.each([
  ["bottom-right", { at: { x: 0, y: 0 }, width: 130, height: 80 }],
  ["top-left", { at: { x: 30, y: -20 }, width: 70, height: 120 }],
  ["top-right", { at: { x: 0, y: -20 }, width: 130, height: 120 }],
  ["bottom-left", { at: { x: 30, y: 0 }, width: 70, height: 80 }],
] as const)("pulling at the corner %s leaves the one across where it is", (corner, after) => {
  const box = { at: { x: 0, y: 0 }, width: 100, height: 100 };
  expect(pulledTo(box, corner, { x: 30, y: -20 })).toEqual(after);
  const small = pulledTo(box, corner, { x: corner.endsWith("left") ? 999 : -999, y: 0 });
  expect(small).toMatchObject({ width: 40, at: { x: corner.endsWith("left") ? 60 : 0 } });
});

test("names of notes and frames on the canvas are no names of steps", () => {
  const place = { kind: "frame", id: "frame-2" } as const;
  expect(markPlaceOf(markIdOf(place))).toEqual(place);
  expect(markPlaceOf("frame-2")).toBeUndefined();
  expect(markPlaceOf("note")).toBeUndefined();
});

describe.each(Object.entries({ light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme }))(
  "in the theme %s",
  (_name, theme) => {
    test.each(tints)("words can be read on %s, and its border can be seen", (tint) => {
      const { surface, line } = tokensOf(tint);
      expect(contrast(theme[inkOfTints], theme[surface])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme[line], theme.colorNeutralBackground3)).toBeGreaterThanOrEqual(3);
    });
  },
);

/** The contrast of two colours, as WCAG 2 counts it. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
