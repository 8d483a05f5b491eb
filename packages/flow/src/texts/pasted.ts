/**
 * The cells of a text as spreadsheets put them on the clipboard: a line for each row, tabs between cells. A cell with a line break or a
 * tab in it stands in quotes, with its own quotes doubled; others stand as they are, also those that somebody began with a quote. Any
 * text gives an answer: at least one cell.
 */
export function readCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const quoted = quotedAt(text, at);
    const end = quoted?.end ?? endOfPlain(text, at);
    rows.at(-1)?.push(quoted?.cell ?? text.slice(at, end));
    if (text[end] === "\t") {
      at = end + 1;
      continue;
    }
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    // The last row ends with a line break too, or with the text.
    if (at >= text.length) return rows;
    rows.push([]);
  }
}

/** Cells as spreadsheets take them from the clipboard. */
export function writeCells(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(written).join("\t")}\r\n`).join("");
}

function written(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A cell in quotes that begins here. What merely begins with a quote has no need of them, and means itself. */
function quotedAt(
  text: string,
  opening: number,
): { readonly cell: string; readonly end: number } | undefined {
  if (text[opening] !== '"') return undefined;
  let closing = text.indexOf('"', opening + 1);
  while (closing >= 0 && text[closing + 1] === '"') closing = text.indexOf('"', closing + 2);
  if (closing < 0 || !/^[\t\r\n]?$/.test(text[closing + 1] ?? "")) return undefined;
  const inside = text.slice(opening + 1, closing);
  if (!/[\t\r\n]|""/.test(inside)) return undefined;
  return { cell: inside.replaceAll('""', '"'), end: closing + 1 };
}

function endOfPlain(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\t\r\n]/.test(text[at] ?? "")) at += 1;
  return at;
}
