/*
 * PostgreSQL's text holds every character but U+0000, and nothing that is not UTF-8, such as half of a surrogate pair.
 * What we keep is JSON, which writes both with a backslash; keys and names are whatever others call themselves. So that
 * all of it comes back as it was, those two are written with U+0001 before them, and U+0001 itself as well. The order of
 * bytes stays the same.
 */
const mark = "\u0001";
const marked = new RegExp(`[\u0000${mark}]|\\p{Surrogate}`, "gu");
const written = new RegExp(`${mark}(0|1|d[0-9a-f]{3})`, "g");

export function toKept(text: string): string {
  return text.replace(marked, (found) => mark + found.charCodeAt(0).toString(16));
}

export function fromKept(kept: string): string {
  if (!kept.includes(mark)) return kept;
  return kept.replace(written, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
