import { createHash } from "node:crypto";

/** Where ids and chance come from. The same seed gives the same ids in the same order. */
export interface Ids {
  /** A GUID, dashed, in lower case. */
  next(): string;
  /** At least 0, below 1. */
  chance(): number;
}

export function seededIds(seed: string): Ids {
  let drawn = 0;
  const draw = () => createHash("sha256").update(`${seed}/${drawn++}`).digest("hex");
  return {
    next() {
      const hex = draw();
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
    chance: () => Number.parseInt(draw().slice(0, 12), 16) / 2 ** 48,
  };
}

/** Graph writes one call's id both dashed in lower case and as 32 upper-case digits. */
export const sameForm = (id: string): string => id.replaceAll("-", "").toLowerCase();

export const isGuid = (text: string): boolean => /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(text);
