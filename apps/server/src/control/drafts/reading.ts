import { type FlowDocument, type NodeTypes, read } from "@dialtree/flow";
import { ControlError } from "../control-error.ts";
import { told } from "../publishing/told-problem.ts";

/**
 * The document that somebody sent. What is wrong with the flow may stay for now; what cannot be a flow at all may not.
 * @throws ControlError `document_unreadable` with every reason, or `flow_id_differs`
 */
export function documentFrom(json: unknown, nodeTypes: NodeTypes, id?: string): FlowDocument {
  const { document, problems } = read(json, nodeTypes);
  if (!document) {
    throw new ControlError(
      "document_unreadable",
      "This cannot be read as a flow.",
      "Correct what the problems name. Nothing was saved.",
      { problems: problems.map((problem) => told(problem, id ?? "", undefined, nodeTypes)) },
    );
  }
  if (id !== undefined && document.id !== id) {
    throw new ControlError(
      "flow_id_differs",
      `The document is of the flow "${document.id}", and was sent for "${id}".`,
      "Send it for its own flow; a flow keeps its id for ever.",
    );
  }
  return document;
}
