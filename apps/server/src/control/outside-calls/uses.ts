import { destinationsHeldIn, type NodeTypes } from "@dialtree/flow";
import { verdictWords } from "@dialtree/flow/destinations";
import type { LoadedVersion } from "../published/loaded-version.ts";
import type { OutsideCalls } from "./outside-calls.ts";

/** A number that a published flow would send callers to, if it were allowed. */
export interface NumberNotAllowed {
  readonly flow: string;
  readonly title: string;
  readonly number: string;
  /** In words. */
  readonly why: string;
}

// Of a directory with ten thousand people nobody reads more.
const mostTold = 100;

/** The numbers of published flows that calls are not sent to; each once for each flow. */
export function numbersNotAllowed(
  versions: readonly Pick<LoadedVersion, "flow" | "main">[],
  nodeTypes: NodeTypes,
  judge: OutsideCalls["judge"],
): readonly NumberNotAllowed[] {
  const found: NumberNotAllowed[] = [];
  for (const { flow, main } of versions) {
    const { document } = main;
    const held = destinationsHeldIn(document, nodeTypes).flatMap(({ to }) =>
      to.kind === "phone" ? [to.number] : [],
    );
    for (const number of new Set(held)) {
      if (found.length >= mostTold) return found;
      // Told already of another version that some callers of the flow get.
      if (found.some((told) => told.flow === flow && told.number === number)) continue;
      const { verdict } = judge(number);
      if (!verdict.allowed)
        found.push({ flow, title: document.title || flow, number, why: verdictWords(verdict) });
    }
  }
  return found;
}
