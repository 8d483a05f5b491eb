import { answer, client, type Schemas } from "./http.ts";

export type OutgoingOutcome = Schemas["OutgoingOutcome"];
export type OutgoingCalls = Schemas["OutgoingCalls"];

/** Calls that flows have placed, the newest first; those before the one of a key. @throws ApiError */
export function listOutgoingCalls(before?: string): Promise<OutgoingCalls> {
  const query = before === undefined ? {} : { after: before };
  return answer(client.GET("/api/outgoing-calls", { params: { query } }));
}
