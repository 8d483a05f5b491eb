/** A cell, by its place among those that are shown. The first column says where the text stands. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

const page = 10;

/**
 * Whether a key is the beginning of a text: a letter, a digit or a sign, or what a Japanese keyboard begins a word with. Space plays,
 * and a question mark asks for the keys of the page.
 */
export function beginsText(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}): boolean {
  const { key, ctrlKey, altKey, metaKey } = event;
  if (metaKey || ctrlKey !== altKey) return false;
  return key === "Process" || ([...key].length === 1 && key !== " " && key !== "?");
}

/** The cell that a key leads to, as in any grid; undefined for keys that lead nowhere. */
export function walked(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  { row, column }: Cell,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Cell | undefined {
  const to = (wantedRow: number, wantedColumn: number): Cell => ({
    row: Math.min(Math.max(wantedRow, 0), rows - 1),
    column: Math.min(Math.max(wantedColumn, 0), columns - 1),
  });
  switch (key) {
    case "ArrowUp":
      return to(row - 1, column);
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowLeft":
      return to(row, column - 1);
    case "ArrowRight":
      return to(row, column + 1);
    case "PageUp":
      return to(row - page, column);
    case "PageDown":
      return to(row + page, column);
    case "Home":
      return to(ctrlKey ? 0 : row, 0);
    case "End":
      return to(ctrlKey ? rows - 1 : row, columns - 1);
    default:
      return undefined;
  }
}
