import type { GraphOperation } from "../../api/graph.ts";
import { said } from "../../messages/said.ts";

/** What the server says of operations of Graph, in the language that is on the screen. */
export function graphWords(english: string): string {
  return said("graph", english);
}

/** An operation with what it does in the language that is on the screen: people look for it by these words. */
export function inWords(operation: GraphOperation): GraphOperation {
  const { says, permission, inferred } = operation;
  return {
    ...operation,
    says: graphWords(says),
    permission: permission.split("; ").map(graphWords).join("; "),
    inferred: inferred.map(graphWords),
  };
}
