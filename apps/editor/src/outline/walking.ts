import { nameOf } from "./row-words.ts";
import type { Row } from "./rows.ts";

/** Where a key leads from a line: to another one, or it opens or closes this one. */
export type Walk = { readonly to: Row } | { readonly flip: readonly Row[] };

/** What the arrow keys, Home, End and `*` do, as in any tree; `flip` opens what is closed and closes what is open. */
export function walked(key: string, rows: readonly Row[], index: number): Walk | undefined {
  const row = rows[index];
  const to = (other: Row | undefined): Walk | undefined => other && { to: other };
  if (!row) return undefined;
  switch (key) {
    case "ArrowDown":
      return to(rows[index + 1]);
    case "ArrowUp":
      return to(rows[index - 1]);
    case "Home":
      return to(rows[0]);
    case "End":
      return to(rows.at(-1));
    case "ArrowRight":
      return row.isOpen === false ? { flip: [row] } : row.isOpen ? to(rows[index + 1]) : undefined;
    case "ArrowLeft":
      return row.isOpen ? { flip: [row] } : to(parentOf(rows, index));
    case "flip":
      return row.isOpen === undefined ? undefined : { flip: [row] };
    case "*": {
      const parent = parentOf(rows, index);
      const flip = rows.filter(
        (other, at) =>
          other.level === row.level && other.isOpen === false && parentOf(rows, at)?.id === parent?.id,
      );
      return { flip };
    }
    default:
      return undefined;
  }
}

/** The next line whose name begins with what was typed, from a line on and round. */
export function found(typed: string, rows: readonly Row[], index: number): Row | undefined {
  const wanted = typed.toLocaleLowerCase();
  // The same letter again goes on; more letters look at the same line again.
  const from = [...wanted].every((letter) => letter === wanted[0]) ? index + 1 : index;
  const search = [...wanted].every((letter) => letter === wanted[0]) ? (wanted[0] ?? "") : wanted;
  return [...rows.slice(from), ...rows.slice(0, from)].find(({ line }) =>
    nameOf(line).toLocaleLowerCase().startsWith(search),
  );
}

function parentOf(rows: readonly Row[], index: number): Row | undefined {
  const level = rows[index]?.level ?? 0;
  return rows.findLast((row, at) => at < index && row.level < level);
}
