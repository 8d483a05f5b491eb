import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { behindBoxes, lineOf, routesOf } from "../../src/lines/finding.ts";
import { type Block, type Ends, type Line, middleOf, pathOf } from "../../src/lines/index.ts";

const [width, tallest] = [268, 300];
const [betweenColumns, betweenRows] = [60, 36];

/** Boxes in a loose grid, none nearer to another than people would put them. */
const boxes: fc.Arbitrary<readonly Block[]> = fc
  .array(
    fc.record({
      isThere: fc.boolean(),
      height: fc.integer({ min: 60, max: tallest }),
      aside: fc.nat(40),
      below: fc.nat(60),
    }),
    { minLength: 2, maxLength: 24 },
  )
  .map((cells) =>
    cells.flatMap(({ isThere, height, aside, below }, index) => {
      const [column, row] = [index % 6, Math.floor(index / 6)];
      const x = column * (width + betweenColumns + 40) + aside;
      const y = row * (tallest + betweenRows + 60) + below;
      return isThere || index < 2 ? [{ id: `step-${index}`, x, y, width, height }] : [];
    }),
  );

const drawing = fc
  .tuple(boxes, fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)), { minLength: 1, maxLength: 30 }))
  .map(([blocks, ways]) => ({ blocks, ends: ways.map((way, index) => endsOf(blocks, way, `${index}`)) }));

function endsOf(blocks: readonly Block[], [one, other, part]: readonly number[], id: string): Ends {
  const from = blocks[(one ?? 0) % blocks.length] ?? expect.unreachable();
  const to = blocks[(other ?? 0) % blocks.length] ?? expect.unreachable();
  const leaves = 40 + (((part ?? 0) * 23) % (from.height - 50));
  return {
    id,
    from: from.id,
    to: to.id,
    start: { x: from.x + width + 7, y: from.y + leaves },
    end: { x: to.x - 8, y: to.y + 21 },
  };
}

const lineIn = (lines: ReadonlyMap<string, Line>, id: string): Line => lines.get(id) ?? expect.unreachable();

describe("lines between boxes that have room between them", () => {
  test("pass behind no box, neither their own nor another one", () => {
    fc.assert(
      fc.property(drawing, ({ blocks, ends }) => {
        const { lines } = routesOf(blocks, ends);
        for (const { id } of ends) expect(behindBoxes(lineIn(lines, id), blocks)).toEqual([]);
      }),
    );
  });

  test("begin and end where they should, and go upright and level between, where they do not swing", () => {
    fc.assert(
      fc.property(drawing, ({ blocks, ends }) => {
        const { lines } = routesOf(blocks, ends);
        for (const { id, start, end } of ends) {
          const line = lineIn(lines, id);
          const corners = line.corners ?? [start, end];
          expect([line.start, line.end, corners[0], corners.at(-1)]).toEqual([start, end, start, end]);
          expect(pathOf(line)).not.toMatch(/NaN|Infinity|undefined/);
          const middle = middleOf(line);
          expect(Number.isFinite(middle.x + middle.y)).toBe(true);
          if (!line.corners) continue;
          for (const [index, { x, y }] of corners.slice(1).entries())
            expect(x === corners[index]?.x || y === corners[index]?.y).toBe(true);
        }
      }),
    );
  });

  test("are the same whatever stood there before", () => {
    fc.assert(
      fc.property(drawing, fc.nat(99), fc.integer({ min: -20, max: 20 }), ({ blocks, ends }, which, by) => {
        const moved = blocks.map((block, index) =>
          index === which % blocks.length ? { ...block, x: block.x + by, y: block.y + by / 2 } : block,
        );
        const before = routesOf(moved, ends);
        expect(routesOf(blocks, ends, before).lines).toEqual(routesOf(blocks, ends).lines);
      }),
    );
  });

  test("are not even looked at again when nothing has changed", () => {
    fc.assert(
      fc.property(drawing, ({ blocks, ends }) => {
        const once = routesOf(blocks, ends);
        expect(routesOf(structuredClone(blocks), structuredClone(ends), once)).toBe(once);
      }),
    );
  });
});

const row = (...xs: readonly number[]): readonly Block[] =>
  xs.map((x, index) => ({ id: `step-${index}`, x, y: 0, width, height: 100 }));

test("nothing in the way: one swing", () => {
  const blocks = row(0, 340);
  expect(lineOf(endsOf(blocks, [0, 1, 0], "a"), blocks).corners).toBeUndefined();
});

test("a step in the way: around it, with few corners", () => {
  const blocks = row(0, 340, 680);
  const line = lineOf(endsOf(blocks, [0, 2, 0], "a"), blocks);
  expect(line.corners).toHaveLength(6);
  expect(behindBoxes(line, blocks)).toEqual([]);
});

test("back to the left: out to the right, under both boxes, in from the left", () => {
  const blocks = row(0, 340);
  const { corners = [] } = lineOf(endsOf(blocks, [1, 0, 0], "a"), blocks);
  expect(corners.map(({ y }) => Math.sign(y - 100))).toEqual([-1, -1, 1, 1, -1, -1]);
});

test("lines of one step to another go together, and those to others beside them", () => {
  const blocks = row(0, 340, 680, 1_020);
  const ends = [
    endsOf(blocks, [0, 2, 0], "one"),
    endsOf(blocks, [0, 2, 1], "two"),
    endsOf(blocks, [0, 3, 0], "other"),
  ];
  const { lines } = routesOf(blocks, ends);
  const along = (id: string) => lineIn(lines, id).corners?.[2]?.y ?? expect.unreachable();
  expect(along("one")).toBe(along("two"));
  expect(Math.abs(along("one") - along("other"))).toBeGreaterThanOrEqual(4);
});

test("boxes that leave no room still have their lines", () => {
  const blocks = [
    ...row(0, 100, 200),
    ...row(0, 100, 200).map((block) => ({ ...block, id: `${block.id} too` })),
  ];
  for (const other of [1, 2])
    expect(pathOf(lineOf(endsOf(blocks, [0, other, 0], "a"), blocks))).toMatch(/^M\S+ \S+ /);
});
