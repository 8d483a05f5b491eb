// Readers for what Microsoft sends. Graph's types are open, its enums change case between services, and numbers come
// as text: every reader takes any value at all and gives undefined where nothing usable is there.

import { isJsonObject, type JsonObject } from "@dialtree/flow";

export function objectOf(value: unknown): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** A member by its name; where that is missing, in another case (`subcode` is written `subCode` on some pages). */
export function member(value: unknown, name: string): unknown {
  if (!isJsonObject(value)) return undefined;
  if (Object.hasOwn(value, name)) return value[name];
  // Most of what is asked for and not there is not there in any case: lengths say so at once.
  let wanted: string | undefined;
  for (const key of Object.keys(value)) {
    if (key.length !== name.length) continue;
    wanted ??= name.toLowerCase();
    if (key.toLowerCase() === wanted) return value[key];
  }
  return undefined;
}

/** A member of a member of …: `at(call, "mediaState", "audio")`. */
export function at(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce(member, value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A whole number, also one written as text. */
export function wholeOf(value: unknown): number | undefined {
  const number = typeof value === "string" && /^-?[0-9]{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
}

/**
 * An enum member in any case. `undefined` when there is none at all, `"other"` for one that is not in the list: enums
 * grow, and what they grow by must not look like nothing.
 */
export function oneOf<T extends string>(value: unknown, members: readonly T[]): T | "other" | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  for (const known of members) if (known === value) return known;
  const wanted = typeof value === "string" ? value.toLowerCase() : "";
  return members.find((known) => known.toLowerCase() === wanted) ?? "other";
}

// Control characters, and those that turn the direction of text around: a name must not rewrite the line it is shown in.
const unshowable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** A name to be shown to people: one line, bounded, nothing invisible. */
export function nameOf(value: unknown): string | undefined {
  const cleaned = textOf(value)?.slice(0, 1_000).replace(unshowable, "").trim().slice(0, 200);
  return cleaned ? cleaned : undefined;
}
