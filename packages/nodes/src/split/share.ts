/** Numbers from 0 to 1 that look drawn by chance, and are the same for the same text: a replay goes the same way. */
export function chanceOf(text: string): number {
  // FNV-1a gathers the text; what follows (MurmurHash3's finalizer) spreads neighbours apart.
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Which of several shares, in percent, a chance falls into; the last one takes what is left over. */
export function shareAt(chance: number, percents: readonly number[]): number {
  let upTo = 0;
  const found = percents.findIndex((percent) => {
    upTo += percent;
    return chance * 100 < upTo;
  });
  return found < 0 ? percents.findLastIndex((percent) => percent > 0) : found;
}
