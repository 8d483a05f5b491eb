import { createHash } from "node:crypto";
import { isJsonObject, type Json } from "@dialtree/flow";

/** The SHA-256 of a text or of bytes, in hex: the name of what is kept by its content. */
export function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** One text for a JSON value, whatever the order its keys were written in. */
export function canonical(value: Json): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] as Json)]));
}
