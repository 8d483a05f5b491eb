import type { FlowDocument } from "@dialtree/flow";
import type { Exit } from "@dialtree/flow/edit";
import { nodeTypes } from "../words/node-types.ts";
import shipped from "./likely-steps.json" with { type: "json" };

const counted: Readonly<Record<string, Readonly<Record<string, number>> | undefined>> = shipped;
// What this flow does itself says more of its author than what others do.
const ownWeight = 3;

/** The types that people put behind such an exit most often, in the shipped flows and in this one; the likeliest first. */
export function likelyBehind(
  { nodes, edges }: Pick<FlowDocument, "nodes" | "edges">,
  exit: Exit,
  fits: (type: string) => boolean,
  most = 4,
): readonly string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const kindOf = ({ from, outlet }: Exit): string | undefined => {
    const node = byId.get(from);
    const type = node && nodeTypes.get(node.type);
    // The data of a step that another version made cannot be asked for exits.
    if (!node || type?.version !== node.version) return undefined;
    const role = type.outlets(node.data).find(({ id }) => id === outlet)?.role;
    return role && `${node.type}/${role}`;
  };
  const kind = kindOf(exit);
  if (kind === undefined) return [];
  const counts = new Map(Object.entries(counted[kind] ?? {}));
  for (const edge of edges) {
    const to = byId.get(edge.to)?.type;
    if (to !== undefined && kindOf(edge) === kind) counts.set(to, (counts.get(to) ?? 0) + ownWeight);
  }
  return [...counts]
    .filter(([type]) => fits(type))
    .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([type]) => type);
}
