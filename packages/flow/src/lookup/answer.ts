import type { VariableValue } from "../fields/index.ts";
import { limits } from "../limits.ts";
import type { Lookup } from "./request.ts";

/** What an answer comes to: values by the names they are kept under, or why there are none. */
export type TakenFrom =
  | { readonly values: Readonly<Record<string, VariableValue>> }
  | { readonly missing: string }
  /** It is there, and is not what the flow takes it for. */
  | { readonly unfit: string };

type Take = Lookup["takes"][number];

/** Takes values out of an answer that has been read as JSON. */
export function takeFrom(answer: unknown, takes: readonly Take[]): TakenFrom {
  const values: Record<string, VariableValue> = {};
  for (const { pointer, as, type, needed } of takes) {
    const found = at(answer, pointer);
    if (found === undefined || found === null || found === "") {
      if (needed) return { missing: as };
      continue;
    }
    const value = asValue(found, type);
    if (value === undefined) return { unfit: as };
    values[as] = value;
  }
  return { values };
}

/** Whether a text is a JSON Pointer (RFC 6901): empty, or parts that each begin with a slash. */
export function isPointer(text: string): boolean {
  return /^(\/([^~]|~[01])*)?$/.test(text);
}

/** What a pointer leads to, through own members only. */
function at(value: unknown, pointer: string): unknown {
  let found = value;
  for (const part of pointer.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    if (Array.isArray(found) && !/^(0|[1-9]\d*)$/.test(name)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}

function asValue(found: unknown, type: Take["type"]): VariableValue | undefined {
  switch (type) {
    case "flag":
      return typeof found === "boolean" ? found : undefined;
    case "number": {
      const number =
        typeof found === "string" && /^-?\d{1,15}(\.\d{1,15})?$/.test(found) ? Number(found) : found;
      return typeof number === "number" && Number.isFinite(number) ? number : undefined;
    }
    case "text": {
      const text = typeof found === "number" ? String(found) : found;
      return typeof text === "string" && text.length <= limits.answerCharacters ? text : undefined;
    }
  }
}
