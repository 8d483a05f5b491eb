/** Bounds of JSON that somebody else has written. */
export const jsonLimits = { depth: 32, members: 10_000 } as const;

export type ReadJson = { readonly value: unknown } | { readonly fault: string };

// Names that lead to what all objects share, for whoever copies them without care.
const reserved: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** JSON of UTF-8 as a value, or why not. Looked through before it is parsed: what is too deep is never built. */
export function readJson(bytes: Uint8Array): ReadJson {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { fault: "it is not UTF-8" };
  }
  const tooMuch = excessIn(text);
  if (tooMuch !== undefined) return { fault: tooMuch };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: "it is not JSON" };
  }
  return hasReservedName(value) ? { fault: "it has a reserved name in it" } : { value };
}

function excessIn(text: string): string | undefined {
  let [depth, members, inString] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (inString) {
      if (character === "\\") at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") {
      depth += 1;
      if (depth > jsonLimits.depth) return `it is deeper than ${jsonLimits.depth} levels`;
    } else if (character === "}" || character === "]") depth -= 1;
    else if (character === ":" || character === ",") {
      members += 1;
      if (members > jsonLimits.members) return `it has more than ${jsonLimits.members} members`;
    }
  }
  return undefined;
}

function hasReservedName(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(hasReservedName);
  return Object.entries(value).some(([name, member]) => reserved.has(name) || hasReservedName(member));
}
