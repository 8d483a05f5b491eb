import { notSimulated, type OperationName, operationTable } from "./operations.ts";

/** What a request is about. */
export type Address =
  | { readonly type: "getCall"; readonly callId: string }
  | { readonly type: "getOperation"; readonly callId: string; readonly operationId: string }
  | { readonly type: "act"; readonly callId: string; readonly operation: OperationName }
  | { readonly type: "notSimulated" }
  | { readonly type: "unknown" };

/**
 * Reads a path below /v1.0. Segments are not case-sensitive, actions may carry their namespace, and /app/calls is the
 * old name of /communications/calls.
 */
export function addressOf(method: string, path: string): Address {
  const [root, collection, callId, rest, operationId, ...more] = path.split("/").map(decoded);
  if (!["communications", "app"].includes(root?.toLowerCase() ?? "") || collection?.toLowerCase() !== "calls")
    return { type: "unknown" };
  if (callId === undefined && method === "POST") return { type: "notSimulated" };
  if (!callId || more.length > 0) return { type: "unknown" };

  if (rest === undefined) {
    if (method === "GET") return { type: "getCall", callId };
    return method === "DELETE" ? { type: "act", callId, operation: "delete" } : { type: "unknown" };
  }
  const name = rest.toLowerCase().replace(/^microsoft\.graph\./, "");
  if (name === "operations" && operationId)
    return method === "GET" ? { type: "getOperation", callId, operationId } : { type: "unknown" };
  if (notSimulated.some((known) => known.toLowerCase() === name)) return { type: "notSimulated" };
  const operation = (Object.keys(operationTable) as OperationName[]).find(
    (known) => known.toLowerCase() === name && known !== "delete",
  );
  return operation && operationId === undefined && operationTable[operation].method === method
    ? { type: "act", callId, operation }
    : { type: "unknown" };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
