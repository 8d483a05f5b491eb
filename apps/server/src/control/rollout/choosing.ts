import { createHash } from "node:crypto";

const parts = 2 ** 48;

/**
 * Whether a call is among those that get the candidate. By the call's own key, so that every server and every repeat of its
 * news says the same; whoever is in at one share still is at a larger one. `salt`: that it is not the same callers each time.
 * @param share Calls of a hundred.
 */
export function isChosen(salt: string, key: string, share: number): boolean {
  const place = createHash("sha256").update(`${salt} ${key}`, "utf8").digest().readUIntBE(0, 6);
  return place < (share / 100) * parts;
}
