import { notSimulated, type OperationName, operationTable } from "./operations.ts";

/** What a request is about. */
export type Address =
  | { readonly type: "createCall" }
  | { readonly type: "getCall" | "listOperations" | "listParticipants"; readonly callId: string }
  | { readonly type: "listContentSharingSessions"; readonly callId: string }
  | { readonly type: "getOperation"; readonly callId: string; readonly operationId: string }
  | { readonly type: "getParticipant"; readonly callId: string; readonly participantId: string }
  | {
      readonly type: "act";
      readonly callId: string;
      readonly operation: OperationName;
      readonly participantId?: string;
    }
  | { readonly type: "notSimulated"; readonly callId?: string; readonly because: string }
  | { readonly type: "unknown" };

const unknown: Address = { type: "unknown" };

/**
 * Reads a path below /v1.0. Segments are not case-sensitive, actions may carry their namespace, and /app/calls is the
 * old name of /communications/calls.
 */
export function addressOf(method: string, path: string): Address {
  const [root, collection, ...rest] = path.split("/").map(decoded);
  if (!["communications", "app"].includes(root?.toLowerCase() ?? "") || collection?.toLowerCase() !== "calls")
    return unknown;
  const [callId, ...below] = rest;
  if (callId === undefined) return method === "POST" ? { type: "createCall" } : unknown;
  if (callId === "") return unknown;
  const reason = notSimulated[nameIn(callId)];
  if (below.length === 0 && reason !== undefined && method === "POST")
    return { type: "notSimulated", because: reason };
  return belowCall(method, callId, below);
}

function belowCall(method: string, callId: string, below: readonly string[]): Address {
  const [first, second, third, ...more] = below;
  if (more.length > 0 || below.includes("")) return unknown;
  if (first === undefined) {
    if (method === "GET") return { type: "getCall", callId };
    return method === "DELETE" ? { type: "act", callId, operation: "delete" } : unknown;
  }
  const name = nameIn(first);
  const because = notSimulated[name];
  if (because !== undefined && !(name === "contentsharingsessions" && method === "GET"))
    return { type: "notSimulated", callId, because };
  switch (name) {
    case "contentsharingsessions":
      return second === undefined ? { type: "listContentSharingSessions", callId } : unknown;
    case "operations":
      if (method !== "GET" || third !== undefined) return unknown;
      return second === undefined
        ? { type: "listOperations", callId }
        : { type: "getOperation", callId, operationId: second };
    case "participants":
      return ofParticipants(method, callId, second, third);
    default:
      return second === undefined ? action(method, callId, "call", name) : unknown;
  }
}

function ofParticipants(method: string, callId: string, second?: string, third?: string): Address {
  if (second === undefined) return method === "GET" ? { type: "listParticipants", callId } : unknown;
  if (third !== undefined) {
    const found = action(method, callId, "participant", nameIn(third));
    return found.type === "act" ? { ...found, participantId: second } : found;
  }
  const found = action(method, callId, "participants", nameIn(second));
  if (found.type === "act") return found;
  if (method === "GET") return { type: "getParticipant", callId, participantId: second };
  return method === "DELETE"
    ? { type: "act", callId, operation: "removeParticipant", participantId: second }
    : unknown;
}

function action(
  method: string,
  callId: string,
  on: "call" | "participants" | "participant",
  name: string,
): Address {
  const found = Object.entries(operationTable).find(
    ([key, row]) => row.on === on && row.method === method && (row.path ?? key).toLowerCase() === name,
  );
  return found ? { type: "act", callId, operation: found[0] as OperationName } : unknown;
}

const nameIn = (segment: string): string => segment.toLowerCase().replace(/^microsoft\.graph\./, "");

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
