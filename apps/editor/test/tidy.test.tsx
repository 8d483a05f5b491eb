import { behindBoxes, routesOf } from "@dialtree/flow/lines/finding";
import ELK from "elkjs/lib/elk.bundled.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pictureOf } from "../src/canvas/projection.ts";
import { besideOthers } from "../src/tidy/beside.ts";
import { elkGraphOf, placesOf } from "../src/tidy/elk-graph.ts";
import { inOrder, type TidyBox, type Untidy } from "../src/tidy/order.ts";
import { untidyOf } from "../src/tidy/untidy.ts";
import { shipped, shippedNames } from "./flows.tsx";

const elk = new ELK();

async function tidied(untidy: Untidy): Promise<readonly TidyBox[]> {
  const places = placesOf(await elk.layout(elkGraphOf(untidy)), untidy);
  return untidy.boxes.map((box) => ({ ...box, at: places[box.id] ?? expect.unreachable(), isPlaced: true }));
}

const anyUntidy: fc.Arbitrary<Untidy> = fc
  .array(
    fc.record({
      x: fc.integer({ min: -2_000, max: 2_000 }),
      y: fc.integer({ min: -2_000, max: 2_000 }),
      isPlaced: fc.boolean(),
      height: fc.integer({ min: 40, max: 400 }),
      leads: fc.array(fc.option(fc.nat(40)), { maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((drawn) => ({
    start: "step-0",
    boxes: drawn.map(({ x, y, isPlaced, height, leads }, index) => ({
      id: `step-${index}`,
      at: { x, y },
      isPlaced,
      width: 268,
      height,
      outlets: leads.map((_, outlet) => `exit-${outlet}`),
    })),
    ways: drawn.flatMap(({ leads }, index) =>
      leads.flatMap((to, outlet) =>
        to === null
          ? []
          : [{ from: `step-${index}`, outlet: `exit-${outlet}`, to: `step-${to % drawn.length}` }],
      ),
    ),
  }));

const bottom = ({ at, height }: TidyBox) => at.y + height;
const overlap = (a: TidyBox, b: TidyBox) =>
  a.at.x < b.at.x + b.width && b.at.x < a.at.x + a.width && a.at.y < bottom(b) && b.at.y < bottom(a);
const overlaps = (boxes: readonly TidyBox[]) =>
  boxes.flatMap((a, index) =>
    boxes.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} ${b.id}`] : [])),
  );

describe("whatever is put in order", () => {
  test("no box covers another, and all have a place", async () => {
    await fc.assert(
      fc.asyncProperty(anyUntidy, async (untidy) => {
        expect(overlaps(await tidied(untidy))).toEqual([]);
      }),
    );
  });

  test("the start stays where it is, and nothing stands left of it", async () => {
    await fc.assert(
      fc.asyncProperty(anyUntidy, async (untidy) => {
        const [start, ...others] = await tidied(untidy);
        expect(start?.at).toEqual(untidy.boxes[0]?.at);
        for (const { at } of others) expect(at.x).toBeGreaterThanOrEqual(start?.at.x ?? 0);
      }),
    );
  });

  test("twice the same gives the same, in whichever order the steps are told", async () => {
    await fc.assert(
      fc.asyncProperty(anyUntidy, async (untidy) => {
        const once = new Map((await tidied(untidy)).map(({ id, at }) => [id, at]));
        const turned = { ...untidy, boxes: untidy.boxes.toReversed(), ways: untidy.ways.toReversed() };
        expect(new Map((await tidied(turned)).map(({ id, at }) => [id, at]))).toEqual(
          new Map([...once].toReversed()),
        );
      }),
    );
  });

  test("a second time moves nothing, also of what was put by hand to parts of a pixel", async () => {
    await fc.assert(
      fc.asyncProperty(anyUntidy, fc.constantFrom(0, 0.5, 0.3), async (untidy, part) => {
        const boxes = untidy.boxes.map((box) => ({ ...box, at: { x: box.at.x + part, y: box.at.y - part } }));
        const once = await tidied({ ...untidy, boxes });
        expect(await tidied({ ...untidy, boxes: once })).toEqual(once);
      }),
    );
  });

  test("nor does it when only some steps are put in order, beside all others", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyUntidy,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        async (all, choice) => {
          const isChosen = ({ id }: Pick<TidyBox, "id">) => choice[Number(id.slice(5))] ?? false;
          const boxes = all.boxes.filter(isChosen);
          const others = all.boxes.filter((box) => !isChosen(box));
          const ids = new Set(boxes.map(({ id }) => id));
          const ways = all.ways.filter(({ from, to }) => ids.has(from) && ids.has(to));
          const again = async (now: readonly TidyBox[]) => {
            const after = await tidied({ ...all, ways, boxes: now });
            const places = besideOthers(now, Object.fromEntries(after.map(({ id, at }) => [id, at])), others);
            return after.map((box) => ({ ...box, at: places[box.id] ?? expect.unreachable() }));
          };
          const once = await again(boxes);
          expect(await again(once)).toEqual(once);
        },
      ),
    );
  });

  test("what leads onward leads to the right", async () => {
    await fc.assert(
      fc.asyncProperty(anyUntidy, async (untidy) => {
        const boxes = new Map((await tidied(untidy)).map((box) => [box.id, box]));
        for (const { from, to } of inOrder(untidy).onward)
          expect(boxes.get(to)?.at.x).toBeGreaterThan((boxes.get(from)?.at.x ?? 0) + 268);
      }),
    );
  });
});

describe("steps that one step leads to", () => {
  const menuOf = (heights: readonly number[], isPlaced: boolean): Untidy => ({
    start: "menu",
    boxes: [
      { id: "menu", at: { x: 0, y: 0 }, isPlaced: true, width: 268, height: 200, outlets: exits(heights) },
      ...heights.map((y, index) => ({
        id: `step-${index}`,
        at: { x: 340, y },
        isPlaced,
        width: 268,
        height: 120,
        outlets: [],
      })),
    ],
    ways: heights.map((_, index) => ({ from: "menu", outlet: `exit-${index}`, to: `step-${index}` })),
  });
  const exits = (all: readonly unknown[]) => all.map((_, index) => `exit-${index}`);
  const distinct = fc.uniqueArray(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 2, maxLength: 12 });
  const fromAbove = (boxes: readonly TidyBox[]) =>
    boxes
      .filter(({ id }) => id !== "menu")
      .sort((a, b) => a.at.y - b.at.y)
      .map(({ id }) => id);

  test("stay above and below each other as somebody has put them", async () => {
    await fc.assert(
      fc.asyncProperty(distinct, async (heights) => {
        const untidy = menuOf(heights, true);
        const after = await tidied(untidy);
        expect(fromAbove(after)).toEqual(fromAbove(untidy.boxes));
        expect(new Set(after.slice(1).map(({ at }) => at.x)).size).toBe(1);
      }),
    );
  });

  test("stand as the exits do where nobody has put them anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(distinct, async (heights) => {
        const after = await tidied(menuOf(heights, false));
        expect(fromAbove(after)).toEqual(heights.map((_, index) => `step-${index}`));
      }),
    );
  });
});

describe("a shipped flow", () => {
  test.each(shippedNames)("%s is in order, and stays as it is the second time", async (name) => {
    const untidy = untidyOf(pictureOf(shipped(name), []), shipped(name).layout, () => undefined);
    const once = await tidied(untidy);
    expect(overlaps(once)).toEqual([]);
    expect(await tidied({ ...untidy, boxes: once })).toEqual(once);
    expect(hiddenLines(once, untidy.ways)).toEqual([]);
  });
});

/** The lines that run behind a step, with what they run behind. */
function hiddenLines(boxes: readonly TidyBox[], ways: Untidy["ways"]): readonly string[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const blocks = boxes.map(({ id, at, width, height }) => ({ id, ...at, width, height }));
  const ends = ways.map(({ from, outlet, to }) => {
    const [source, target] = [byId.get(from) ?? expect.unreachable(), byId.get(to) ?? expect.unreachable()];
    const below = source.outlets.length - source.outlets.indexOf(outlet) - 0.5;
    return {
      id: `${from} ${outlet}`,
      from,
      to,
      start: { x: source.at.x + source.width + 7, y: source.at.y + source.height - 4 - 23 * below },
      end: { x: target.at.x - 8, y: target.at.y + 21 },
    };
  });
  return [...routesOf(blocks, ends).lines].flatMap(([id, line]) =>
    behindBoxes(line, blocks).map((box) => `${id} behind ${box}`),
  );
}

test("of a flow of which only a part is drawn, no box is as high as it is drawn", () => {
  const picture = pictureOf(shipped("reception"), []);
  const heightsOf = (measured: (id: string) => number | undefined) =>
    untidyOf(picture, {}, measured).boxes.map(({ height }) => height);
  const likely = heightsOf(() => undefined);
  expect(heightsOf((id) => (id === "main" ? undefined : 7))).toEqual(likely);
  expect(new Set(heightsOf(() => 7))).toEqual(new Set([7]));
});

describe("some steps of a flow", () => {
  const untidy: Untidy = {
    start: "elsewhere",
    boxes: ["a", "b", "c"].map((id, index) => ({
      id,
      at: { x: 500 - 40 * index, y: 300 + 30 * index },
      isPlaced: true,
      width: 268,
      height: 100,
      outlets: ["next"],
    })),
    ways: [
      { from: "a", outlet: "next", to: "b" },
      { from: "b", outlet: "next", to: "c" },
    ],
  };

  test("stand in a row from where their upper left corner is", async () => {
    expect(beside(await tidied(untidy), [])).toEqual({
      a: { x: 420, y: 300 },
      b: { x: expect.any(Number), y: 300 },
      c: { x: expect.any(Number), y: 300 },
    });
  });

  test("go below what others stand there", async () => {
    const others = [{ at: { x: 900, y: 350 }, width: 268, height: 200 }];
    const places = beside(await tidied(untidy), others);
    expect(Object.values(places).map(({ y }) => y)).toEqual([590, 590, 590]);
  });

  function beside(after: readonly TidyBox[], others: Parameters<typeof besideOthers>[2]) {
    return besideOthers(untidy.boxes, Object.fromEntries(after.map(({ id, at }) => [id, at])), others);
  }
});
