/**
 * The newest events of a call, each by a fingerprint of its key, oldest first. One string, because all of it is written
 * with every event: as a list of whole keys it was most of a call's state, and looking through it most of a look.
 */
export type Recent = string & { readonly fingerprints?: never };

export const noneRecent: Recent = "";

/** Repeats come within minutes, and meanwhile a call sees a handful of events. */
const kept = 64;
/** Nine characters of six bits each, and a space. */
const width = 10;

export function rememberedIn(recent: Recent, dedupeKey: string | undefined): Recent {
  return dedupeKey === undefined ? recent : `${recent}${fingerprint(dedupeKey)}`.slice(-kept * width);
}

export function isRecent(recent: Recent, dedupeKey: string): boolean {
  return recent.includes(fingerprint(dedupeKey));
}

const characters = Uint8Array.from(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
  (character) => character.charCodeAt(0),
);
const space = 0x20;

/**
 * 54 bits: that two of the 64 keys kept are taken for one happens once in 10^14 events. Nobody outside can try for it, since
 * only what Microsoft has signed gets here; so it need not be a cryptographic hash, which costs ten times as much.
 */
function fingerprint(text: string): string {
  // Two runs of FNV-1a from different starts, each stirred at the end, because it moves the last characters little.
  let one = 0x811c9dc5;
  let other = 0x7ee3623b;
  for (let n = 0; n < text.length; n += 1) {
    const code = text.charCodeAt(n);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ (code + n), 0x01000193);
  }
  one = stirred(one);
  other = stirred(other ^ one);
  const six = (from: number, bits: number) => characters[(from >>> bits) & 63] ?? space;
  return String.fromCharCode(
    six(one, 0),
    six(one, 6),
    six(one, 12),
    six(one, 18),
    six(one, 24),
    six(other, 0),
    six(other, 6),
    six(other, 12),
    six(other, 18),
    space,
  );
}

function stirred(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return mixed ^ (mixed >>> 15);
}
