import type { Point } from "../document/index.ts";
import { type Area, areaOf } from "./clear.ts";
import type { Block } from "./line.ts";
import { CheapestFirst } from "./queue.ts";

/** How far from its ends a line turns for the first time. */
const stub = 10;
/** Room that is always kept: the dots where lines begin and end stick out of the boxes. */
const least = { beside: 10, above: 8 };
/** Where lines run along a box. */
const usual = { beside: 22, above: 18 };
/** What runs closer to each other than this is one: no more than `usual` has more than `least`. */
const fine = { beside: 12, above: 10 };
/** So much longer may a line be that turns once less. */
const turning = 60;
/** Who looks for longer than this finds nothing that an eye could follow. */
const mostLooks = 6_000;
const mostPlaces = 600_000;

/** Which way somebody faces, a number; those beside it, round in a circle, are the ways to turn. */
const right = 0;
const left = 2;
const across = [1, 0, -1, 0] as const;
const downward = [0, 1, 0, -1] as const;

/**
 * The shortest way with few corners from one point, to the right, to another, from the left, between boxes: among the lines that run
 * past the sides of the boxes. Gives its corners with both ends, or nothing where there is none.
 */
export function wayBetween(start: Point, end: Point, blocks: readonly Block[]): readonly Point[] | undefined {
  const from = { x: start.x + stub, y: start.y };
  const to = { x: end.x - stub, y: end.y };
  const walls = blocks.map((block) => areaOf(block, least.beside, least.above));
  const xs = spread(
    blocks.flatMap(({ x, width }) => [x - usual.beside, x + width + usual.beside]),
    [from.x, to.x],
    fine.beside,
  );
  const ys = spread(
    blocks.flatMap(({ y, height }) => [y - usual.above, y + height + usual.above]),
    [from.y, to.y],
    fine.above,
  );
  const rows = new Gaps(ys, xs, walls.map(level));
  const columns = new Gaps(xs, ys, walls.map(upright));

  const [width, height] = [xs.length, ys.length];
  const goal = { x: xs.indexOf(to.x), y: ys.indexOf(to.y) };
  const first = placeOf(xs.indexOf(from.x), ys.indexOf(from.y), right);
  const places = width * height * 4;
  if (places > mostPlaces) return undefined;
  const costs = new Float64Array(places).fill(Number.POSITIVE_INFINITY);
  costs[first] = 0;
  const before = new Int32Array(places).fill(-1);
  const waiting = new CheapestFirst<number>();
  waiting.add(first, 0);
  const done = new Uint8Array(places);
  let looks = 0;

  for (let here = waiting.take(); here !== undefined; here = waiting.take()) {
    if (done[here] === 1) continue;
    done[here] = 1;
    const facing = here % 4;
    const x = ((here - facing) / 4) % width;
    const y = ((here - facing) / 4 - x) / width;
    if (x === goal.x && y === goal.y && facing === right) return cornersOf(here);
    looks += 1;
    if (looks > mostLooks) return undefined;
    for (const next of [facing, (facing + 1) % 4, (facing + 3) % 4]) {
      // Whoever turns stays where they are: what lies ahead then is looked at in its turn.
      const [nx, ny] = next === facing ? [x + (across[next] ?? 0), y + (downward[next] ?? 0)] : [x, y];
      if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
      if (nx !== x && !rows.isOpen(y, Math.min(x, nx))) continue;
      if (ny !== y && !columns.isOpen(x, Math.min(y, ny))) continue;
      const by =
        next === facing
          ? Math.abs((xs[nx] ?? 0) - (xs[x] ?? 0)) + Math.abs((ys[ny] ?? 0) - (ys[y] ?? 0))
          : turning;
      const place = placeOf(nx, ny, next);
      const cost = (costs[here] ?? 0) + by;
      if (cost >= (costs[place] ?? 0)) continue;
      costs[place] = cost;
      before[place] = here;
      waiting.add(place, cost + restOf(nx, ny, next));
    }
  }
  return undefined;

  function placeOf(x: number, y: number, facing: number): number {
    return (y * width + x) * 4 + facing;
  }

  /** No way costs less than this from here on. */
  function restOf(x: number, y: number, facing: number): number {
    const [dx, dy] = [to.x - (xs[x] ?? 0), to.y - (ys[y] ?? 0)];
    return Math.abs(dx) + Math.abs(dy) + turning * leastTurns(dx, dy, facing);
  }

  function cornersOf(last: number): readonly Point[] {
    const points: Point[] = [end];
    for (let here = last; here >= 0; here = before[here] ?? -1) {
      const cell = (here - (here % 4)) / 4;
      points.push({ x: xs[cell % width] ?? 0, y: ys[Math.floor(cell / width)] ?? 0 });
    }
    points.push(start);
    return withoutBetween(points.reverse());
  }
}

/** How often one has to turn at least, to arrive facing right. */
function leastTurns(dx: number, dy: number, facing: number): number {
  if (facing === right && dy === 0 && dx >= 0) return 0;
  return facing === right || facing === left ? 2 : 1;
}

/** Without the points in which a line does not turn. */
function withoutBetween(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && last.x === point.x && last.y === point.y) continue;
    const one = kept.at(-2);
    const isStraight =
      one && last && (one.x === last.x ? last.x === point.x : one.y === last.y && last.y === point.y);
    if (isStraight) kept.pop();
    kept.push(point);
  }
  return kept;
}

interface Wall {
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
}

const level = ({ left: from, top: low, right: to, bottom: high }: Area): Wall => ({ low, high, from, to });
const upright = ({ left: low, top: from, right: high, bottom: to }: Area): Wall => ({ low, high, from, to });

/** Between which lines one gets from one crossing to the next. Looked through only where somebody comes by. */
class Gaps {
  readonly #lines: readonly number[];
  readonly #crossings: readonly number[];
  readonly #walls: readonly Wall[];
  readonly #open = new Map<number, Uint8Array>();

  constructor(lines: readonly number[], crossings: readonly number[], walls: readonly Wall[]) {
    this.#lines = lines;
    this.#crossings = crossings;
    this.#walls = walls;
  }

  /** Whether nothing stands on a line between one crossing and the one behind it. */
  isOpen(line: number, crossing: number): boolean {
    let closed = this.#open.get(line);
    if (!closed) {
      closed = new Uint8Array(this.#crossings.length);
      const at = this.#lines[line] ?? 0;
      for (const { low, high, from, to } of this.#walls) {
        if (at <= low || at >= high) continue;
        for (let gap = firstAfter(this.#crossings, from) - 1; gap < this.#crossings.length; gap += 1) {
          if ((this.#crossings[gap] ?? to) >= to) break;
          if (gap >= 0) closed[gap] = 1;
        }
      }
      this.#open.set(line, closed);
    }
    return closed[crossing] === 0;
  }
}

/** Where the first number stands that is larger. */
function firstAfter(numbers: readonly number[], than: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > than) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Numbers from low to high, of those that are close to each other the lowest; those that are needed stay. */
function spread(numbers: readonly number[], needed: readonly number[], apart: number): readonly number[] {
  const kept: number[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    if (number > (kept.at(-1) ?? Number.NEGATIVE_INFINITY) + apart) kept.push(number);
  }
  return [...new Set([...kept, ...needed])].sort((a, b) => a - b);
}
