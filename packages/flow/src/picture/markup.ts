// Writing XML. Whatever people called their steps, it stays text.

import { withEntities } from "../entities.ts";

/**
 * A text as it may stand in XML: without characters that XML does not have, and without those that turn the direction of writing
 * around, which would let a paper say something else than the flow.
 */
export function escaped(text: string): string {
  return withEntities(
    text.replaceAll(/[^\P{Cc}\t\n\r]|\p{Cs}|\ufffe|\uffff/gu, "\ufffd").replaceAll(/\p{Bidi_Control}/gu, ""),
  );
}

/** An element; its attributes are escaped, its content is markup already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content = "",
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return content === ""
    ? `<${name}${written.join("")}/>`
    : `<${name}${written.join("")}>${content}</${name}>`;
}
