import { problemWords, type ShownOutlet, spokenName } from "../canvas/projection.ts";
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

/** A line for people who do not see it. */
export function spokenLine(line: Line): string {
  switch (line.kind) {
    case "group":
      return message("outline.group", { group: nameOf(line), count: line.count });
    case "step": {
      const { step, isStart } = line;
      const name = message(isStart ? "outline.step.start" : "outline.step", { step: spokenName(step) });
      return [name, problemWords(step), ...step.lines.map(({ text }) => text)].filter(Boolean).join(". ");
    }
    case "exit":
      return spokenExit(line);
    case "failures":
      return nameOf(line);
  }
}

function spokenExit({ exit: shown, shown: where }: Extract<Line, { kind: "exit" }>): string {
  const exit = exitWords(shown);
  const { to, otherwise } = shown;
  if (to === undefined) return message("outline.exit.open", { exit, otherwise: otherwise?.full ?? "" });
  return message(where === "here" ? "outline.exit.here" : "outline.exit.elsewhere", { exit, step: to });
}

function exitWords({ label, when }: ShownOutlet): string {
  return when === undefined ? label : `${label} ${when}`;
}
