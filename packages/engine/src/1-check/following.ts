import type { FlowDocument, NodeId, NodeType, NodeTypes } from "@dialtree/flow";
import { type Arrivals, arrivals, type Following } from "./arrivals.ts";
import { phasesFollowed } from "./phases.ts";
import { shapesFollowed } from "./shapes.ts";
import { type Survey, survey } from "./survey.ts";

/**
 * Which types of steps work behind an exit, for every call that can leave by it. Nothing leads into an entry; where no call comes yet,
 * every other type may stand.
 */
export function mayFollow(
  document: FlowDocument,
  { from, outlet }: { readonly from: NodeId; readonly outlet: string },
  nodeTypes: NodeTypes,
): (type: NodeType) => boolean {
  const surveyed = survey(document, nodeTypes, {});
  const ways = [
    worksBehind(surveyed, phasesFollowed, from, outlet),
    worksBehind(surveyed, shapesFollowed(surveyed), from, outlet),
  ];
  return (type) => type.entry !== true && ways.every((works) => works(type));
}

function worksBehind<State extends string>(
  surveyed: Survey,
  following: Following<State>,
  from: NodeId,
  id: string,
): (type: NodeType) => boolean {
  const { at }: Arrivals<State> = arrivals(surveyed, following);
  const outlet = surveyed.nodes.get(from)?.readable?.outlets.find((candidate) => candidate.id === id);
  const states = new Set([...(at.get(from) ?? [])].map((state) => following.behind(outlet, state)));
  return (type) => [...states].every((state) => following.works(type, state));
}
