import { memo } from "react";
import { TextCell } from "./text-cell.tsx";
import type { End } from "./text-field.tsx";
import type { TextRow } from "./texts.ts";
import { message } from "./words.ts";

/** A language of the table. */
export interface Column {
  readonly language: string;
  readonly name: string;
}

export interface TextRowProps {
  readonly row: TextRow;
  /** From 1, of those that are shown. */
  readonly number: number;
  readonly columns: readonly Column[];
  /** Of the flow. */
  readonly languages: readonly string[];
  /** What callers hear where a text is missing, by language. */
  readonly insteadOf: (row: TextRow, language: string) => string | undefined;
  readonly isSelected: boolean;
  /** The cell that Tab leads to, and the ones that are written in and played. */
  readonly current: number | undefined;
  readonly edited: number | undefined;
  /** What is typed takes the place of what was there. */
  readonly isAnew: boolean;
  readonly played: number | undefined;
  readonly onText: (row: TextRow, column: number, text: string) => void;
  readonly onEnd: (row: TextRow, column: number, how: End) => void;
}

/** A text in all languages. Clicks and keys are heard by the grid, which is told by `data-cell` where. */
export const TextRowView = memo(function TextRowView(props: TextRowProps) {
  const { row, number, columns, languages, insteadOf, isSelected, current, edited, played } = props;
  const { onText, onEnd } = props;
  const { id, place, where, what } = row;
  return (
    <tr
      aria-rowindex={number + 1}
      className="words-row"
      data-text={id}
      data-selected={isSelected || undefined}
    >
      <th scope="row" className="words-where">
        <button
          type="button"
          tabIndex={current === 0 ? 0 : -1}
          data-cell={0}
          data-step={place.of === "step" ? place.step : undefined}
          title={message("words.open", { where })}
        >
          {where}
        </button>
        <span>{what}</span>
      </th>
      {columns.map(({ language, name }, index) => {
        const column = index + 1;
        return (
          <td key={language} className="words-cell" tabIndex={current === column ? 0 : -1} data-cell={column}>
            <TextCell
              row={row}
              language={language}
              languageName={name}
              instead={insteadOf(row, language)}
              languages={languages}
              isEdited={edited === column}
              isAnew={props.isAnew}
              isPlayed={played === column}
              onText={(text) => onText(row, column, text)}
              onEnd={(how) => onEnd(row, column, how)}
            />
          </td>
        );
      })}
    </tr>
  );
});
