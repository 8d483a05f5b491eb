import type { Fault } from "../faults/index.ts";
import { sheetFault } from "./faults.ts";

/** One row, and the line of the file that it begins in, from 1: a cell may have several lines. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What is wrong with a file of rows, and in which line. */
export interface CsvFault extends Fault {
  readonly line: number;
}

/** Rows as RFC 4180 has them: commas, quotes where they are needed, CRLF. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

function quoted(cell: string): string {
  return /[",;\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Reads rows as RFC 4180 has them, with LF or CRLF, and with semicolons where the first row has them: spreadsheets of many
 * countries write those. Any text gives an answer; the first thing that contradicts the format ends the reading, as does
 * the first row beyond `mostRows`.
 */
export function readCsv(
  text: string,
  mostRows = Number.POSITIVE_INFINITY,
): { readonly rows: readonly CsvRow[] } | CsvFault {
  const separator = /^[^,;\r\n]*;/.test(text) ? ";" : ",";
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let began = 1;
  let at = 0;
  const endRow = () => {
    // A line with nothing at all in it is no row.
    if (cells.length > 1 || cells[0] !== "") rows.push({ line: began, cells });
    cells = [];
    began = line;
  };
  while (at < text.length) {
    if (text[at] === '"') {
      const end = closingQuote(text, at);
      if (end < 0) return { line, ...sheetFault("csv_quote_open") };
      const cell = text.slice(at + 1, end).replaceAll('""', '"');
      line += cell.split("\n").length - 1;
      cells.push(cell);
      at = end + 1;
      if (at < text.length && ![separator, "\r", "\n"].includes(text[at] ?? ""))
        return { line, ...sheetFault("csv_behind_quote") };
    } else {
      const end = endOfPlain(text, at, separator);
      const cell = text.slice(at, end);
      if (cell.includes('"')) return { line, ...sheetFault("csv_quote_inside") };
      cells.push(cell);
      at = end;
    }
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end has an empty cell behind it.
      if (at === text.length || text[at] === "\r" || text[at] === "\n") cells.push("");
      else continue;
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    if (at < text.length) {
      at += 1;
      line += 1;
    }
    endRow();
    if (rows.length > mostRows) return { line, ...sheetFault("csv_rows_many", { most: mostRows }) };
  }
  return { rows };
}

function closingQuote(text: string, opening: number): number {
  for (let at = text.indexOf('"', opening + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function endOfPlain(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return at;
}
