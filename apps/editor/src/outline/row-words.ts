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
    case "failures":
      return message("outline.failures", { count: line.exits.length });
  }
}
