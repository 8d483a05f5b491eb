import type { Bundle, Graph } from "./graph.ts";

/** A thing of the picture, in its column. Lengths are pixels. */
export interface Box {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

/** A line of the picture, as an SVG path. */
export interface Line {
  readonly bundle: Bundle;
  readonly path: string;
}

export interface Picture {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
  /** Things that are not drawn, because nobody could find anything in a picture of so many. */
  readonly left: number;
}

export const boxSize = { width: 190, height: 30 } as const;
const gap = { across: 90, down: 10, edge: 8 } as const;
const mostDrawn = 400;

/**
 * Numbers to the left, then the flows that answer, those that they lead to, and at the right whom and what callers get by them.
 * Boxes of a column stand in the order of what leads to them, so that few lines cross. Takes time in proportion to the lines.
 */
export function pictureOf(graph: Graph, shown?: ReadonlySet<string>): Picture {
  const wanted = [...graph.things.values()].filter(({ key }) => !shown || shown.has(key));
  const columns = columnsOf(graph, new Set(wanted.map(({ key }) => key)));
  const kept = [...columns].sort(([, a], [, b]) => a - b).slice(0, mostDrawn);
  const places = placed(graph, new Map(kept));
  const lines = kept.flatMap(([key]) =>
    (graph.from.get(key) ?? []).flatMap((bundle) => {
      const [start, end] = [places.get(bundle.from), places.get(bundle.to)];
      return start && end ? [{ bundle, path: pathFrom(start, end) }] : [];
    }),
  );
  const boxes = [...places.values()];
  return {
    boxes,
    lines,
    width: Math.max(0, ...boxes.map(({ x }) => x + boxSize.width)) + gap.edge,
    height: Math.max(0, ...boxes.map(({ y }) => y + boxSize.height)) + gap.edge,
    left: wanted.length - kept.length,
  };
}

/** The column of each thing: numbers in the first, flows by how many others lead there at least, all else in the last. */
function columnsOf({ things, from, to }: Graph, wanted: ReadonlySet<string>): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  const isPassed = (key: string) => ["flow", "number"].includes(things.get(key)?.kind ?? "");
  const passed = [...wanted].filter(isPassed);
  const isFirst = (key: string) => !(to.get(key) ?? []).some((bundle) => wanted.has(bundle.from));
  const walk = (starts: readonly string[]): void => {
    const ahead = starts.filter((key) => !columns.has(key));
    for (const key of ahead) columns.set(key, things.get(key)?.kind === "number" ? 0 : 1);
    for (let next = 0; next < ahead.length; next++) {
      const key = ahead[next] ?? "";
      for (const bundle of from.get(key) ?? []) {
        if (!wanted.has(bundle.to) || !isPassed(bundle.to) || columns.has(bundle.to)) continue;
        columns.set(bundle.to, (columns.get(key) ?? 0) + 1);
        ahead.push(bundle.to);
      }
    }
  };
  walk(passed.filter((key) => things.get(key)?.kind === "number"));
  walk(passed.filter(isFirst));
  walk(passed);
  const last = Math.max(1, ...columns.values()) + 1;
  for (const key of wanted) if (!columns.has(key)) columns.set(key, last);
  return columns;
}

function placed({ to }: Graph, columns: ReadonlyMap<string, number>): ReadonlyMap<string, Box> {
  const places = new Map<string, Box>();
  const rows = new Map<string, number>();
  const byColumn = Map.groupBy([...columns.keys()], (key) => columns.get(key) ?? 0);
  for (const column of [...byColumn.keys()].sort((a, b) => a - b)) {
    const middle = new Map(
      (byColumn.get(column) ?? []).map((key) => {
        const before = (to.get(key) ?? []).flatMap(({ from }) => rows.get(from) ?? []);
        const sum = before.reduce((all, row) => all + row, 0);
        // What nothing leads to stands below.
        return [key, before.length > 0 ? sum / before.length : Number.POSITIVE_INFINITY] as const;
      }),
    );
    const ordered = [...middle.keys()].sort((a, b) => {
      const [one, other] = [middle.get(a) ?? 0, middle.get(b) ?? 0];
      return one === other ? 0 : one - other;
    });
    for (const [row, key] of ordered.entries()) {
      rows.set(key, row);
      places.set(key, {
        key,
        x: gap.edge + column * (boxSize.width + gap.across),
        y: gap.edge + row * (boxSize.height + gap.down),
      });
    }
  }
  return places;
}

/** From the right side of a box to the left side of another; round below, where it leads back. */
function pathFrom(start: Box, end: Box): string {
  const [x, y] = [start.x + boxSize.width, start.y + boxSize.height / 2];
  const [toX, toY] = [end.x, end.y + boxSize.height / 2];
  const bend = Math.max(gap.across / 2, Math.abs(toX - x) / 2);
  return `M${x} ${y}C${x + bend} ${y} ${toX - bend} ${toY} ${toX} ${toY}`;
}
