/**
 * How the keys of a caller get from the telephone to the flow. Graph promises neither that each is told once nor that they
 * are told in order. `overtaking`: of each two that are pressed in quick succession the later one arrives first.
 */
export type KeysTravel = "twice" | "overtaking";

const texts: { readonly [T in KeysTravel]: string } = {
  twice: "keys come twice",
  overtaking: "keys overtake each other",
};

/** Reads `keys come twice` or `keys overtake each other`; undefined for anything else. */
export function readKeysTravel(text: string): KeysTravel | undefined {
  return (Object.keys(texts) as KeysTravel[]).find((travel) => texts[travel] === text.trim());
}

/** Milliseconds from the pressing of the first key to the arrivals of each, in the order of the keys. */
export function arrivals(
  count: number,
  intervalMs: number,
  travel: KeysTravel | undefined,
): readonly (readonly number[])[] {
  return Array.from({ length: count }, (_, index) => {
    const pressed = index * intervalMs;
    if (travel === "twice") return [pressed, pressed + behindMs];
    const isOvertaken = travel === "overtaking" && index % 2 === 0 && index + 1 < count;
    return [isOvertaken ? pressed + intervalMs + behindMs : pressed];
  });
}

// Just behind what went ahead.
const behindMs = 20;
