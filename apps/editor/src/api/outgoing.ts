import { answer, client, type Schemas } from "./http.ts";

export type OutgoingOutcome = Schemas["OutgoingOutcome"];
export type OutgoingCalls = Schemas["OutgoingCalls"];

/** Calls that flows have placed, the newest first; those before the one of a key. @throws ApiError */
export function listOutgoingCalls(before?: string): Promise<OutgoingCalls> {
  if (before === undefined) return answer(client.GET("/api/outgoing-calls"));
  const params = { path: { key: before } };
  return answer(client.GET("/api/outgoing-calls/{key}/earlier", { params }));
}
