/** What a line has to go round, in the canvas's own units. */
export interface Ends {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  /** The lower edges of the two boxes. */
  readonly below: number;
}

const clear = 28;
const lane = 18;
const radius = 12;

/** Whether a line would have to go through its own boxes to get there. */
export function leadsBack({ from, to }: Pick<Ends, "from" | "to">): boolean {
  return to.x < from.x + clear;
}

/** A line that leads back: out to the right, under both boxes, and in from the left. Gives its path and its middle. */
export function wayBack({ from, to, below }: Ends): readonly [path: string, x: number, y: number] {
  const under = below + lane;
  const corners = [
    from,
    { x: from.x + clear, y: from.y },
    { x: from.x + clear, y: under },
    { x: to.x - clear, y: under },
    { x: to.x - clear, y: to.y },
    to,
  ];
  const parts = corners.map(({ x, y }, index) => {
    const before = corners[index - 1];
    const after = corners[index + 1];
    if (!before) return `M ${x} ${y}`;
    if (!after) return `L ${x} ${y}`;
    const [sx, sy] = toward({ x, y }, before);
    const [ex, ey] = toward({ x, y }, after);
    return `L ${sx} ${sy} Q ${x} ${y} ${ex} ${ey}`;
  });
  return [parts.join(" "), (from.x + to.x) / 2, under];
}

/** A point a little away from a corner, where its rounding begins; never more than half way to the next corner. */
function toward(
  corner: { x: number; y: number },
  other: { x: number; y: number },
): readonly [number, number] {
  const [dx, dy] = [other.x - corner.x, other.y - corner.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return [corner.x, corner.y];
  const part = Math.min(radius, length / 2) / length;
  return [corner.x + dx * part, corner.y + dy * part];
}
