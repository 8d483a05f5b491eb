import type { Subject } from "./node-folder.ts";

/** One thing that every node type owes its authors, its callers or the engine. */
export interface Demand {
  /** Completes the sentence "Every node type …". */
  readonly says: string;
  /** What is missing, each with the place and enough to mend it. Empty: nothing. */
  readonly missing: (subject: Subject) => readonly string[];
}

/** Items that occur more than once, each named once. */
export function repeated(items: readonly string[]): readonly string[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}
