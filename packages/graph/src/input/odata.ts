/** Text as an OData literal: in quotation marks, those inside doubled. */
export function odataText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A phrase for `$search`: in double quotation marks, with those and backslashes inside escaped. */
export function odataPhrase(property: string, text: string): string {
  return `"${property}:${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

// Half a surrogate pair is no character, and cannot be encoded. Ids, which is nearly all there is, are the same encoded.
const encode = (text: string) =>
  /^[\w-]*$/.test(text)
    ? text
    : encodeURIComponent(text.replace(/\p{Cs}/gu, "\uFFFD")).replaceAll("'", "%27");

/** One part of a path. The apostrophe is encoded as well: OData would begin a literal with it. */
export function pathSegment(text: string): string {
  return encode(text);
}

/** `?$filter=…&$top=…` in the order given; nothing where there is nothing to say. */
export function queryText(parts: readonly (readonly [name: string, value: string])[]): string {
  if (parts.length === 0) return "";
  return `?${parts.map(([name, value]) => `${name}=${encode(value)}`).join("&")}`;
}
