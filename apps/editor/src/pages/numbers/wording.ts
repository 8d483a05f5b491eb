import type { EstateLink, EstateThing, ThingKind } from "../../api/estate.ts";
import { numberWords } from "../../numbers/number-words.ts";
import { message } from "./words.ts";

/** What people call a thing. */
export function titleWords({ kind, title, id }: Pick<EstateThing, "kind" | "title" | "id">): string {
  return kind === "number" ? numberWords(id) : title;
}

export function kindWords(kind: ThingKind): string {
  return message(`kind.${kind}`);
}

/** Whether it is so for callers, for the draft only, or no longer in the draft; undefined where both are alike. */
export function layerWords(of: { readonly published: boolean; readonly draft: boolean }): string | undefined {
  if (of.published === of.draft) return undefined;
  return message(of.draft ? "estate.draftOnly" : "estate.publishedOnly");
}

/** `callers are sent there: Sales, Support`: why one thing leads to another. */
export function linkWords(links: readonly EstateLink[]): string {
  const byHow = Map.groupBy(links, ({ how }) => how);
  return [...byHow]
    .map(([how, alike]) => {
      const steps = [...new Set(alike.flatMap(({ step }) => step ?? []))];
      const words = message(`how.${how}`);
      return steps.length === 0 ? words : message("estate.at", { how: words, steps: steps.join(", ") });
    })
    .join("; ");
}
