import type { FlowDocument, NodeId } from "@dialtree/flow";
import { nodeTypes } from "../words/node-types.ts";
import { linesOf, shortened, titleOf, typeTitle } from "../words/node-words.ts";
import { message } from "./words.ts";

export interface Target {
  readonly id: NodeId;
  /** Told apart even when two nodes have one title. */
  readonly name: string;
}

// Enough to tell a goodbye from a question.
const mostSaid = 36;

/** The nodes that something can lead to, by name. */
export function targetsFor(document: FlowDocument): readonly Target[] {
  const { nodes } = document;
  const possible = nodes.filter(({ type }) => nodeTypes.get(type)?.entry !== true);
  const byTitle = Map.groupBy(possible, titleOf);
  return possible
    .map((node) => {
      const title = titleOf(node);
      const alone = (byTitle.get(title)?.length ?? 0) < 2;
      const kind = typeTitle(node.type);
      const name = alone ? (title === kind ? title : `${title} (${kind})`) : `${title} (${node.id})`;
      const said = linesOf(document, node).find((line) => line.kind === "said" && !line.isMissing);
      const words = said && shortened(said.text, mostSaid);
      return { id: node.id, name: words ? message("connect.target", { node: name, words }) : name };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The exits of a node by name, and where each leads now. */
export function exitsOf(
  { nodes, edges }: FlowDocument,
  from: NodeId,
): readonly { readonly id: string; readonly label: string; readonly to: NodeId | undefined }[] {
  const node = nodes.find(({ id }) => id === from);
  const outlets = node ? (nodeTypes.get(node.type)?.outlets(node.data) ?? []) : [];
  return outlets.map(({ id, label }) => ({
    id,
    label,
    to: edges.find((edge) => edge.from === from && edge.outlet === id)?.to,
  }));
}
