import { type Chord, chordOf } from "../commands/chord.ts";
import type { Deed } from "./actions.ts";
import type { Line } from "./rows.ts";
import { message } from "./words.ts";

type OutlineKey = "walk" | "enter" | "add" | "lead" | "rename" | "order" | "delete" | "menu";

/** What keys do in the outline. One table: the outline hears by it, and those who look for keys are shown it. */
const keys: readonly (readonly [chord: Chord, key: OutlineKey])[] = [
  ["ArrowUp", "walk"],
  ["ArrowDown", "walk"],
  ["ArrowLeft", "walk"],
  ["ArrowRight", "walk"],
  ["Enter", "enter"],
  ["+", "add"],
  ["Insert", "add"],
  ["Shift+Enter", "lead"],
  ["F2", "rename"],
  ["Alt+ArrowUp", "order"],
  ["Alt+ArrowDown", "order"],
  ["Delete", "delete"],
  ["Backspace", "delete"],
  ["Mod+Enter", "menu"],
  ["Shift+F10", "menu"],
  ["ContextMenu", "menu"],
];
const byChord = new Map(keys);
const forAuthors: ReadonlySet<OutlineKey> = new Set(["add", "lead", "rename", "order", "delete"]);

/** The keys of the outline and what they do, for whoever looks for them. */
export function keyRows(
  mayEdit: boolean,
): readonly { readonly title: string; readonly chords: readonly Chord[] }[] {
  const rows = Map.groupBy(
    keys.filter(([, key]) => mayEdit || !forAuthors.has(key)),
    ([, key]) => key,
  );
  return [...rows].map(([key, chords]) => ({
    title: message(`keys.${key}`),
    chords: chords.map(([chord]) => chord),
  }));
}

/** What a key does with a line; `walk` is left to whoever knows the other lines. */
export function deedOf(event: Parameters<typeof chordOf>[0], line: Line): Deed | "menu" | undefined {
  const isExit = line.kind === "exit";
  switch (byChord.get(chordOf(event))) {
    case "enter":
      if (!isExit) return line.kind === "step" || line.kind === "mark" ? "open" : undefined;
      return line.to === undefined ? "add step" : "follow";
    case "add":
      return isExit ? "add step" : "add exit";
    case "lead":
      return "lead";
    case "rename":
      return "rename";
    case "order":
      return event.key === "ArrowUp" ? "up" : "down";
    case "delete":
      if (!isExit) return "delete";
      return line.to === undefined ? "remove exit" : "disconnect";
    case "menu":
      return "menu";
    default:
      return undefined;
  }
}
