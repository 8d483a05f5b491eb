import { type FlowDocument, limits } from "@dialtree/flow";
import { compose, type Edit, isRefusal, type Refusal } from "@dialtree/flow/edit";
import { readCells } from "@dialtree/flow/texts";
import { refusalWords } from "../words/refusal-words.ts";
import { say } from "./say.ts";
import { isSaidIn, saidIn, type TextRow } from "./texts.ts";
import { message } from "./words.ts";

/** The table as somebody looks at it: the texts that are shown, and its languages. */
export interface Table {
  readonly rows: readonly TextRow[];
  readonly columns: readonly { readonly language: string; readonly name: string }[];
  readonly flow: FlowDocument;
}

/** A text that says something else after pasting. */
export interface PastedText {
  readonly row: TextRow;
  readonly language: string;
  readonly name: string;
  readonly before: string;
  readonly text: string;
}

/** A cell that cannot be written. */
export interface RefusedCell {
  /** Which one, as people call it. */
  readonly cell: string;
  readonly why: string;
}

export interface Pasting {
  /** How many cells there are on the clipboard. */
  readonly cells: number;
  readonly changes: readonly PastedText[];
  readonly refused: readonly RefusedCell[];
}

/**
 * What pasting from a chosen cell on would do. Nothing is lost by it: an empty cell leaves the text that is there, and so does one that
 * says the same; a cell that cannot be written is named, and the others do not hang on it.
 */
export function pastingAt(
  at: { readonly row: number; readonly column: number },
  clipboard: string,
  table: Table,
): Pasting {
  const { rows, columns, flow } = table;
  if (clipboard.length > limits.fileBytes) {
    const why = message("paste.large", { count: limits.fileBytes });
    return { cells: 0, changes: [], refused: [{ cell: message("paste.all"), why }] };
  }
  const changes: PastedText[] = [];
  const refused: RefusedCell[] = [];
  const read = readCells(clipboard);
  // Many refusals follow each other: the flow so far says whether the next one fits.
  let now = flow;
  for (const [down, cells] of read.entries()) {
    for (const [across, cell] of cells.entries()) {
      const text = cell.replaceAll(/\r\n?/g, "\n");
      if (text.trim() === "") continue;
      const row = rows[at.row + down];
      const column = columns[at.column - 1 + across];
      const refuse = (why: string) => refused.push({ cell: cellName(row, column?.name, text), why });
      if (!row) refuse(message("paste.below"));
      else if (!column) refuse(message("paste.beside"));
      else if (!isSaidIn(row, column.language, flow))
        refuse(message("words.notSaid", { language: column.name }));
      else if (text.length > limits.spokenCharacters)
        refuse(message("paste.long", { length: text.length, most: limits.spokenCharacters }));
      else {
        const { language, name } = column;
        const before = saidIn(row, language)?.text ?? "";
        if (before === text) continue;
        const edit = say(row, language, text)(now);
        if (isRefusal(edit)) refuse(refusalWords(edit).sentence);
        else {
          now = edit.doc;
          changes.push({ row, language, name, before, text });
        }
      }
    }
  }
  return { cells: read.flat().length, changes, refused };
}

/** All changes as one step. */
export function pasteAll(
  changes: readonly Pick<PastedText, "row" | "language" | "text">[],
): (document: FlowDocument) => Edit | Refusal {
  const title = changes.length === 1 ? "Change 1 text" : `Change ${changes.length} texts`;
  return (document) =>
    compose(
      document,
      title,
      changes.map(({ row, language, text }) => say(row, language, text)),
    );
}

function cellName(row: TextRow | undefined, language: string | undefined, text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (!row || language === undefined) return message("paste.cell.outside", { text: short });
  return message("paste.cell", { where: row.where, what: row.what, language, text: short });
}
