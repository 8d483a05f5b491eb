import { check } from "@dialtree/engine";
import type { JsonObject, NodeType, Problem } from "@dialtree/flow";
import { calendars, nodeId, stageFor, usualPhase } from "./stage.ts";

/** Everything the check finds in the data of a node, where it stands on a stage; `at` is inside the data. */
export function problemsOf(type: NodeType, data: JsonObject): readonly Problem[] {
  const { flows, nodeTypes } = stageFor(type, data, usualPhase(type));
  const [document] = flows;
  const prefix = `/nodes/${document.nodes.findIndex(({ id }) => id === nodeId)}/data`;
  return check(document, nodeTypes, { calendars: new Set(calendars.keys()) })
    .filter(({ at }) => at === prefix || at.startsWith(`${prefix}/`))
    .map((problem) => ({ ...problem, at: problem.at.slice(prefix.length) }));
}
