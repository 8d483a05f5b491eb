import { expect, test } from "vitest";
import { arranged } from "../src/canvas/arranging.ts";
import { snapped } from "../src/canvas/guides.ts";
import { canvasKeys } from "../src/canvas/keys.ts";
import { alsoCalled } from "../src/commands/also.ts";
import { chordOf, chordWords, keysOf } from "../src/commands/chord.ts";
import { type Command, commandFor } from "../src/commands/command.ts";
import { found } from "../src/commands/search.ts";
import { message, own } from "../src/commands/words.ts";
import { type FlowDoings, flowCommands } from "../src/pages/flow/flow-commands.ts";
import { stepsBehind } from "../src/pages/flow/steps-behind.ts";

const pressed = (
  key: string,
  held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", true>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test.each([
  [pressed("z", { ctrlKey: true }), "Mod+Z"],
  [pressed("Z", { metaKey: true, shiftKey: true }), "Mod+Shift+Z"],
  [pressed("?", { shiftKey: true }), "?"],
  [pressed("ArrowUp", { shiftKey: true }), "Shift+ArrowUp"],
  [pressed("ArrowUp", { altKey: true }), "Alt+ArrowUp"],
  [pressed(" "), "Space"],
  [pressed("c"), "C"],
  [pressed("+", { shiftKey: true }), "+"],
])("%j is one chord", (event, chord) => {
  expect(chordOf(event)).toBe(chord);
});

test("a chord is said as the keyboard in front of somebody has it", () => {
  expect(keysOf("Mod+Shift+Z", false)).toEqual(["Ctrl", "Shift", "Z"]);
  expect(chordWords("Mod+Shift+Z", false)).toBe("Ctrl+Shift+Z");
  expect(chordWords("Mod+Shift+Z", true)).toBe("⌘⇧Z");
  expect(keysOf("Mod++", false)).toEqual(["Ctrl", "+"]);
});

function everything(): readonly Command[] {
  const can = new Proxy({} as FlowDoings, {
    get: (_, name) => (name === "chosen" ? 9 : /^(may|can|is)[A-Z]/.test(String(name)) ? true : () => {}),
  });
  return flowCommands(can);
}

test("no keys mean two things, and every command has a name", () => {
  const commands = everything();
  const chords = [...commands.flatMap(({ chords = [] }) => chords), ...canvasKeys.map(([chord]) => chord)];
  expect(new Set(chords).size).toBe(chords.length);
  const ids = commands.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(20);
  const named = Object.keys(own).filter((name) => name.startsWith("do."));
  expect(named.sort()).toEqual(ids.map((id) => `do.${id}`).sort());
});

test("where somebody types, the keys of the field are the field's", () => {
  const commands = everything();
  const found = (chord: string, isTyping: boolean) => commandFor(commands, chord, isTyping)?.id;
  expect(found("Mod+A", false)).toBe("select.all");
  expect(found("Mod+A", true)).toBeUndefined();
  expect(found("?", true)).toBeUndefined();
  expect(found("Mod+S", true)).toBe("save");
  // The browser's own events bring these.
  expect(found("Mod+C", false)).toBeUndefined();
});

test("what is not possible at the moment is not done, and leaves its keys to others", () => {
  const nothing = { id: "duplicate", group: "edit", chords: ["Mod+D"], run: () => {} } as const;
  expect(commandFor([{ ...nothing, isPossible: false }], "Mod+D", false)).toBeUndefined();
  expect(commandFor([nothing], "Mod+D", false)).toBe(nothing);
});

test("searching puts what begins alike first, and wants every word", () => {
  const things = [
    { title: "Remove" },
    { title: "Open the menu", also: "café" },
    { title: "Menu" },
    { title: "Publish", also: "menu" },
  ];
  expect(found(things, "MENU").map(({ title }) => title)).toEqual(["Menu", "Open the menu", "Publish"]);
  expect(found(things, "menu cafe")).toEqual([things[1]]);
  expect(found(things, "menu zebra")).toEqual([]);
  expect(found(things, " ")).toEqual(things);
});

const box = (id: string, x: number, y: number, outlets = 0) => ({
  id,
  at: { x, y },
  lines: [],
  outlets: Array.from({ length: outlets }, (_, index) => ({
    id: `${index}`,
    label: "",
    role: "way" as const,
    when: undefined,
    to: undefined,
    otherwise: undefined,
  })),
});

test("boxes are lined up by an edge or a middle, and room is shared out between the first and the last", () => {
  const boxes = [box("a", 0, 10), box("b", 300, 50, 4), box("c", 1_000, 90)];
  expect(arranged(boxes, "left")).toEqual({ b: { x: 0, y: 50 }, c: { x: 0, y: 90 } });
  expect(arranged(boxes, "top")).toEqual({ b: { x: 300, y: 10 }, c: { x: 1_000, y: 10 } });
  // 46 high each, b 92 more.
  expect(arranged(boxes.slice(0, 2), "middle")).toEqual({ a: { x: 0, y: 53 }, b: { x: 300, y: 7 } });
  expect(arranged(boxes, "across")).toEqual({ b: { x: 500, y: 50 } });
  expect(arranged(boxes.slice(0, 2), "across")).toEqual({});
  expect(arranged(boxes.slice(0, 1), "left")).toEqual({});
});

test("a dragged box stands on the nearest line with others, and only if it is near", () => {
  const others = [
    { x: 100, y: 0, height: 40 },
    { x: 104, y: 300, height: 40 },
  ];
  expect(snapped({ x: 101, y: 150, height: 40 }, others, 6)).toEqual({
    at: { x: 100, y: 150 },
    guides: [{ axis: "x", at: 100, from: 0, to: 190 }],
  });
  // Middle to middle: 40 high beside 80 high.
  expect(snapped({ x: 500, y: -18, height: 80 }, others, 6).at).toEqual({ x: 500, y: -20 });
  expect(snapped({ x: 120, y: 150, height: 40 }, others, 6)).toEqual({
    at: { x: 120, y: 150 },
    guides: [],
  });
});

test("what lies behind a step is all that its connections come to, loops included, once", () => {
  const flow = {
    nodes: ["a", "b", "c", "d"].map((id) => ({ id, type: "prompt", version: 1, data: {} })),
    edges: [
      { from: "b", outlet: "then", to: "c" },
      { from: "c", outlet: "then", to: "b" },
      { from: "a", outlet: "then", to: "b" },
    ],
  };
  expect(stepsBehind(flow, new Set(["b"]))).toEqual(["b", "c"]);
  expect(stepsBehind(flow, new Set(["d"]))).toEqual(["d"]);
});

test("how steps lie is changed where it is seen: not in the outline, and not among the words", () => {
  const possible = (isDrawn: boolean): readonly string[] => {
    const can = new Proxy({} as FlowDoings, {
      get: (_, name) =>
        name === "chosen"
          ? 9
          : name === "isDrawn"
            ? isDrawn
            : /^(may|can|is)[A-Z]/.test(String(name))
              ? true
              : () => {},
    });
    return flowCommands(can).flatMap(({ id, isPossible }) => (isPossible === false ? [] : [id]));
  };
  const gone = possible(true).filter((id) => !possible(false).includes(id));
  expect(gone).toEqual(
    expect.arrayContaining(["note", "frame", "arrange.left", "fold", "unfold", "tidy", "tidy.chosen"]),
  );
  expect(gone.every((id) => /^(note|frame|arrange|fold|unfold|tidy)/.test(id))).toBe(true);
});

test("commands are found by what people call them otherwise, and each other name is of one that there is", () => {
  const commands = everything();
  const offers = commands.map(({ id }) => ({ id, title: message(`do.${id}`), also: alsoCalled(id) ?? "" }));
  const first = (typed: string) => found(offers, typed)[0]?.id;
  expect(["colleague", "history", "comment", "translate", "box", "rename"].map(first)).toEqual([
    "approval",
    "versions",
    "note",
    "languages",
    "frame",
    "settings",
  ]);
  const ids: readonly string[] = commands.map(({ id }) => id);
  const others = Object.keys(own).flatMap((key) => (key.startsWith("also.") ? [key.slice(5)] : []));
  expect(others.filter((id) => !ids.includes(id))).toEqual([]);
});
