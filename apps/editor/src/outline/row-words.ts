import type { Line } from "./rows.ts";
import { message } from "./words.ts";

/** What a line is called: what typing letters looks for, and what is said of it elsewhere. */
export function nameOf(line: Line): string {
  switch (line.kind) {
    case "group":
      return message(`outline.group.${line.group}`);
    case "step":
      return line.step.title;
    case "exit":
      return line.exit.label;
    case "marks":
      return message("outline.marks");
    case "mark": {
      const { place, words } = line.mark;
      return words.trim() || message(place.kind === "note" ? "outline.note.empty" : "outline.frame.unnamed");
    }
    case "failures":
      return message("outline.failures", { count: line.exits.length });
  }
}
