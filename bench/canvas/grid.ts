// A large flow as both canvases draw it. Needed in a browser too, so it imports nothing.

/** Steps of the measured flow. */
export const gridSize = 1_000;
const columns = 40;
const across = 340;
const down = 220;

export interface GridStep {
  readonly id: string;
  readonly at: { readonly x: number; readonly y: number };
}

/** Steps in rows and columns; the first one is where calls come in. */
export function gridPlaces(): readonly GridStep[] {
  return Array.from({ length: gridSize }, (_, index) => ({
    id: index === 0 ? "start" : `p${index}`,
    at: { x: (index % columns) * across, y: Math.floor(index / columns) * down },
  }));
}

/** Each step leads to the next one. */
export function gridEdges(): readonly { readonly from: string; readonly to: string }[] {
  const steps = gridPlaces();
  return steps.slice(1).map(({ id }, index) => ({ from: steps[index]?.id ?? "", to: id }));
}
