import type { FlowDocument, NodeTypes, Problem } from "@dialtree/flow";
import { cycleProblems } from "./cycles.ts";
import { directoryProblems } from "./directories.ts";
import { everywhereProblems } from "./everywhere.ts";
import { expressionProblems } from "./expressions.ts";
import { fieldProblems } from "./fields.ts";
import { languageProblems } from "./languages.ts";
import { nameProblems } from "./names.ts";
import { phaseProblems } from "./phases.ts";
import { reachabilityProblems } from "./reachability.ts";
import { resourceProblems } from "./resources.ts";
import { shapeProblems } from "./shapes.ts";
import { subFlowProblems } from "./sub-flows.ts";
import { type Surroundings, survey } from "./survey.ts";
import { targetProblems } from "./targets.ts";
import { variableProblems } from "./variables.ts";
import { wiringProblems } from "./wiring.ts";

const checks = [
  wiringProblems,
  fieldProblems,
  nameProblems,
  languageProblems,
  phaseProblems,
  shapeProblems,
  reachabilityProblems,
  cycleProblems,
  targetProblems,
  variableProblems,
  expressionProblems,
  everywhereProblems,
  directoryProblems,
  subFlowProblems,
  resourceProblems,
] as const;

/**
 * Everything that is wrong with a flow, all at once, in the order of the file: errors keep it from being published,
 * warnings are worth a look. Pure; what it should know of recordings, voices and other flows is handed in.
 */
export function check(
  document: FlowDocument,
  nodeTypes: NodeTypes,
  surroundings: Surroundings = {},
): readonly Problem[] {
  const surveyed = survey(document, nodeTypes, surroundings);
  const found = checks.flatMap((look) => look(surveyed));
  const order = new Map(document.nodes.map(({ id }, index) => [id, index]));
  const rank = ({ node }: Problem): number => (node === undefined ? -1 : (order.get(node) ?? -1));
  return found.toSorted((a, b) => rank(a) - rank(b));
}
