import { RE2JS } from "@bufbuild/re2";
import { expressionLimits } from "./limits.ts";

/** A pattern that takes time in proportion to the text, whatever the pattern is. */
export interface Pattern {
  readonly fits: (text: string) => boolean;
}

// The tables of Unicode's classes are made when the first pattern asks for one: measured at 160 ms, in which no call goes on.
const unicodeClass = /(?<!\\)(?:\\\\)*\\[pP]/;

/** Undefined for what is no pattern: too long, unclosed, with classes of Unicode, or with back references. */
export function patternOf(source: string): Pattern | undefined {
  if (source.length > expressionLimits.patternCharacters || unicodeClass.test(source)) return undefined;
  try {
    const compiled = RE2JS.compile(source);
    return { fits: (text) => compiled.test(text) };
  } catch {
    return undefined; // What is wrong with it the engine tells in words of its own only.
  }
}
