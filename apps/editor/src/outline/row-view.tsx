import {
  ArrowExitRegular,
  ArrowRightRegular,
  ChevronDownRegular,
  ChevronRightRegular,
  GroupRegular,
  MoreHorizontalRegular,
  NoteRegular,
  Speaker2Regular,
} from "@fluentui/react-icons";
import { type CSSProperties, memo } from "react";
import { type Lit, TypeIcon } from "../canvas/node-view.tsx";
import { problemWords, type ShownNode } from "../canvas/projection.ts";
import { NameField } from "./name-field.tsx";
import { nameOf } from "./row-words.ts";
import { type Line, looksAlike, type Row } from "./rows.ts";
import { message } from "./words.ts";

export interface RowProps {
  readonly row: Row;
  /** Where it stands in the outline, in pixels. */
  readonly top: number;
  readonly lit: Lit;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  /** What it is called, while somebody calls it otherwise. */
  readonly naming: string | undefined;
  /** Undefined: the name stays. */
  readonly onNamed: (row: Row, name: string | undefined, before: string) => void;
}

/** A line of the outline. Clicks and keys are heard by the tree, which is told by `data-row` where. */
export const RowView = memo(
  function RowView({ row, top, lit, isCurrent, isSelected, naming, onNamed }: RowProps) {
    const { id, level, position, siblings, isOpen, line } = row;
    const hasActions = line.kind === "step" || line.kind === "exit" || line.kind === "mark";
    return (
      <div
        role="treeitem"
        className="outline-row"
        data-row={id}
        data-step={line.kind === "step" || line.kind === "mark" ? id : undefined}
        data-kind={line.kind}
        data-lit={lit}
        aria-current={lit === "here" ? "step" : undefined}
        tabIndex={isCurrent ? 0 : -1}
        aria-level={level}
        aria-posinset={position}
        aria-setsize={siblings}
        aria-expanded={isOpen}
        aria-selected={isSelected}
        style={{ "--level": level - 1, top } as CSSProperties}
      >
        <span className="outline-twist" aria-hidden>
          {isOpen !== undefined && (isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />)}
        </span>
        {naming === undefined ? (
          <LineWords line={line} />
        ) : (
          <NameField of={nameOf(line)} name={naming} onNamed={(name) => onNamed(row, name, naming)} />
        )}
        {hasActions && (
          <button
            type="button"
            className="outline-more"
            tabIndex={-1}
            // For mice: whoever does not see it has a key for the same, and its name would be read with each line.
            aria-hidden
            title={message("outline.more", { row: nameOf(line) })}
          >
            <MoreHorizontalRegular />
          </button>
        )}
      </div>
    );
  },
  (before, after) =>
    looksAlike(before.row, after.row) &&
    before.top === after.top &&
    before.lit === after.lit &&
    before.isCurrent === after.isCurrent &&
    before.isSelected === after.isSelected &&
    before.naming === after.naming &&
    before.onNamed === after.onNamed,
);

function LineWords({ line }: { readonly line: Line }) {
  switch (line.kind) {
    case "group":
      return (
        <span className="outline-heading">
          {message("outline.group", { group: nameOf(line), count: line.count })}
        </span>
      );
    case "step":
      return <StepWords step={line.step} isStart={line.isStart} />;
    case "exit":
      return <ExitWords line={line} />;
    case "marks":
      return (
        <span className="outline-heading">
          {message("outline.marks.count", { title: nameOf(line), count: line.count })}
        </span>
      );
    case "mark":
      return <MarkWords line={line} />;
    case "failures":
      return <span className="outline-aside">{nameOf(line)}</span>;
  }
}

/** What stands between two pieces, or behind them, for people who do not see where they stand. */
function Unseen({ children }: { readonly children: string }) {
  return <span className="unseen">{children}</span>;
}

function StepWords({ step, isStart }: { readonly step: ShownNode; readonly isStart: boolean }) {
  const { type, title, typeTitle, frame, lines, errors, warnings } = step;
  const problems = problemWords({ errors, warnings });
  return (
    <>
      <span className="outline-icon">
        <TypeIcon type={type} />
      </span>
      <span className="outline-title">{title}</span>
      {title !== typeTitle && (
        <>
          <Unseen>, </Unseen>
          <span className="outline-aside">{typeTitle}</span>
        </>
      )}
      <Unseen>, </Unseen>
      <Unseen>{message(isStart ? "outline.start" : "outline.step")}</Unseen>
      {frame !== undefined && (
        <>
          <Unseen>, </Unseen>
          <span className="outline-aside">{message("outline.inFrame", { frame })}</span>
        </>
      )}
      {problems !== "" && (
        <>
          <Unseen>. </Unseen>
          <span
            className="step-problems"
            data-severity={errors > 0 ? "error" : "warning"}
            title={problems}
            aria-hidden
          >
            {errors + warnings}
          </span>
          <Unseen>{problems}</Unseen>
        </>
      )}
      {lines.map(({ kind, text }) => (
        <span key={kind + text} className="outline-said" title={text}>
          <Unseen>. </Unseen>
          {kind === "said" ? <Speaker2Regular aria-hidden /> : <ArrowExitRegular aria-hidden />}
          <span>{text}</span>
        </span>
      ))}
    </>
  );
}

function MarkWords({ line }: { readonly line: Extract<Line, { kind: "mark" }> }) {
  const { place, steps } = line.mark;
  const words = nameOf(line);
  return (
    <>
      <span className="outline-icon">
        {place.kind === "note" ? <NoteRegular aria-hidden /> : <GroupRegular aria-hidden />}
      </span>
      <span className="outline-mark" title={words}>
        {words}
      </span>
      <Unseen>, </Unseen>
      {place.kind === "note" ? (
        <Unseen>{message("outline.note")}</Unseen>
      ) : (
        <span className="outline-aside">{message("outline.frame", { count: steps })}</span>
      )}
    </>
  );
}

function ExitWords({ line: { exit, shown } }: { readonly line: Extract<Line, { kind: "exit" }> }) {
  const { label, when, to, otherwise, role } = exit;
  return (
    <>
      <span className="outline-exit">
        {label}
        {when !== undefined && <span className="outline-aside"> {when}</span>}
      </span>
      <Unseen>, </Unseen>
      <Unseen>{message("outline.exit")}</Unseen>
      {to !== undefined && <Unseen>, </Unseen>}
      {to !== undefined && shown === "here" && <Unseen>{message("outline.leadsTo", { step: to })}</Unseen>}
      {to !== undefined && shown === "elsewhere" && (
        <span className="outline-to">
          <ArrowRightRegular aria-hidden />
          {message("outline.goesTo", { step: to })}
        </span>
      )}
      {otherwise !== undefined && (
        <>
          <Unseen>. </Unseen>
          <span className="outline-otherwise" data-role={role}>
            {otherwise.full}
          </span>
        </>
      )}
    </>
  );
}
