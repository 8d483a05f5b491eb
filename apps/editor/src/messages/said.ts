import { translation } from "./language.ts";
import type { Source } from "./translation.ts";

/** A sentence that has no key, in the language that is on the screen. What nobody has translated is said as it is written. */
export function said(source: Source, english: string): string {
  return translation()?.say[source](english) ?? english;
}
