import { diffLines, type Entry, inOneBreath } from "@dialtree/rehearsal";
import { type Line, lineOf } from "./lines.ts";

/** One line of two calls side by side: the same in both, or different, or in one of them only. */
export interface Row {
  readonly here: Line | undefined;
  readonly there: Line | undefined;
  readonly same: boolean;
}

/** What was heard and done in two calls, with what is the same in both on one line. */
export function sideBySide(here: readonly Entry[], there: readonly Entry[]): readonly Row[] {
  const [left, right] = [linesOf(here), linesOf(there)];
  const rows: Row[] = [];
  let [i, j] = [0, 0];
  let only: { readonly here: Line[]; readonly there: Line[] } = { here: [], there: [] };
  const close = () => {
    const count = Math.max(only.here.length, only.there.length);
    for (let index = 0; index < count; index++)
      rows.push({ here: only.here[index], there: only.there[index], same: false });
    only = { here: [], there: [] };
  };
  for (const { sign } of diffLines(left.map(keyOf), right.map(keyOf))) {
    const [mine, theirs] = [left[i], right[j]];
    if (sign !== "+") i++;
    if (sign !== "-") j++;
    if (sign === " ") {
      close();
      rows.push({ here: mine, there: theirs, same: true });
    } else if (sign === "-" && mine) only.here.push(mine);
    else if (sign === "+" && theirs) only.there.push(theirs);
  }
  close();
  return rows;
}

function linesOf(entries: readonly Entry[]): readonly Line[] {
  return inOneBreath(entries.toSorted((a, b) => a.at - b.at)).flatMap((entry) => lineOf(entry) ?? []);
}

function keyOf({ by, text }: Line): string {
  return `${by} ${text}`;
}
