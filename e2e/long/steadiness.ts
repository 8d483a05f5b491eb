// Whether something that was measured over a soak stays as it is. Pure.

/** What a server told of itself at one moment. Sizes in bytes. */
export interface Sample {
  readonly at: number;
  readonly rss: number;
  /** What is left after all garbage has been collected; not with every sample. */
  readonly heap?: number;
  readonly files: number;
  readonly delayP99Ms: number;
}

export interface Steadiness {
  readonly middle: number;
  readonly last: number;
  readonly flat: boolean;
}

const mostGrowth = 1.1;

/** The first third is warming up. Flat: the median of the last third is at most a tenth above that of the middle one. */
export function steadiness(values: readonly number[]): Steadiness {
  const third = Math.floor(values.length / 3);
  const middle = median(values.slice(third, 2 * third));
  const last = median(values.slice(2 * third));
  return { middle, last, flat: last <= middle * mostGrowth };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
