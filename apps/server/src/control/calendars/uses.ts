import type { NodeTypes } from "@dialtree/flow";
import { calendarsNamedIn } from "@dialtree/flow/hours";
import type { Drafts } from "../drafts/drafts.ts";
import type { AssignedNumber } from "../numbers.ts";
import type { LoadedVersion } from "../published/loaded-version.ts";

/** A published flow whose callers a calendar decides about, and what they call. */
export interface CalendarUse {
  readonly flow: string;
  readonly title: string;
  readonly numbers: readonly string[];
}

/** Whose callers a calendar decides about now: of flows that are called, also by way of others that these lead to. */
export function usesOf(
  calendar: string,
  versions: readonly LoadedVersion[],
  numbers: readonly AssignedNumber[],
  nodeTypes: NodeTypes,
): readonly CalendarUse[] {
  const found = versions
    .filter(({ flows }) =>
      [...flows.values()].some(({ document }) => calendarsNamedIn(document, nodeTypes).has(calendar)),
    )
    .map(({ flow, main }) => ({
      flow,
      title: main.document.title,
      numbers: numbers.filter((number) => number.flow === flow).map(({ called }) => called),
    }));
  // A flow may have a version in each environment.
  return [...new Map(found.map((use) => [use.flow, use])).values()];
}

/** The titles of drafts in which some step looks at a calendar. */
export async function draftsNaming(
  calendar: string,
  drafts: Pick<Drafts, "list" | "find">,
  nodeTypes: NodeTypes,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { id, title } of await drafts.list()) {
    const { document } = await drafts.find(id);
    if (document && calendarsNamedIn(document, nodeTypes).has(calendar)) found.push(title || id);
  }
  return found;
}
