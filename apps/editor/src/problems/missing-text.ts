import type { Problem } from "@dialtree/flow";

const missing: ReadonlySet<string> = new Set(["text_missing", "translation_missing"]);

/** Whether a problem says that a text is not there in a language. */
export function isMissingText({ code, values }: Problem, language: string): boolean {
  return missing.has(code) && values.language === language;
}
