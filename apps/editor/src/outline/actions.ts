import type { FlowDocument } from "@dialtree/flow";
import type { Chord } from "../commands/chord.ts";
import { itemOf, listOfExits } from "./items.ts";
import type { Line } from "./rows.ts";
import { message } from "./words.ts";

/** What can be done with a line. */
export type Deed =
  | "open"
  | "rename"
  | "follow"
  | "add step"
  | "lead"
  | "disconnect"
  | "add exit"
  | "up"
  | "down"
  | "remove exit"
  | "move"
  | "delete";

/** Something that can be done now, as the menu of a line has it. */
export interface Action {
  readonly deed: Deed;
  readonly words: string;
  readonly keys?: Chord;
}

/** All that can be done with a line, in the order of its menu. */
export function actionsOf(line: Line, flow: FlowDocument, mayEdit: boolean): readonly Action[] {
  if (line.kind === "step") {
    const open: Action = { deed: "open", words: message("outline.do.open"), keys: "Enter" };
    return mayEdit ? [open, ...changesOfStep(line, flow)] : [open];
  }
  if (line.kind === "mark") return [{ deed: "open", words: message("outline.do.show"), keys: "Enter" }];
  if (line.kind !== "exit") return [];
  const { to: step } = line.exit;
  const follow: readonly Action[] =
    step === undefined
      ? []
      : [{ deed: "follow", words: message("outline.do.follow", { step }), keys: "Enter" }];
  return mayEdit ? [...follow, ...changesOfExit(line, flow)] : follow;
}

function changesOfStep(
  { step, isStart }: Extract<Line, { kind: "step" }>,
  flow: FlowDocument,
): readonly Action[] {
  const list = listOfExits(flow, step.id);
  return [
    { deed: "rename", words: message("outline.do.rename"), keys: "F2" },
    ...(list
      ? [{ deed: "add exit", words: message("outline.do.addExit", { list: list.label }), keys: "+" } as const]
      : []),
    ...(isStart
      ? []
      : ([
          { deed: "move", words: message("outline.do.move") },
          { deed: "delete", words: message("outline.do.delete"), keys: "Delete" },
        ] as const)),
  ];
}

function changesOfExit(
  { of, exit, to }: Extract<Line, { kind: "exit" }>,
  flow: FlowDocument,
): readonly Action[] {
  const isTaken = to !== undefined;
  const node = flow.nodes.find(({ id }) => id === of.id);
  const item = node && itemOf(node, exit.id);
  const actions: (Action | false | undefined)[] = [
    {
      deed: "add step",
      words: message(isTaken ? "outline.do.insertStep" : "outline.do.addStep"),
      keys: isTaken ? "+" : "Enter",
    },
    {
      deed: "lead",
      words: message(isTaken ? "outline.do.lead" : "outline.do.leadOn"),
      keys: "Shift+Enter",
    },
    isTaken && { deed: "disconnect", words: message("outline.do.disconnect"), keys: "Delete" },
    item?.words && { deed: "rename", words: message("outline.do.rename"), keys: "F2" },
    item && item.index > 0 && { deed: "up", words: message("outline.do.up"), keys: "Alt+ArrowUp" },
    item &&
      item.index < item.count - 1 && {
        deed: "down",
        words: message("outline.do.down"),
        keys: "Alt+ArrowDown",
      },
    item && {
      deed: "remove exit",
      words: message("outline.do.removeExit"),
      ...(isTaken ? {} : { keys: "Delete" }),
    },
  ];
  return actions.filter((action) => action !== false && action !== undefined);
}
