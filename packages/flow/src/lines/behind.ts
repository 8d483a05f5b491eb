import type { Point } from "../document/index.ts";
import type { Block, Line } from "./line.ts";

/** The boxes that a line passes behind: the measure of what an eye cannot follow. Found by walking along it in small steps, and so not quick. */
export function behindBoxes(line: Line, blocks: readonly Block[]): readonly string[] {
  const points = line.corners ? alongCorners(line.corners) : alongSwing(line);
  return blocks
    .filter(({ x, y, width, height }) =>
      points.some((point) => point.x > x && point.x < x + width && point.y > y && point.y < y + height),
    )
    .map(({ id }) => id);
}

function alongCorners(corners: NonNullable<Line["corners"]>): readonly Point[] {
  return corners.flatMap((corner, index) => {
    const next = corners[index + 1] ?? corner;
    const steps = Math.ceil(Math.hypot(next.x - corner.x, next.y - corner.y) / 2);
    return Array.from({ length: steps }, (_, step) => ({
      x: corner.x + ((next.x - corner.x) * step) / steps,
      y: corner.y + ((next.y - corner.y) * step) / steps,
    }));
  });
}

function alongSwing({ start, end }: Line): readonly Point[] {
  const middle = (start.x + end.x) / 2;
  return Array.from({ length: 401 }, (_, step) => {
    const t = step / 400;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
    return { x: a * start.x + (b + c) * middle + d * end.x, y: (a + b) * start.y + (c + d) * end.y };
  });
}
