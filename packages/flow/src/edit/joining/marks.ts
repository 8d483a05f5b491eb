import type { FlowDocument } from "../../document/index.ts";
import { freshIds, unnumbered } from "../ids.ts";
import { sameValue } from "../path.ts";

const parts = ["notes", "frames"] as const;

/** My document, in which notes and frames that I made new are called otherwise than those that others made new. */
export function withOwnMarks(base: FlowDocument, mine: FlowDocument, theirs: FlowDocument): FlowDocument {
  let document = mine;
  for (const part of parts) {
    const [was, ours, others] = [base, mine, theirs].map((side) => Object.entries(side[part] ?? {}));
    const before = new Set(was?.map(([id]) => id));
    const made = new Map(others?.filter(([id]) => !before.has(id)));
    const isBoth = (id: string, mark: unknown) => made.has(id) && !sameValue(made.get(id), mark);
    if (!ours?.some(([id, mark]) => isBoth(id, mark))) continue;
    const freshId = freshIds([...(was ?? []), ...ours, ...(others ?? [])].map(([id]) => id));
    const named = ours.map(([id, mark]) => [isBoth(id, mark) ? freshId(unnumbered(id)) : id, mark]);
    document = { ...document, [part]: Object.fromEntries(named) };
  }
  return document;
}

/** A document has these parts only while something is in them. */
export function withoutEmptyMarks(document: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(document).filter(
      ([name, held]) => !parts.some((part) => part === name) || Object.keys(held ?? {}).length > 0,
    ),
  );
}
