import type { Fault } from "../faults/index.ts";
import { sheetFault } from "./faults.ts";

// What a spreadsheet would take for a formula, be it with an apostrophe in front that somebody wrote.
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell as it is written: an apostrophe in front keeps a spreadsheet from calculating what a text says. */
export function harmless(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

/** A cell as it was meant. */
export function meant(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

/** What is wrong with a sheet as a whole, before its rows are looked at. */
export function wholeFault(text: string, most: number): Fault | undefined {
  if (text.length > most) return sheetFault("sheet_long", { count: text.length, most });
  if (text.includes("\uFFFD") || text.includes("\0")) return sheetFault("sheet_encoding");
  return undefined;
}

/** As much of a cell as a sentence about it can hold. */
export function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
