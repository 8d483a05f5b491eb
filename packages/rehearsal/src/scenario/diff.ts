/** A line of a comparison: in both, only expected, or only got. */
export interface DiffLine {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/** What it takes to get from the expected lines to the others, as few lines as possible. */
export function diffLines(expected: readonly string[], got: readonly string[]): readonly DiffLine[] {
  // common[i][j]: the most lines that the rest of both, from i and j on, have in common.
  const common = Array.from({ length: expected.length + 1 }, () => new Array<number>(got.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = expected.length - 1; i >= 0; i--) {
    for (let j = got.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row) row[j] = expected[i] === got[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < expected.length || j < got.length) {
    const [left, right] = [expected[i], got[j]];
    if (left !== undefined && left === right) {
      lines.push({ sign: " ", text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ sign: "-", text: left });
      i += 1;
    } else {
      lines.push({ sign: "+", text: right ?? "" });
      j += 1;
    }
  }
  return lines;
}

/** A comparison without what is far from any difference; `undefined` stands for lines left out. */
function aroundChanges(lines: readonly DiffLine[], context: number): readonly (DiffLine | undefined)[] {
  const near = (index: number): boolean =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ sign }) => sign !== " ");
  return lines.flatMap((line, index): (DiffLine | undefined)[] => {
    if (near(index)) return [line];
    return index === 0 || near(index - 1) ? [undefined] : [];
  });
}

/** The comparison of a call as people read it: the lines that differ with two around them, and "…" for what is left out. */
export function shownDifference(expected: readonly string[], got: readonly string[]): readonly DiffLine[] {
  return aroundChanges(diffLines(expected, got), context).map((line) => line ?? { sign: " ", text: "…" });
}

// Lines around a difference that are shown to find one's way.
const context = 2;
