import { answer, client, done, type Schemas } from "./http.ts";

export type Here = Schemas["Here"];
export type Present = Here["people"][number];

/** Says that a tab has a flow open, and asks who else has. @throws ApiError */
export function beHere(flow: string, tab: string, editing: boolean): Promise<Here> {
  const params = { path: { id: flow, tab } };
  return answer(client.PUT("/api/flows/{id}/here/{tab}", { params, body: { editing } }));
}

/** Says that a tab has a flow open no longer, also while it is being closed. @throws ApiError */
export function leaveFlow(flow: string, tab: string): Promise<void> {
  const params = { path: { id: flow, tab } };
  return done(client.DELETE("/api/flows/{id}/here/{tab}", { params, keepalive: true }));
}
