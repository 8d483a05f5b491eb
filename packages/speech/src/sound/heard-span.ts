/** How much of the silence before and after what is heard is kept, in parts. */
export interface Margins {
  readonly before: number;
  readonly after: number;
}

/**
 * Where a sound is heard, counted in its parts, be they samples or windows of some: from the first that is heard to behind
 * the last one, with margins as far as there is sound for them. Pauses between belong to it. Undefined when nothing is.
 */
export function heardSpan(
  parts: ArrayLike<number>,
  isHeard: (part: number) => boolean,
  { before, after }: Margins,
): { readonly from: number; readonly to: number } | undefined {
  let first = 0;
  while (first < parts.length && !isHeard(parts[first] ?? 0)) first += 1;
  if (first === parts.length) return undefined;
  let last = parts.length - 1;
  while (!isHeard(parts[last] ?? 0)) last -= 1;
  return { from: Math.max(0, first - before), to: Math.min(parts.length, last + 1 + after) };
}
