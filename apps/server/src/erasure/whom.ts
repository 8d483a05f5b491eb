import { createHmac } from "node:crypto";
import { derivedKey } from "@dialtree/calls";
import type { Party } from "@dialtree/flow";

/** Somebody who calls: by the number, in E.164, or by the object id of a Teams user. */
export type Whom = { readonly number: string } | { readonly user: string };

/** As lists of PINs and counts of calls call them, before they make a name of it. */
export function identityOf(whom: Whom): string {
  return "number" in whom ? whom.number : `user ${whom.user}`;
}

/** Whether a message is theirs. */
export function isOf(whom: Whom, caller: Party): boolean {
  if ("number" in whom) return caller.kind === "phone" && caller.number === whom.number;
  return "id" in caller && caller.id?.toLowerCase() === whom.user.toLowerCase();
}

/** Finds them in texts; not as a part of a longer number or id. */
export function tracesOf(whom: Whom): { readonly text: string; readonly isIn: (text: string) => boolean } {
  const text = "number" in whom ? whom.number : whom.user;
  const alone = new RegExp(`${text.replaceAll(/[^0-9a-z-]/gi, "\\$&")}(?![0-9a-z])`, "i");
  return { text, isIn: (given) => alone.test(given) };
}

/** What the audit log calls them: the same for the same one, and nobody can guess it who has the log alone. */
export function pseudonymOf(secret: Uint8Array, whom: Whom): string {
  const key = derivedKey(secret, "callers that were erased");
  return createHmac("sha256", key).update(identityOf(whom)).digest("hex").slice(0, 24);
}
