/** A draft that was kept by itself. Milliseconds since 1970, UTC. */
interface Kept {
  readonly id: string;
  readonly at: number;
}

// The last minutes are what people go back to most; of longer ago they look for a day, not for a word.
const newestKept = 20;
const mostKept = 50;
const apart = 1 / 3;

/**
 * Those that are not kept any longer. The newest all stay; the older they are, the further they lie apart: by a third of
 * their age. @param kept The newest first.
 */
export function thinnedOut(kept: readonly Kept[], now: number): readonly string[] {
  const gone: string[] = [];
  let stay = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const { id, at } of kept) {
    const isFarEnough = last - at >= (now - at) * apart;
    if (stay < newestKept || (isFarEnough && stay < mostKept)) {
      stay += 1;
      last = at;
    } else gone.push(id);
  }
  return gone;
}
