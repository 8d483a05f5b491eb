import type { NodeType } from "@dialtree/flow";
import { caseDemands } from "./case-demands.ts";
import { dataDemands } from "./data-demands.ts";
import type { Demand } from "./demand.ts";
import { helpPageDemands } from "./help-page.ts";
import { type NodeFolder, subjectOf } from "./node-folder.ts";
import { programDemands } from "./program-demands.ts";
import { registrationDemands } from "./registration.ts";

/** What every node type owes: the definition of done of `npm run new:node`. */
export const demands: readonly Demand[] = [
  ...registrationDemands,
  ...helpPageDemands,
  ...dataDemands,
  ...programDemands,
  ...caseDemands,
];

/** Everything that a node type still lacks, in sentences; of all demands, or of one. */
export function incomplete(
  type: NodeType,
  folder: NodeFolder,
  of: readonly Demand[] = demands,
): readonly string[] {
  const subject = subjectOf(type, folder);
  return of.flatMap(({ missing }) => missing(subject));
}
