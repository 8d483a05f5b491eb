/** The value that so many percent of the others are below; NaN of none. */
export function percentile(values: Iterable<number>, percent: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

export function median(values: Iterable<number>): number {
  return percentile(values, 50);
}

/** So many digits that count, as a number: results are read by people and compared by scripts. */
export function rounded(value: number, digits = 3): number {
  return Number(value.toPrecision(digits));
}
