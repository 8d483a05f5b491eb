/** A draft that was kept by itself. Milliseconds since 1970, UTC. */
interface Kept {
  readonly id: string;
  readonly at: number;
}

// The last minutes are what people go back to most; of longer ago they look for a day, not for a word.
const newestKept = 20;
const mostKept = 50;

/**
 * Those that are not kept any longer. The newest all stay; of older ones the first of each stretch of time, which is the
 * longer the older they are. Stretches begin at times that do not move, and two of them make a longer one: so what stays
 * goes on staying.
 * @param kept The newest first.
 */
export function thinnedOut(kept: readonly Kept[], now: number): readonly string[] {
  const old = kept.slice(newestKept);
  const first = new Map(old.map(({ id, at }) => [stretchOf(at, now), id]));
  const stay = new Set([...first.values()].slice(0, mostKept - newestKept));
  return old.flatMap(({ id }) => (stay.has(id) ? [] : [id]));
}

/** The stretch of time that something belongs to: a power of two of milliseconds, at most half of its age. */
function stretchOf(at: number, now: number): string {
  const length = 2 ** Math.floor(Math.log2(Math.max(2, (now - at) / 2)));
  return `${length} ${Math.floor(at / length)}`;
}
