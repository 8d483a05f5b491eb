import type { NodeId } from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import type { ShownMark } from "../canvas/marks/shown.ts";
import { edgeId, type Picture, type ShownNode, type ShownOutlet } from "../canvas/projection.ts";
import { type Forest, type Group, groups } from "./forest.ts";

/** What a line of the outline is about. */
export type Line =
  | { readonly kind: "group"; readonly group: Group; readonly count: number }
  | { readonly kind: "step"; readonly step: ShownNode; readonly isStart: boolean }
  | {
      readonly kind: "exit";
      readonly of: ShownNode;
      readonly exit: ShownOutlet;
      readonly to: NodeId | undefined;
      /** How often it is shown below: here, further up, or it is what the exit comes from. */
      readonly shown: "here" | "elsewhere" | undefined;
    }
  /** What people have put beside the steps of the canvas: notes, and frames around steps. */
  | { readonly kind: "marks"; readonly count: number }
  | { readonly kind: "mark"; readonly mark: ShownMark }
  /** What may fail at a step, as far as nobody has led it anywhere. */
  | { readonly kind: "failures"; readonly of: ShownNode; readonly exits: readonly ShownOutlet[] };

/** A line that is in sight. */
export interface Row {
  readonly id: string;
  readonly level: number;
  /** Place among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** Left out for what has nothing below it. */
  readonly isOpen?: boolean;
  readonly line: Line;
}

const exitRow = edgeId;
// No id of a step has these signs.
const failuresRow = (id: NodeId) => `${id}!`;
const marksRow = "$marks";
const groupRow = (group: Group) => `$${group}`;

/** How deep an outline is open at first: small flows wholly, others as far as one can take in. */
export function openDepth(steps: number): number {
  return steps <= 60 ? Number.POSITIVE_INFINITY : 6;
}

/** What is open: everything down to a depth, except for what somebody has opened or closed. */
export interface Folding {
  readonly depth: number;
  readonly flipped: ReadonlySet<string>;
}

type Unplaced = Omit<Row, "position" | "siblings">;

/** The lines that are in sight. */
export function rowsOf({ nodes, start, marks }: Picture, forest: Forest, folding: Folding): readonly Row[] {
  const steps = new Map(nodes.map((node) => [node.id, node]));
  const rows: Row[] = [];
  const ahead: Row[] = placed([
    ...stepLine(start, 1),
    ...groups.flatMap((group): Unplaced[] => {
      const count = forest.members[group].length;
      if (count === 0) return [];
      return [{ ...folded(groupRow(group), 1, true), level: 1, line: { kind: "group", group, count } }];
    }),
    ...marksLine(),
  ]).reverse();
  for (let row = ahead.pop(); row; row = ahead.pop()) {
    rows.push(row);
    if (row.isOpen) for (const child of placed(childrenOf(row)).reverse()) ahead.push(child);
  }
  return rows;

  function childrenOf({ line, level }: Row): readonly Unplaced[] {
    switch (line.kind) {
      case "group":
        return forest.members[line.group].flatMap((id) => stepLine(id, level + 1));
      case "step":
        return exitLines(line.step, level + 1);
      case "exit":
        return line.to === undefined ? [] : stepLine(line.to, level + 1);
      case "failures":
        return line.exits.map((exit) => exitLine(line.of, exit, level + 1));
      case "marks":
        return marks.map((mark) => ({ id: mark.id, level: level + 1, line: { kind: "mark", mark } }));
      case "mark":
        return [];
    }
  }

  function marksLine(): readonly Unplaced[] {
    const count = marks.length;
    return count === 0 ? [] : [{ ...folded(marksRow, 1, true), level: 1, line: { kind: "marks", count } }];
  }

  function stepLine(id: NodeId, level: number): readonly Unplaced[] {
    const step = steps.get(id);
    if (!step) return [];
    const line: Line = { kind: "step", step, isStart: id === start };
    return [{ ...folded(id, level, step.outlets.length > 0), level, line }];
  }

  function exitLines(step: ShownNode, level: number): readonly Unplaced[] {
    const failures = step.outlets.filter(isUntendedFailure);
    const lines = step.outlets
      .filter((exit) => !failures.includes(exit))
      .map((exit) => exitLine(step, exit, level));
    if (failures.length === 0) return lines;
    const id = failuresRow(step.id);
    // Rarely of interest: closed until somebody asks.
    const isOpen = folding.flipped.has(id);
    return [...lines, { id, level, isOpen, line: { kind: "failures", of: step, exits: failures } }];
  }

  function exitLine(of: ShownNode, exit: ShownOutlet, level: number): Unplaced {
    const at: Exit = { from: of.id, outlet: exit.id };
    const to = forest.leads.get(edgeId(at));
    const by = to === undefined ? undefined : forest.under.get(to);
    const isHere = by?.from === at.from && by.outlet === at.outlet;
    const shown = to === undefined ? undefined : isHere ? "here" : "elsewhere";
    return { ...folded(exitRow(at), level, isHere), level, line: { kind: "exit", of, exit, to, shown } };
  }

  function folded(id: string, level: number, hasMore: boolean): Pick<Row, "id" | "isOpen"> {
    if (!hasMore) return { id };
    return { id, isOpen: beginsOpen(level, folding) !== folding.flipped.has(id) };
  }
}

/** A place in the outline: a step, or one of its exits. */
export interface Spot {
  readonly step: NodeId;
  readonly outlet?: string;
}

/** The line of a place. */
export function rowOf({ step, outlet }: Spot): string {
  return outlet === undefined ? step : exitRow({ from: step, outlet });
}

/** Whether a line is that of a step or of something of it. */
export function isAbout(row: string, step: NodeId): boolean {
  return row === step || row.startsWith(`${step}.`) || row === failuresRow(step);
}

/** What has to be opened before a place is in sight. */
export function closedAbove(forest: Forest, { step, outlet }: Spot, folding: Folding): readonly string[] {
  const above: string[] = outlet === undefined ? [] : [step];
  let id = step;
  for (let by = forest.under.get(id); by; by = forest.under.get(id)) {
    above.unshift(by.from, exitRow(by));
    id = by.from;
  }
  const group = groups.find((one) => forest.members[one].includes(id));
  if (group) above.unshift(groupRow(group));
  return above.filter((row, index) => beginsOpen(index + 1, folding) === folding.flipped.has(row));
}

/** The same of a note or a frame. */
export function closedAboveMarks(folding: Folding): readonly string[] {
  return beginsOpen(1, folding) === folding.flipped.has(marksRow) ? [marksRow] : [];
}

/** With some lines open that were closed, and the other way round. */
export function flipped({ depth, flipped: before }: Folding, rows: readonly string[]): Folding {
  const after = new Set(before);
  for (const row of rows) if (!after.delete(row)) after.add(row);
  return { depth, flipped: after };
}

/** A failure that nobody has led anywhere. */
function isUntendedFailure({ role, otherwise }: ShownOutlet): boolean {
  return role === "failure" && otherwise !== undefined;
}

/** Whether two rows look the same. What a step looks like is one object until it looks otherwise. */
export function looksAlike(one: Row, other: Row): boolean {
  return (
    one.id === other.id &&
    one.level === other.level &&
    one.position === other.position &&
    one.siblings === other.siblings &&
    one.isOpen === other.isOpen &&
    saysTheSame(one.line, other.line)
  );
}

function saysTheSame(one: Line, other: Line): boolean {
  if (one.kind === "group") return other.kind === "group" && one.count === other.count;
  if (one.kind === "step") return other.kind === "step" && one.step === other.step;
  if (one.kind === "marks") return other.kind === "marks" && one.count === other.count;
  if (one.kind === "mark") return other.kind === "mark" && one.mark === other.mark;
  if (one.kind === "failures") return other.kind === "failures" && one.of === other.of;
  return other.kind === "exit" && one.of === other.of && one.to === other.to && one.shown === other.shown;
}

function beginsOpen(level: number, { depth }: Folding): boolean {
  return level <= depth;
}

function placed(rows: readonly Unplaced[]): Row[] {
  return rows.map((row, index) => ({ ...row, position: index + 1, siblings: rows.length }));
}
