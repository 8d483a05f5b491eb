import { apart, type Bent } from "./apart.ts";
import { type Area, areaOf, areCornersClear, around, isSwingClear, touches } from "./clear.ts";
import { type Block, type Ends, type Line, leadsBack } from "./line.ts";
import { wayUnder } from "./plain.ts";
import { wayBetween } from "./search.ts";
import { together } from "./together.ts";

/** All lines of a flow, and what is kept to find them quicker when only some boxes have moved. */
export interface Routes {
  readonly lines: ReadonlyMap<string, Line>;
  readonly blocks: readonly Block[];
  readonly found: ReadonlyMap<string, Found>;
}

interface Found {
  readonly ends: Ends;
  readonly line: Line;
  /** What stands elsewhere has no say in it. */
  readonly field: Area;
}

/** How far around its ends a way is looked for, first and when there is none. */
const fields = [80, 600, Number.POSITIVE_INFINITY];

/**
 * How lines run so that they pass behind no box but their own: in one swing to the right where nothing is in the way, else over
 * corners, between the boxes. The same boxes and ends always give the same lines, whatever stood there before.
 */
export function routesOf(blocks: readonly Block[], ends: readonly Ends[], before?: Routes): Routes {
  const changed = before ? changedAreas(before.blocks, blocks) : [];
  const found = new Map(
    ends.map((one): [string, Found] => {
      const old = before?.found.get(one.id);
      const isKept = old && isSame(old.ends, one) && !changed.some((area) => touches(area, old.field));
      return [one.id, isKept ? old : lookedFor(one, blocks)];
    }),
  );
  if (before && changed.length === 0 && isSameAll(before.found, found)) return before;
  const bent = [...found.values()].flatMap(({ ends: one, line }): Bent[] =>
    line.corners ? [{ ends: one, corners: line.corners }] : [],
  );
  const lines = new Map([...found].map(([id, { line }]) => [id, line]));
  for (const { ends: one, corners } of apart(together(bent, blocks), blocks))
    lines.set(one.id, { ...one, corners });
  return { lines, blocks, found };
}

/** How one line alone runs. */
export function lineOf(ends: Ends, blocks: readonly Block[]): Line {
  return lookedFor(ends, blocks).line;
}

function lookedFor(ends: Ends, blocks: readonly Block[]): Found {
  const { start, end } = ends;
  const [own, others] = [
    blocks.filter((block) => isOwn(block, ends)),
    blocks.filter((block) => !isOwn(block, ends)),
  ];
  const isBack = leadsBack(start, end);
  const plain = isBack ? wayUnder(start, end, own) : undefined;
  const field = around(plain ?? [start, end], 30);
  if (plain ? areCornersClear(plain, others) : isSwingClear(start, end, others))
    return { ends, line: { start, end, corners: plain }, field };
  const corners = own.flatMap(({ x, y, width, height }) => [
    { x, y },
    { x: x + width, y: y + height },
  ]);
  for (const room of fields) {
    const wider = around([start, end, ...corners], room);
    const way = wayBetween(
      start,
      end,
      blocks.filter((block) => touches(areaOf(block, 20), wider)),
    );
    if (way) return { ends, line: { start, end, corners: way }, field: wider };
  }
  // Boxes on top of each other leave no way. What runs behind one is better than no line.
  return { ends, line: { start, end, corners: plain }, field: everywhere };
}

const everywhere: Area = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};

function isOwn({ id }: Block, { from, to }: Ends): boolean {
  return id === from || id === to;
}

function isSame(one: Ends, other: Ends): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.start.x === other.start.x &&
    one.start.y === other.start.y &&
    one.end.x === other.end.x &&
    one.end.y === other.end.y
  );
}

function isSameAll(one: ReadonlyMap<string, Found>, other: ReadonlyMap<string, Found>): boolean {
  return one.size === other.size && [...other].every(([id, found]) => one.get(id) === found);
}

/** Where boxes stand, or stood, that stand elsewhere now or are as large as they were not. */
function changedAreas(before: readonly Block[], now: readonly Block[]): readonly Area[] {
  const old = new Map(before.map((block) => [block.id, block]));
  const changed = now.flatMap((block) => {
    const was = old.get(block.id);
    old.delete(block.id);
    const isSameBlock =
      was &&
      was.x === block.x &&
      was.y === block.y &&
      was.width === block.width &&
      was.height === block.height;
    return isSameBlock ? [] : [block, ...(was ? [was] : [])];
  });
  return [...changed, ...old.values()].map((block) => areaOf(block, 20));
}
