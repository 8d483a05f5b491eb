import { createHmac } from "node:crypto";
import type { Seal } from "@dialtree/calls";

/** A name for somebody that only this list can give: whoever has the database learns no number from it. */
export function subjectOf(key: Buffer, of: "account" | "caller" | "list", number: string): string {
  return createHmac("sha256", key).update(`${of} ${number}`).digest("hex");
}

export const keyContext = (list: string) => `key of the PINs ${list}`;

/** What a list makes its names with; undefined when it was sealed with another secret. */
export function keyOfList(seal: Seal, list: string, sealed: string): Buffer | undefined {
  const key = seal.open(sealed, keyContext(list));
  return key === undefined ? undefined : Buffer.from(key, "base64");
}
