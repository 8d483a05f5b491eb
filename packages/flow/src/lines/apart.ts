import type { NodeId, Point } from "../document/index.ts";
import type { Block, Ends } from "./line.ts";

/** A line over corners, and where it leads. */
export interface Bent {
  readonly ends: Ends;
  readonly corners: readonly Point[];
}

/** How far lines beside each other stand apart; closer where there is less room. */
const distances = [8, 6, 4, 2, 0];
/** How far a line may be moved for others. */
const reach = 30;
/** Room beside boxes, where there is so much. */
const room = { upright: 16, level: 10 };
/** More beside each other than these are put in order by where they are, without asking what they cross. */
const most = 60;

/**
 * The same lines, with those parts of them moved that run on top of each other: beside each other, in the middle of the room that there
 * is, and so that they cross as seldom as they can. Lines to one and the same step stay together.
 */
export function apart(lines: readonly Bent[], blocks: readonly Block[]): readonly Bent[] {
  return movedApart(movedApart(lines, blocks, "x"), blocks, "y");
}

type Axis = "x" | "y";

/** A part of a line between two corners, which can be moved along an axis without what it hangs on being moved. */
interface Part {
  readonly line: number;
  readonly corner: number;
  readonly to: NodeId;
  readonly at: number;
  /** From where to where it runs. */
  readonly from: number;
  readonly until: number;
  /** Whether the line goes on towards lower or higher places of the axis at either end. */
  readonly turnsFrom: number;
  readonly turnsUntil: number;
  /** Where it can stand. */
  readonly low: number;
  readonly high: number;
}

/** Parts that stay together. */
interface Strand {
  readonly parts: readonly Part[];
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

function movedApart(lines: readonly Bent[], blocks: readonly Block[], axis: Axis): readonly Bent[] {
  const parts = lines.flatMap((line, index) => partsOf(line, index, blocks, axis));
  const places = new Map<string, number>();
  for (const group of groupsOf(parts)) {
    const strands = inOrder(strandsOf(group));
    for (const [index, at] of standing(strands).entries())
      for (const { line, corner } of strands[index]?.parts ?? []) places.set(`${line} ${corner}`, at);
  }
  return lines.map((line, index) => ({
    ...line,
    corners: line.corners.map((corner, at) => {
      const place = places.get(`${index} ${at}`) ?? places.get(`${index} ${at - 1}`);
      return place === undefined ? corner : { ...corner, [axis]: place };
    }),
  }));
}

/** The parts that run across an axis; the first and the last of a line stay where their dots are. */
function partsOf({ ends, corners }: Bent, line: number, blocks: readonly Block[], axis: Axis): Part[] {
  const other = axis === "x" ? "y" : "x";
  return corners.flatMap((corner, index) => {
    const [before, next, after] = [corners[index - 1], corners[index + 1], corners[index + 2]];
    if (!before || !next || !after || corner[axis] !== next[axis]) return [];
    const isForward = corner[other] <= next[other];
    const [one, two] = isForward ? [before, after] : [after, before];
    const at = corner[axis];
    const [from, until] = isForward ? [corner[other], next[other]] : [next[other], corner[other]];
    return [
      {
        line,
        corner: index,
        to: ends.to,
        at,
        from,
        until,
        turnsFrom: Math.sign(one[axis] - at),
        turnsUntil: Math.sign(two[axis] - at),
        ...freedom(at, from, until, blocks, axis),
      },
    ];
  });
}

/** How far a part can be moved until a box is in its way. */
function freedom(
  at: number,
  from: number,
  until: number,
  blocks: readonly Block[],
  axis: Axis,
): Pick<Part, "low" | "high"> {
  const wanted = axis === "x" ? room.upright : room.level;
  let [low, high] = [at - reach, at + reach];
  for (const { x, y, width, height } of blocks) {
    const [begin, end, near, far] =
      axis === "x" ? [y, y + height, x, x + width] : [x, x + width, y, y + height];
    if (end <= from - wanted || begin >= until + wanted) continue;
    if (far <= at) low = Math.max(low, far + wanted);
    if (near >= at) high = Math.min(high, near - wanted);
  }
  return { low: Math.min(low, at), high: Math.max(high, at) };
}

/** Parts of which each is beside another one. */
function groupsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const sorted = parts.toSorted((a, b) => a.from - b.from || a.at - b.at);
  const group = sorted.map((_, index) => index);
  const find = (index: number): number => {
    let top = index;
    while (group[top] !== top) top = group[top] ?? top;
    group[index] = top;
    return top;
  };
  for (const [index, part] of sorted.entries()) {
    for (let other = index + 1; other < sorted.length; other += 1) {
      const beside = sorted[other];
      if (!beside || beside.from >= part.until + nearBy) break;
      if (isBeside(part, beside)) group[find(other)] = find(index);
    }
  }
  const groups = new Map<number, Part[]>();
  for (const [index, part] of sorted.entries()) {
    const top = find(index);
    const together = groups.get(top);
    if (together) together.push(part);
    else groups.set(top, [part]);
  }
  return [...groups.values()];
}

/** Ends that come as near as this to each other would be taken for one corner. */
const nearBy = 10;

function isBeside(one: Part, other: Part): boolean {
  return meet(one, other) && one.low < other.high && other.low < one.high;
}

function meet(one: Part, other: Part): boolean {
  return one.from < other.until + nearBy && other.from < one.until + nearBy;
}

/** What leads to one step and can stand at one place is one strand. */
function strandsOf(parts: readonly Part[]): readonly Strand[] {
  const strands: { parts: Part[]; at: number; low: number; high: number }[] = [];
  for (const part of parts) {
    const strand = strands.find(
      ({ parts: others, low, high }) =>
        others.some((other) => other.to === part.to && meet(other, part)) &&
        Math.max(low, part.low) <= Math.min(high, part.high),
    );
    if (!strand) {
      strands.push({ parts: [part], at: part.at, low: part.low, high: part.high });
      continue;
    }
    strand.parts.push(part);
    strand.low = Math.max(strand.low, part.low);
    strand.high = Math.min(strand.high, part.high);
  }
  return strands;
}

/** From lower to higher, so that lines which part cross no others where that can be. */
function inOrder(strands: readonly Strand[]): readonly Strand[] {
  const byPlace = strands.toSorted((a, b) => a.at - b.at);
  if (strands.length > most) return byPlace;
  const left = new Set(byPlace);
  const ordered: Strand[] = [];
  while (left.size > 0) {
    let [best, fewest] = [undefined as Strand | undefined, Number.POSITIVE_INFINITY];
    for (const strand of left) {
      let before = 0;
      for (const other of left) if (other !== strand && votes(other, strand) < 0) before += 1;
      if (before < fewest) [best, fewest] = [strand, before];
    }
    if (!best) break;
    left.delete(best);
    ordered.push(best);
  }
  return ordered;
}

/** Below 0 when the first one is better put before the other, above 0 when behind it. */
function votes(one: Strand, other: Strand): number {
  if (one.high < other.low) return -1;
  if (other.high < one.low) return 1;
  let sum = 0;
  for (const a of one.parts) {
    for (const b of other.parts) sum += crossings(a, b) - crossings(b, a);
  }
  return sum;
}

/** Where the first one turns off beside the other: it is better on the side to which it turns. */
function crossings(a: Part, b: Part): number {
  const isInside = (place: number) => b.from < place && place < b.until;
  return (isInside(a.from) ? a.turnsFrom : 0) + (isInside(a.until) ? a.turnsUntil : 0);
}

/** Where strands in this order stand: as far apart as there is room for, and in its middle. */
function standing(strands: readonly Strand[]): readonly number[] {
  for (const distance of distances) {
    const lowest = pushed(strands, distance);
    // From the other side it is the same with all signs turned.
    const highest = pushed(
      strands.toReversed().map((strand) => ({ ...strand, low: -strand.high, high: -strand.low })),
      distance,
    )
      .toReversed()
      .map((place) => -place);
    if (
      strands.every(
        (strand, index) => (lowest[index] ?? 0) <= strand.high && (highest[index] ?? 0) >= strand.low,
      )
    )
      return lowest.map((low, index) => (low + (highest[index] ?? low)) / 2);
  }
  return strands.map(({ at }) => at);
}

/** Each as low as it can stand behind those before it. */
function pushed(strands: readonly Strand[], distance: number): readonly number[] {
  const places: number[] = [];
  for (const [index, strand] of strands.entries()) {
    let place = strand.low;
    for (let before = 0; before < index; before += 1) {
      const other = strands[before];
      if (other?.parts.some((a) => strand.parts.some((b) => meet(a, b))))
        place = Math.max(place, (places[before] ?? place) + distance);
    }
    places.push(place);
  }
  return places;
}
