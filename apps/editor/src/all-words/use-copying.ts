import { writeCells } from "@dialtree/flow/texts";
import type { ClipboardEvent } from "react";
import { announce } from "../live/announce.tsx";
import type { Table } from "./pasting.ts";
import { isSaidIn, saidIn } from "./texts.ts";
import { message } from "./words.ts";

/** Texts for a spreadsheet: one line for each that is shown, one column for each language. Pasted at the first cell they are where they were. */
export function tableText({ rows, columns, flow }: Table): string {
  return writeCells(
    rows.map((row) =>
      columns.map(({ language }) =>
        isSaidIn(row, language, flow) ? (saidIn(row, language)?.text ?? "") : "",
      ),
    ),
  );
}

/** As a spreadsheet has it, without the end of the line: it may be pasted into a letter as well. */
function oneCell(text: string): string {
  return writeCells([[text]]).replace(/\r\n$/, "");
}

/** Copying texts out of the table: the chosen cell by the keys of the system, all that is shown by a button. */
export function useCopying(table: {
  readonly now: Table;
  /** The chosen cell. */
  readonly at: { readonly row: number; readonly column: number };
  /** Nobody writes in a cell. */
  readonly isFree: boolean;
  readonly onNews: (words: string) => void;
}): { readonly copied: (event: ClipboardEvent) => void; readonly copyAll: () => Promise<void> } {
  const { now, at, isFree, onNews } = table;

  function copied(event: ClipboardEvent): void {
    const row = now.rows[at.row];
    const column = now.columns[at.column - 1];
    // Words that somebody has marked are theirs.
    if (!isFree || !row || !column || getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    event.nativeEvent.stopImmediatePropagation();
    const text = saidIn(row, column.language)?.text ?? "";
    if (text === "") return announce(message("copy.empty"));
    event.clipboardData.setData("text/plain", oneCell(text));
    onNews(message("copy.cell", { where: row.where, what: row.what, language: column.name }));
  }

  async function copyAll(): Promise<void> {
    try {
      await navigator.clipboard.writeText(tableText(now));
      onNews(message("copy.table", { count: now.rows.length }));
    } catch {
      // Browsers may keep the clipboard from pages.
      onNews(message("copy.closed"));
    }
  }

  return { copied, copyAll };
}
