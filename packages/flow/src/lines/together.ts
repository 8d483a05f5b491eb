import type { Point } from "../document/index.ts";
import type { Bent } from "./apart.ts";
import { areCornersClear } from "./clear.ts";
import type { Block } from "./line.ts";

/** So much longer may a line be for the company of another one. */
const detour = 240;

/** The same lines, with those from one step to another going one way all of them: the way of the one that has the shortest. */
export function together(lines: readonly Bent[], blocks: readonly Block[]): readonly Bent[] {
  const leaders = new Map<string, Bent>();
  for (const line of lines) {
    const leader = leaders.get(wayOf(line));
    if (!leader || lengthOf(line) < lengthOf(leader)) leaders.set(wayOf(line), line);
  }
  return lines.map((line) => {
    const leader = leaders.get(wayOf(line));
    const joined = leader && leader !== line ? behind(leader, line) : undefined;
    if (!joined || lengthOf(joined) > lengthOf(line) + detour) return line;
    const others = blocks.filter(({ id }) => id !== line.ends.from);
    return areCornersClear(joined.corners.slice(0, 3), others) ? joined : line;
  });
}

function wayOf({ ends: { from, to } }: Bent): string {
  return JSON.stringify([from, to]);
}

/** A line from where it begins to where another one turns, and on with that one. */
function behind({ corners: [, turn, ...rest] }: Bent, { ends, corners }: Bent): Bent | undefined {
  const [start] = corners;
  if (!start || !turn || rest.length < 2) return undefined;
  return { ends, corners: [start, { x: turn.x, y: start.y }, ...rest] };
}

function lengthOf({ corners }: Pick<Bent, "corners">): number {
  return corners.reduce((sum: number, corner: Point, index) => {
    const next = corners[index + 1];
    return next ? sum + Math.abs(next.x - corner.x) + Math.abs(next.y - corner.y) : sum;
  }, 0);
}
