/** Any value that survives `JSON.parse(JSON.stringify(value))`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** A JSON pointer (RFC 6901) from its parts: `pointer(["nodes", 3])` is `/nodes/3`; the whole document is `""`. */
export function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Keys that could reach a prototype when a later reader assigns them to a plain object.
const poisoned: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

export type JsonFault =
  | { readonly kind: "too deep"; readonly at: string }
  | { readonly kind: "not json"; readonly at: string }
  | { readonly kind: "forbidden key"; readonly at: string };

/**
 * Walks a value without recursion, so that hostile nesting cannot overflow the stack, and says the first thing that
 * makes it unfit to be read further: nesting beyond `maxDepth`, a value JSON cannot hold, or a key like `__proto__`.
 */
export function jsonFault(value: unknown, maxDepth: number): JsonFault | undefined {
  const pending: { value: unknown; path: PropertyKey[] }[] = [{ value, path: [] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value: found, path } = next;
    if (path.length > maxDepth) return { kind: "too deep", at: pointer(path.slice(0, 3)) };
    if (Array.isArray(found)) {
      for (const [index, item] of found.entries()) pending.push({ value: item, path: [...path, index] });
    } else if (typeof found === "object" && found !== null) {
      for (const key of Object.keys(found)) {
        if (poisoned.has(key)) return { kind: "forbidden key", at: pointer([...path, key]) };
        pending.push({ value: (found as Record<string, unknown>)[key], path: [...path, key] });
      }
    } else if (!isScalar(found)) {
      return { kind: "not json", at: pointer(path) };
    }
  }
  return undefined;
}

function isScalar(value: unknown): boolean {
  return value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}
