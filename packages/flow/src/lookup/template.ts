import { variableName } from "../fields/index.ts";

/** A text with values in it: `near {postalCode}`, read. */
export type Template = readonly (string | { readonly name: string })[];

/** The number that a caller calls from, in a template. Variables have no dot in their names. */
export const callerNumber = "caller.number";

/** Undefined where braces stand for no value: `{}`, `{Postal code}`, `a } b`. */
export function readTemplate(text: string): Template | undefined {
  const parts: (string | { readonly name: string })[] = [];
  for (const [part] of text.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/g)) {
    if (!/[{}]/.test(part)) parts.push(part);
    else {
      const name = part.slice(1, -1).trim();
      if (part.length < 3 || (name !== callerNumber && !variableName.safeParse(name).success))
        return undefined;
      parts.push({ name });
    }
  }
  return parts;
}

/** The names of the values in texts, each once. Of what cannot be read there are none. */
export function namesIn(texts: readonly string[]): readonly string[] {
  const parts = texts.flatMap((text) => readTemplate(text) ?? []);
  return [...new Set(parts.flatMap((part) => (typeof part === "string" ? [] : [part.name])))];
}

/** The text with its values, each written as its place demands; undefined where one is not known, or it cannot be read. */
export function fillTemplate(
  text: string,
  given: Readonly<Record<string, string>>,
  write: (value: string) => string = (value) => value,
): string | undefined {
  const filled = readTemplate(text)?.map((part) => {
    if (typeof part === "string") return part;
    return Object.hasOwn(given, part.name) ? write(given[part.name] ?? "") : undefined;
  });
  return filled?.every((part) => part !== undefined) ? filled.join("") : undefined;
}
